"""Columns without rulings: a header's words say where they are.

    2 Ekonomi                                              Ja    Nej  Delvis Vet ej   Kommentar
    2.1 Har nämnden antagit en budget i balans?             X                         Antogs i juni
    2.2 Bedöms nämnden hålla sin budget för helåret?              X
    Prognosen efter oktober visar ett underskott på 3,1 miljoner kronor, vilket beror på ...

A line is a header where short pieces stand apart at its right, and below them, before the next such line,
something short stands in their columns. What flows through the columns (the answer) stays one cell. Each word
of a header is a column of its own, since "Delvis Vet ej" may be one label, two or three: whoever knows the
language joins them; the header's cell then spans as many columns as it has words.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from dataclasses import replace
from math import inf
from typing import Final, NamedTuple

from granskning_cli.layout.apart import MARKS, Piece, is_label, labelled, pieces_of, text_of
from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import OPEN, BBox, Cell, Line, Row, Word

LABEL_WORDS: Final = 4
MARK_WIDTH: Final = 4
# A mark is in a column where its label is nearer than this share of the way to the next label.
CLEARLY: Final = 0.62
# A column reaches at least this far right of its label's middle.
NARROWEST: Final = 24.0
# A label begins this far right of where the text does, in sizes: otherwise the line is a title with a gap in it.
FROM_LEFT: Final = 8


class _Header(NamedTuple):
    row: int
    first: int  # the piece that is its first label
    edges: tuple[float, ...]  # left edge of each word's column; the last column is open to the right
    middles: tuple[float, ...]  # the middle of each word
    starts: tuple[float, ...]  # where each label begins, for each of its words
    labels: tuple[tuple[Piece, ...], ...]  # each label's lines from the top
    others: tuple[int, ...]  # the lines above and below it that hold nothing but further lines of labels


def align(rows: Sequence[Row], first_table: int, beside: Collection[int] = ()) -> list[Row]:
    """The rows with cells for their columns where a header above them tells of any.

    `beside`: the ids of rows of text columns, where what stands to the right is the next column.
    """
    loose = [row.table is None and len(row.cells) == 1 and id(row) not in beside for row in rows]
    pieces = [
        pieces_of(row) if alone and not labelled(row) else None
        for row, alone in zip(rows, loose, strict=True)
    ]
    headers, unused = _headers(rows, pieces)
    if not headers:
        return list(rows)
    out: list[Row | None] = list(rows)
    for order, header in enumerate(headers):
        end = headers[order + 1].row if order + 1 < len(headers) else len(rows)
        table = first_table + order
        out[header.row] = _head(rows, pieces, header, table)
        for index in range(header.row + 1, end):
            found = pieces[index]
            if found is not None and index not in unused:
                out[index] = _divide(rows[index], found, header, table)
        for index in header.others:
            out[index] = None
    return [row for row in out if row is not None]


def _is_label(piece: Sequence[Word]) -> bool:
    return len(piece) <= LABEL_WORDS and is_label(piece)


def _headers(rows: Sequence[Row], pieces: Sequence[list[Piece] | None]) -> tuple[list[_Header], set[int]]:
    """Header lines below which at least one short piece stands in a column, and the rows of the others.

    The others are not divided by the columns of a header above them: they may head a section without a mark.
    """
    found: list[_Header] = []
    for index in range(len(rows)):
        first = _first_label(rows, pieces, index)
        if first is None or (found and index in found[-1].others):
            continue
        parts = pieces[index] or []
        others = _label_lines(rows, pieces, index)
        labels = _stack([parts[first:], *[pieces[i] or [] for i in others]])
        words = [word for label in labels for word in _widest(label)]
        edges = _edges(words, parts[first - 1] if first else None)
        boxes = [bounds(_widest(label)) for label in labels for _ in _widest(label)]
        middles = tuple((word[1][0] + word[1][2]) / 2 for word in words)
        starts = tuple(box[0] for box in boxes)
        found.append(_Header(index, first, edges, middles, starts, labels, others))
    used: list[_Header] = []
    for order, header in enumerate(found):
        end = found[order + 1].row if order + 1 < len(found) else len(rows)
        if any(_marked(pieces[i], header) for i in range(header.row + 1, end)):
            used.append(header)
    return used, {header.row for header in found} - {header.row for header in used}


def _first_label(rows: Sequence[Row], pieces: Sequence[list[Piece] | None], index: int) -> int | None:
    """Where a line's labels begin, None where it has fewer than two words of them."""
    parts = pieces[index]
    if not parts:
        return None
    first = len(parts)
    while first and _is_label(parts[first - 1]):
        first -= 1
    # a number and a title that stand apart: "1   Mål   Ja   Nej"
    while first < len(parts) and not (_is_titled(parts[:first]) or _is_right(parts[first], rows, index)):
        first += 1
    return first if sum(len(part) for part in parts[first:]) >= 2 else None


