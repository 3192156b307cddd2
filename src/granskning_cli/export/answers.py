"""A questionnaire as rows, one a question: what every long table holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, Literal, NamedTuple, get_args

from granskning_cli.model.questionnaire import (
    Answer,
    Diagnostic,
    Option,
    Provenance,
    Question,
    Questionnaire,
    Section,
    Severity,
)

State = Literal["answered", "unanswered", "ambiguous"]
# What a template's questions hold.
_EMPTY: Final = Answer(state="unanswered")
SEVERITIES: Final[tuple[Severity, ...]] = get_args(Severity)


class Row(NamedTuple):
    """A question with its answer, and the document that it stands in. Its fields are the columns of the tables."""

    document: str | None
    sha256: str
    respondent: str | None
    organisation: str | None
    year: int | None
    section_number: str | None
    section_title: str | None
    position: int
    number: str | None
    text: str
    instruction: str | None
    kind: str
    options: tuple[Option, ...]
    state: str
    selected_codes: tuple[str, ...]
    selected_labels: tuple[str, ...]
    option_texts: tuple[str | None, ...]
    answer_text: str | None
    page: int | None
    bbox: tuple[float, float, float, float] | None
    unit: str | None
    basis: str | None
    diagnostics: tuple[str, ...]
    severity: str | None


COLUMNS: Final = Row._fields


def rows(one: Questionnaire) -> Iterator[Row]:
    """Its questions in their order, counted from 1."""
    remarks = by_question(one)
    asked = ((section, question) for section in one.sections for question in section.questions)
    for position, (section, question) in enumerate(asked, 1):
        answer = question.answer or _EMPTY
        at = place(question)
        page, bbox, unit, basis = (at.page, at.bbox, at.unit, at.basis) if at else (None, None, None, None)
        mine = remarks.get(question.number, ())
        yield Row(
            one.source.name, one.source.sha256, one.respondent, one.organisation, one.year,
            section.number, section.title, position,
            question.number, question.text, question.instruction, question.kind, offered(section, question),
            answer.state,
            tuple(mark.code for mark in answer.selected),
            tuple(mark.label for mark in answer.selected),
            tuple(mark.text for mark in answer.selected),
            answer.text,
            page, bbox, unit, basis,
            tuple(remark.code for remark in mine), highest(mine),
        )  # fmt: skip


def offered(section: Section, question: Question) -> tuple[Option, ...]:
    """What can be marked: the question's own options, else the section's."""
    if question.options is not None:
        return question.options
    return section.scale.options if section.scale is not None and question.kind != "open" else ()


def place(question: Question) -> Provenance | None:
    """Where to look: at the first mark, else at the answer's text, else at the question."""
    answer = question.answer or _EMPTY
    return next((mark.at for mark in answer.selected if mark.at), answer.at or question.at)


def by_question(one: Questionnaire) -> dict[str | None, tuple[Diagnostic, ...]]:
    """The diagnostics that name a question, by its number; where several have it, each has them all."""
    found: dict[str | None, tuple[Diagnostic, ...]] = {}
    for remark in one.diagnostics:
        if remark.question is not None:
            found[remark.question] = (*found.get(remark.question, ()), remark)
    return found


def highest(remarks: tuple[Diagnostic, ...]) -> str | None:
    """The gravest severity; None where nothing was remarked."""
    return min((remark.severity for remark in remarks), key=SEVERITIES.index, default=None)


def lines(row: Row) -> list[str | int | None]:
    """The row for cells that hold one text each: lists stand line by line, an option as "code: label"."""
    options = (f"{option.code}: {option.label}" for option in row.options)
    bbox = " ".join(f"{edge:g}" for edge in row.bbox) if row.bbox else None
    plain = row._replace(bbox=None)._asdict() | {"options": listed(options), "bbox": bbox}
    for name in ("selected_codes", "selected_labels", "diagnostics"):
        plain[name] = listed(plain[name])
    plain["option_texts"] = listed(text or "" for text in row.option_texts) if any(row.option_texts) else None
    return list(plain.values())


def listed(texts: Iterable[str]) -> str | None:
    """A line each, whatever breaks are in them; None where nothing is said."""
    return "\n".join(" ".join(text.split()) for text in texts) or None
