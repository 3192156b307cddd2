"""Two questionnaires beside each other, as the contract has it: field order here is the order in the output."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from granskning_cli.model.questionnaire import Diagnostic, Model, Provenance, absent

Kind = Literal["added", "removed", "renumbered", "moved", "wording", "instruction", "scale", "answer", "text"]


class Side(Model):
    """One of the two questionnaires."""

    name: str | None
    respondent: str | None
    year: int | None
    sha256: str


class Change(Model):
    """One difference of one question, or of one section where `text` is its title.

    `before` and `after` are labels (answer, scale), texts, numbers, titles or, for a question that is only on one side,
    the question itself as a tree. `similarity` is that of the wordings, 0 to 1; null for a section and for what is on one
    side only. The positions count the questions of either side from 0; a section's are those of its first question.
    `direction` is where a mark went on its scale, whatever was asked; absent where the scale has no better and worse.
    """

    kind: Kind
    number_old: str | None = None
    number_new: str | None = None
    section_old: str | None = None
    section_new: str | None = None
    before: Any = None
    after: Any = None
    similarity: float | None = Field(default=None, ge=0, le=1)
    text: str
    at_old: Provenance | None = None
    at_new: Provenance | None = None
    position_old: int | None = None
    position_new: int | None = None
    direction: Literal["better", "worse"] | None = Field(default=None, exclude_if=absent)


class Comparison(Model):
    """What changed from `old` to `new`, in the order of NEW; `unchanged` counts the questions without a change."""

    schema_version: Literal["1"] = "1"
    old: Side
    new: Side
    changes: tuple[Change, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