def _is_titled(pieces: Sequence[Piece]) -> bool:
    """Whether a number and a title stand together left of the labels: "2 Ekonomi      Nej     Ja"."""
    return len(pieces) == 1 and len(pieces[0]) > 1 and pieces[0][0][0][:1].isdecimal()


def _is_right(piece: Piece, rows: Sequence[Row], index: int) -> bool:
    """Whether a piece begins well to the right of where the text around it does."""
    left = min(
        [row.bbox[0] for row in rows[max(0, index - 3) : index + 6] if row.cells[0].lines], default=0.0
    )
    size = 1.0 if rows[index].unit == "char" else (piece[0][3] or 1.0) * 0.5
    return piece[0][1][0] > left + 2 * FROM_LEFT * size


def _edges(words: Sequence[Word], before: Piece | None) -> tuple[float, ...]:
    """The left edge of each word's column: half way through the white space before it."""
    boxes = [word[1] for word in words]
    inner = [(a[2] + b[0]) / 2 for a, b in itertools.pairwise(boxes)]
    width = boxes[0][2] - boxes[0][0]
    left = boxes[0][0] - max(width, 4.0)
    if before is not None:
        left = max(left, (before[-1][1][2] + boxes[0][0]) / 2 - width)
    return (left, *inner)


def _column(piece: Sequence[Word], header: _Header) -> int | None:
    """The column that a piece stands in; None where it begins left of them all, as running text does."""
    x0, x1 = piece[0][1][0], piece[-1][1][2]
    edges = (*header.edges, inf)
    text = text_of(piece)
    short = (
        len(text) <= MARK_WIDTH and text != OPEN
    )  # an open field is as wide as what would be typed into it
    at = (x0 + x1) / 2 if short else x0
    if at < edges[0] or (not short and x0 < edges[0]):
        return None
    if short and at > header.middles[0]:
        nearest = min(range(len(header.middles)), key=lambda i: abs(header.middles[i] - at))
        return nearest if at - header.middles[-1] <= _reach(header) else None
    if not short:  # text is set flush with its column's label, or nearly
        return min(range(len(header.starts)), key=lambda i: abs(header.starts[i] - x0))
    return next(i for i in range(len(edges) - 1) if at < edges[i + 1])


def _reach(header: _Header) -> float:
    """How far right of the last label something may stand and still be in its column: as far as labels are apart."""
    first, last = header.middles[0], header.middles[-1]
    steps = [b - a for a, b in itertools.pairwise(header.middles)]
    return max(*steps, NARROWEST) if last > first else NARROWEST


def _is_between(box: BBox, header: _Header) -> bool:
    """Whether the nearest label, or word of one, is not much nearer than the next label."""
    at = (box[0] + box[2]) / 2
    distances = sorted(
        min(abs((b[0] + b[2]) / 2 - at) for b in (bounds(label), *[word[1] for word in label]))
        for label in map(_widest, header.labels)
    )
    return len(distances) > 1 and distances[0] > CLEARLY * distances[1]


