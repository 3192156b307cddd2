"""A matrix as rows of text, for the formats that hold nothing else: by respondent, or turned round by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from granskning_cli.model.matrix import Cell, Column, Matrix
from granskning_cli.model.signs import labels

NOT_ASKED: Final = "(not asked)"
AMBIGUOUS: Final = "(ambiguous)"


def said(cell: Cell, of: dict[str, str]) -> str:
    """The labels that are marked, else the text; empty where nothing was answered."""
    if cell.state == "missing":
        return NOT_ASKED
    marked = ", ".join(of.get(code, code) for code in cell.codes)
    if cell.state == "ambiguous":
        return f"{AMBIGUOUS} {marked}".strip()
    return marked or cell.text or ""


def heading(column: Column) -> str:
    """The number and the text of a question."""
    return f"{column.number or ''} {column.text}".strip()


def grid(matrix: Matrix) -> Iterator[list[str]]:
    """The header, then the rows."""
    of = labels(matrix)
    if matrix.by == "year":
        yield ["number", "question", *(row.label for row in matrix.rows)]
        for at, column in enumerate(matrix.columns):
            cells = (said(row.cells[at], of) for row in matrix.rows)
            yield [column.number or "", column.text, *cells]
        return
    yield ["respondent", "organisation", "year", "source", *map(heading, matrix.columns)]
    for row in matrix.rows:
        head = [
            row.label,
            row.organisation or "",
            str(row.year or ""),
            (row.source and row.source.name) or "",
        ]
        yield [*head, *(said(cell, of) for cell in row.cells)]
