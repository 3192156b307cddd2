"""A table within a cell whose rulings touch those around it -> one cell with all its words.

+----------------+---------------------------+
| 2. Redovisa    | +---------+--------+------+      A strip of white is left of it; its rows belong
| utfall.        | | Måltid  | 88,0   | 90,1 |      to what the cell answers.
|                | +---------+--------+      |
|                | Se även bilaga.           |
+----------------+---------------------------+
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

# White left of a table within a cell, in points.
STRIP: Final = 14.0

Fields = list[list[int]]
# For each cell its first row, the row after its last, its first column and the column after its last.
Extents = dict[int, tuple[int, int, int, int]]


def extents(root: Sequence[Sequence[int]]) -> Extents:
    """The rows and columns that each cell of a grid reaches over."""
    out: Extents = {}
    for r, line in enumerate(root):
        for c, own in enumerate(line):
            if own in out:
                r0, _r1, c0, c1 = out[own]
                out[own] = (r0, r + 1, min(c0, c), max(c1, c + 1))
            else:
                out[own] = (r, r + 1, c, c + 1)
    return out


def without_nested(root: Fields, xs: Sequence[float]) -> Fields:
    """The fields of a grid, those of a table within a cell given to the cell."""
    fields = Counter(own for line in root for own in line)
    if len(fields) == len(root) * len(root[0]):
        return root
    reach = extents(root)
    for own, (r0, r1, c0, c1) in reach.items():
        if fields[own] == (r1 - r0) * (c1 - c0):
            continue  # a cell like others
        inside = {root[r][c] for r in range(r0, r1) for c in range(c0, c1)} - {own}
        whole = all(_within(reach[other], (r0, r1, c0, c1)) for other in inside)
        if whole and len(inside) > 1 and xs[c0 + 1] - xs[c0] <= STRIP and _is_strip(root, c0, (r0, r1)):
            root = [
                [own if c0 <= c < c1 and r0 <= r < r1 else of for c, of in enumerate(line)]
                for r, line in enumerate(root)
            ]
    return root


def _within(inner: tuple[int, int, int, int], outer: tuple[int, int, int, int]) -> bool:
    return inner[0] >= outer[0] and inner[1] <= outer[1] and inner[2] >= outer[2] and inner[3] <= outer[3]


def _is_strip(root: Fields, column: int, rows: tuple[int, int]) -> bool:
    """Whether what stands in a column reaches over no other in any row that others share."""
    beside = [line for line in root[slice(*rows)] if len(set(line[column + 1 :])) > 1]
    return all(line[column] not in line[column + 1 : column + 2] for line in beside)
