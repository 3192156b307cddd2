"""Tables whose head stands above their topmost ruling, on a ground of its own or on none -> the rulings around it.

Nr  Påstand                  Ja   Nei      the words keep to the columns below, and fill all of them but one
+--+-----------------------+----+----+     at the most; or the head is a bar of the table, dark and in one piece
|1 | Planen er kjent       |  X |    |
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.beyond import runs_over
from granskning_cli.layout.grid import SAME_RULING, Grid
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page, Rule, Word

# Such a table has so many columns and rows.
FEWEST: Final = 3
# White below the head, and between two of its lines, in sizes of type; it is no higher, in points; white around it.
NEAR: Final = 1.6
LEADING: Final = 0.5
HIGHEST: Final = 60.0
AROUND: Final = 2.0


def headed(page: Page, grids: Sequence[Grid]) -> list[Rule]:
    """The rulings above and between the columns of such heads."""
    out: list[Rule] = []
    for at, grid in enumerate(grids):
        if len(grid.xs) <= FEWEST or len(grid.ys) <= FEWEST:
            continue
        distinct = [len(set(row)) for row in grid.root]
        whole = max(distinct) == len(grid.xs) - 1
        for row, count in enumerate(distinct if whole else ()):
            # a bar of one piece further down is a title
            if 1 < count <= max(distinct) - 1 or (row == 0 and count == 1):
                out += _between(page.words, grid, grid.ys[row], grid.ys[row + 1], grid.ys[row])
        if whole and distinct[0] == max(distinct):
            floor = max((one.bbox.bottom for one in grids[:at]), default=0.0)
            out += _between(page.words, grid, max(floor, grid.bbox.top - HIGHEST), grid.bbox.top, None)
    return out


def _between(words: Sequence[Word], grid: Grid, floor: float, bottom: float, top: float | None) -> list[Rule]:
    """The rulings of a head between two heights; its upper edge where that is known."""
    head = _head(words, grid, floor, bottom)
    columns = {bisect(grid.xs, (word.bbox.x0 + word.bbox.x1) / 2) for word in head}
    if len(columns) < max(FEWEST, len(grid.xs) - 2):
        return []
    top = min(word.bbox.top for word in head) - AROUND if top is None else top
    return [Rule("h", top, grid.bbox.x0, grid.bbox.x1), *[Rule("v", x, top, bottom) for x in grid.xs]]


def _head(words: Sequence[Word], grid: Grid, floor: float, top: float) -> list[Word]:
    """The lines right above a row of a grid, up to one that runs over its columns or stands apart."""
    x0, _, x1, _ = grid.bbox
    near = [w for w in words if floor < w[1][1] and w[1][3] <= top + SAME_RULING and x0 - 1 <= w[1][0] < x1]
    out: list[Word] = []
    edge = top
    for line in group(near)[::-1] if near else ():
        white = edge - max(word.bbox.bottom for word in line)
        if white > (LEADING if out else NEAR) * line[0].size or any(
            runs_over(line, x) for x in grid.xs[1:-1]
        ):
            break
        out += line
        edge = min(word.bbox.top for word in line)
    return out
