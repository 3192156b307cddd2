"""Columns without rulings: a header's words say where they are.

    2 Ekonomi                                              Ja    Nej
    2.1 Har nämnden antagit en budget i balans?             X
    2.2 Bedöms nämnden hålla sin budget för helåret?              X
    Prognosen efter oktober visar ett underskott på 3,1 miljoner kronor, vilket beror på ...

A line is a header where short pieces stand apart at its right, and below them, before the next such line,
something short stands in their columns. What flows through the columns (the answer) stays one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import TICKED, BALLOT, Cell, Line, Row, Word

# White space that parts columns, in sizes of type; in a character grid, in characters.
APART: Final = {"pt": 1.0, "char": 2.0}
LABEL_WORDS: Final = 3
LABEL_WIDTH: Final = 26
MARK_WIDTH: Final = 4


class _Header(NamedTuple):
    index: int
    first: int  # the piece that is its first label
    edges: tuple[float, ...]  # left edge of each label's column, then the right edge of the last


def align(rows: Sequence[Row], first_table: int) -> list[Row]:
    """The rows with cells for their columns where a header above them tells of any."""
    pieces = [_pieces(row) if row.table is None and len(row.cells) == 1 else None for row in rows]
    headers = _headers(rows, pieces)
    if not headers:
        return list(rows)
    out = list(rows)
    for order, header in enumerate(headers):
        end = headers[order + 1].index if order + 1 < len(headers) else len(rows)
        table = first_table + order
        out[header.index] = _divide(rows[header.index], pieces[header.index] or [], header, table, is_header=True)
        for index in range(header.index + 1, end):
            found = pieces[index]
            if found is not None:
                out[index] = _divide(rows[index], found, header, table, is_header=False)
    return out


def _pieces(row: Row) -> list[list[Word]]:
    """The words of a one-line row, parted where white space is wide."""
    lines = row.cells[0].lines
    if not lines:
        return []
    words = lines[0].words
    apart = APART[row.unit]
    out = [[words[0]]]
    for left, right in zip(words, words[1:], strict=False):
        if right[1][0] - left[1][2] >= apart * (min(left[3], right[3]) if row.unit == "pt" else 1.0):
            out.append([right])
        else:
            out[-1].append(right)
    return out


def _text(piece: Sequence[Word]) -> str:
    return " ".join([word[0] for word in piece])


def _is_label(piece: Sequence[Word]) -> bool:
    text = _text(piece)
    if len(piece) > LABEL_WORDS or len(text) > LABEL_WIDTH or text[-1] in ".,;:?!":
        return False
    return text not in ("X", "x", TICKED, BALLOT) and any(c.isalnum() for c in text)


def _headers(rows: Sequence[Row], pieces: Sequence[list[list[Word]] | None]) -> list[_Header]:
    """Header lines below which at least one short piece stands in a column."""
    found: list[_Header] = []
    for index, row in enumerate(rows):
        parts = pieces[index]
        if not parts or len(parts) < 2:
            continue
        first = len(parts)
        while first and _is_label(parts[first - 1]):
            first -= 1
        if first == 0:
            first = 0 if _starts_right(parts, rows, index) else 1
        if len(parts) - first >= 2:
            found.append(_Header(index, first, _edges([bounds(p) for p in parts[first:]], row)))
    used: list[_Header] = []
    for order, header in enumerate(found):
        end = found[order + 1].index if order + 1 < len(found) else len(rows)
        if any(_marked(pieces[i], header) for i in range(header.index + 1, end)):
            used.append(header)
    return used


def _starts_right(parts: Sequence[Sequence[Word]], rows: Sequence[Row], index: int) -> bool:
    """Whether a line of nothing but labels starts right of where the text does: it has no title of its own."""
    left = min([row.bbox[0] for row in rows[max(0, index - 3) : index + 6] if row.cells[0].lines], default=0.0)
    size = parts[0][0][3] or 1.0
    return parts[0][0][1][0] > left + (8 if rows[index].unit == "char" else 8 * size)


def _edges(boxes: Sequence[tuple[float, float, float, float]], row: Row) -> tuple[float, ...]:
    """Column edges half way between labels; the outer ones as far out as the nearest inner one."""
    middles = [(b[0] + b[2]) / 2 for b in boxes]
    inner = [(a + b) / 2 for a, b in zip(middles, middles[1:], strict=False)]
    return (middles[0] - (inner[0] - middles[0]), *inner, middles[-1] + (middles[-1] - inner[-1]))


def _column(piece: Sequence[Word], header: _Header) -> int | None:
    """The label's column that a piece stands in, None where it is wider than the column or left of all."""
    x0, x1 = piece[0][1][0], piece[-1][1][2]
    middle = (x0 + x1) / 2
    edges = header.edges
    if middle < edges[0] or middle > edges[-1]:
        return None
    column = next(i for i in range(len(edges) - 1) if middle <= edges[i + 1])
    slack = 0.25 * (edges[column + 1] - edges[column])
    return column if x0 >= edges[column] - slack and x1 <= edges[column + 1] + slack else None


def _marked(parts: list[list[Word]] | None, header: _Header) -> bool:
    if not parts:
        return False
    return any(len(_text(p)) <= MARK_WIDTH and _column(p, header) is not None for p in parts)


def _divide(row: Row, parts: list[list[Word]], header: _Header, table: int, *, is_header: bool) -> Row:
    """The row's text as column 0, and each piece that stands in a label's column as a cell of its own."""
    text: list[Word] = []
    cells: list[Cell] = []
    for position, part in enumerate(parts):
        column: int | None
        if is_header:
            column = position - header.first if position >= header.first else None
        else:
            column = _column(part, header)
        if column is None:
            text += part
        else:
            cells.append(_cell(part, column + 1))
    blanks = row.cells[0].blanks
    line = row.cells[0].lines[0] if row.cells[0].lines else None
    first = (
        Cell(bounds(text), 0, 1, (replace(line, words=tuple(text), bbox=bounds(text)),), blanks)
        if text and line is not None
        else Cell(row.bbox, 0, 1, (), blanks)
    )
    return replace(row, cells=(first, *cells), basis="aligned", table=table)


def _cell(words: Sequence[Word], column: int) -> Cell:
    box = bounds(words)
    return Cell(box, column, 1, (Line(tuple(words), box),))
