"""What a form says of the ends of a scale, "Inte alls – Helt och hållet", is said to the respondent."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import LEGEND
from granskning_cli.structure.answers.paragraphs import Hyphens, joined, paragraphs
from granskning_cli.structure.lines.pieces import Piece


def without_legend(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces of a question or an answer without it."""
    return [piece for piece in pieces if not _explains(piece)] if any(map(_explains, pieces)) else pieces


def with_legend(
    said: tuple[str, str | None], pieces: Sequence[Piece], hyphens: Hyphens
) -> tuple[str, str | None]:
    """A wording and its instruction, with what such pieces say in the instruction."""
    wording, instruction = said
    legend = joined(paragraphs([piece for piece in pieces if _explains(piece)], hyphens))
    return wording, " ".join([part for part in (instruction, legend) if part]) or None


def _explains(piece: Piece) -> bool:
    return piece.line is not None and piece.line.words[0].font == LEGEND
