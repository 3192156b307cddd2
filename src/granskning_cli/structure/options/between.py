"""A column between questions and options that is named for neither: it may hold what guides or what was answered.

| Nr | Fråga       | Underlag       | Ja | Nej |
| 1  | Finns mål?  | Antogs i mars. | X  |     |
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text
from granskning_cli.structure.places import place_of


def columns_between(header: Header, pieces: Sequence[Piece], rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Q319 for such a column, if anything stands in it."""
    if header.between is None:
        return
    own = [piece for piece in pieces if piece.header is header and piece.cell.column == header.between]
    filled = [p for p in own if p.line is not None and p.cell.span == 1 and p.row != header.row]
    label = next((cell_text(c) for c in rows[header.row].cells if c.column == header.between), "")
    if filled and label:
        yield diagnostic("Q319", at=place_of(rows, filled[:1]), label=label)
