"""How a text that has lost its columns shows the cells that nobody marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.answers.marks import cell_per_line
from granskning_cli.structure.answers.order import usual_blanks
from granskning_cli.structure.lines.pieces import Piece


class Manner(NamedTuple):
    """How many blanks stand for each empty cell, or whether each has a line."""

    usual: int | None
    per_line: bool


def manner_of(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> Manner:
    """The manner of a document, by the questions that show it."""
    blanks = [(d.found.run, len(d.header.options)) for d in drafts if d.found.run and d.header]
    lines = [(d.found.lines, len(d.header.options)) for d in drafts if d.found.lines and d.header]
    complete = len(lines) == len(blanks) and cell_per_line(lines, sum(int(p.gap) for p in pieces if p.first))
    return Manner(usual_blanks(blanks), complete)
