"""Answers that printed words lead to: "Svar:", an arrow, a line of dots, "Om nej, motivera:"."""

from __future__ import annotations

import itertools
from typing import Final

from granskning_cli.structure.answers.cuts import Cut, Text
from granskning_cli.structure.answers.placeholders import is_placeholder
from granskning_cli.structure.answers.prompts import ARROWS, follow_up
from granskning_cli.structure.language import normal
from granskning_cli.structure.lines.breaks import asks, imperative
from granskning_cli.structure.lines.parts import LEADERS

# What was chosen from a list has no more words than this.
LONGEST_CHOICE: Final = 6


def label(text: Text) -> Cut | None:
    """A label that leads to the answer: "Svar:"; what was chosen from a list may stand above it."""
    for at, piece in enumerate(text.pieces):
        if not at or piece.line is None:
            continue
        head, colon, _ = piece.line.text.partition(":")
        own = (head, piece.line.words[0].text) if text.habits.labels else ()
        if (
            (colon and text.words.has("answer_columns", head))
            or any(normal(one) in text.habits.labels for one in own)
            or follow_up(piece.line.text, text.words)
        ):
            return _chosen_above(text, at) or Cut(at, "label")
        if piece.line.words[0].text in ARROWS:
            return Cut(at, "arrow")
    return None


def _chosen_above(text: Text, at: int) -> Cut | None:
    """Where what stands between a question and the label is an answer: "Nej" above "Om nej, motivera:", or may be one."""
    above = text.pieces[at - 2].line if at > 1 else None
    line = text.pieces[at - 1].line
    if line is None or above is None or text.marks_at is not None or not asks(above.text):
        return None
    said = line.text
    if text.words.code_of(said) is not None or is_placeholder(said, text.words):
        return Cut(at - 1, "label")
    other = (line.words[0].bold, line.words[0].italic) != (above.words[0].bold, above.words[0].italic)
    short = len(line.words) <= LONGEST_CHOICE and said[-1].isalnum() and not imperative(said, text.words)
    return Cut(at, "label", sure=False) if other and short else None


def leaders(text: Text) -> Cut | None:
    """What was written on the dots behind a label: "Soliditet: ..... 18,4 %"."""
    for at, (above, piece) in enumerate(itertools.pairwise(text.pieces), 1):
        if above.row == piece.row and above.line is not None and LEADERS.fullmatch(above.line.words[-1].text):
            return Cut(at, "leaders")
    return None
