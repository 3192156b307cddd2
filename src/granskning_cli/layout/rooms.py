"""Where a form asks for something to be put: a line, a frame or a shaded rectangle, each behind or below its label.

Orsak till dröjsmål: ____________      the words that stand in it are a field's, and where there are none it is empty
Antal ärenden: ░412░░░░░░░░░░░░░
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.layout.grid import find_frames, find_grids
from granskning_cli.model.layout import FIELD, OPEN, BBox, Page, Rule, Word

# A line to write on is at least so long and begins at most so far behind its label, in points.
SHORTEST: Final = 30.0
FARTHEST: Final = 150.0
# A label above a frame begins so near its left edge, in points, and ends so near its top, in sizes of type.
FLUSH: Final = 8.0
ABOVE: Final = 0.9
HIGHEST: Final = 3.2
# So many rooms that begin at one edge, to so many points, make others that begin there rooms.
SEVERAL: Final = 3
EDGE: Final = 4.0


class Room(NamedTuple):
    """Where something may stand, where it would if it did, and in which size of type."""

    bbox: BBox
    inside: BBox
    size: float
    line: bool = False


def lines_of(page: Page) -> list[Room]:
    """Lines that are no edge of a cell."""
    out: list[Room] = []
    upright = [rule for rule in page.rules or () if rule[0] == "v"]
    level = [rule for rule in page.rules or () if rule[0] == "h" and rule[3] - rule[2] > SHORTEST]
    for rule in level:
        if any(side[2] - 2 <= rule[1] <= side[3] + 2 and _meets(side, rule) for side in upright):
            continue  # an edge of a cell
        line = [word for word in page.words if abs(word[1][3] - rule[1]) <= word[3] / 2]
        label = _last(line, rule[2])
        if label is not None:
            out.append(_behind(label, BBox(rule[2], rule[1], rule[3], rule[1]), line=True))
    return out


def rooms_of(page: Page) -> list[Room]:
    """Frames and shaded rectangles that are no part of a table."""
    boxes = boxes_of(page)
    out: list[Room] = []
    for b in boxes:
        line = [
            w for w in page.words if b[1] <= (w[1][1] + w[1][3]) / 2 <= b[3] and not _within_any(w, boxes)
        ]
        label = _last(line, b[0])
        if label is not None:
            out.append(_behind(label, b))
        elif (above := _label_above(page, b, boxes)) is not None:
            out.append(Room(b, b, above[3]))
    return out


def like(page: Page, rooms: Sequence[Room]) -> list[Room]:
    """Frames of any height that begin where several rooms do: as wide as they are, or right below a label."""
    lefts = Counter(round(b[0] / EDGE) for b, *_ in rooms)
    widths = Counter((round(b[0] / EDGE), round(b[2] / EDGE)) for b, *_ in rooms)
    if max(lefts.values(), default=0) < SEVERAL:
        return []
    own, boxes = {room.bbox for room in rooms}, boxes_of(page)
    return [
        Room(b, b, rooms[0].size)
        for b in boxes
        if b not in own
        and lefts[round(b[0] / EDGE)] >= SEVERAL
        and (
            widths[round(b[0] / EDGE), round(b[2] / EDGE)] >= SEVERAL
            or _label_above(page, b, boxes, math.inf) is not None
        )
    ]


def _behind(label: Word, b: BBox, *, line: bool = False) -> Room:
    return Room(b, BBox(b[0], label[1][1], b[2], label[1][3]), label[3], line)


def _label_above(page: Page, b: BBox, boxes: Sequence[BBox], highest: float = HIGHEST) -> Word | None:
    """The first word of a line right above the left edge of a frame that is one line high, or so many at the most."""
    near = [
        word
        for word in page.words
        if abs(word[1][0] - b[0]) <= FLUSH and -2 <= b[1] - word[1][3] <= ABOVE * word[3] and not word[2]
    ]
    label = next(iter(near), None)
    if label is None or b[3] - b[1] > highest * label[3] or _within_any(label, boxes):
        return None
    return label


def boxes_of(page: Page) -> list[BBox]:
    framed = [stack[0] for stack in find_frames(page) if len(stack) == 1] if page.rules else []
    shades = [rect[0] for rect in page.rects if rect.filled and not rect.stroked and not rect.round]
    shades = [b for b in shades if not any(_holds_point(frame, _centre(b)) for frame in framed)]
    out = [b for b in framed + shades if b[2] - b[0] > SHORTEST]
    grids = find_grids(page)[0] if out else []
    return [b for b in out if all(grid.cell_at(*_centre(b)) is None for grid in grids)]


def with_entries(page: Page, rooms: Sequence[Room]) -> Page:
    """The page with what stands in such places as fields, empty ones too."""
    words = [
        word._replace(font=FIELD) if not word[2] and any(_holds(room, word) for room in rooms) else word
        for word in page.words
    ]
    return replace(page, words=(*words, *left_empty(page, rooms)))


def left_empty(page: Page, rooms: Sequence[Room]) -> list[Word]:
    """Fields for the places where nothing stands."""
    return [
        Word(OPEN, room.inside, FIELD, room.size)
        for room in rooms
        if not any(_stands_in(room, word) for word in page.words)
    ]


def _holds(room: Room, word: Word) -> bool:
    return _stands_in(room, word) and word[1][0] >= room.bbox[0] - 2


def _stands_in(room: Room, word: Word) -> bool:
    b = room.bbox
    if not room.line:
        return _within(word, b)
    return abs(word[1][3] - b[1]) <= word[3] / 2 and word[1][0] < b[2] and word[1][2] > b[0] + 2


def _within(word: Word, b: BBox) -> bool:
    return _holds_point(b, _centre(word[1]))


def _holds_point(b: BBox, point: tuple[float, float]) -> bool:
    return b[0] <= point[0] <= b[2] and b[1] <= point[1] <= b[3]


def _within_any(word: Word, boxes: Sequence[BBox]) -> bool:
    return any(_within(word, b) for b in boxes)


def _centre(b: BBox) -> tuple[float, float]:
    return (b[0] + b[2]) / 2, (b[1] + b[3]) / 2


def _last(line: Sequence[Word], x: float) -> Word | None:
    """The word of a line that ends last before a place, if it ends near it."""
    label = max((word for word in line if word[1][2] <= x + 2), key=lambda w: w[1][2], default=None)
    return label if label is not None and x - label[1][2] <= FARTHEST else None


def _meets(upright: Rule, level: Rule) -> bool:
    return level[2] - 2 <= upright[1] <= level[3] + 2
