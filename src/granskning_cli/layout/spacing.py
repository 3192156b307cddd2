"""Where in a page's lines a table is kept with spaces: a header's labels, and lines that leave white space between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.layout.apart import MARKS, is_below_blank, is_label, pieces_in, text_of
from granskning_cli.layout.lines import bounds
from granskning_cli.layout.sheet import Lines
from granskning_cli.layout.spaced import Spaced, column_of, is_short
from granskning_cli.layout.spaced_pairs import pairs_in
from granskning_cli.layout.spaced_rows import begins, is_title_at, numbered_in, rows_of, titles_in
from granskning_cli.model.layout import Word

# What a line may leave of the white space between two columns, in characters.
NARROWEST: Final = 1.0
FEWEST_ROWS: Final = 2
# A page has fewer lines, but a text without form feeds is one page.
MOST_LINES: Final = 400

Gaps = list[tuple[float, float]]


class Table(NamedTuple):
    """Lines of a page: those of the header from `first` to `body`, those of the rows from there to `last`."""

    first: int
    body: int
    last: int
    edges: tuple[float, ...]  # where each column but the first begins


def tables_of(lines: Lines) -> list[Table]:
    """The tables of a page of text, from the top."""
    out: list[Table] = []
    # "A1 Antal möten      9" looks like a header and is a row of a table that has none
    asked = {at for pair in pairs_in(lines) for at in range(pair.first, pair.last) if begins(lines[at])}
    for at, line in enumerate(lines):
        if out and at < out[-1].last:
            continue
        labels = pieces_in(line, "char")
        if len(labels) > 1 and all(map(is_label, labels)) and at not in asked:
            table = _table(lines, at)
            if table is not None:
                out.append(table)
    return out


def length_of(lines: Lines, before: Spaced) -> int:
    """How many lines at the top of a page go on with the table that the page before ended with.

    Their text begins where its columns' text began: a page that was set on another grid is not taken for it.
    """
    columns = range(len(before.edges) + 1)
    own = [column_of([*before.header, *before.body], at, before.edges) for at in columns]
    texts = [column_of(before.body, at, before.edges) for at in columns]
    starts = [min((line[0][1][0] for line in lines_ if not is_short(line)), default=None) for lines_ in texts]
    gaps = [(max(line[-1][1][2] for line in a), min(line[0][1][0] for line in b)) for a, b in pairwise(own)]
    last = 0
    while last < len(lines):
        narrower = _narrowed(lines[last], gaps)
        if narrower is None or not _begins_where(lines[last], starts, before.edges):
            break
        gaps, last = narrower, last + 1
    return _without_title(lines, 0, last, before.edges) if last >= FEWEST_ROWS else 0


def _begins_where(line: Sequence[Word], starts: Sequence[float | None], edges: Sequence[float]) -> bool:
    """Whether the text in a line's columns begins where it did, that of the first column there or further right."""
    for at, start in enumerate(starts):
        for words in column_of([[*line]], at, edges):
            far = None if start is None else words[0][1][0] - start
            if not is_short(words) and (far is None or far < -1 or (at and far > 1)):
                return False
    return True


def _table(lines: Lines, first: int) -> Table | None:
    """The table below a header, None where its rows are lines of their own."""
    labels = pieces_in(lines[first], "char")
    gaps: Gaps = [(a[-1][1][2], b[0][1][0]) for a, b in pairwise(labels)]
    texts = {text_of(label) for label in labels}
    last = first + 1
    while last < min(len(lines), first + MOST_LINES):
        again = {text_of(piece) for piece in pieces_in(lines[last], "char")}
        narrower = _narrowed(lines[last], gaps)
        if narrower is None and _is_title(lines, last, labels[0]):
            narrower = gaps
        if narrower is None or len(again & texts) > 1:
            break
        gaps, last = narrower, last + 1
    edges = tuple((x0 + x1) / 2 for x0, x1 in gaps)
    body = first + 1
    while body < last and _goes_on(lines, body, first, edges):
        body += 1
    end = _without_title(lines, body, last, edges)
    if (
        end - body < FEWEST_ROWS
        or not _is_opened(lines, body, end, edges)
        or _is_resumed(lines, body, end, edges)
    ):
        return None
    rows = rows_of(lines[body:end], edges)
    wrapped = any(len(row) > 1 and _is_wrapped(row, edges) for row, _ in rows)
    return Table(first, body, end, edges) if wrapped and len(rows) >= FEWEST_ROWS else None


