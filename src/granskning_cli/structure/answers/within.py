"""An answer in the cell of its own question, below a label: "Kontrolleras avtalen?" over "Notering: Ja, i mars."."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import asks
from granskning_cli.structure.lines.pieces import Piece


def labelled_below(pieces: Sequence[Piece], words: Vocabulary) -> int | None:
    """The first piece below a question that begins with an answer's label, in a row or a type of its own.

    Where the cell below a question was not merged, its row has empty places for marks too.
    """
    above = pieces[0].line
    for at, piece in enumerate(pieces[1:], 1):
        if piece.line is None or above is None or not (piece.first or piece.gap > 0):
            continue
        head, colon, rest = piece.line.text.partition(":")
        own, first = piece.line.words[0], above.words[0]
        other = (own.italic, own.size) != (first.italic, first.size)
        if colon and (in_row_below(pieces, at) or (rest and other)) and words.has("answer_columns", head):
            return at
    return None


def row_below(pieces: Sequence[Piece], words: Vocabulary) -> int | None:
    """The first piece of a row below the one that ends with a question mark, which asks for nothing further."""
    above = pieces[0].line
    for at, piece in enumerate(pieces[1:], 1):
        if piece.line is None:
            continue
        if in_row_below(pieces, at):
            ended = above is not None and asks(above.text) and not asks(piece.line.text)
            return at if ended and not starts_with(piece.line.text, words.imperatives) else None
        above = piece.line
    return None


def in_row_below(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a ruling lies between a piece's row and the question's first."""
    return pieces[at].divided and pieces[at].row != pieces[0].row
