"""Pieces -> the headings and questions that begin among them.

Numbered ones come from the best outline; in a table without numbers every row with option cells is a question.
"""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.asked import asked_items
from granskning_cli.structure.items.below import comments_below
from granskning_cli.structure.items.candidates import (
    candidates,
    first_ones,
    passed_over,
    regrouped,
)
from granskning_cli.structure.items.carded import carded_items
from granskning_cli.structure.items.cards import cards_of_form
from granskning_cli.structure.items.cells import paragraph_asks
from granskning_cli.structure.items.coded import coded_rows
from granskning_cli.structure.items.commented import with_comments
from granskning_cli.structure.items.fields import field_spans, is_form, is_small_form
from granskning_cli.structure.items.item import NO_OPTIONS, Item
from granskning_cli.structure.items.made import Start, made
from granskning_cli.structure.items.numbering import Chosen, outline
from granskning_cli.structure.items.placed import bare_titles, told_by_place
from granskning_cli.structure.items.spoken import spoken_items
from granskning_cli.structure.items.styled import styled_headings
from granskning_cli.structure.items.tabled import asking_rows, bands, first_of, titles_above
from granskning_cli.structure.items.titled import from_span, with_fields
from granskning_cli.structure.items.titles import above_counts, above_items, goes_on, heading_lines
from granskning_cli.structure.items.typed import ask_mostly, typed_items
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header


def find_items(
    rows: Sequence[Row], pieces: Sequence[Piece], headers: dict[int, Header], words: Vocabulary
) -> tuple[list[Item], list[int]]:
    """All headings and questions in reading order, and the lines that look like one but fit no outline."""
    lines = heading_lines(pieces)
    chosen, bare, left = _numbered(rows, pieces, words, lines)
    starts, claimed = _numbered_starts(rows, pieces, chosen)
    coded = coded_rows(pieces, claimed)
    starts += [(row.start, None, None) for row in coded.values()]
    claimed.update(coded)
    for row, header in headers.items():
        own_title = header.title and row not in claimed
        if own_title and not (row - 1 in claimed and goes_on(pieces, row)):
            starts.append((first_of(pieces, row), None, header))
            claimed.add(row)
    begun = [begin for begin, _, _ in starts] + [first_of(pieces, row) for row in headers]
    begun += asking_rows(rows, pieces, headers, claimed)
    above = [at for at in above_items(pieces, lines, begun) if pieces[at].row not in claimed]
    bare_ones = told_by_place(rows, pieces, chosen, bare, words)
    bare_ones += styled_headings(pieces, [at for at, _, title in starts if title is None])
    bare_ones += above_counts(pieces, lines, [at for at, one, _ in starts if one and one.number == (1,)])
    above += [at for at in dict.fromkeys(bare_ones) if at not in above and pieces[at].row not in claimed]
    starts += [(at, None, NO_OPTIONS) for at in above]
    claimed.update([pieces[at].row for at in above])
    titled = titles_above(rows, pieces, headers, claimed)
    starts += [(at, None, header) for at, header in titled.items()]
    starts += [(at, None, None) for at in asking_rows(rows, pieces, headers, claimed)]
    across = bands(rows, pieces, claimed, words)
    starts += [(at, None, header) for at, header in across.items()]
    if not across:
        starts = _with_sections(pieces, starts, titled)
    starts += [
        (at, None, None) for at in comments_below(rows, pieces, [s[0] for s in starts], claimed, words)
    ]
    starts.sort(key=lambda s: s[0])
    items = made(pieces, starts, chosen, coded)
    # numbers that others hang below; above "a) Om ja, hur många?" stands a question with boxes of its own
    parents = {item.number[:-1] for item in items if item.number and isinstance(item.number[-1], int)}
    owned = [(item.start, item.end) for item in items if item.title_of is None and item.number not in parents]
    if is_form(pieces, owned):
        if cards := cards_of_form(pieces, words):
            return cards, []
        typed = typed_items(pieces, words)  # questions in bold, below each its boxes and what was written
        return typed if ask_mostly(typed, pieces) else _by_fields(rows, pieces, words), []
    spoken = spoken_items(pieces, words) if len(chosen) <= 1 else []  # "A:" alone counts to one
    if len(spoken) > len(items):
        return spoken, []
    if all(item.title_of is not None for item in items):
        return _otherwise(rows, pieces, words) or items, []
    return with_fields(items, rows, pieces), left


