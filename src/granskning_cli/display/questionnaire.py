"""A Questionnaire for the terminal, as on its form.

3     Intern kontroll                               Ja   Nej   Delvis
─────────────────────────────────────────────────────────────────────
3.3   Är styrelsen delaktig i riskanalysen som      ·     X      ·
p. 2  ligger till grund för planen?
      │ Förvaltningen föreslår, och styrelsen har möjlighet att ändra.
      ▲ M504 mark-against-text (p. 2): the text begins with Ja, but Nej is ticked

Colours only add to the signs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from rich.text import Text

from granskning_cli.display.head import head
from granskning_cli.display.marks import (
    INFERRED,
    Columns,
    beside,
    columns,
    header,
    labelled,
    row,
    split,
)
from granskning_cli.display.packed import packed
from granskning_cli.display.remarks import remark, state
from granskning_cli.display.selection import Part
from granskning_cli.display.sheet import FAINT, Sheet
from granskning_cli.export.answers import by_question
from granskning_cli.facts.shown import shown
from granskning_cli.model.questionnaire import (
    Answer,
    Correction,
    Diagnostic,
    Question,
    Section,
)

# The margin holds the longest number, but no more than this.
_MARGINS: Final = (6, 10)
# The labels of the columns are said again when so many lines stand below them.
_AGAIN: Final = 24
_BLANK: Final = 24
# Kinds of facts by shorter names.
_KINDS: Final = {"percentage": "share", "reference": "question"}


def render(part: Part, *, width: int, colour: bool, encoding: str = "utf-8", language: str = "en") -> str:
    """Text that ends with a newline."""
    asked = [question for section in part.sections for question in section.questions]
    numbers = [
        number or "" for number in (*(one.number for one in part.sections), *(one.number for one in asked))
    ]
    least, most = _MARGINS
    margin = min(max([len(number) + 2 for number in numbers] + [least]), most)
    sheet = Sheet(width, colour=colour, encoding=encoding, margin=margin, language=language)
    head(part, sheet)
    remarks = by_question(part.whole)
    for section in part.sections:
        _section(section, remarks, sheet)
    _rest(part, sheet)
    return sheet.text()


def _section(section: Section, remarks: dict[str | None, tuple[Diagnostic, ...]], sheet: Sheet) -> None:
    which = columns(section, sheet)
    labels = header(which, sheet) if which else []
    start = sheet.width - which.width if which else sheet.width
    title = sheet.wrapped(
        sheet.words(section.title or sheet.say("(no title)").plain, "bold"), start - sheet.margin
    )
    height = max(len(labels), len(title))
    sheet.space()
    sheet.put(
        [Text()] * (height - len(title)) + title,
        margin=[Text()] * (height - len(title)) + _margin(section.number, sheet, "bold"),
        side=[Text()] * (height - len(labels)) + labels,
        at=start,
    )
    sheet.rule()
    seen = sheet.count
    for at, question in enumerate(section.questions):
        offers = which is not None and question.options is None and question.kind != "open"
        if at:
            sheet.space()
            if offers and sheet.count - seen > _AGAIN:
                sheet.put([], side=labels, at=start)
                seen = sheet.count
        asked = list(_asked(section, question, which if offers else None, sheet))
        said = _below(
            question, remarks.get(question.number, ()) if question.number is not None else (), sheet
        )
        side = [row(which, question, section, sheet)] if which and offers else []
        sheet.put([*asked, *said], margin=_pages(question, len(asked), sheet), side=side, at=start)


def _asked(section: Section, question: Question, which: Columns | None, sheet: Sheet) -> Iterator[Text]:
    """What is asked, and the marks that stand in no column."""
    options, others = split(section, question)
    room = sheet.room - which.width if which else sheet.room
    yield from sheet.wrapped(sheet.words(question.text, "bold"), room)
    if question.instruction:
        yield from sheet.wrapped(sheet.words(question.instruction, f"{FAINT} italic"), room)
    if question.required:
        yield sheet.say("(required)", FAINT)
    if options and which is None:
        yield from beside([one for one in options if one[1] is None or not one[1].text], sheet)
    for option, mark in options:
        if mark is not None and mark.text:
            yield from labelled(mark.label or option.label, mark, sheet, mark.text)
    for mark in others:
        yield from labelled(mark.label, mark, sheet, mark.text)


def _pages(question: Question, asked: int, sheet: Sheet) -> list[Text]:
    """The number with the question's page below it, and beside the answer its page where that is another."""
    margin = _margin(question.number, sheet, "bold")
    answer = question.answer.at if question.answer is not None else None
    if question.at is not None:
        margin.append(_page(question.at.page, sheet))
    if answer is not None and (question.at is None or answer.page != question.at.page):
        margin += [Text()] * (asked - len(margin))
        margin.append(_page(answer.page, sheet))
    return margin


