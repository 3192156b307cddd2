"""Raised figures: marks of notes ("risker¹", "41 %²") and powers ("60 m²"), as Unicode writes them.

Written as plain figures they would be read as a part of what stands before them: "41 %1", "602".
"""

from __future__ import annotations

import re
from typing import Final

FIGURES: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED: Final = str.maketrans("0123456789", FIGURES)
_PLAIN: Final = str.maketrans(FIGURES, "0123456789")
_SIGNS: Final = {"-": "⁻", "\u2212": "⁻", "+": "⁺"}
# "1", "12)", "1,2", "*2": what is set above the line and holds no letter; "nd" of "2nd" is no mark
_ALONE: Final = re.compile(r"[-\u2212+]?[\s(\[]*\d{1,3}(?:[,;\s–-]+\d{1,3})*[\s)\].,:;*]*")
# behind a measure of length it is a power and says what is counted, and so it is where a sign says so
_MARK: Final = re.compile(rf"(?<![⁻⁺^])(?<!\bm)(?<!\b[cdhkm]m)[{FIGURES}]++(?:,[{FIGURES}]++)*+\)?")


def lift(text: str) -> str:
    """The text with its figures raised, and a sign that it begins with."""
    return _SIGNS.get(text[:1], text[:1]).translate(_RAISED) + text[1:].translate(_RAISED)


def lift_mark(text: str) -> str:
    """What is set above the line with its figures raised; as it is where it may be anything but marks."""
    return lift(text) if _ALONE.fullmatch(text) else text


def marks_in(text: str) -> set[int]:
    """The numbers of the notes that a text refers to."""
    if not _may_hold(text):
        return set()
    found = [one for mark in _MARK.findall(text) for one in mark.strip(")").split(",")]
    return {int(one.translate(_PLAIN)) for one in found}


def without_marks(text: str, instead: str = "") -> str:
    """The text without marks of notes; each of their characters may have another instead."""
    if not _may_hold(text):
        return text

    def taken(mark: re.Match[str]) -> str:
        before = text[: mark.start()]
        # "(8 mnkr²)" closes its bracket, "risker²)" does not
        closes = mark[0][-1] == ")" and before.count("(") > before.count(")")
        return instead * (len(mark[0]) - closes) + (")" if closes else "")

    return _MARK.sub(taken, text)


def _may_hold(text: str) -> bool:
    """Whether a raised figure is in a text: asked of every line, and hardly any has one."""
    return not text.isascii() and any(map(text.__contains__, FIGURES))
