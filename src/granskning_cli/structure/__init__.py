"""Rows -> Questionnaire. Language and numbering; no coordinates are compared here.

rows -> headers (which columns are options) -> pieces (lines) -> items (the best outline) -> sections, questions
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.model.layout import Layout, Row
from granskning_cli.model.questionnaire import (
    Diagnostic,
    Question,
    Questionnaire,
    Section,
    Source,
    Unplaced,
)
from granskning_cli.scales.spoken import language_of
from granskning_cli.structure.answers.drafts import Draft, draft, settle_lone_boxes
from granskning_cli.structure.answers.gathered import gathered, numbers_apart
from granskning_cli.structure.answers.habits import habits_of
from granskning_cli.structure.answers.marks import cell_per_line
from granskning_cli.structure.answers.order import usual_blanks
from granskning_cli.structure.answers.paragraphs import Hyphens
from granskning_cli.structure.answers.worded import worded
from granskning_cli.structure.behind import answers_behind
from granskning_cli.structure.cover import read_cover
from granskning_cli.structure.items.below import told_below
from granskning_cli.structure.items.find import find_items
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.placed import doubtful
from granskning_cli.structure.language import Vocabulary, starts_with, vocabulary
from granskning_cli.structure.letterhead import below_letterhead
from granskning_cli.structure.lines.below import below_table
from granskning_cli.structure.lines.closing import may_close
from granskning_cli.structure.lines.outside import set_apart
from granskning_cli.structure.lines.pieces import Piece, flatten
from granskning_cli.structure.options.between import columns_between
from granskning_cli.structure.options.emphasis import with_boxes
from granskning_cli.structure.options.find import find_headers
from granskning_cli.structure.options.halves import halved
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.misread import put_right
from granskning_cli.structure.options.ticked import with_places
from granskning_cli.structure.places import place_of
from granskning_cli.structure.questions import Builder, Manner
from granskning_cli.structure.sections import Heading, arrange
from granskning_cli.structure.sheets import is_answer_sheet
from granskning_cli.structure.template.begun import Begun
from granskning_cli.structure.template.choose import Fit, choose
from granskning_cli.structure.template.known import Template
from granskning_cli.structure.template.merge import merged
from granskning_cli.structure.template.recut import recut
from granskning_cli.structure.template.remarks import remarks
from granskning_cli.structure.unplaced import loose, unplaced

# So many lines tell a document's language.
SAMPLE: Final = 60
# So many numbered topics with text below them may be a questionnaire that asks by its headings alone.
FEWEST_TOPICS: Final = 3


def structure(
    layout: Layout,
    source: Source,
    words: Vocabulary | None = None,
    templates: Sequence[Template] = (),
    *,
    asked_for: bool = False,
) -> Questionnaire:
    """The questionnaire in a document's rows; `asked_for`: the template is the user's choice. Raises Unreadable Q390."""
    words = words or vocabulary()
    rows = halved(with_places(with_boxes(put_right(layout.rows, words), words), words), words)
    headers = find_headers(rows, words)
    pieces, apart = set_apart(rows, flatten(rows, headers, words), headers, words)
    fit, said = choose(templates, pieces, asked_for=asked_for)
    source = source if fit is None else source.model_copy(update={"template": fit.template.name})
    pieces, items, left = _items(fit, rows, pieces, headers, words)
    pieces, below = below_table(items, pieces, rows, words)
    headings = arrange(items, pieces, words)
    drafts = _drafts(headings, pieces, words)
    hyphens = Hyphens((p.line for p in pieces if p.line is not None), words, _language(pieces, words))
    habits = habits_of(drafts.values(), words)
    builder = Builder(rows, words, habits, hyphens, _manner(list(drafts.values()), pieces))
    built, told = worded({item: builder.question(d) for item, d in drafts.items()}, pieces, rows, words)
    _refuse_empty(list(built.values()), words)
    cover = read_cover(_before(pieces, items[0].start), words)
    left_over = unplaced(loose(pieces, items, cover, headings, builder.set_aside), pieces, rows)
    sections = tuple([_section(heading, built, rows, pieces, hyphens) for heading in headings])
    return Questionnaire(
        title=cover.title,
        respondent=cover.respondent,
        organisation=cover.organisation,
        year=cover.year,
        language=hyphens.language,
        source=source,
        sections=sections,
        unplaced=left_over,
        diagnostics=(
            *builder.diagnostics,
            *told,
            *_topics(list(built.values()), list(drafts.values()), words),
            *_inferred(drafts, built, pieces, rows, words),
            *[diagnostic("Q307", at=place_of(rows, pieces[at : at + 1])) for at in left],
            *_remarks(headings, left_over, rows),
            *answers_behind(sections),
            *(apart + below),
            *said,
            *(remarks(items, drafts, pieces, rows) if fit is not None else ()),
            *_implied(headers, pieces, rows),
        ),
    )


def _items(
    fit: Fit | None, rows: Sequence[Row], pieces: list[Piece], headers: dict[int, Header], words: Vocabulary
) -> tuple[list[Piece], list[Item], list[int]]:
    """The pieces, cut anew where a template fits; what begins among them; the lines that look so and fit no outline."""
    begun: list[Begun] = []
    if fit is not None:
        pieces, begun = recut(pieces, fit.paired, fit.words)
    items, left = find_items(rows, pieces, headers, words)
    if begun:
        items = merged(items, begun, rows, pieces)
        left = [at for at in left if not pieces[at].known]
    if not items:
        raise Unreadable(
            "Q390",
            "no question was found: the document has neither numbered questions nor a table with options",
        )
    return pieces, below_letterhead(items, pieces, words), left


def _drafts(headings: Sequence[Heading], pieces: Sequence[Piece], words: Vocabulary) -> dict[Item, Draft]:
    drafts = {i: draft(i, pieces, words, heading.header) for heading in headings for i in heading.questions}
    if not drafts:
        raise Unreadable("Q390", "headings were found, but no question")
    settle_lone_boxes(drafts.values())
    return drafts


def _refuse_empty(questions: Sequence[Question], words: Vocabulary) -> None:
    """Raises Q390 where what looks like questions asks nothing."""
    if is_answer_sheet(questions):
        return
    if not any(question.text for question in questions):
        raise Unreadable("Q390", "there are numbers and boxes, but no question says anything")
    answered = sum(q.answer is not None and q.answer.state != "unanswered" for q in questions)
    if not _asks_anything(questions, words) and (
        len(questions) < FEWEST_TOPICS or 2 * answered <= len(questions)
    ):
        raise Unreadable("Q390", "there are numbered lines, but nothing is asked")


def _topics(
    questions: Sequence[Question], drafts: Sequence[Draft], words: Vocabulary
) -> Iterator[Diagnostic]:
    """A paper has numbered headings too: where nothing asks, and no table or field says so, that must be told."""
    if is_answer_sheet(questions):
        yield diagnostic("Q313", at=questions[0].at)
    elif not _asks_anything(questions, words) and not any(one.named for one in drafts):
        yield diagnostic("Q310", at=questions[0].at)


def _implied(
    headers: Mapping[int, Header], pieces: Sequence[Piece], rows: Sequence[Row]
) -> Iterator[Diagnostic]:
    """What is to be said of tables whose columns were told by what stands in them."""
    for index, header in headers.items():
        if not header.rows:
            lines = [piece for piece in pieces if piece.row == index]
            yield diagnostic("Q309", at=place_of(rows, lines))
        yield from columns_between(header, pieces, rows)


def _before(pieces: Sequence[Piece], end: int) -> list[Piece]:
    """The pieces before the first question, without what stands apart from the questionnaire."""
    return [piece._replace(line=None) if piece.role == "aside" else piece for piece in pieces[:end]]


def _asks_anything(questions: Sequence[Question], words: Vocabulary) -> bool:
    """Whether one of them asks or offers something; a numbered list or the headings of a paper do neither."""
    kinds = (words.imperatives, words.open_words)
    return any(
        question.kind != "open"
        or "?" in f"{question.text}{question.instruction}"
        or any(starts_with(question.text, known) for known in kinds)
        for question in questions
    )


def _inferred(
    drafts: dict[Item, Draft],
    built: dict[Item, Question],
    pieces: Sequence[Piece],
    rows: Sequence[Row],
    words: Vocabulary,
) -> Iterator[Diagnostic]:
    """Questions that only their type tells from their answers, and answers that may end with a section's title."""
    for item, piece in doubtful({item: one.pieces for item, one in drafts.items()}, words):
        yield diagnostic("Q312", question=item.name, at=place_of(rows, [piece]))
    last = may_close([one.pieces for one in drafts.values()], words)
    if last is not None:
        yield diagnostic("Q314", question=[*drafts][-1].name, at=place_of(rows, [last]))
    told = [item for item in drafts if item.answer is not None]
    if told:
        yield diagnostic("Q306", at=place_of(rows, drafts[told[0]].pieces), count=str(len(told)))
    yield from told_below(drafts, rows)
    yield from _apart(list(drafts.values()), list(built.values()), pieces, rows)


