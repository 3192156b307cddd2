"""The columns of ruled tables, the same over every page and every table between the same edges.

A page that shows only full-width answers has no inner rulings, and a section with two options has fewer than
one with four; counted over all of them, a column has one number throughout the document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.grid import Grid

# Two tables whose outer edges agree within this many points are one table.
SAME_EDGE: Final = 4.0


class TableColumns:
    """Which table a grid belongs to, and where that table's columns begin."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        outer: list[tuple[float, float]] = []
        edges: list[list[float]] = []
        self._table: dict[int, int] = {}
        for grid in grids:
            x0, x1 = grid.xs[0], grid.xs[-1]
            same = (
                t for t, (a, b) in enumerate(outer) if abs(a - x0) <= SAME_EDGE and abs(b - x1) <= SAME_EDGE
            )
            table = next(same, len(outer))
            if table == len(outer):
                outer.append((x0, x1))
                edges.append([])
            self._table[id(grid)] = table
            edges[table] += grid.xs
        self._edges = [_cluster(found) for found in edges]
        self.tables = len(outer)

    def table(self, grid: Grid) -> int:
        return self._table[id(grid)]

    def place(self, grid: Grid, x0: float, x1: float) -> tuple[int, int]:
        """The first column between x0 and x1 and how many there are."""
        edges = self._edges[self.table(grid)]
        first, last = _nearest(edges, x0), _nearest(edges, x1)
        return first, max(1, last - first)


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