def _marked(parts: list[Piece] | None, header: _Header) -> bool:
    if not parts:
        return False
    again = {text_of(_widest(label)) for label in header.labels}  # another question's options: "Ja   Nej"
    return any(
        _is_short(text := text_of(p)) and text not in again and _column(p, header) is not None for p in parts
    )


def _is_short(text: str) -> bool:
    """Whether something short is written: a mark, a number, "Ja"; a comma or an open field is not."""
    return len(text) <= MARK_WIDTH and (text in MARKS or any(c.isalnum() for c in text))


def _label_lines(rows: Sequence[Row], pieces: Sequence[list[Piece] | None], index: int) -> tuple[int, ...]:
    """The lines next to a header that hold nothing but further words of its labels: "Ej" above "aktuellt"."""
    out: list[int] = []
    for at in (index - 1, index + 1):
        parts = pieces[at] if 0 <= at < len(rows) else None
        if not parts or rows[at].page != rows[index].page or rows[max(at, index)].gap >= 0.5:
            continue
        labels = all(_is_label(p) and _is_right(p, rows, index) for p in parts)
        # below a line of labels alone every one may go on: "I hög   I viss" above "grad   grad"
        most = len(pieces[index] or []) - (
            at < index or not _is_right((pieces[index] or parts)[0], rows, index)
        )
        if labels and len(parts) <= most:
            out.append(at)
    return tuple(out)


def _stack(lines: Sequence[Sequence[Piece]]) -> tuple[tuple[Piece, ...], ...]:
    """Pieces that stand above each other as one label, from the left; its lines from the top."""
    labels: list[list[Piece]] = [[piece] for piece in lines[0]]
    for line in lines[1:]:
        for piece in line:
            x0, x1 = piece[0][1][0], piece[-1][1][2]
            over = [label for label in labels if label[0][0][1][0] < x1 and x0 < label[0][-1][1][2]]
            if over:
                over[0].append(piece)
            else:
                labels.append([piece])
    labels.sort(key=lambda label: label[0][0][1][0])
    return tuple(tuple(sorted(label, key=lambda piece: piece[0][1][3])) for label in labels)


def _widest(label: Sequence[Piece]) -> Piece:
    return max(label, key=lambda piece: piece[-1][1][2] - piece[0][1][0])


def _head(rows: Sequence[Row], pieces: Sequence[list[Piece] | None], header: _Header, table: int) -> Row:
    """The header row: its title as column 0, each label as a cell that spans a column for each word."""
    row, parts = rows[header.row], pieces[header.row] or []
    cells: list[Cell] = []
    column = 1
    for label in header.labels:
        lines = tuple(Line(tuple(piece), bounds(piece)) for piece in label)
        wide = len(_widest(label))
        cells.append(Cell(lines[0].bbox, column, wide, lines))
        column += wide
    text = [word for part in parts[: header.first] for word in part]
    return replace(row, cells=(_first_cell(row, text), *cells), basis="aligned", table=table)


def _divide(row: Row, parts: list[Piece], header: _Header, table: int) -> Row:
    """The row's text as column 0, and each piece that stands in a label's column as a cell of its own."""
    text: list[Word] = []
    cells: list[Cell] = []
    for part in parts:
        column = _column(part, header)
        if column is None:
            text += part
        else:
            box = bounds(part)
            between = len(text_of(part)) <= MARK_WIDTH and _is_between(box, header)
            cells.append(Cell(box, column + 1, 1, (Line(tuple(part), box),), (), between))
    return replace(row, cells=(_first_cell(row, text), *cells), basis="aligned", table=table)


def _first_cell(row: Row, text: list[Word]) -> Cell:
    old = row.cells[0]
    if not text or not old.lines:
        return Cell(BBox(old.bbox.x0, old.bbox.top, old.bbox.x0, old.bbox.bottom), 0, 1, (), old.blanks)
    box = bounds(text)
    return Cell(box, 0, 1, (replace(old.lines[0], words=tuple(text), bbox=box),), old.blanks)
