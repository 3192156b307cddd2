"""Rows that print each label with a cell of its own to mark beside it -> a box before each label.

| 1. Finns en plan?   | Ja | X | Nej |   | Antogs i maj. |      ->   | 1. Finns en plan? | ☒ Ja | ☐ Nej | Antogs i maj. |
| 2. Följs den upp?   | Ja |   | Nej | X |               |           the same labels in the same columns of each row
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, Cell, Row, Word
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.families import belong_together
from granskning_cli.structure.options.labels import cell_text, is_empty_box, is_mark

# So many rows show that labels are no header's.
FEWEST: Final = 2

# The columns of labels with their codes, and how far to the right of each its place is: 1 or -1.
Pairs = tuple[tuple[tuple[int, str], ...], int]


def paired(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with the places of such tables before their labels."""
    found: dict[int, list[Pairs]] = {}
    for row in rows:
        if row.table is not None and len(row.cells) > 2 * FEWEST and (pairs := _pairs(row, words)):
            found.setdefault(row.table, []).append(pairs)
    told = {
        table: own[0]
        for table, own in found.items()
        if len(own) >= FEWEST
        and len(set(own)) == 1
        and 2 * len(own) > sum(row.table == table for row in rows)
    }
    if not told:
        return rows
    return [_boxed(row, told[row.table]) if row.table in told and _pairs(row, words) else row for row in rows]


def _pairs(row: Row, words: Vocabulary) -> Pairs | None:
    """The labels of a row that have a place beside each: all to the right, or all to the left."""
    cells = {cell.column: cell for cell in row.cells}
    labels = [
        (column, code)
        for column, cell in cells.items()
        if cell.lines and (code := words.code_of(cell_text(cell)))
    ]
    codes = [code for _, code in labels]
    if len(labels) < FEWEST or len(set(codes)) < len(codes) or not belong_together(codes):
        return None
    for step in (1, -1):
        places = [cells.get(column + step) for column, _ in labels]
        marked = [place is not None and is_mark(cell_text(place)) for place in places]
        if (
            all(place is not None and _is_place(place) for place in places)
            and labels[0][0] + min(step, 0) > 0
        ):
            return (tuple(labels), step) if sum(marked) < len(marked) else None
    return None


def _is_place(cell: Cell) -> bool:
    text = cell_text(cell)
    return not text or is_mark(text) or is_empty_box(text)


def _boxed(row: Row, pairs: Pairs) -> Row:
    labels, step = pairs
    columns = {column for column, _ in labels}
    cells = {cell.column: cell for cell in row.cells}
    places = {column + step for column in columns}
    return replace(
        row,
        cells=tuple(
            [
                _with_box(cell, cells[cell.column + step]) if cell.column in columns else cell
                for cell in row.cells
                if cell.column not in places
            ]
        ),
    )


def _with_box(label: Cell, place: Cell) -> Cell:
    first = label.lines[0]
    ticked = is_mark(cell_text(place))
    box = place.lines[0].words[0].bbox if place.lines else place.bbox
    sign = Word(TICKED if ticked else BALLOT, box, TYPED, first.words[0].size)
    return replace(label, lines=(replace(first, words=(sign, *first.words)), *label.lines[1:]))