def _numbered_starts(
    rows: Sequence[Row], pieces: Sequence[Piece], chosen: Sequence[Chosen]
) -> tuple[list[Start], set[int]]:
    """Where the numbers of the outline begin something, and the rows that they stand in."""
    starts: list[Start] = []
    claimed: set[int] = set()
    for choice in chosen:
        at = choice.candidate.line
        row = pieces[at].row
        begin = first_of(pieces, row) if pieces[at].first and row not in claimed else at
        if begin and pieces[at].first and _cut_off(rows, pieces, begin):
            begin = first_of(pieces, pieces[begin - 1].row)
        starts.append((begin, choice, None))
        claimed.add(row)
    return starts, claimed


def _numbered(
    rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary, lines: set[int]
) -> tuple[list[Chosen], dict[int, int], list[int]]:
    """The outline, the bare titles by the line below them, and the lines that ask but fit no outline."""
    found = candidates(rows, pieces, words, lines)
    bare = bare_titles(pieces, first_ones(found, pieces))
    chosen = outline(regrouped(found, bare))
    if _is_list(chosen, pieces):
        chosen = []
    return chosen, bare, passed_over(found, {choice.candidate.line for choice in chosen}, pieces)


def _is_list(chosen: Sequence[Chosen], pieces: Sequence[Piece]) -> bool:
    """Whether letters that stand below no number are a list's, "a) planen", most of which asks nothing."""
    lines = [c.candidate.line for c in chosen if c.candidate.printed.relative and len(c.number) == 1]
    asking = sum(paragraph_asks(pieces, at, set(lines) - {at}) for at in lines)
    return 0 < len(lines) == len(chosen) and 2 * asking <= len(lines)


def _otherwise(rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """What type, question marks or a field or two tell where there are neither numbers nor options."""
    found = typed_items(pieces, words) or carded_items(pieces, words) or asked_items(pieces, words)
    return found or (_by_fields(rows, pieces, words) if is_small_form(pieces, words) else [])


def _by_fields(rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    spans = field_spans(rows, pieces, heading_lines(pieces, apart=False))
    return [from_span(span) for span in with_comments(spans, pieces, words)]


def _cut_off(rows: Sequence[Row], pieces: Sequence[Piece], begin: int) -> bool:
    """Whether the piece before belongs to a row that the page break cut off above its text, with only a mark in it."""
    above, row = pieces[begin - 1].row, rows[pieces[begin].row]
    if not rows[above].open or rows[above].page == row.page or rows[above].table != row.table:
        return False
    return all(p.role == "option" for p in pieces[first_of(pieces, above) : begin] if p.line is not None)


def _with_sections(pieces: Sequence[Piece], starts: list[Start], titled: dict[int, Header]) -> list[Start]:
    """Where a column repeats the section's title on each row, a section begins where the title changes."""
    out = list(starts)
    above = {at for at, _, header in starts if header is NO_OPTIONS} | set(titled)
    last = ""
    for at, piece in enumerate(pieces):
        if at in above and piece.line is not None:
            last = piece.line.text
            continue
        if piece.role != "section" or not piece.first or piece.line is None or piece.header is None:
            continue
        cell = [p for p in pieces[at : at + 12] if p.cell is piece.cell and p.row == piece.row]
        text = " ".join([p.line.text for p in cell if p.line is not None])
        if text == last:
            continue
        last = text
        end = at + len(cell)
        # the question of the same row begins after its section's cell
        out = [(end if begin == at else begin, chosen, header) for begin, chosen, header in out]
        out.append((at, None, piece.header))
    return out