def _apart(
    drafts: Sequence[Draft], built: Sequence[Question], pieces: Sequence[Piece], rows: Sequence[Row]
) -> Iterator[Diagnostic]:
    """A text that was read column by column: one warning, since nothing in it is sure to stand at its question."""
    if not rows or rows[0].unit != "char":
        return
    found = next(gathered(drafts, built), None)
    alone = numbers_apart(pieces) if found is None else None
    if found is not None:
        question, count = found
        yield diagnostic(
            "Q316", "answers", at=question.at, number=question.number or question.text, count=str(count)
        )
    elif alone is not None and alone.line is not None:
        yield diagnostic("Q316", "numbers", at=place_of(rows, [alone]), number=alone.line.text)


def _remarks(
    headings: Sequence[Heading], left_over: Sequence[Unplaced], rows: Sequence[Row]
) -> Iterator[Diagnostic]:
    """What is to be said of the whole: unknown scales, a heading without questions, words left over."""
    for heading in headings:
        if heading.header is not None and heading.header.options and not heading.header.known:
            labels = ", ".join([option.label for option in heading.header.options])
            yield diagnostic("Q303", at=place_of(rows, heading.title), labels=labels)
        if not heading.questions and heading.number is not None and heading is headings[-1]:
            yield diagnostic("Q305", at=place_of(rows, heading.title))
    if left_over:
        count = sum(len(entry.text.split()) for entry in left_over)
        yield diagnostic("Q304", at=left_over[0].at, count=str(count))


