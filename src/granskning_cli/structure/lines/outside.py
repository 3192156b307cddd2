"""What stands around a questionnaire in the same document: a paper before it, general conditions after it.

Uppföljning av nämndernas arbete           a part that begins a page with a heading, is numbered and asks nothing
1 Inledning  2 Metod  3 Resultat
-------------------------------- page
Frågor till nämnden 2025                   the part that asks, and numbers from the beginning
1. Har nämnden antagit en plan?
-------------------------------- page
Allmänna villkor
1. Svaren blir allmän handling.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import Final, NamedTuple

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.items.fields import is_slot
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.items.titles import heading_lines
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.closing import closing
from granskning_cli.structure.lines.contents import contents
from granskning_cli.structure.lines.footnotes import footnotes
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.lines.small_print import small_print
from granskning_cli.structure.lines.totals import totals
from granskning_cli.structure.options.header import Header

# A question mark counts within so many lines of its number; so many questions make a part that asks.
SOON: Final = 4
FEWEST: Final = 2
# A heading stands among so many lines at the top of its page.
ABOVE: Final = 2
BEGINNINGS: Final = ((1,), (1, 1))


class Chapter(NamedTuple):
    """Pieces from `start` to `end`; the numbers that its lines begin with, as far as they count; how often it asks."""

    start: int
    end: int
    numbers: tuple[tuple[int, ...], ...]
    asks: int


def set_apart(
    rows: Sequence[Row], pieces: list[Piece], headers: dict[int, Header], words: Vocabulary
) -> tuple[list[Piece], list[Diagnostic]]:
    """The pieces, those set aside that are contents, a closing, footnotes or in no part that asks, and what is to be said.

    Headers in such parts are taken out of `headers`.
    """
    listed = contents(pieces)
    around = outside(rows, pieces, words, listed)
    aside = listed | around | closing(pieces, words) | footnotes(rows, pieces, words)
    aside |= small_print(rows, pieces) | totals(pieces, words)
    if not aside:
        return pieces, []
    out = [
        piece._replace(role="aside", header=None) if at in aside else piece for at, piece in enumerate(pieces)
    ]
    if not around:
        return out, []
    for row in {pieces[at].row for at in around}:
        headers.pop(row, None)
    pages = sorted({rows[pieces[at].row].page for at in around})
    return out, [diagnostic("Q308", pages=", ".join([str(page) for page in pages]))]


def outside(rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary, skip: set[int]) -> set[int]:
    """The pieces of the parts that do not belong to the questionnaire; `skip`: pieces that tell nothing."""
    begins = _begins(rows, pieces, skip)
    if len(begins) < 2:
        return set()
    ends = [*begins[1:], len(pieces)]
    if all(_offers(pieces, start, end) for start, end in zip(begins, ends, strict=True)):
        return set()
    chapters = [_chapter(pieces, start, end, words, skip) for start, end in zip(begins, ends, strict=True)]
    asking = [at for at, chapter in enumerate(chapters) if chapter.asks >= FEWEST]
    if not asking:
        return set()
    first, last = chapters[asking[0]], chapters[asking[-1]]
    out: set[int] = set()
    for at, chapter in enumerate(chapters):
        if chapter.asks or not chapter.numbers:
            continue
        before = at < asking[0] and (not first.numbers or first.numbers[0] <= max(chapter.numbers))
        # "4.2" at the top of a page goes on from the questions; conditions begin again
        after = at > asking[-1] and bool(last.numbers) and chapter.numbers[0] in BEGINNINGS
        if before or after:
            out.update(range(chapter.start, chapter.end))
    return out


def _begins(rows: Sequence[Row], pieces: Sequence[Piece], skip: set[int]) -> list[int]:
    """Where a page begins with a heading or a table."""
    if not pieces or rows[pieces[-1].row].page == rows[pieces[0].row].page:
        return []
    headings: set[int] | None = None
    out, page = [0], rows[pieces[0].row].page
    for at, piece in enumerate(pieces):
        row = rows[piece.row]
        if piece.line is None or at in skip or row.page == page:
            continue
        page = row.page
        if not (row.leads or piece.role == "header"):
            headings = heading_lines(pieces, apart=False) if headings is None else headings
            if not headings.intersection(_first_lines(rows, pieces, at)):
                continue
        out.append(at)
    return out


def _first_lines(rows: Sequence[Row], pieces: Sequence[Piece], at: int) -> list[int]:
    """The lines that a page begins with: "Bilaga 1" may stand above a heading."""
    page = rows[pieces[at].row].page
    near = range(at, min(at + ABOVE, len(pieces)))
    return [i for i in near if pieces[i].line is not None and rows[pieces[i].row].page == page]


def _offers(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a part holds places for answers, as the parts of most questionnaires do."""
    return any(pieces[at].role in ("option", "answer") for at in range(start, end))


def _chapter(pieces: Sequence[Piece], start: int, end: int, words: Vocabulary, skip: set[int]) -> Chapter:
    numbers: list[tuple[int, ...]] = []
    asks = 0
    number = -SOON
    for at in range(start, end):
        piece = pieces[at]
        if at in skip:
            continue
        if piece.role in ("option", "answer") or is_slot(piece):
            asks += piece.first
            continue
        if piece.line is None:
            continue
        text = piece.line.text
        printed = next((p for p in read_number(text) if not p.relative), None)
        rest = text[printed.length :].lstrip() if printed is not None else ""
        if printed is not None and isinstance(printed.parts[0], int) and not rest[:1].islower():
            numbers.append(tuple(takewhile(lambda part: isinstance(part, int), printed.parts)))  # type: ignore[arg-type]
            number = at
            if asks < FEWEST:
                asks += starts_with(rest, words.imperatives)
        if text.endswith("?") and (
            at - number < SOON or piece.ruled or all(w.bold for w in piece.line.words)
        ):
            asks += 1
    return Chapter(start, end, tuple(numbers), asks)
