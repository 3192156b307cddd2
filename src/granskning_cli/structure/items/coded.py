"""Rows of a table whose column of numbers holds codes that no outline counts.

| Ref.    | Criterion                        | Yes | No |
| ICP 1.1 | The Board has approved a code.   | X   |    |
| KR-12   | The register is reviewed.        |     | X  |
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from granskning_cli.structure.items.numbers import Printed
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.codes import is_code


class Coded(NamedTuple):
    """A row's first piece, the piece that is its code, and the code as printed."""

    start: int
    piece: int
    name: str
    printed: Printed


def coded_rows(pieces: Sequence[Piece], claimed: set[int]) -> dict[int, Coded]:
    """By their rows, those with a code in the column of numbers and words in that of questions."""
    found: dict[int, Coded] = {}
    asking: set[int] = set()
    first = -1
    for at, piece in enumerate(pieces):
        first = at if at == 0 or pieces[at - 1].row != piece.row else first
        header = piece.header
        if header is None or piece.line is None or piece.role != "text" or piece.row in claimed:
            continue
        role = header.roles.get(piece.cell.column)
        if role == "question" and not piece.cell.between:
            asking.add(piece.row)
        elif role == "number" and piece.cell.span == 1 and is_code(piece.line.text):
            text = piece.line.text
            found.setdefault(
                piece.row,
                Coded(first, at, text.rstrip(".):"), Printed((), len(text), "code", relative=False)),
            )
    return {row: coded for row, coded in found.items() if row in asking}
