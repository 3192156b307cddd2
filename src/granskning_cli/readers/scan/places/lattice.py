"""Circles or boxes to fill in that stand in rows and columns, several blocks of them side by side: an answer sheet.

1  (A) (B) (C) (D)      26  (A) (B) (C) (D)        a row of a block is known by the others, so that one whose
2  (A)  #  (C) (D)      27  (A) (B) (C)  #         outline a scribble hides has its place all the same
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey, Picture

# A block has so many rows and columns, and so much of them is seen.
ROWS: Final = 5
COLUMNS: Final = (2, 10)
SEEN: Final = 0.8
# Middles of one row or column lie within this share of a place's size.
SAME: Final = 0.4
# A column has this share of the places that the fullest has; a step this many times the least parts two blocks.
FULL: Final = 0.4
STEP: Final = 1.6
# Steps of one block differ by this share at the most.
EVEN: Final = 0.15
# A side of a place lies so near to where it is thought, in points; so much of it is drawn, and so many of the four are.
OUTLINE: Final = 0.8
DRAWN: Final = 0.75
SIDES: Final = 3
# The share of a place's side that is its outline, where something is printed inside, and at the most.
PRINTED: Final = 0.16
PLAIN: Final = 0.24


class Block(NamedTuple):
    """Places by row and column; `thought` are those that were not seen, `plain`: nothing is printed in them."""

    rows: list[list[Area]]
    kind: str
    thought: list[Area]
    plain: bool = False

    @property
    def edge(self) -> float:
        """The share of a side that is outline."""
        return PLAIN if self.plain else PRINTED

    @property
    def places(self) -> list[Area]:
        """All of them, row by row."""
        return [place for row in self.rows for place in row]

    @property
    def columns(self) -> list[list[Area]]:
        """The places column by column; a row may have none there."""
        middles = [(one.x0 + one.x1) / 2 for one in max(self.rows, key=len)]
        out: list[list[Area]] = [[] for _ in middles]
        for place in self.places:
            x = (place.x0 + place.x1) / 2
            out[min(range(len(middles)), key=lambda at: abs(middles[at] - x))].append(place)
        return out

    @property
    def area(self) -> Area:
        places = self.places
        return Area(
            min(one.x0 for one in places), min(one.y0 for one in places),
            max(one.x1 for one in places), max(one.y1 for one in places),
        )  # fmt: skip

    @property
    def step(self) -> int:
        """From one column to the next."""
        row = self.rows[0]
        return (row[-1].x0 - row[0].x0) // (len(row) - 1)


def blocks_of(places: Sequence[Area], kind: str) -> list[Block]:
    """The blocks from the left; places that stand in none are in no block."""
    if len(places) < ROWS * COLUMNS[0]:
        return []
    wide = sorted(one.width for one in places)[len(places) // 2]
    high = sorted(one.height for one in places)[len(places) // 2]
    columns = _grouped(places, lambda one: (one.x0 + one.x1) / 2, SAME * wide)
    most = max(len(column) for column in columns)
    columns = [column for column in columns if len(column) >= max(ROWS * FULL, FULL * most)]
    out: list[Block] = []
    for group in _apart(columns):
        if not COLUMNS[0] <= len(group) <= COLUMNS[1] or not _even(group):
            continue
        block = _block(group, wide, high, kind)
        if block is not None:
            out.append(block)
    return out


def seen_in(picture: Picture, block: Block, ink: Grey) -> Block:
    """The block without the places of which nothing was seen: not every row need have as many."""
    hidden = {one for one in block.thought if not _outlined(picture, ink, one)}
    rows = [[one for one in row if one not in hidden] for row in block.rows]
    return Block(rows, block.kind, [one for one in block.thought if one not in hidden], plain=True)


def _outlined(picture: Picture, ink: Grey, place: Area) -> bool:
    """Whether three sides of a box, or what stands for them in a circle, are drawn where they are thought to be."""
    near = picture.px(OUTLINE)
    level = [
        ink[max(0, y - near) : y + near + 1, place.x0 : place.x1].any(axis=0)
        for y in (place.y0, place.y1 - 1)
    ]
    upright = [
        ink[place.y0 : place.y1, max(0, x - near) : x + near + 1].any(axis=1)
        for x in (place.x0, place.x1 - 1)
    ]
    return sum(float(side.mean()) >= DRAWN for side in (*level, *upright) if side.size) >= SIDES


def _middle(column: Sequence[Area]) -> float:
    middles = sorted((one.x0 + one.x1) / 2 for one in column)
    return middles[len(middles) // 2]


def _grouped(places: Sequence[Area], at: Callable[[Area], float], near: float) -> list[list[Area]]:
    """The places by where they lie along one axis."""
    out: list[list[Area]] = []
    last = float("-inf")
    for place in sorted(places, key=at):
        if at(place) - last > near:
            out.append([])
        out[-1].append(place)
        last = at(place)
    return out


def _apart(columns: Sequence[list[Area]]) -> list[list[list[Area]]]:
    """The columns by block: the white between two blocks is wider than that between two columns."""
    middles = [_middle(column) for column in columns]
    steps = [b - a for a, b in pairwise(middles)]
    if not steps:
        return []
    least = min(steps)
    out = [[columns[0]]]
    for column, step in zip(columns[1:], steps, strict=True):
        if step > STEP * least:
            out.append([])
        out[-1].append(column)
    return out


def _even(columns: Sequence[Sequence[Area]]) -> bool:
    middles = [_middle(column) for column in columns]
    step = (middles[-1] - middles[0]) / (len(middles) - 1)
    return all(abs(middles[0] + at * step - one) <= EVEN * step for at, one in enumerate(middles))


def _block(columns: Sequence[Sequence[Area]], wide: int, high: int, kind: str) -> Block | None:
    """The block of such columns, with the places that were not seen."""
    places = [place for column in columns for place in column]
    middles = [_middle(column) for column in columns]
    rows: list[list[Area]] = []
    thought: list[Area] = []
    for row in _grouped(places, lambda one: (one.y0 + one.y1) / 2, SAME * high):
        own: list[Area | None] = [
            next((one for one in row if abs((one.x0 + one.x1) / 2 - x) <= SAME * wide), None) for x in middles
        ]
        found = [one for one in own if one is not None]
        if 2 * len(found) < len(columns):
            return None  # what stands there is something else
        y = sorted(one.y0 + one.y1 for one in found)[len(found) // 2] / 2
        rows.append([_placed(one, x, y, wide, high) for one, x in zip(own, middles, strict=True)])
        thought += [one for one, seen in zip(rows[-1], own, strict=True) if seen is None]
    few = len(thought) <= (1 - SEEN) * len(rows) * len(columns)
    return Block(rows, kind, thought) if len(rows) >= ROWS and few else None


def _placed(seen: Area | None, x: float, y: float, wide: int, high: int) -> Area:
    """A place where it was seen; where its column and row cross, if it was not or was scribbled over."""
    if seen is not None and abs(seen.width - wide) <= EVEN * wide:
        x = (seen.x0 + seen.x1) / 2
    if seen is not None and abs(seen.height - high) <= EVEN * high:  # two lists side by side are no rows
        y = (seen.y0 + seen.y1) / 2
    left, top = round(x - wide / 2), round(y - high / 2)
    return Area(left, top, left + wide, top + high)
