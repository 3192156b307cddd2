"""Lone ink that was taken for a mark in a column of numbers where one is missing: it is that number.

1   Finns ett program?      X
2   Sorteras avfallet?           X
X   Är energin känd?        X           the 3 was not read, and stands before its line as no mark does
4   Har klagomål kommit?         X
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.numbers.counting import Count, between, count_of
from granskning_cli.readers.scan.picture import Place

# Numbers of one column have their middles so near, in points; so many of them make it one.
SAME: Final = 4.0
FEWEST: Final = 2
# What was told by the count is not sure.
SURE: Final = 0.5
_DIGIT: Final = re.compile(r"\d")


def in_turn(words: Sequence[Word], alone: Sequence[Place]) -> tuple[list[Word], list[Place]]:
    """The words with such numbers, and the marks without them."""
    numbers = [word for word in words if count_of(word.text) is not None] if alone else []
    if len(numbers) < FEWEST:
        return list(words), list(alone)
    levels = Levels(words)
    found: dict[Place, Word] = {}
    for place in alone:
        box = place.area
        column = [word for word in numbers if abs(_middle(word.bbox) - _middle(box)) <= SAME]
        marks = sum(abs(_middle(other.area) - _middle(box)) <= SAME for other in alone)
        led = any(word.bbox.x0 < box.x0 for word in levels.across(box.top, box.bottom))
        text = _missing(box, column) if len(column) >= max(FEWEST, marks) and not led else None
        if text is not None:
            found[place] = Word(text, box, "", round(box.bottom - box.top, 2), score=SURE)
    return [*words, *found.values()], [place for place in alone if place not in found]


def _middle(box: BBox) -> float:
    return (box.x0 + box.x1) / 2


def _missing(box: BBox, column: Sequence[Word]) -> str | None:
    """The number between those above and below, where one alone is lacking."""
    above = max([word for word in column if word.bbox.bottom <= box.top], key=_bottom, default=None)
    below = min([word for word in column if word.bbox.top >= box.bottom], key=_bottom, default=None)
    before, after = (count_of(word.text) if word is not None else None for word in (above, below))
    for word in (below, above):
        text = between(before, after, _DIGIT.sub("d", word.text)) if word is not None else None
        if text is not None and _is_next(count_of(text), after):
            return text
    return None


def _is_next(count: Count | None, after: Count | None) -> bool:
    """Whether no other number is lacking before the one below."""
    if count is None or after is None:
        return count is not None
    return after.steps in ((*count.steps[:-1], count.steps[-1] + 1), (*count.steps, 1))


def _bottom(word: Word) -> float:
    return word.bbox.bottom
