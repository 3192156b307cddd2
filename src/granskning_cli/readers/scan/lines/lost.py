"""Level rulings that a coarse scan lost: the upright ones between the cells of a row end at one height all the same.

| 1.5 Har besluten verkställts? |  X |    |    |        a fax leaves out every other row of pixels,
|                                                       and with it the thin line below these cells
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.readers.scan.picture import Line, Picture

# So many upright lines of one row are so long, in points, which no stem of a letter is, and begin and end so near.
FEWEST: Final = 3
LONG: Final = 12.0
NEAR: Final = 1.8
# Lines of one row stand so far apart, in points.
APART: Final = 14.0


def lost_levels(picture: Picture, level: Sequence[Line], upright: Sequence[Line]) -> list[Line]:
    """The level lines that such rows are thought to end on, from the edge of the table to its other edge."""
    near = NEAR * picture.unit
    out: list[Line] = []
    for which, other in (("end", "start"), ("start", "end")):
        hanging = [
            line
            for line in upright
            if line.end - line.start >= LONG * picture.unit
            and _meets(line, getattr(line, other), level, near)
            and not _meets(line, getattr(line, which), level, near)
        ]
        while hanging:
            first = hanging[0]
            row = [
                line
                for line in hanging
                if abs(line.start - first.start) <= near and abs(line.end - first.end) <= near
            ]
            hanging = [line for line in hanging if line not in row]
            columns = sorted(line.position for line in row)
            apart = all(b - a >= APART * picture.unit for a, b in pairwise(columns))
            if len(row) >= FEWEST and apart:
                at = sorted(getattr(line, which) for line in row)[len(row) // 2]
                out.append(_across(at, columns, upright))
    return out


def _meets(line: Line, end: float, level: Sequence[Line], near: float) -> bool:
    return any(
        abs(other.position - end) <= near and other.start - near <= line.position <= other.end + near
        for other in level
    )


def _across(at: float, columns: Sequence[float], upright: Sequence[Line]) -> Line:
    """A level line between the nearest upright ones that pass by at its height, left and right of a row's own."""
    passing = [line.position for line in upright if line.start < at < line.end]
    left = max([x for x in passing if x < columns[0]], default=columns[0])
    right = min([x for x in passing if x > columns[-1]], default=columns[-1])
    return Line("h", at, left, right, 1.0)
