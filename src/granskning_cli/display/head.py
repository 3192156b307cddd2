"""What a questionnaire is, before its questions: who answered, for which year, and how it went."""

from __future__ import annotations

from collections import Counter
from typing import Final

from rich.text import Text

from granskning_cli.display.marks import known
from granskning_cli.display.remarks import counted, state
from granskning_cli.display.selection import Part
from granskning_cli.display.sheet import FAINT, Sheet
from granskning_cli.model.questionnaire import Question, Questionnaire

_LABEL: Final = 14
_STATES: Final = ("answered", "unanswered", "ambiguous")


def head(part: Part, sheet: Sheet) -> None:
    """The title, and a line a fact."""
    one = part.whole
    if one.title:
        for line in sheet.wrapped(sheet.words(one.title, "bold"), sheet.width):
            sheet.line(line)
        sheet.space()
    questions = [question for section in one.sections for question in section.questions]
    for name, value in (
        ("Respondent", _fact(one.respondent, sheet, "bold")),
        ("Organisation", _fact(one.organisation, sheet)),
        ("Year", _fact(str(one.year) if one.year is not None else None, sheet)),
        ("Document", sheet.words(_document(one, sheet))),
        ("Questions", _states(questions, sheet)),
        ("Diagnostics", counted(one.diagnostics, sheet)),
        ("Signs", _signs(questions, sheet)),
        ("Shown", Text(part.shown)),
    ):
        if value.plain:
            lines = sheet.wrapped(value, sheet.width, Text(f"{sheet.say(name).plain:{_LABEL}}", FAINT))
            for line in lines:
                sheet.line(line)


def _fact(value: str | None, sheet: Sheet, style: str = "") -> Text:
    return sheet.words(value, style) if value else sheet.say("not said", FAINT)


def _document(one: Questionnaire, sheet: Sheet) -> str:
    source = one.source
    pages = sheet.say("{n} page | {n} pages", n=source.pages).plain
    language = one.language or sheet.say("unknown").plain
    parts = [
        source.name or sheet.say("no name").plain,
        pages,
        sheet.say("language {language}", language=language).plain,
    ]
    if source.template:
        parts.append(sheet.say("template {name}", name=source.template).plain)
    return ", ".join(parts)


def _states(questions: list[Question], sheet: Sheet) -> Text:
    """How many questions are answered, or that this is an empty form."""
    found = Counter(question.answer.state for question in questions if question.answer is not None)
    text = Text(str(len(questions)))
    if not found:
        return text.append(", ").append_text(sheet.say("an empty form"))
    parts = (
        state(which, sheet, found[which])
        if which != "answered"
        else sheet.say("{n} answered", n=found[which])
        for which in _STATES
        if found[which]
    )
    return text.append(": ").append_text(Text(", ").join(parts))


def _signs(questions: list[Question], sheet: Sheet) -> Text:
    """What the signs beside marks and below answers mean, where there are any."""
    answers = [question.answer for question in questions if question.answer is not None]
    seen = {known(mark.at, sheet) for answer in answers for mark in answer.selected}
    named = {
        sheet.signs.corrected: "corrected by a person",
        sheet.signs.inferred: "inferred, not read",
        sheet.signs.fact: "found in the text",
    }
    if any(answer.facts for answer in answers):
        seen.add(sheet.signs.fact)
    return Text(
        "   ".join(f"{sign} {sheet.say(meaning).plain}" for sign, meaning in named.items() if sign in seen)
    )
