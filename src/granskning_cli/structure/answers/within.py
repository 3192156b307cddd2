"""An answer in the cell of its own question, below a label: "Kontrolleras avtalen?" over "Notering: Ja, i mars."."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece


def labelled_below(pieces: Sequence[Piece], words: Vocabulary) -> int | None:
    """The first piece below a question that has type of its own and begins with an answer's label and more than that."""
    above = pieces[0].line
    for at, piece in enumerate(pieces[1:], 1):
        if piece.line is None or above is None or not (piece.first or piece.gap > 0):
            continue
        head, colon, rest = piece.line.text.partition(":")
        own, first = piece.line.words[0], above.words[0]
        other = (own.italic, own.size) != (first.italic, first.size)
        if colon and rest and other and words.has("answer_columns", head):
            return at
    return None