def _is_title(lines: Lines, at: int, label: Sequence[Word]) -> bool:
    """Whether a line may be a title among the rows: it begins where the first label does."""
    return abs(lines[at][0][1][0] - label[0][1][0]) <= 1 and is_title_at(lines, at)


def _is_opened(lines: Lines, body: int, end: int, edges: Sequence[float]) -> bool:
    """Whether rows begin below a header: with a number or a title, or below white space; a sentence goes on at once."""
    if is_below_blank(lines, body):
        return True
    numbered = numbered_in(lines[body:end], edges)
    return numbered[0] or 0 in titles_in(lines[body:end], numbered)


def _is_wrapped(row: Lines, edges: Sequence[float]) -> bool:
    """Whether a row's columns beside the first hold several lines, or begin lower than it does."""
    if not column_of(row, 0, edges):
        return False
    beside = [column_of(row, at, edges) for at in range(1, len(edges) + 1)]
    return any(len(lines) > 1 or (lines and lines[0][0][1][1] > row[0][0][1][1]) for lines in beside)


def _narrowed(line: Sequence[Word], gaps: Gaps) -> Gaps | None:
    """The white space that a line leaves between the columns; None where a piece of it reaches over a column's edge."""
    out = list(gaps)
    for piece in pieces_in(line, "char"):
        x0, x1 = piece[0][1][0], piece[-1][1][2]
        for at, (low, high) in enumerate(out):
            if x1 <= low or x0 >= high:
                continue
            if x0 <= low and x1 >= high:
                return None
            # the larger part is left: what is short stands near its own column's label
            out[at] = (low, x0) if x0 - low >= high - x1 else (x1, high)
            if out[at][1] - out[at][0] < NARROWEST:
                return None
    return out


def _goes_on(lines: Lines, at: int, first: int, edges: Sequence[float]) -> bool:
    """Whether a line goes on with the labels above it: "aktuellt" below "Ej"."""
    pieces = pieces_in(lines[at], "char")
    above = [bounds(piece) for piece in pieces_in(lines[first], "char")[1:]]
    if is_below_blank(lines, at) or _is_title(lines, at, pieces_in(lines[first], "char")[0]):
        return False
    return all(
        is_label(piece)
        and len(piece) == 1
        and any(piece[0][1][0] < box.x1 and piece[0][1][2] > box.x0 for box in above[:-1])
        for piece in pieces
    )


def _without_title(lines: Lines, body: int, last: int, edges: Sequence[float]) -> int:
    """The end of the rows: a title below a blank line, in the first columns alone, belongs to what follows."""
    while last > body:
        start = last - 1
        while start > body and not is_below_blank(lines, start):
            start -= 1
        block = lines[start:last]
        title = _is_counted_on(lines, start, last)
        if not title and any(line[-1][1][2] > edges[0] or begins(line) for line in block):
            return last
        last = start
    return last


def _is_counted_on(lines: Lines, at: int, end: int) -> bool:
    """Whether a line is the title of the numbers below it: "4. Övrigt", and "4.1 Vill nämnden ..."."""
    number = lines[at][0][0].rstrip(".")
    return end - at == 1 and end < len(lines) and lines[end][0][0].startswith(f"{number}.")


def _is_resumed(lines: Lines, body: int, end: int, edges: Sequence[float]) -> bool:
    """Whether rows go on below a line that reaches over the columns, as answers do: that is no table of this kind."""
    left = min(line[0][1][0] for line in lines[body:end])
    for line in lines[end:]:
        pieces = pieces_in(line, "char")
        if len(pieces) > 1 and all(map(is_label, pieces)):
            return False
        if len(pieces) > 1 and any(text_of(piece) in MARKS for piece in pieces):
            return True
        if begins(line) and abs(line[0][1][0] - left) <= 1 and len(pieces) > 1:
            return True
    return False
