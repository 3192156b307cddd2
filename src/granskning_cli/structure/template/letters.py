"""A wording that was read from a picture with letters wrong -> the wording that the template knows.

Hår nämnden antagit en plan?   ->   Har nämnden antagit en plan?
Har nämnden mål för 2024?           stays: a digit that differs may be another year
"""

from __future__ import annotations

from typing import Final

# A word of so many letters may have two of them wrong, a shorter one one.
LONG: Final = 8


def right_letters(read: str | None, known: str | None) -> str | None:
    """The known wording where every word is the known one but for misread letters; None where something else differs."""
    a, b = (read or "").split(), (known or "").split()
    if not a or len(a) != len(b) or not all(map(_misread, a, b)):
        return None
    return known


def _misread(read: str, known: str) -> bool:
    """Whether a word may be another with letters that were taken for others; none is lost or put in."""
    if read == known:
        return True
    if len(read) != len(known) or any(map(str.isdigit, known)):
        return False
    wrong = sum(x.casefold() != y.casefold() for x, y in zip(read, known, strict=True))
    return wrong <= (2 if len(known) >= LONG else 1) and len(known) > 1
