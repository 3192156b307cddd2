"""Rows that stand in one band between two level lines, as in a printed book's tables.

---------------------------------------------
Nr  Fråga                           Ja   Nej
---------------------------------------------
1   Finns rutiner för attest?       X            each number begins a row of its own,
2   Görs stickprov?                      X       and so does each line where all have a mark
---------------------------------------------
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.layout.apart import MARKS
from granskning_cli.layout.grounds import Row
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Word

# A number is no longer than this, in characters.
NUMBER: Final = 6
# Lines of two rows may overlap by so much, in sizes of type.
OVERLAP: Final = 0.25


def stacked(row: Row, words: Sequence[Word]) -> list[Row]:
    """The rows of a band; itself where nothing shows that it holds several."""
    if not row.seams or row.merged is not None or len(words) < 2:
        return [row]
    starts = _numbers(words, row.seams[0]) or _marked(words, row.seams[0])
    edges = [row.top, *[word.bbox.top for word in starts[1:]], row.bottom]
    if len(starts) < 2 or any(_runs_through(word, y) for y in edges[1:-1] for word in words):
        return [row]
    return [Row(top, bottom, row.seams) for top, bottom in pairwise(edges)]


def _numbers(words: Sequence[Word], edge: float) -> list[Word]:
    """The numbers that are all that stands in the first column, from the top."""
    first = [word for word in words if word.bbox.x1 <= edge]
    lines = group(first)
    if any(len(line) > 1 or not _is_number(line[0].text) for line in lines):
        return []
    return [line[0] for line in lines]


def _is_number(text: str) -> bool:
    return len(text) <= NUMBER and any(map(str.isdecimal, text))


def _marked(words: Sequence[Word], edge: float) -> list[Word]:
    """The first word of each line, where each has text in the first column and one mark behind it."""
    lines = group(words)
    if all(line[0].bbox.x1 <= edge and sum(_is_mark(word, edge) for word in line) == 1 for line in lines):
        return [line[0] for line in lines]
    return []


def _is_mark(word: Word, edge: float) -> bool:
    return word.bbox.x0 >= edge and word.text in MARKS


def _runs_through(word: Word, y: float) -> bool:
    return word.bbox.top + OVERLAP * word.size < y < word.bbox.bottom - OVERLAP * word.size
