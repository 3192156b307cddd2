"""A table that a text keeps with spaces alone: its columns are told by the white space that none of its lines fills.

    Nr Fråga                           Ja    Delvis    Nej    Kommentar

    1. Har nämnden fastställt en                              Antagen i
       tillsynsplan för                 X                     december.
       livsmedelskontrollen?

A row is what stands between two numbers or blank lines, so that a mark set to the middle of its row is in it. A table
whose answers run below the questions through all columns is none of these: its lines are told one by one (`aligned`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.layout.apart import APART, MARKS, Piece
from granskning_cli.layout.lines import bounds, to_lines
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.layout.sheet import RAGGED, Lines
from granskning_cli.model.layout import BBox, Cell, Row, Word

LABEL_WIDTH: Final = 34
MARK_WIDTH: Final = 3
# What a line may leave of the white space between two columns, in characters.
NARROWEST: Final = 1.0
# A mark is in a column where its label is nearer than this share of the way to the next one.
CLEARLY: Final = 0.62
FEWEST_ROWS: Final = 2
_NUMBER: Final = re.compile(r"\(?[A-ZÅÄÖ]?\.?\d{1,3}(?:\.\d{1,3}){0,4}[a-z]?[.):]?|[a-z][.)]")

Gaps = list[tuple[float, float]]


class Table(NamedTuple):
    """Lines of a page: those of the header from `first` to `body`, those of the rows from there to `last`."""

    first: int
    body: int
    last: int
    edges: tuple[float, ...]  # where each column but the first begins


@dataclass(frozen=True, slots=True)
class Spaced:
    """Such a table, on one page."""

    page: int
    header: Lines
    body: Lines
    edges: tuple[float, ...]
    order: int  # of the tables of this kind

    def grouped(self) -> Iterator[Lines]:
        """The lines of the header and of the rows."""
        yield self.header
        yield self.body

    @property
    def first_word(self) -> Word | None:
        """The word that the table begins with."""
        return self.header[0][0]

    def rows(self, columns: TableColumns, pitch: float, then: Word | None = None) -> list[Row]:
        """The header's row, and one for each of the others."""
        heads = [_column(self.header, at, self.edges) for at in range(len(self.edges) + 1)]
        extents = []
        for at, head in enumerate(heads):
            words = [word for line in (*head, *_column(self.body, at, self.edges)) for word in line]
            extents.append((min(word[1][0] for word in words), max(word[1][2] for word in words)))
        labels = [bounds([word for line in head for word in line]) if head else None for head in heads]
        out: list[Row] = []
        for lines in (self.header, *rows_of(self.body)):
            box = bounds([word for line in lines for word in line])
            cells = tuple(
                _cell(_column(lines, at, self.edges), at, extent, box, labels if out else (), pitch)
                for at, extent in enumerate(extents)
            )
            number = columns.tables + self.order
            out.append(Row(self.page, box, cells, "aligned", number, 0.0, True, "char", not out))
        return out


def _cell(
    lines: Lines, at: int, extent: tuple[float, float], row: BBox, labels: Sequence[BBox | None], pitch: float
) -> Cell:
    if not lines:
        return Cell(BBox(extent[0], row.top, extent[1], row.bottom), at)
    between = at > 0 and _is_mark(lines) and not _is_clear(lines[0], at, labels)
    box = bounds([word for line in lines for word in line])
    return Cell(box, at, 1, to_lines(lines, *extent, pitch, RAGGED), (), between)


def _is_mark(lines: Lines) -> bool:
    return len(lines) == 1 and len(lines[0]) == 1 and len(lines[0][0][0]) <= MARK_WIDTH


def _is_clear(mark: Sequence[Word], at: int, labels: Sequence[BBox | None]) -> bool:
    """Whether a mark stands nearer to its column's label than to those beside it."""
    middle = (mark[0][1][0] + mark[-1][1][2]) / 2
    far = {
        index: max(0.0, label.x0 - middle, middle - label.x1)
        for index, label in enumerate(labels)
        if label is not None and index
    }
    others = [distance for index, distance in far.items() if index != at]
    return at not in far or not others or far[at] <= CLEARLY * min(others)


def _column(lines: Lines, at: int, edges: Sequence[float]) -> Lines:
    """What of each line stands in a column, where anything does."""
    left = edges[at - 1] if at else 0.0
    right = edges[at] if at < len(edges) else float("inf")
    own = ([word for word in line if left <= (word[1][0] + word[1][2]) / 2 < right] for line in lines)
    return [words for words in own if words]


def tables_of(lines: Lines) -> list[Table]:
    """The tables of a page of text, from the top."""
    out: list[Table] = []
    for at, line in enumerate(lines):
        if out and at < out[-1].last:
            continue
        labels = _pieces(line)
        if len(labels) > 1 and all(map(_is_label, labels)):
            table = _table(lines, at)
            if table is not None:
                out.append(table)
    return out


