"""What is to be said of a questionnaire on the whole: what was inferred of it, and what is left over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Diagnostic, Question, Unplaced
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.answers.gathered import gathered, numbers_apart
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.placed import doubtful
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.closing import may_close
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.between import columns_between
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.places import place_of
from granskning_cli.structure.sections import Heading

# Fewer words than this, left over, are a letter to a short form.
MANY: Final = 100


def inferred(
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


def implied(
    headers: Mapping[int, Header], pieces: Sequence[Piece], rows: Sequence[Row]
) -> Iterator[Diagnostic]:
    """What is to be said of tables whose columns were told by what stands in them."""
    for index, header in headers.items():
        if not header.rows:
            lines = [piece for piece in pieces if piece.row == index]
            yield diagnostic("Q309", at=place_of(rows, lines))
        yield from columns_between(header, pieces, rows)


def left_and_unknown(
    passed_over: Sequence[Piece],
    headings: Sequence[Heading],
    left_over: Sequence[Unplaced],
    pieces: Sequence[Piece],
    rows: Sequence[Row],
) -> Iterator[Diagnostic]:
    """Lines that fit no outline, unknown scales, a heading without questions, words left over and how many there are."""
    for piece in passed_over:
        yield diagnostic("Q307", at=place_of(rows, [piece]))
    for heading in headings:
        if heading.header is not None and heading.header.options and not heading.header.known:
            labels = ", ".join([option.label for option in heading.header.options])
            yield diagnostic("Q303", at=place_of(rows, heading.title), labels=labels)
        if not heading.questions and heading.number is not None and heading is headings[-1]:
            yield diagnostic("Q305", at=place_of(rows, heading.title))
    if left_over:
        count = sum(len(entry.text.split()) for entry in left_over)
        yield diagnostic("Q304", at=left_over[0].at, count=str(count))
        whole = sum(len(piece.line.text.split()) for piece in pieces if piece.line is not None)
        if count >= MANY and 2 * count > whole:
            yield diagnostic("Q322", at=left_over[0].at, count=str(count), all=str(whole))
