"""Options that stand in an outline each, the chosen one with a tick in its own.

( ✓ Ja )  ( Nej )  ( Under udarbejdelse )      none of the outlines is a ring around the answer: they are boxes
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, VECTOR, BBox, Rect, Word

# What ticks an option inside of its outline.
TICKS: Final = frozenset("✓✔✗✘☑☒●◉•×xX")
# Outlines of one row begin at one height, give or take so much of it.
LEVEL: Final = 0.25


def chips_of(
    ringed: Mapping[Rect, Sequence[Word]], shades: Sequence[BBox]
) -> tuple[set[Rect], set[Rect], list[Word]]:
    """The outlines that are options' own, those of them that one of the `shades` fills, and the empty boxes of the rest.

    Only where none holds a tick does a shade choose: all of a row may be shaded.
    """
    chips: set[Rect] = set()
    filled: set[Rect] = set()
    boxes: list[Word] = []
    for row in _rows(ringed):
        ticked = [rect for rect in row if _is_ticked(ringed[rect])]
        shaded = [
            rect
            for rect in row
            if not ticked and any(_level(rect.bbox, box) and _over(rect.bbox, box) for box in shades)
        ]
        if len(row) > 1 and (ticked or 0 < len(shaded) < len(row)):
            chips.update(row)
            filled.update(shaded)
            boxes += [_box(rect, ringed[rect]) for rect in row if ticked and rect not in ticked]
    return chips, filled, boxes


def _rows(rects: Iterable[Rect]) -> list[list[Rect]]:
    rows: list[list[Rect]] = []
    for rect in sorted(rects, key=lambda one: (one.bbox.top, one.bbox.x0)):
        row = next((row for row in rows if _level(row[0].bbox, rect.bbox)), None)
        if row is None:
            rows.append([rect])
        else:
            row.append(rect)
    return rows


def _over(one: BBox, other: BBox) -> bool:
    """Whether two shapes begin and end at the same places of a line."""
    near = LEVEL * (one.bottom - one.top)
    return abs(one.x0 - other.x0) <= near and abs(one.x1 - other.x1) <= near


def _level(one: BBox, other: BBox) -> bool:
    return abs(one.bottom - other.bottom) <= LEVEL * (one.bottom - one.top)


def _is_ticked(words: Sequence[Word]) -> bool:
    return len(words) > 1 and min(words, key=lambda word: word.bbox.x0).text in TICKS


def _box(rect: Rect, words: Sequence[Word]) -> Word:
    """An empty box between an outline and its first word."""
    first = min(words, key=lambda word: word.bbox.x0)
    x1 = max(first.bbox.x0 - 0.3 * first.size, rect.bbox.x0 + 0.1)
    return Word(BALLOT, BBox(rect.bbox.x0, first.bbox.top, x1, first.bbox.bottom), VECTOR, first.size)
