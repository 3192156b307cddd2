"""Labels of columns that the reading is not sure of, by the same labels above other tables.

Ja   Nei  Delvis       .47 sure        A form heads its tables alike: what stands in the same column elsewhere, is
Ja   Nej  Delvis       .96             read surely and differs in one letter is the same label.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import RINGED, Word

UNSURE: Final = 0.6
SURE: Final = 0.85
# The middles of labels of one column lie within so many points; a label is no longer than so many letters.
SAME: Final = 6.0
LONGEST: Final = 12


def agreed(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of all pages, with such labels put right."""
    sure = [word for words in pages for word in words if (word.score or 0) >= SURE and _is_label(word)]
    return [[_agreed(word, sure) for word in words] for words in pages]


def _agreed(word: Word, sure: Sequence[Word]) -> Word:
    if word.font == RINGED:
        word = _whole(word, sure)
    return _put_right(word, sure) if (word.score or 1) < UNSURE and _may_head(word) else word


def _is_label(word: Word) -> bool:
    return not word.font and _may_head(word)


def _may_head(word: Word) -> bool:
    """Whether a word may head a column; numbers of questions stand in one too, and differ in a letter."""
    return word.font in ("", RINGED) and 1 < len(word.text) <= LONGEST and word.text.isalpha()


def _put_right(word: Word, sure: Sequence[Word]) -> Word:
    same = {other.text for other in sure if _in_column(word, other) and _alike(word.text, other.text)}
    return word._replace(text=same.pop()) if len(same) == 1 else word


def _whole(word: Word, sure: Sequence[Word]) -> Word:
    """A label that the line around it took a letter of: "Ne" stands where "Nej" does elsewhere."""
    same = {other.text for other in sure if _in_column(word, other) and _cut(word.text, other.text)}
    return word._replace(text=same.pop()) if len(same) == 1 else word


def _cut(text: str, whole: str) -> bool:
    return len(whole) - len(text) == 1 and (whole.startswith(text) or whole.endswith(text))


def _in_column(word: Word, other: Word) -> bool:
    a, b = word.bbox, other.bbox
    return abs((a.x0 + a.x1) - (b.x0 + b.x1)) / 2 <= SAME and abs((a.x1 - a.x0) - (b.x1 - b.x0)) <= SAME


def _alike(text: str, other: str) -> bool:
    return len(text) == len(other) and sum(a != b for a, b in zip(text, other, strict=True)) == 1
