"""A questionnaire as a document in Markdown: facts, sections, questions with marks and answers, diagnostics.

Nothing that a respondent wrote is markup: every character that could be is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from granskning_cli.export.answers import by_question, offered
from granskning_cli.export.matrix_markdown import plain

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import (
        Answer,
        Diagnostic,
        Question,
        Questionnaire,
        Section,
        Selected,
    )

_STATES: Final = {"unanswered": "*unanswered*", "ambiguous": "**ambiguous**"}
# ends a line that the next does not go on with
BREAK: Final = "\\"
# "1. " and "1) " begin a list where a line begins
_COUNTED: Final = re.compile(r"^(\d+)([.)])(?=\s|$)")


def dump(result: Questionnaire) -> bytes:
    """Blocks parted by blank lines."""
    remarks = by_question(result)
    blocks = [f"# {_text(_title(result))}", "\n".join(_facts(result))]
    for section in result.sections:
        heading = " ".join(filter(None, (section.number, section.title)))
        blocks.append(f"## {_text(heading) or 'Without a title'}")
        for question in section.questions:
            blocks += _question(section, question, remarks.get(question.number, ()))
    if result.unplaced:
        blocks += ["## Unplaced", "\n".join(f"* {_text(words.text)}" for words in result.unplaced)]
    if result.diagnostics:
        blocks += ["## Diagnostics", "\n".join(f"* {_remark(remark)}" for remark in result.diagnostics)]
    return ("\n\n".join(blocks) + "\n").encode()


def _title(one: Questionnaire) -> str:
    who = " ".join(str(part) for part in (one.respondent, one.year) if part is not None)
    return one.title or who or one.source.name or "Questionnaire"


def _facts(one: Questionnaire) -> Iterator[str]:
    facts = {
        "Respondent": one.respondent, "Organisation": one.organisation, "Year": one.year, "Language": one.language,
        "Document": one.source.name, "SHA-256": one.source.sha256,
    }  # fmt: skip
    for name, value in facts.items():
        if value is not None:
            yield f"* {name}: {_text(str(value))}"


def _question(section: Section, question: Question, remarks: tuple[Diagnostic, ...]) -> Iterator[str]:
    yield f"### {_text(' '.join(filter(None, (question.number, question.text))))}"
    if question.instruction:
        yield f"*{_text(question.instruction)}*"
    answer = question.answer
    boxes = list(_boxes(section, question))
    if boxes:
        yield "\n".join(boxes)
    if answer is not None:
        yield from _answer(answer)
    if remarks:
        yield "\n".join(f"* {_remark(remark, named=False)}" for remark in remarks)


def _boxes(section: Section, question: Question) -> Iterator[str]:
    """What is offered, marked or not; then marks that nobody offered."""
    marks = list(question.answer.selected) if question.answer else []
    for option in offered(section, question):
        mark = next((one for one in marks if one.code == option.code), None)
        if mark is None:
            yield f"* [ ] {_text(option.label)}"
        else:
            marks.remove(mark)
            yield _marked(mark)
    yield from map(_marked, marks)


def _marked(mark: Selected) -> str:
    words = f"**{_text(mark.label)}**" if mark.label.strip() else ""
    return f"* [x] {words}" + (f": {_text(mark.text)}" if mark.text else "")


def _answer(answer: Answer) -> Iterator[str]:
    if answer.state in _STATES:
        yield _STATES[answer.state]
    if answer.text:
        yield "\n>\n".join("\n".join(_block(block)) for block in re.split(r"\n\s*\n", answer.text))


def _block(block: str) -> Iterator[str]:
    """A paragraph of an answer as a quotation: its list items stay list items, its lines stay lines."""
    lines = block.split("\n")
    for at, line in enumerate(lines):
        if line.startswith("- "):
            yield f"> * {_text(line[2:])}"
            continue
        if at and lines[at - 1].startswith("- "):
            yield ">"
        goes_on = at + 1 < len(lines) and not lines[at + 1].startswith("- ") and line.strip()
        yield f"> {_text(line)}{BREAK if goes_on else ''}".rstrip()


def _remark(remark: Diagnostic, *, named: bool = True) -> str:
    where = [
        f"question {_text(remark.question)}" if remark.question and named else "",
        f"page {remark.at.page}" if remark.at else "",
    ]
    said = ", ".join(filter(None, where))
    return f"{remark.severity} {remark.code}: {f'{said}: ' if said else ''}{_text(remark.message)}"


def _text(text: str) -> str:
    """One line that means nothing but its words."""
    return _COUNTED.sub(r"\1\\\2", plain(text))
