"""The words that a diagnostic is about."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from granskning_cli.model.questionnaire import Diagnostic, Provenance, Question, Questionnaire

LONGEST: Final = 120


def excerpt(one: Diagnostic, of: Questionnaire) -> str | None:
    """What stands at its place, else its question; cut where it is long."""
    asked = [question for section in of.sections for question in section.questions]
    mine = [question for question in asked if question.number == one.question] if one.question else []
    for text, at in _said(mine or asked, of):
        if one.at is not None and at == one.at and text:
            return _cut(text)
    return _cut(mine[0].text) if len(mine) == 1 and mine[0].text else None


def _said(asked: list[Question], of: Questionnaire) -> Iterator[tuple[str, Provenance | None]]:
    """Answers before their questions, since marks and answers are what most diagnostics are about."""
    for question in asked:
        answer = question.answer
        if answer is not None:
            yield from ((one.text or one.label, one.at) for one in answer.selected)
            yield answer.text or "", answer.at
        yield question.text, question.at
    for section in of.sections:
        yield section.title or "", section.at
    for one in of.unplaced:
        yield one.text, one.at


def _cut(text: str) -> str:
    line = " ".join(text[: 4 * LONGEST].split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def place(one: Diagnostic, of: Questionnaire) -> tuple[int | None, int | None]:
    """Line and column of a plain text, whose unit is characters; of its first page, since a page break is no line."""
    at = one.at
    if at is None or at.unit != "char" or at.page != 1 or of.source.media_type != "text/plain":
        return None, None
    return int(at.bbox[1]) + 1, int(at.bbox[0]) + 1