def _table(lines: Lines, first: int) -> Table | None:
    """The table below a header, None where its rows are lines of their own."""
    labels = _pieces(lines[first])
    gaps: Gaps = [(a[-1][1][2], b[0][1][0]) for a, b in pairwise(labels)]
    texts = {_text(label) for label in labels}
    last = first + 1
    while last < len(lines):
        again = {_text(piece) for piece in _pieces(lines[last])}
        narrower = _narrowed(lines[last], gaps)
        if narrower is None or len(again & texts) > 1:
            break
        gaps, last = narrower, last + 1
    edges = tuple((x0 + x1) / 2 for x0, x1 in gaps)
    body = first + 1
    while body < last and _goes_on(lines, body, first, edges):
        body += 1
    end = _without_title(lines, body, last, edges)
    if end - body < FEWEST_ROWS or _is_resumed(lines, body, end, edges):
        return None
    rows = rows_of(lines[body:end])
    wrapped = any(len(row) > 1 and _is_wrapped(row, edges) for row in rows)
    return Table(first, body, end, edges) if wrapped and len(rows) >= FEWEST_ROWS else None


def _is_wrapped(row: Lines, edges: Sequence[float]) -> bool:
    """Whether a row's columns beside the first hold several lines, or begin lower than it does."""
    if not _column(row, 0, edges):
        return False
    beside = [_column(row, at, edges) for at in range(1, len(edges) + 1)]
    return any(len(lines) > 1 or (lines and lines[0][0][1][1] > row[0][0][1][1]) for lines in beside)


def _narrowed(line: Sequence[Word], gaps: Gaps) -> Gaps | None:
    """The white space that a line leaves between the columns; None where a piece of it reaches over a column's edge."""
    out = list(gaps)
    for piece in _pieces(line):
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
    pieces = _pieces(lines[at])
    near = lines[at][0][1][1] - lines[at - 1][0][1][1] < 1.5
    above = [bounds(piece) for piece in _pieces(lines[first])[1:]]
    return near and all(
        _is_label(piece)
        and len(piece) == 1
        and any(piece[0][1][0] < box.x1 and piece[0][1][2] > box.x0 for box in above[:-1])
        for piece in pieces
    )


def _without_title(lines: Lines, body: int, last: int, edges: Sequence[float]) -> int:
    """The end of the rows: a title below a blank line, in the first column alone, belongs to what follows."""
    while last > body:
        start = last - 1
        while start > body and lines[start][0][1][1] - lines[start - 1][0][1][1] < 1.5:
            start -= 1
        block = lines[start:last]
        if any(line[-1][1][2] > edges[0] for line in block) or any(_begins(line) for line in block):
            return last
        last = start
    return last


def _is_resumed(lines: Lines, body: int, end: int, edges: Sequence[float]) -> bool:
    """Whether rows go on below a line that reaches over the columns, as answers do: that is no table of this kind."""
    left = min(line[0][1][0] for line in lines[body:end])
    for line in lines[end:]:
        pieces = _pieces(line)
        if len(pieces) > 1 and all(map(_is_label, pieces)):
            return False
        if len(pieces) > 1 and any(_text(piece) in MARKS for piece in pieces):
            return True
        if _begins(line) and abs(line[0][1][0] - left) <= 1 and len(pieces) > 1:
            return True
    return False


def rows_of(body: Lines) -> list[Lines]:
    """The lines of each row: from number to number, or from blank line to blank line where rows have none."""
    left = min((line[0][1][0] for line in body), default=0.0)
    numbered = [_begins(line) and line[0][1][0] <= left + 2 for line in body]
    counted = sum(numbered) > 1
    out: list[Lines] = []
    for at, line in enumerate(body):
        block = not at or line[0][1][1] - body[at - 1][0][1][1] >= 1.5
        if (
            not out
            or (numbered[at] and _has_number(out[-1], left))
            or (block and _opens(body, at, left, counted=counted))
        ):
            out.append([])
        out[-1].append(line)
    return out


def _has_number(row: Lines, left: float) -> bool:
    return any(_begins(line) and line[0][1][0] <= left + 2 for line in row)


def _opens(body: Lines, at: int, left: float, *, counted: bool) -> bool:
    """Whether a block below a blank line is a row: where rows have numbers, one with a number is."""
    if not counted:
        return True
    end = at + 1
    while end < len(body) and body[end][0][1][1] - body[end - 1][0][1][1] < 1.5:
        end += 1
    return _has_number(body[at:end], left)


def _begins(line: Sequence[Word]) -> bool:
    return _NUMBER.fullmatch(line[0][0]) is not None


def _pieces(line: Sequence[Word]) -> list[Piece]:
    out: list[Piece] = [[line[0]]]
    for left, right in pairwise(line):
        if right[1][0] - left[1][2] >= APART["char"]:
            out.append([])
        out[-1].append(right)
    return out


def _is_label(piece: Piece) -> bool:
    text = _text(piece)
    said = any(map(str.isalnum, text)) and text not in MARKS
    return said and len(text) <= LABEL_WIDTH and text[-1] not in ".,;:?!"


def _text(piece: Piece) -> str:
    return " ".join([word[0] for word in piece])
