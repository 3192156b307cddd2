"""A matrix as a workbook: the matrix, the texts, the counts and the diagnostics, a sheet each.

Every cell is written as a string or a number of ours, so none is a formula or a link, whatever it begins with. What XML
cannot hold is left out; a text longer than a cell can hold ends with "(cut)".
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.export.harmless import for_workbook
from granskning_cli.export.matrix_grid import NOT_ASKED, said
from granskning_cli.model.matrix import Cell, Matrix
from granskning_cli.model.signs import labels, signs

# Backgrounds that black letters can be read on, told apart without red and green; the first for the most common option.
PALETTE: Final = ("#CFE8FC", "#FFDDB8", "#FFF4B3", "#E3D5F5", "#D5F0E3", "#F7D4E5", "#DDE3EA", "#E9E4C8")
UNANSWERED: Final = "#FFFFFF"
AMBIGUOUS: Final = "#FF9C9C"
MISSING: Final = "#D0D0D0"


def dump(matrix: Matrix) -> bytes:
    """Raises Unreadable R149 where xlsxwriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable("R149", "xlsx needs the library xlsxwriter, which is not installed") from None
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})  # the same matrix, the same bytes
    pen = _Pen(book, matrix)
    if matrix.by == "year":
        _years(pen, matrix)
    else:
        _respondents(pen, matrix)
    _texts(pen, matrix)
    _counts(pen, matrix)
    _diagnostics(pen, matrix)
    book.close()
    return stream.getvalue()


class _Pen:
    """Writes on one sheet after the other, with the formats of the whole book."""

    def __init__(self, book: Any, matrix: Matrix) -> None:
        self.book = book
        self.labels = labels(matrix)
        self.head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE", "border": 1}
        )
        self.body = book.add_format({"text_wrap": True, "valign": "top"})
        self.share = book.add_format({"num_format": "0 %", "valign": "top"})
        self.of = {code: self._cell(PALETTE[at % len(PALETTE)]) for at, code in enumerate(signs(matrix))}
        self.states = {
            "unanswered": self._cell(UNANSWERED),
            "ambiguous": self._cell(AMBIGUOUS),
            "missing": self._cell(MISSING),
        }
        self.plain = self._cell(UNANSWERED)

    def _cell(self, colour: str) -> Any:
        look = {
            "bg_color": colour,
            "border": 1,
            "border_color": "#BBBBBB",
            "valign": "top",
            "text_wrap": True,
        }
        return self.book.add_format(look)

    def sheet(self, name: str, widths: list[int], rows: int, columns: int) -> None:
        """A new sheet whose first rows and columns stay in sight, and on every page that is printed."""
        self.on = self.book.add_worksheet(name)
        for at, width in enumerate(widths):
            self.on.set_column(at, at, width)
        self.on.freeze_panes(rows, columns)
        self.on.repeat_rows(0, max(0, rows - 1))
        self.on.set_landscape()
        self.on.set_paper(9)  # A4
        self.on.fit_to_pages(1, 0)

    def text(self, row: int, column: int, text: str, look: Any = None) -> None:
        """A string, never anything else."""
        text = for_workbook(text)
        if not text:
            self.on.write_blank(row, column, None, look or self.body)
            return
        self.on.write_string(row, column, text, look or self.body)

    def line(self, row: int, texts: list[str], look: Any = None) -> None:
        """Strings from the first column on."""
        for at, text in enumerate(texts):
            self.text(row, at, text, look)

    def cell(self, row: int, column: int, cell: Cell) -> None:
        """An answer in its colour."""
        look = self.states.get(cell.state, self.plain)
        if cell.state == "answered" and len(cell.codes) == 1:
            look = self.of.get(cell.codes[0], self.plain)
        said_here = said(cell, self.labels)
        if cell.state == "missing":
            said_here = NOT_ASKED
        elif cell.doubts:
            said_here = f"{said_here} ({', '.join(cell.doubts)})"
        self.text(row, column, said_here, look)


def _respondents(pen: _Pen, matrix: Matrix) -> None:
    pen.sheet("Matrix", [28, 20, 7] + [14] * len(matrix.columns), 2, 1)
    pen.line(0, ["", "", "", *(column.number or "" for column in matrix.columns)], pen.head)
    pen.line(1, ["Respondent", "Organisation", "Year", *(column.text for column in matrix.columns)], pen.head)
    for at, row in enumerate(matrix.rows, 2):
        pen.line(at, [row.label, row.organisation or "", str(row.year or "")])
        for where, cell in enumerate(row.cells, 3):
            pen.cell(at, where, cell)


def _years(pen: _Pen, matrix: Matrix) -> None:
    pen.sheet("Matrix", [8, 60] + [14] * len(matrix.rows), 1, 2)
    pen.line(0, ["Number", "Question", *(row.label for row in matrix.rows)], pen.head)
    for at, column in enumerate(matrix.columns):
        pen.line(at + 1, [column.number or "", column.text])
        for where, row in enumerate(matrix.rows, 2):
            pen.cell(at + 1, where, row.cells[at])


def _texts(pen: _Pen, matrix: Matrix) -> None:
    pen.sheet("Texts", [28, 7, 8, 50, 14, 90], 1, 0)
    pen.line(0, ["Respondent", "Year", "Number", "Question", "Marked", "Text"], pen.head)
    line = 1
    for row in matrix.rows:
        for column, cell in zip(matrix.columns, row.cells, strict=True):
            if cell.text:
                marked = said(cell.model_copy(update={"text": None}), pen.labels)
                year = str(row.year or "")
                pen.line(line, [row.label, year, column.number or "", column.text, marked, cell.text])
                line += 1


def _counts(pen: _Pen, matrix: Matrix) -> None:
    states = ("answered", "unanswered", "ambiguous", "missing")
    head = ["Number", "Question", *pen.labels.values(), *map(str.capitalize, states), "Divides"]
    pen.sheet("Counts", [8, 60] + [11] * (len(head) - 2), 1, 2)
    pen.line(0, head, pen.head)
    for at, column in enumerate(matrix.columns, 1):
        pen.line(at, [column.number or "", column.text])
        marks = [column.count.marks.get(code) for code in pen.labels]
        for where, count in enumerate([*marks, *(getattr(column.count, state) for state in states)], 2):
            if count is not None:
                pen.on.write_number(at, where, count, pen.body)
        if column.divides is not None:
            pen.on.write_number(at, len(head) - 1, column.divides, pen.share)


def _diagnostics(pen: _Pen, matrix: Matrix) -> None:
    pen.sheet("Diagnostics", [10, 10, 10, 120], 1, 0)
    pen.line(0, ["Code", "Severity", "Question", "Message"], pen.head)
    for at, one in enumerate(matrix.diagnostics, 1):
        pen.line(at, [one.code, one.severity, one.question or "", one.message])
