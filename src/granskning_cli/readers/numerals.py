"""The number of a list's item -> as the list prints it: 4, iv, d, D."""

from __future__ import annotations

from typing import Final

_ROMANS: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
# Bullets of symbol fonts that are boxes to tick; what else a bullet may look like is a bullet.
BOXES: Final = frozenset("☐□❏❐❑❒\uf06f\uf070\uf071\uf072\uf0a8")


def figure(number: int, form: str) -> str:
    """A number as a list prints it."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(ord("a") + (number - 1) % 26) * (1 + (number - 1) // 26)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        text, left = "", number
        for size, sign in _ROMANS:
            text += sign * (left // size)
            left %= size
        return text if form == "lowerRoman" else text.upper()
    return f"{number:02}" if form == "decimalZero" else "" if form == "none" else str(number)
