"""Tables that ask two questions a row -> rows that ask one.

| 1 Styrning                 | Ja | Nej | 2 Ekonomi             | Ja | Nej |      the same options twice: the left half
| 1.1 Har nämnden en plan?   | X  |     | 2.1 Finns en budget?  |    |  X  |      goes before the right one

1. Minutes are approved.        4. Risks are discussed.        columns of text whose questions stand at the same
☒ Agree ☐ Disagree              ☒ Agree ☐ Disagree             heights: their numbers go down the one and the other
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from granskning_cli.model.layout import Cell, Row
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.labels import cell_text, labels_of

# So many rows tell how the numbers go.
FEWEST: Final = 2


def halved(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with those of such tables parted: all left halves first where the right ones have a title of their own."""
    out: list[Row] = []
    at = 0
    found = False
    while at < len(rows):
        middle = _middle(rows[at], words)
        if middle is None and (columns := _columns(rows, at)) is not None:
            found = True
            out += columns
            at += len(columns) // 2
            continue
        if middle is None:
            out.append(rows[at])
            at += 1
            continue
        found = True
        end = at + 1
        while end < len(rows) and _parts(rows[end], rows[at], middle):
            end += 1
        out += _parted(rows[at:end], middle)
        at = end
    return out if found else rows


def _columns(rows: Sequence[Row], at: int) -> list[Row] | None:
    """The left cells of the rows from one on, and then the right ones, where each begins with the number that is next."""
    pairs: list[list[int]] = []
    for row in rows[at:]:
        aligned = row.basis == "aligned" and len(row.cells) == 2 and row.table == rows[at].table
        own = [number for cell in row.cells if (number := _number(cell)) is not None] if aligned else []
        if len(own) < 2:
            break
        pairs.append(own)
    down = [pair[which] for which in (0, 1) for pair in pairs]
    if len(pairs) < FEWEST or any(b - a != 1 for a, b in pairwise(down)):
        return None
    return [replace(row, cells=(row.cells[which],)) for which in (0, 1) for row in rows[at : at + len(pairs)]]


def _number(cell: Cell) -> int | None:
    """The number that a cell's text begins with: "6. The budget is set"."""
    first = cell.lines[0].words[0].text if cell.lines and len(cell.lines[0].words) > 1 else ""
    return int(first[:-1]) if first[-1:] in (".", ")") and first[:-1].isdecimal() else None


def _middle(row: Row, words: Vocabulary) -> int | None:
    """The column where the second half of a header begins; None for other rows."""
    if row.table is None or len(row.cells) < 6 or len(row.cells) % 2:
        return None
    kinds = [_codes(cell, words) for cell in row.cells]
    half = len(kinds) // 2
    offered = [kind for kind in kinds[:half] if kind]
    same = kinds[:half] == kinds[half:] and len(offered) > 1 and len(set(offered)) == len(offered)
    return row.cells[half].column if same and not kinds[0] and row.cells[half].span == 1 else None


def _codes(cell: Cell, words: Vocabulary) -> tuple[str, ...]:
    return tuple(sorted({o.code for o in labels_of(cell, words).values()})) if cell.lines else ()


def _parts(row: Row, header: Row, middle: int) -> bool:
    """Whether a row of the same table has no cell that reaches over the middle."""
    inside = [cell for cell in row.cells if cell.column < middle < cell.column + cell.span]
    return row.table == header.table and not inside and len(row.cells) > 1


def _parted(rows: Sequence[Row], middle: int) -> list[Row]:
    left = [replace(row, cells=tuple(c for c in row.cells if c.column < middle)) for row in rows]
    right = [replace(row, cells=_moved(row, middle)) for row in rows]
    if cell_text(right[0].cells[0]) and not _counts_across(left, right):
        return [*left, *right]
    return [left[0], *[half for pair in zip(left[1:], right[1:], strict=True) for half in pair]]


def _counts_across(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether the numbers go from a left half to its right one: 1 | 2 above 3 | 4."""
    pairs = list(zip(left[1:], right[1:], strict=True))
    numbers = [cell_text(half.cells[0]).rstrip(".)") for pair in pairs for half in pair if half.cells]
    if len(numbers) < 2 * len(pairs) or len(pairs) < FEWEST or not all(map(str.isdecimal, numbers)):
        return False
    return all(int(b) - int(a) == 1 for a, b in pairwise(numbers))


def _moved(row: Row, middle: int) -> tuple[Cell, ...]:
    first = min((cell.column for cell in row.cells), default=0)
    return tuple(replace(c, column=c.column - middle + first) for c in row.cells if c.column >= middle)
