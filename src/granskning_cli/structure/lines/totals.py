"""Rows that count the marks above them: "Summa | 2 | 1 | 1" answers nothing."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece


def totals(pieces: Sequence[Piece], words: Vocabulary) -> set[int]:
    """The pieces of rows that are named for a sum and hold nothing but figures in the options' columns."""
    out: set[int] = set()
    for _, group in itertools.groupby(enumerate(pieces), key=lambda one: one[1].row):
        own = list(group)
        filled = [piece for _, piece in own if piece.line is not None]
        figures = [piece for piece in filled if piece.role == "option"]
        names = [piece for piece in filled if piece.role != "option"]
        if (
            len(figures) > 1
            and len(names) == 1
            and all(piece.line is not None and piece.line.text.isdecimal() for piece in figures)
            and names[0].line is not None
            and words.has("totals", names[0].line.text)
        ):
            out.update(at for at, _ in own)
    return out