def _page(page: int, sheet: Sheet) -> Text:
    return sheet.say("p. {n}", FAINT, n=page)


def _margin(number: str | None, sheet: Sheet, style: str) -> list[Text]:
    """The number, on several lines where it is long."""
    return sheet.wrapped(sheet.words(number, style), sheet.margin - 1) if number else []


def _below(question: Question, remarks: Sequence[Diagnostic], sheet: Sheet) -> Iterator[Text]:
    """What is answered, and what must be known of it."""
    if question.answer is not None:
        yield from _answer(question.answer, sheet, explained=bool(remarks))
    elif question.kind == "open":
        yield Text(sheet.signs.line * _BLANK, FAINT)
    for one in remarks:
        yield from remark(one, sheet)


def _answer(answer: Answer, sheet: Sheet, *, explained: bool) -> Iterator[Text]:
    bar = Text(f"{sheet.signs.bar} ", FAINT)
    if answer.text:
        for line in sheet.prose(answer.text, sheet.room - bar.cell_len):
            yield Text().append_text(bar).append_text(line)
    yield from _facts(answer, sheet)
    if answer.state != "answered":
        yield state(answer.state, sheet)
    yield from _corrected(answer, sheet)
    if not explained:  # else a diagnostic says it
        yield from _inferred(answer, sheet)


def _facts(answer: Answer, sheet: Sheet) -> Iterator[Text]:
    """What of its text can be compared, each once."""
    found = dict.fromkeys(
        f"{sheet.say(_KINDS.get(one.kind, one.kind)).plain} {shown(one)}" for one in answer.facts
    )
    said = packed((sheet.words(one).plain for one in found), sheet.room - 2)
    for at, line in enumerate(said):
        yield from _note(" " if at else sheet.signs.fact, Text(line), sheet)


def _corrected(answer: Answer, sheet: Sheet) -> Iterator[Text]:
    """What a person put right."""
    sign = sheet.signs.corrected
    for one in answer.corrections:
        yield from _note(sign, _told(one, sheet), sheet)
    if answer.corrections:
        return
    if any(mark.at is not None and mark.at.basis == "corrected" for mark in answer.selected):
        yield from _note(sign, sheet.say("mark corrected"), sheet)
    if answer.text and answer.at is not None and answer.at.basis == "corrected":
        yield from _note(sign, sheet.say("text corrected"), sheet)


def _inferred(answer: Answer, sheet: Sheet) -> Iterator[Text]:
    """How values are known that were not simply read."""
    marks = dict.fromkeys(mark.at.basis for mark in answer.selected if mark.at is not None)
    for what, bases in (("mark", marks), ("text", [answer.at.basis] if answer.at and answer.text else [])):
        for basis in bases:
            if basis in INFERRED:
                yield from _note(sheet.signs.inferred, sheet.say(f"{what} told {INFERRED[basis]}"), sheet)


def _told(one: Correction, sheet: Sheet) -> Text:
    """The correction with who made it and why."""
    old, new = (
        (", ".join(value) if isinstance(value, tuple) else value) or sheet.say("(none)").plain
        for value in (one.old, one.new)
    )
    by = sheet.say(" by {who}", who=one.who).plain if one.who else ""
    why = f" ({one.why})" if one.why else ""
    if one.field == "text":
        return sheet.words(sheet.say("text corrected{by}, was: {old}{why}", by=by, old=old, why=why).plain)
    change = f"{old} {sheet.signs.arrow} {new}"
    return sheet.words(sheet.say("mark corrected{by}: {change}{why}", by=by, change=change, why=why).plain)


def _note(sign: str, words: Text, sheet: Sheet) -> list[Text]:
    words.stylize(FAINT)
    return sheet.wrapped(words, sheet.room, Text(f"{sign} ", "bold"))


def _rest(part: Part, sheet: Sheet) -> None:
    """What belongs to no question."""
    _titled(
        "In no question", ((one.at.page, sheet.prose(one.text, sheet.room)) for one in part.unplaced), sheet
    )
    _titled("About the document", ((None, remark(one, sheet, named=True)) for one in part.remarks), sheet)


def _titled(title: str, found: Iterable[tuple[int | None, list[Text]]], sheet: Sheet) -> None:
    for at, (page, lines) in enumerate(found):
        if not at:
            sheet.space()
            sheet.line(sheet.say(title, FAINT))
            sheet.rule()
        sheet.put(lines, margin=[_page(page, sheet)] if page else [])
