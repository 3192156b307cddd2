"""The pages of a text as parts: lines, tables kept with spaces, and the tables that go on over the page.

What stands side by side below such a table and fits none of its columns is said to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import itemgetter

from granskning_cli.diagnostics import said
from granskning_cli.layout.apart import is_below_blank, pieces_in
from granskning_cli.layout.lines import bounds
from granskning_cli.layout.sheet import Lines, Sheet
from granskning_cli.layout.spaced import MARK_WIDTH, Spaced
from granskning_cli.layout.spaced_pairs import Pair, is_sign, pairs_in
from granskning_cli.layout.spacing import length_of, tables_of
from granskning_cli.model.layout import Note, Word

# So many lines in one block, two of them with text on both sides of a gap this wide, stand side by side.
FEWEST_LINES = 3
WIDE = 3.0


def with_tables(sheets: Sequence[Sheet]) -> tuple[list[Sheet | Spaced], list[Note]]:
    """All pages' parts in reading order."""
    out: list[Sheet | Spaced] = []
    notes: list[Note] = []
    order = 0
    for sheet in sheets:
        lines = sheet.outside
        before = out[-1] if out and isinstance(out[-1], Spaced) else None
        length = length_of(lines, before) if before is not None else 0
        spans: list[tuple[int, int, Spaced]] = []
        if before is not None and length:
            going_on = replace(before, page=sheet.page.number, body=lines[:length], begun=True)
            spans.append((0, length, going_on))
        for found in tables_of(lines[length:]):
            first, body, last = (length + at for at in found[:3])
            table = Spaced(sheet.page.number, lines[first:body], lines[body:last], found.edges, order)
            spans.append((first, last, table))
            order += 1
        for first, last, edge in _pairs(lines, spans):
            spans.append((first, last, Spaced(sheet.page.number, [], lines[first:last], (edge,), order)))
            order += 1
        spans.sort(key=itemgetter(0))
        rest = list(_parted(sheet, spans))
        for part in rest:
            if isinstance(part, Sheet) and (words := _side_by_side(part.outside)):
                page = sheet.page.number
                notes.append(Note("L401", said("L401", page=page), page, bounds(words), "char"))
        out += rest
    return out, notes


def _pairs(lines: Lines, spans: Sequence[tuple[int, int, Spaced]]) -> Iterator[Pair]:
    """Tables of two columns among the lines between tables that have a header."""
    edges = [0, *(at for first, last, _ in spans for at in (first, last)), len(lines)]
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        for first, last, edge in pairs_in(lines[start:end]):
            yield Pair(start + first, start + last, edge)


def _parted(sheet: Sheet, spans: Sequence[tuple[int, int, Spaced]]) -> Iterator[Sheet | Spaced]:
    """A page's lines and tables, from the top."""
    lines, start, top = sheet.outside, 0, 0.0
    for first, last, table in spans:
        high, low = lines[first][0][1][1], lines[last - 1][0][1][3]
        if first > start:
            yield _between(sheet, lines[start:first], top, high)
        yield table
        start, top = last, low
    if start < len(lines) or not spans:
        yield _between(sheet, lines[start:], top, sheet.page.height)


def _between(sheet: Sheet, lines: Lines, high: float, low: float) -> Sheet:
    blanks = {y: own for y, own in sheet.blanks.items() if high <= y < low}
    return replace(sheet, outside=lines, blanks=blanks)


def _side_by_side(lines: Lines) -> list[Word]:
    """The first block of lines that has text on both sides of the same white space."""
    start = 0
    for end in range(1, len(lines) + 1):
        if end < len(lines) and not is_below_blank(lines, end):
            continue
        block = lines[start:end]
        start = end
        gaps = [gap for line in block if (gap := _gap(line)) is not None]
        shared = any(min(a[1], b[1]) - max(a[0], b[0]) >= WIDE for a, b in pairwise(gaps))
        if len(block) >= FEWEST_LINES and shared:
            return [word for line in block for word in line]
    return []


def _gap(line: Sequence[Word]) -> tuple[float, float] | None:
    """The white space between the two pieces of text in a line; what is short is a mark or a number."""
    pieces = [piece for piece in pieces_in(line, "char") if sum(len(word[0]) for word in piece) > MARK_WIDTH]
    pieces = [piece for piece in pieces if any(c.isalpha() for word in piece for c in word[0])]
    if len(pieces) != 2 or any(is_sign(word[0]) for word in line):  # options in two columns
        return None
    low, high = pieces[0][-1][1][2], pieces[1][0][1][0]
    return (low, high) if high - low >= WIDE else None
