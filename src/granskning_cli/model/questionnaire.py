"""The result of a parse, as the contract has it: field order here is the order in the output."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from granskning_cli.model.layout import Basis, Unit

Severity = Literal["error", "warning", "info"]


def absent(value: object) -> bool:
    """For fields that are left out where they say nothing."""
    return value is None or value == ()


class Model(BaseModel):
    """Frozen, and closed to fields it does not know: a typing error in a hand-edited file is found."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Provenance(Model):
    """Where a value stands in the document, and how it is known. bbox is x0, top, x1, bottom."""

    page: int = Field(ge=1)
    bbox: tuple[float, float, float, float]
    unit: Unit = "pt"
    basis: Basis
    score: float | None = Field(default=None, exclude_if=absent)


class Option(Model):
    """One thing that can be ticked: `label` is what is printed, `code` is the same in every language."""

    code: str
    label: str


class Scale(Model):
    """The options that a section's questions share, in the order printed."""

    id: str
    options: tuple[Option, ...]


class Selected(Model):
    """A ticked option, and the text that belongs to it alone."""

    code: str
    label: str
    text: str | None = None
    at: Provenance | None = None


class Fact(Model):
    """Something that can be compared in an answer's text: `text` is what is printed, `value` the same in one form.

    `start` and `end` count characters of the answer's text. `value` is an ISO 8601 date, reduced where the text says
    less (2025-12, 2025-Q1, 2025-H2, 2025-T2, 2025-W12, 2025-autumn, --09-22 without its year), a decision's
    "2025-12-10 § 204", an amount in kronor (or with another currency's code, "20000 EUR"), a percentage ("2 pp" for
    points), a risk value (12, 3x4, high), the number of a question; a range is a/b.
    """

    kind: Literal["date", "decision", "amount", "percentage", "risk", "reference"]
    text: str
    value: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    at: Provenance | None = None


class Correction(Model):
    """What a person put right: the field, what was read there and what holds instead, who says so and why."""

    field: Literal["selected", "text", "respondent", "organisation", "year"]
    old: str | int | tuple[str, ...] | None
    new: str | int | tuple[str, ...] | None
    who: str | None = None
    why: str | None = None
    when: str | None = Field(default=None, exclude_if=absent)


class Answer(Model):
    """What the respondent gave."""

    state: Literal["answered", "unanswered", "ambiguous"]
    selected: tuple[Selected, ...] = ()
    text: str | None = None
    at: Provenance | None = None
    facts: tuple[Fact, ...] = Field(default=(), exclude_if=absent)
    corrections: tuple[Correction, ...] = Field(default=(), exclude_if=absent)


class Question(Model):
    """One numbered (or unnumbered) question with its answer; `answer` is null in a template."""

    number: str | None
    printed: str | None = Field(default=None, exclude_if=absent)
    text: str
    instruction: str | None = None
    kind: Literal["choice", "multiple", "open"]
    options: tuple[Option, ...] | None = None
    required: bool | None = Field(default=None, exclude_if=absent)  # only where a template says so
    at: Provenance | None = None
    answer: Answer | None = None


class Section(Model):
    """A titled group of questions. number is null where none is printed."""

    number: str | None
    title: str | None
    scale: Scale | None = None
    at: Provenance | None = None
    questions: tuple[Question, ...] = ()


class Source(Model):
    """The file that was read."""

    name: str | None
    sha256: str
    media_type: str
    pages: int
    reader: str
    template: str | None = Field(default=None, exclude_if=absent)  # the name of the template it was read with


def _by_hand() -> Source:
    """A template is written by a person and was read from no document."""
    return Source(name=None, sha256="", media_type="application/yaml", pages=0, reader="template")


class Unplaced(Model):
    """Words of the document that are in no field and are not page furniture."""

    text: str
    at: Provenance


class Diagnostic(Model):
    """Something the reader of the result must know; the codes are explained by `granskning explain`."""

    code: str
    name: str
    severity: Severity
    message: str
    question: str | None = None
    at: Provenance | None = None


class Questionnaire(Model):
    """One document as data."""

    schema_version: Literal["1"] = "1"
    title: str | None = None
    respondent: str | None = None
    organisation: str | None = None
    year: int | None = None
    language: str | None = None
    corrections: tuple[Correction, ...] = Field(default=(), exclude_if=absent)  # of the fields above
    source: Source = Field(default_factory=_by_hand)  # only a template may leave it out
    sections: tuple[Section, ...] = ()
    unplaced: tuple[Unplaced, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
