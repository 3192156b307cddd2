"""A questionnaire as one row: the answers by question, for tables with a column a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from granskning_cli.export.answers import offered
from granskning_cli.export.matrix_grid import AMBIGUOUS
from granskning_cli.model.questionnaire import Answer, Questionnaire

# A heading is a number and so many characters of the question.
SHORT: Final = 60
DOCUMENT: Final = ("document", "sha256", "respondent", "organisation", "year", "diagnostics")


class Asked(NamedTuple):
    """A question as columns know it: two are the same that have one number and one wording."""

    number: str | None
    text: str
    marked: bool  # whether there are options
    repeat: int  # which of those of one questionnaire that are otherwise the same


class Told(NamedTuple):
    """The labels that were marked and what was written; None for what is not there."""

    marks: str | None
    text: str | None


def answers(one: Questionnaire) -> Iterator[tuple[Asked, Told]]:
    """In the order of the questions."""
    seen: Counter[tuple[str | None, str, bool]] = Counter()
    for section in one.sections:
        for question in section.questions:
            answer = question.answer
            marked = bool(offered(section, question) or (answer and answer.selected))
            key = (question.number, question.text, marked)
            seen[key] += 1
            yield Asked(*key, seen[key]), _told(answer)


def _told(answer: Answer | None) -> Told:
    if answer is None:
        return Told(None, None)
    marks = ", ".join(mark.label for mark in answer.selected)
    if answer.state == "ambiguous":
        marks = f"{AMBIGUOUS} {marks}".strip()
    beside = [f"{mark.label}: {mark.text}" for mark in answer.selected if mark.text]
    return Told(marks or None, "\n\n".join(filter(None, [*beside, answer.text])) or None)


def document(one: Questionnaire) -> list[str | int | None]:
    """The cells of DOCUMENT; of diagnostics the errors and warnings, a line each."""
    doubts = (
        " ".join(filter(None, (remark.code, remark.severity, remark.question)))
        for remark in one.diagnostics
        if remark.severity != "info"
    )
    source = one.source
    return [
        source.name, source.sha256, one.respondent, one.organisation, one.year, "\n".join(doubts) or None,
    ]  # fmt: skip


def heading(asked: Asked) -> str:
    """The number and the beginning of the wording."""
    words = " ".join(asked.text.split())
    short = words if len(words) <= SHORT else words[:SHORT].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
    return f"{asked.number or ''} {short}".strip()


def unique(headings: list[str], of: Callable[[str], str] = str) -> list[str]:
    """The same, numbered where one stands twice; `of` gives what must differ."""
    taken = set(map(of, DOCUMENT))
    found = []
    for heading in headings:
        name, at = heading, 1
        while of(name) in taken:
            at += 1
            name = f"{heading} ({at})"
        taken.add(of(name))
        found.append(name)
    return found
