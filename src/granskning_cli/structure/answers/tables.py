"""A table that stands in an answer -> a line for each of its rows, their cells parted by strokes.

Fråga 1: Redovisa de största projekten.
| Projekt     | Budget | Prognos |             Projekt | Budget | Prognos
| Centralkök  | 64 000 | 64 000  |      ->     Centralkök | 64 000 | 64 000
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.answers.paragraphs import Hyphens, paragraphs
from granskning_cli.structure.lines.pieces import Piece

# So many rows of so many cells are a table.
FEWEST: Final = 2


def texts_of(written: Sequence[Piece], own: int | None, rows: Sequence[Row], hyphens: Hyphens) -> list[str]:
    """An answer's paragraphs; a table in it is one. `own`: the table that the question stands in, if in any."""
    out: list[str] = []
    for table, group in itertools.groupby(written, key=lambda piece: _table_of(piece, own, rows)):
        run = list(group)
        lines = _rows(run, rows, hyphens) if table is not None else []
        out += ["\n".join(lines)] if len(lines) >= FEWEST else paragraphs(run, hyphens)
    return out


def _table_of(piece: Piece, own: int | None, rows: Sequence[Row]) -> int | None:
    """The ruled table that a line stands in, where that is not the question's own."""
    table = rows[piece.row].table if piece.ruled else None
    return table if table != own else None


def _rows(run: Sequence[Piece], rows: Sequence[Row], hyphens: Hyphens) -> list[str]:
    """A line for each row; none where a row's cells do not all belong to the answer, or there is but one in each."""
    out: list[str] = []
    widest = 0
    for at, group in itertools.groupby(run, key=lambda piece: piece.row):
        own = list(group)
        filled = [cell for cell in rows[at].cells if cell.lines]
        cells = [[piece for piece in own if piece.cell is cell] for cell in rows[at].cells]
        if sum(map(bool, cells)) < len(filled):
            return []
        widest = max(widest, len(filled))
        out.append(" | ".join([" ".join(paragraphs(cell, hyphens)) for cell in cells]).strip())
    return out if widest >= FEWEST else []
