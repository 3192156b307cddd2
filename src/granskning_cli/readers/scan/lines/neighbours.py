"""What stands beside, above and below a cell: whether it is one of a grid, of a column, a row by itself or a frame."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Cell, Picture

# A frame so many times as wide as high is to write in; another cell so near shares its side, in points.
WIDE: Final = 1.6
NEXT: Final = 4.0
# Cells of one column have their edges within so many pixels.
SAME: Final = 12


def is_field(picture: Picture, cell: Area, cells: Sequence[Area]) -> bool:
    """Whether a cell is a frame by itself, wider than high: a few letters in it are no mark."""
    near, wide = cell.inset(-picture.px(NEXT)), cell.width >= WIDE * cell.height
    return wide and not any(
        other is not cell
        and other.x0 < near.x1
        and other.x1 > near.x0
        and other.y0 < near.y1
        and other.y1 > near.y0
        for other in cells
    )


def in_grid(cells: Sequence[Area]) -> list[Area]:
    """Those that another stands beside; the rest are rows across their table, which hold signs in no cell of theirs."""
    return [cell for cell in cells if any(other is not cell and _is_beside(other, cell) for other in cells)]


def _is_beside(other: Area, cell: Area) -> bool:
    return min(other.y1, cell.y1) - max(other.y0, cell.y0) > cell.height / 2


def heads(picture: Picture, cell: Area, cells: Sequence[Area]) -> bool:
    """Whether no other cell stands right above one."""
    near = 4 * picture.unit
    return not any(
        abs(other.y1 - cell.y0) <= near and other.x0 < cell.x1 - near and other.x1 > cell.x0 + near
        for other in cells
    )


def same_columns(cells: Sequence[Cell]) -> list[list[Cell]]:
    """For each cell those of its column."""
    return [[other for other in cells if in_column(cell.area, other.area)] for cell in cells]


def in_column(a: Area, b: Area) -> bool:
    """Whether two cells begin and end in one place of a line."""
    return abs(a.x0 - b.x0) <= SAME and abs(a.x1 - b.x1) <= SAME
