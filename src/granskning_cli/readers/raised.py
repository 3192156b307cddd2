"""Figures set above the line in smaller type, as marks of notes and powers are: "risker" with a raised 1 -> "risker¹".

60 of ytan, with a raised 2 behind "60"      ->  60²       never 602
a raised 3, "/" and a lowered 4              ->  3/4       the numerator of a fraction is no mark
"risker", then a raised "1)" of its own      ->  risker¹)
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.model.raised import lift

# In shares of the size of the line's type: how small a raised figure is, and how far above the line it stands. What
# touches its word may be as large (WeasyPrint's is nearly), and what does not may be in a cell of its own.
SMALLEST: Final = 0.4
SMALLER: Final = 0.975
LARGEST: Final = 1.02
LOWEST: Final = 0.2
HIGHEST: Final = 0.75
# How close to its word it is where it touches it, and where a space parts them.
CLOSE: Final = 0.15
APART: Final = 0.45
OVER: Final = 0.3
# Letters of a word that is a mark.
LONGEST: Final = 8
# Of a line of type, below its baseline.
_BELOW: Final = 0.21
_FRACTION: Final = re.compile(r"[0-9]+(?=[/\u2044\u2215](?:[0-9]|$))")
_FIGURES: Final = re.compile(r"[0-9]+")
_MARK: Final = re.compile(r"[-\u2212]?[0-9]{1,3}(?:,[0-9]{1,3})*[).,;:]*")
_GOES_ON: Final = tuple(".,;:!?)")
_SLASH: Final = ("/", "\u2044", "\u2215")


def is_raised(size: float, rise: float, gap: float, line: float) -> bool:
    """Whether type of this size is set above a line of another size; `rise`: above its baseline, `gap`: beside it."""
    largest = LARGEST if gap <= CLOSE * line else SMALLER
    return (
        SMALLEST * line <= size <= largest * line
        and LOWEST * line <= rise <= HIGHEST * line
        and -OVER * line <= gap <= APART * line
    )


def raised_of(letters: Sequence[tuple[float, float, float, float]]) -> list[int]:
    """The letters of a word that stand above the line of the largest one's type.

    Of each letter: where it begins and ends along its line, how high its baseline is, and its size.
    """
    if len(letters) < 2:
        return []
    _, _, line, size = max(letters, key=lambda letter: letter[3])
    gaps = [after[0] - letter[1] for letter, after in pairwise(letters)]
    return [
        at
        for at, ((_, _, height, own), gap) in enumerate(zip(letters, (gaps[0], *gaps), strict=True))
        if is_raised(own, height - line, gap, size)
    ]


def lifted(text: str, places: Collection[int]) -> str:
    """The text with the figures at these places raised, and the sign before them."""
    if not places:
        return text
    numerators = {at for run in _FRACTION.finditer(text) for at in range(*run.span())}
    letters = list(text)
    for run in _FIGURES.finditer(text):
        at = run.start()
        for place in range(at, run.end()):
            if place in places and place not in numerators:
                letters[place] = lift(text[place])
        if at - 1 in places and at - 2 not in places and letters[at] != text[at]:
            letters[at - 1] = lift(text[at - 1])
    return "".join(letters)


def with_marks(words: list[Word], hidden: list[bool]) -> tuple[list[Word], list[bool]]:
    """The words with raised figures that are words of their own joined to those that they touch; and which are hidden.

    A mark stands behind its word, or before the first word of a note.
    """
    marks = [
        at for at, word in enumerate(words) if word[0][0] in "0123456789-\u2212" and len(word[0]) < LONGEST
    ]
    gone: set[int] = set()
    for at in marks:
        mark = words[at]
        after = words[at + 1] if at + 1 < len(words) else None
        if not _MARK.fullmatch(mark.text) or (after is not None and _divides(mark, after)):
            continue
        home = at - 1
        while home in gone:
            home -= 1
        if home >= 0 and _above(mark, words[home], mark.bbox.x0 - words[home].bbox.x1):
            words[at] = _lifted(mark, words[home])
            if hidden[home] == hidden[at] and _touches(words[home], mark):
                words[home] = _joined(words[home], words[at])
                gone.add(at)
                if after is not None and hidden[at + 1] == hidden[at] and _follows(words[home], after):
                    words[home] = _joined(words[home], after)
                    gone.add(at + 1)
        elif after is not None and _above(mark, after, after.bbox.x0 - mark.bbox.x1):
            words[at] = _lifted(mark, after)
    if not gone:
        return words, hidden
    kept = [at for at in range(len(words)) if at not in gone]
    return [words[at] for at in kept], [hidden[at] for at in kept]


def beside(words: Sequence[Word]) -> list[Word]:
    """The words with each raised figure that is a word of its own behind the word that it belongs to."""
    out = list(words)
    for mark in words:
        if _MARK.fullmatch(mark.text):
            homes = [one for one in out if _above(mark, one, mark.bbox.x0 - one.bbox.x1)]
            if homes:
                out.remove(mark)
                home = max(homes, key=lambda one: one.bbox.x1)
                out.insert(next(at for at, one in enumerate(out) if one is home) + 1, mark)
    return out


def _lifted(mark: Word, home: Word) -> Word:
    """A mark on the line of the word that it belongs to, so that it makes no line of its own."""
    box = mark.bbox._replace(top=home.bbox.top, bottom=home.bbox.bottom)
    return mark._replace(text=lifted(mark.text, range(len(mark.text))), bbox=box)


def _above(mark: Word, word: Word, gap: float) -> bool:
    rise = (word.bbox.bottom - _BELOW * word.size) - (mark.bbox.bottom - _BELOW * mark.size)
    return is_raised(mark.size, rise, gap, word.size)


def _touches(word: Word, mark: Word) -> bool:
    return not word.hyphen and mark.bbox.x0 - word.bbox.x1 <= CLOSE * word.size


def _divides(mark: Word, after: Word) -> bool:
    """Whether a figure is a fraction's upper one: a stroke follows it, or the lower one stands below its middle."""
    if after.text.startswith(_SLASH):
        return abs(after.bbox.x0 - mark.bbox.x1) <= OVER * after.size
    a, b = mark.bbox, after.bbox
    below = 0 < b.bottom - a.bottom < 2 * mark.size and abs(a.x0 + a.x1 - b.x0 - b.x1) < mark.size / 2
    return below and after.text.isdecimal()


def _joined(word: Word, other: Word) -> Word:
    box = word.bbox._replace(x1=max(word.bbox.x1, other.bbox.x1))
    return word._replace(text=word.text + other.text, bbox=box, hyphen=other.hyphen)


def _follows(word: Word, after: Word) -> bool:
    """Whether a mark's word goes on behind it: the comma of "m²,"."""
    return (
        after.text.startswith(_GOES_ON)
        and abs(after.bbox.bottom - word.bbox.bottom) < LOWEST * word.size
        and -OVER * word.size <= after.bbox.x0 - word.bbox.x1 <= CLOSE * word.size
    )
