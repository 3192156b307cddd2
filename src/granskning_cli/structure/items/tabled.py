"""Rows of tables that ask without a number, those that head others, and what stands right above a table.

| TITLE                                                        |      one cell across named columns: a section
| Is there a plan?                         | Yes | No | Comment |      options of its own, or a column that asks: a question
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final

from granskning_cli.model.layout import Cell, Line, Row
from granskning_cli.structure.items.placed import bare_titles
from granskning_cli.structure.items.titles import heading_lines
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header

# A line above a table with more words than this is a sentence, not a heading.
LONGEST_HEADING: Final = 12


def asking_rows(
    rows: Sequence[Row], pieces: Sequence[Piece], headers: dict[int, Header], claimed: set[int]
) -> list[int]:
    """The rows of tables without numbers that ask: those with options, and those with a column that asks."""
    return [*_unnumbered(rows, pieces, headers, claimed), *_named_rows(pieces, claimed)]


def titles_above(
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    headers: dict[int, Header],
    claimed: set[int],
) -> dict[int, Header]:
    """Lines that stand right above a table's header which has no title of its own, by their first piece."""
    found: dict[int, Header] = {}
    for row, header in headers.items():
        above = row - 1
        if header.table is None or above < 0 or above in claimed or above in headers:
            continue
        if header.title:
            continue
        if sum(bool(cell.lines) for cell in rows[above].cells) == 1:
            found[first_of(pieces, above)] = header
    lines = heading_lines(pieces, apart=False) if found else set()
    typeless = [at for at in found if _is_typeless(rows[pieces[at].row])]  # their place alone tells titles
    lines |= set(bare_titles(pieces, [first_of(pieces, pieces[at].row + 1) for at in typeless]).values())
    return {at: header for at, header in found.items() if at in lines}


def _is_typeless(row: Row) -> bool:
    """Whether nothing is known of a row's type: in a text, or in a PDF whose fonts are drawings without names."""
    words = (word for cell in row.cells for line in cell.lines for word in line.words)
    return row.unit == "char" or not any(word.font or word.bold for word in words)


def bands(
    rows: Sequence[Row], pieces: Sequence[Piece], claimed: set[int], words: Vocabulary
) -> dict[int, Header]:
    """Rows of a table with named columns that hold one cell across them: section titles."""
    out: dict[int, Header] = {}
    below = _below_each(rows, claimed, words)
    for piece in pieces:
        header, line = piece.header, piece.line
        if header is None or not piece.first or piece.row in claimed or piece.row == header.row:
            continue
        if not header.roles and not (piece.divided and rows[piece.row].unit == "char"):
            continue
        if (
            line is None
            or len(line.words) > LONGEST_HEADING
            or piece.row in below
            or _is_labelled(line, words)
        ):
            continue
        named = header.roles or header.columns
        own = [c for c in range(piece.cell.column, piece.cell.column + piece.cell.span) if c in named]
        if len(own) > 1 and _across(rows[piece.row]) is not None:
            out[first_of(pieces, piece.row)] = header
    return out


def _across(row: Row) -> Cell | None:
    """The one cell over several columns where that is all that a row holds."""
    wide = [cell for cell in row.cells if cell.span > 1]
    alone = len(wide) == 1 and all(cell in wide or not cell.lines for cell in row.cells)
    return wide[0] if alone else None


def _is_labelled(line: Line, words: Vocabulary) -> bool:
    """Whether a row is called what answers are: "Kommentar: Beslutad i mars."."""
    head, colon, _ = line.text.partition(":")
    return bool(colon) and words.has("answer_columns", head)


def _below_each(rows: Sequence[Row], claimed: set[int], words: Vocabulary) -> set[int]:
    """The rows of one cell, filled or empty, that stand below each question of their table: titles do not.

    Where comments are named, others that begin where titles do may be titles.
    """
    out: set[int] = set()
    tables: dict[int, list[int]] = {}
    for row in claimed:
        if (table := rows[row].table) is not None:
            tables.setdefault(table, []).append(row + 1)
    for table, own in tables.items():
        cells = [_across(rows[at]) for at in own if at < len(rows) and rows[at].table == table]
        wide = [cell for cell in cells if cell is not None]
        named = any(cell.lines and _is_labelled(cell.lines[0], words) for cell in wide)
        first = min((cell.column for cell in wide), default=0)
        if 1 < len(own) == len(wide) and (first > 0 or not named):
            out.update(own)
    return out


def first_of(pieces: Sequence[Piece], row: int) -> int:
    """A row's first piece."""
    return bisect_left(pieces, row, key=attrgetter("row"))


def _unnumbered(
    rows: Sequence[Row], pieces: Sequence[Piece], headers: dict[int, Header], claimed: set[int]
) -> list[int]:
    """Rows of a table with options that no number claims, where none below that header has a number."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for at, piece in enumerate(pieces):
        header = piece.header
        if header is None or not header.columns or piece.row <= header.row or piece.row in claimed:
            continue
        spans.setdefault(header.row, [])
        if (
            piece.first
            and piece.role == "text"
            and piece.line is not None
            and _offers(rows[piece.row], header)
        ):
            found = spans[header.row]
            if not found or found[-1][0] != piece.row:
                found.append((piece.row, at))
    numbered = {pieces[first_of(pieces, row)].header.row for row in claimed if _has_header(pieces, row)}  # type: ignore[union-attr]
    return [at for row, found in spans.items() if row not in numbered for _, at in found]


def _named_rows(pieces: Sequence[Piece], claimed: set[int]) -> list[int]:
    """Rows of a table that names a column for questions and none for numbers."""
    out: list[int] = []
    last = -1
    for piece in pieces:
        header = piece.header
        if (
            header is None
            or not header.roles
            or piece.row in claimed
            or piece.row == last
            or piece.role != "text"
        ):
            continue
        if (
            "number" in header.roles.values()
            or header.roles.get(piece.cell.column) != "question"
            or piece.line is None
        ):
            continue
        if all(
            header.roles.get(c) == "question"
            for c in range(piece.cell.column, piece.cell.column + piece.cell.span)
        ):
            out.append(first_of(pieces, piece.row))
            last = piece.row
    return out


def _has_header(pieces: Sequence[Piece], row: int) -> bool:
    at = first_of(pieces, row)
    return at < len(pieces) and pieces[at].header is not None and pieces[at].header.row != row  # type: ignore[union-attr]


def _offers(row: Row, header: Header) -> bool:
    """Whether a row has cells of its own for the options."""
    columns: set[int] = set()
    for cell in row.cells:
        # a table below with other widths divides the columns of this one
        own = [column for column in range(cell.column, cell.column + cell.span) if column in header.columns]
        if len(own) == cell.span and len({header.columns[column].code for column in own}) == 1:
            columns.update(own)
    if row.basis == "ruled":
        return len(columns) == len(header.columns)
    return bool(columns)
