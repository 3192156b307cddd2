"""A number that has a cell of a table to itself, and what stands beside it."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.structure.items.numbers import Printed, read_number
from granskning_cli.structure.lines.pieces import Piece


def letter_cell(pieces: Sequence[Piece], at: int) -> tuple[Printed, ...]:
    """A letter in a cell of its own, with what it asks in the next: "1 | a | Finns en plan?", or before it."""
    piece = pieces[at]
    text = piece.line.text if piece.line is not None else ""
    if text[1:2] == " " and "a" < text[0] <= "z" and text[2:3].isupper() and piece.header and piece.first:
        return (Printed((text[0],), 1, "a", True),)
    alone = len(text) == 1 and "a" <= text <= "z" and piece.ruled and piece.first
    return (Printed((text,), 1, "a", True),) if alone and beside(pieces, at)[:1].isupper() else ()


def number_cell(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    found = read_number(text)
    return bool(found) and found[0].length == len(text)


def beside(pieces: Sequence[Piece], at: int) -> str:
    """What stands in the cell to the right of a number that has a cell of its own."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.line is None or following.row != pieces[at].row:
        return ""
    return following.line.text if following.role == "text" and following.cell is not pieces[at].cell else ""