def _manner(drafts: Sequence[Draft], pieces: Sequence[Piece]) -> Manner:
    blanks = [(d.found.run, len(d.header.options)) for d in drafts if d.found.run and d.header]
    lines = [(d.found.lines, len(d.header.options)) for d in drafts if d.found.lines and d.header]
    complete = len(lines) == len(blanks) and cell_per_line(lines, sum(int(p.gap) for p in pieces if p.first))
    return Manner(usual_blanks(blanks), complete)


def _section(
    heading: Heading,
    built: dict[Item, Question],
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    hyphens: Hyphens,
) -> Section:
    section = heading.section(
        tuple(built[item] for item in heading.questions), place_of(rows, heading.title), hyphens
    )
    return _asking(section)


def _asking(section: Section) -> Section:
    """A title that is itself the question, "Intyget avser / ☐ A ☐ B": its boxes have no other label."""
    first = section.questions[0] if section.questions else None
    remark = first is not None and first.text.startswith("(") and first.text.endswith(")")
    if first is None or section.title is None or not (remark or not first.text):
        return section
    named = first.model_copy(
        update={"text": section.title, "instruction": first.text or None, "at": first.at or section.at}
    )
    return section.model_copy(update={"questions": (named, *section.questions[1:])})


def _language(pieces: Sequence[Piece], words: Vocabulary) -> str | None:
    """The language of a document's first lines."""
    lines = (piece.line for piece in pieces[:SAMPLE] if piece.line is not None)
    texts = (text for line in lines for text in line.text.split(" "))
    return language_of(texts, [language.code for language in words.languages])


__all__ = ["Template", "structure", "vocabulary"]
