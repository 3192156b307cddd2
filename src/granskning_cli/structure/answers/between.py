"""Marks that belong to no one option: in a cell over several options' columns, or in a column without a label.

        | Ja |    | Delvis |        the label between these two could not be read, as where a mark goes through it
1.1 ... |    | X  |        |        M507: the mark is told, and not dropped
"""

from __future__ import annotations

from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import is_mark


def over_several(piece: Piece, header: Header) -> bool:
    """A mark in a merged cell that reaches over the columns of several options."""
    cell = piece.cell
    codes = {
        header.columns[c].code for c in range(cell.column, cell.column + cell.span) if c in header.columns
    }
    return len(codes) > 1 and piece.line is not None and is_mark(piece.line.text)


def is_unnamed(piece: Piece, header: Header) -> bool:
    """A mark alone in a cell among the options' columns that no label stands above, as where it could not be read."""
    cell, line = piece.cell, piece.line
    return (
        piece.role == "text"
        and line is not None
        and cell.span == 1
        and len(header.columns) > 1
        and cell.column not in header.columns
        and max(1, min(header.columns) - 1) <= cell.column <= max(header.columns) + 1
        and is_mark(line.text)
    )
