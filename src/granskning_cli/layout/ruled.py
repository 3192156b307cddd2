"""The columns of ruled tables, the same over every page and every table between the same edges.

A page that shows only full-width answers has no inner rulings, and a section with two options has fewer than
one with four; counted over all of them, a column has one number throughout the document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.layout.grid import Grid

# Two tables whose outer edges agree within this many points are one table.
SAME_EDGE: Final = 4.0
# So much wider or narrower, and so far aside in points, may a table come out on another photograph.
STRETCHED: Final = 0.05
ASIDE: Final = 24.0
FEWEST_EDGES: Final = 4


class _Fit(NamedTuple):
    """Where a grid's edges lie in its table: x * scale + shift."""

    table: int
    scale: float = 1.0
    shift: float = 0.0

    def at(self, x: float) -> float:
        return x * self.scale + self.shift


class TableColumns:
    """Which table a grid belongs to, and where that table's columns begin; `pictured` are the grids of pictures.

    No two photographs of a table are of one size: there the columns tell that it is the same.
    """

    def __init__(self, grids: Sequence[Grid], pictured: Sequence[Grid] = ()) -> None:
        stretched = {id(grid) for grid in pictured}
        edges: list[list[float]] = []
        self._fit: dict[int, _Fit] = {}
        for grid in grids:
            fit = (_same_columns(grid, edges) if id(grid) in stretched else None) or _same_edges(grid, edges)
            if fit is None:
                fit = _Fit(len(edges))
                edges.append([grid.xs[0], grid.xs[-1]])
            self._fit[id(grid)] = fit
            edges[fit.table] += map(fit.at, grid.xs)
        self._edges = [_cluster(found) for found in edges]
        self.tables = len(edges)

    def table(self, grid: Grid) -> int:
        return self._fit[id(grid)].table

    def place(self, grid: Grid, x0: float, x1: float) -> tuple[int, int]:
        """The first column between x0 and x1 and how many there are."""
        fit = self._fit[id(grid)]
        edges = self._edges[fit.table]
        first, last = _nearest(edges, fit.at(x0)), _nearest(edges, fit.at(x1))
        return first, max(1, last - first)


def _same_edges(grid: Grid, tables: Sequence[Sequence[float]]) -> _Fit | None:
    x0, x1 = grid.xs[0], grid.xs[-1]
    for table, (a, b, *_) in enumerate(tables):
        if abs(a - x0) <= SAME_EDGE and abs(b - x1) <= SAME_EDGE:
            return _Fit(table)
    return None


def _same_columns(grid: Grid, tables: Sequence[Sequence[float]]) -> _Fit | None:
    """The table whose edges a grid has if it is moved aside and stretched a little."""
    x0, x1 = grid.xs[0], grid.xs[-1]
    if len(grid.xs) < FEWEST_EDGES:
        return None
    for table, (a, b, *inner) in enumerate(tables):
        scale = (b - a) / (x1 - x0)
        fit = _Fit(table, scale, a - x0 * scale)
        if abs(scale - 1) > STRETCHED or max(abs(a - x0), abs(b - x1)) > ASIDE:
            continue
        if all(any(abs(fit.at(x) - edge) <= SAME_EDGE for edge in inner) for x in grid.xs[1:-1]):
            return fit
    return None


def _cluster(values: list[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SAME_EDGE:
            out.append(value)
    return out


def _nearest(edges: Sequence[float], value: float) -> int:
    index = bisect_left(edges, value)
    if index == len(edges) or (index and value - edges[index - 1] <= edges[index] - value):
        return index - 1
    return index
