"""Rows -> Questionnaire. Language and numbering; no coordinates are compared here.

rows -> headers (which columns are options) -> pieces (lines) -> items (the best outline) -> sections, questions
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import BALLOT, TICKED, Layout, Row
from granskning_cli.model.questionnaire import Questionnaire, Source
from granskning_cli.scales.spoken import language_of
from granskning_cli.structure.answers.drafts import Draft, draft, settle_lone_boxes
from granskning_cli.structure.answers.habits import habits_of
from granskning_cli.structure.answers.manner import manner_of
from granskning_cli.structure.answers.paragraphs import Hyphens
from granskning_cli.structure.answers.worded import worded
from granskning_cli.structure.asking import refuse_empty, told_of_kind
from granskning_cli.structure.behind import answers_behind
from granskning_cli.structure.cover import read_cover
from granskning_cli.structure.doubts import implied, inferred, left_and_unknown
from granskning_cli.structure.items.below import below_tables
from granskning_cli.structure.items.find import find_items
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, vocabulary
from granskning_cli.structure.letterhead import below_letterhead
from granskning_cli.structure.lines.outside import set_apart
from granskning_cli.structure.lines.pieces import Piece, flatten
from granskning_cli.structure.options.emphasis import with_boxes
from granskning_cli.structure.options.find import find_headers
from granskning_cli.structure.options.halves import halved
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.misread import put_right
from granskning_cli.structure.options.paired import paired
from granskning_cli.structure.options.ticked import with_places
from granskning_cli.structure.questions import Builder
from granskning_cli.structure.running import with_running
from granskning_cli.structure.sections import Heading, arrange
from granskning_cli.structure.template.begun import Begun
from granskning_cli.structure.template.choose import Fit, choose
from granskning_cli.structure.template.known import Template
from granskning_cli.structure.template.merge import merged
from granskning_cli.structure.template.recut import recut
from granskning_cli.structure.template.remarks import remarks
from granskning_cli.structure.unplaced import loose, passed_by, unplaced

# So many lines tell a document's language.
SAMPLE: Final = 60


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
    rows = _with_places(layout.rows, words)
    headers = find_headers(rows, words)
    pieces, apart = set_apart(rows, flatten(rows, headers, words), headers, words)
    fit, said = choose(templates, pieces, asked_for=asked_for)
    source = source if fit is None else source.model_copy(update={"template": fit.template.name})
    pieces, items, left = _items(fit, rows, pieces, headers, words)
    pieces, below = below_tables(items, pieces, rows, words)
    headings = arrange(items, pieces, words)
    drafts = _drafts(headings, pieces, words)
    hyphens = Hyphens((p.line for p in pieces if p.line is not None), words, _language(pieces, words))
    habits = habits_of(drafts.values(), words)
    builder = Builder(rows, words, habits, hyphens, manner_of(list(drafts.values()), pieces))
    plain = {item: builder.question(one) for item, one in drafts.items()}
    built, told = worded(plain, pieces, rows, words)
    refuse_empty(list(built.values()), words)
    cover, headed = with_running(read_cover(pieces[: items[0].start], words), layout.running, words)
    spare = loose(pieces, items, cover, headings, builder.set_aside)
    left_over = unplaced(spare, pieces, rows)
    sections = tuple([heading.section(built, rows, hyphens) for heading in headings])
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
            *told_of_kind(list(plain.values()), list(drafts.values()), pieces, words),
            *inferred(drafts, built, pieces, rows, words),
            *left_and_unknown(passed_by(left, spare, pieces), headings, left_over, pieces, rows),
            *answers_behind(sections),
            *(apart + below + headed + [*said]),
            *(remarks(items, drafts, pieces, rows) if fit is not None else ()),
            *implied(headers, pieces, rows),
        ),
    )


def _with_places(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with misread labels put right and each place to mark before its label; none asks two questions."""
    rows = paired(put_right(rows, words), words)
    return halved(with_places(with_boxes(rows, words), words), words)


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


def _language(pieces: Sequence[Piece], words: Vocabulary) -> str | None:
    """The language of a document's first lines."""
    lines = (piece.line.text for piece in pieces[:SAMPLE] if piece.line is not None)
    texts = (text for line in lines if words.code_of(line) is None for text in _said(line))
    return language_of(texts, [language.code for language in words.languages])


def _said(line: str) -> list[str]:
    """The words of a line but for those behind boxes: "☒ Ja" is no Finnish "and"."""
    said = line.split(" ")
    if BALLOT not in said and TICKED not in said:
        return said
    return [text for before, text in pairwise(["", *said]) if before not in (BALLOT, TICKED)]


__all__ = ["Template", "structure", "vocabulary"]
