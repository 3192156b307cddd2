"""A wording that was read from a picture with letters wrong -> the wording that the template knows.

Hår nämnden antagit en plan?   ->   Har nämnden antagit en plan?
Angiv belobsgreensen.          ->   Angiv beløbsgrænsen.
Har nämnden mål för 2024?           stays: a digit that differs may be another year
"""

from __future__ import annotations

from typing import Final

# A word of so many letters may have two of them wrong, a shorter one one.
LONG: Final = 8
# A letter may be read as so many more.
MORE: Final = 2


def right_letters(read: str | None, known: str | None) -> str | None:
    """The known wording where every word is the known one but for misread letters; None where something else differs."""
    a, b = (read or "").split(), (known or "").split()
    if not a or len(a) != len(b) or not all(map(_misread, a, b)):
        return None
    return known


def _misread(read: str, known: str) -> bool:
    """Whether a word may be another with letters that were taken for others; none is lost or put in.

    A letter that the reading does not know, such as æ or ø, may be taken for several: "greense" for "grænse".
    """
    if read == known:
        return True
    if any(map(str.isdigit, known)) or len(known) < 2:
        return False
    most = 2 if len(known) >= LONG else 1
    if len(read) == len(known):
        return sum(x.casefold() != y.casefold() for x, y in zip(read, known, strict=True)) <= most
    return not known.isascii() and _foreign(read.casefold(), known.casefold(), most)


def _foreign(read: str, known: str, most: int) -> bool:
    """Whether two words differ in no more than so many letters, and in length only where one is no ASCII letter."""
    from difflib import SequenceMatcher

    wrong = 0
    for kind, i, j, k, end in SequenceMatcher(None, known, read, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        if known[i:j].isascii() and j - i != end - k:
            return False
        if abs((end - k) - (j - i)) > MORE:
            return False
        wrong += j - i
    return wrong <= most
