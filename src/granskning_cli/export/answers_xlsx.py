"""Questionnaires as a workbook: every question with its answer, the diagnostics, and a sheet for each kind of form.

Of one kind are questionnaires whose questions have the same numbers and wordings; on its sheet each is a row. Rows are
written as they come and kept nowhere. What a cell cannot hold is in harmless.py; a text that was cut is told of (E801).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.export.answers import COLUMNS, lines, rows
from granskning_cli.export.sheets import Sheets
from granskning_cli.export.wide import DOCUMENT, Asked, Told, answers, document, heading, unique
from granskning_cli.model.questionnaire import Diagnostic

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

Value = str | int | None

REMARKS: Final = ("document", "severity", "code", "name", "question", "page", "message")
# Each sheet is an open file while the book is written, and a book of hundreds is no help to anybody.
MOST_KINDS: Final = 60
MOST_COLUMNS: Final = 16_384
_WIDTHS: Final = {
    "document": 24, "sha256": 10, "respondent": 24, "organisation": 20, "section_title": 24, "text": 50,
    "instruction": 24, "options": 20, "selected_labels": 16, "option_texts": 20, "answer_text": 80, "message": 100,
    "diagnostics": 16, "name": 20,
}  # fmt: skip
_NARROW: Final = 15
_WIDE: Final = 28


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """A document after the other. Raises Unreadable R149 where xlsxwriter is not installed."""
    try:
        import xlsxwriter
    except ImportError:
        raise Unreadable("R149", "xlsx needs the library xlsxwriter, which is not installed") from None
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    book.set_properties({"created": datetime(2000, 1, 1)})  # the same questionnaires, the same bytes
    book.use_zip64()
    pages = _Pages(book)
    for one in results:
        pages.add(one)
    pages.sheets.finish()
    book.close()


class _Pages:
    """The sheets of a book, and which kinds of questionnaire have one."""

    def __init__(self, book: Any) -> None:
        self.sheets = Sheets(book)
        self.answers = self.sheets.new("Answers", COLUMNS, _widths(COLUMNS), columns=0)
        self.remarks = self.sheets.new("Diagnostics", REMARKS, _widths(REMARKS), columns=0)
        self.kinds: dict[tuple[Asked, ...], Any] = {}

    def add(self, one: Questionnaire) -> None:
        """One document on all sheets that it belongs to."""
        name = one.source.name
        remarks = list(one.diagnostics)
        for row in rows(one):
            cut = self.answers.row(lines(row))
            remarks += [_cut(row.number, COLUMNS[at]) for at in cut]
        told = list(answers(one))
        kind = tuple(asked for asked, _ in told)
        if self._has_sheet(kind, one):
            self.kinds[kind].row([*document(one), *_cells(told)])
        else:
            remarks.append(diagnostic("E802"))
        for remark in remarks:
            page = remark.at.page if remark.at else None
            cells = (remark.severity, remark.code, remark.name, remark.question, page, remark.message)
            self.remarks.row([name, *cells])

    def _has_sheet(self, kind: tuple[Asked, ...], one: Questionnaire) -> bool:
        if kind not in self.kinds:
            headings = (*DOCUMENT, *_headings(kind))
            if len(self.kinds) >= MOST_KINDS or len(headings) > MOST_COLUMNS:
                return False
            widths = [*_widths(DOCUMENT), *[_WIDE] * (len(headings) - len(DOCUMENT))]
            self.kinds[kind] = self.sheets.new(one.title or "Questionnaire", headings, widths, columns=1)
        return True


def _headings(kind: Sequence[Asked]) -> list[str]:
    """A question with options has a column for the marks and one for the text."""
    found = []
    for asked in kind:
        found += [heading(asked), f"{heading(asked)} (text)"] if asked.marked else [heading(asked)]
    return unique(found, of=str.casefold)


def _cells(told: Sequence[tuple[Asked, Told]]) -> list[Value]:
    found: list[Value] = []
    for asked, said in told:
        found += said if asked.marked else ["\n\n".join(filter(None, said)) or None]
    return found


def _widths(names: Sequence[str]) -> list[int]:
    return [_WIDTHS.get(name, _NARROW) for name in names]


def _cut(number: str | None, column: str) -> Diagnostic:
    return diagnostic("E801", question=number, column=column)
