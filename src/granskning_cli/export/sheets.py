"""Sheets of a workbook that are written row by row: a header that stays in sight, a filter, strings and numbers only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from granskning_cli.export.harmless import for_workbook, too_long

# A sheet holds so many rows, its header among them.
MOST_ROWS: Final = 1_048_576
# A row is as high as its texts, which not every program finds out by itself; but no higher than this, in lines.
MOST_LINES: Final = 12
_LINE: Final = 15.0
# A name holds so many UTF-16 units, and none of these; Excel keeps one name for itself.
_LONGEST_NAME: Final = 31
_FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_RESERVED: Final = "history"


class Sheets:
    """The sheets of a book, and the names that are taken."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.taken: set[str] = {_RESERVED}
        self.made: list[Sheet] = []
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEEEEE"})
        self.body = book.add_format({"text_wrap": True, "valign": "top"})
        self.one_line = book.add_format({"valign": "top"})

    def new(self, name: str, headings: Sequence[str], widths: Sequence[int], *, columns: int) -> Sheet:
        """A sheet behind the others; so many of its columns stay in sight."""
        sheet = Sheet(self, name, headings, widths, columns)
        self.made.append(sheet)
        return sheet

    def free(self, wanted: str) -> str:
        """The name as Excel takes it, with a number where it is taken; upper and lower case are one."""
        plain = for_workbook(" ".join(_FORBIDDEN.sub(" ", wanted).split())).strip("' ") or "Sheet"
        at, name = 1, _short(plain, "")
        while name.casefold() in self.taken:
            at += 1
            name = _short(plain, f" ({at})")
        self.taken.add(name.casefold())
        return name

    def finish(self) -> None:
        """When all rows are there."""
        for sheet in self.made:
            sheet.filter()


class Sheet:
    """A table that goes on on another sheet where one is full."""

    def __init__(
        self, book: Sheets, name: str, headings: Sequence[str], widths: Sequence[int], columns: int
    ) -> None:
        self.book, self.name, self.headings, self.widths, self.columns = book, name, headings, widths, columns
        self._begin()

    def _begin(self) -> None:
        self.on = self.book.book.add_worksheet(self.book.free(self.name))
        for at, width in enumerate(self.widths):
            self.on.set_column(at, at, width)
        self.on.freeze_panes(1, self.columns)
        self.on.repeat_rows(0)
        self.on.set_landscape()
        self.on.set_paper(9)  # A4
        self.on.fit_to_pages(1, 0)
        self.at = 0
        self._line(self.headings, self.book.head)

    def row(self, cells: Sequence[str | int | None]) -> list[int]:
        """Writes it; gives the places of the cells that had to be cut."""
        if self.at == MOST_ROWS:
            self.filter()
            self._begin()
        self._line(cells, self.book.body)
        return [at for at, cell in enumerate(cells) if isinstance(cell, str) and too_long(cell)]

    def _line(self, cells: Sequence[str | int | None], look: Any) -> None:
        texts = [for_workbook(cell) if isinstance(cell, str) else "" for cell in cells]
        lines = list(map(_lines, texts, self.widths))
        self.on.set_row(self.at, _LINE * min(max(lines, default=1), MOST_LINES))
        for at, (cell, text) in enumerate(zip(cells, texts, strict=True)):
            if text:
                one_line = lines[at] == 1 and look is self.book.body
                self.on.write_string(self.at, at, text, self.book.one_line if one_line else look)
            elif cell is not None and not isinstance(cell, str):
                self.on.write_number(self.at, at, cell, look)
        self.at += 1

    def filter(self) -> None:
        """Over all rows; a number such as "1.10" is meant to be a text."""
        last = self.at - 1, len(self.headings) - 1
        self.on.autofilter(0, 0, *last)
        self.on.ignore_errors({"number_stored_as_text": f"A1:XFD{self.at}"})


def _lines(text: str, width: int) -> int:
    """How many lines a cell needs; a single long word needs one, and is cut off at the next cell."""
    if " " not in text and "\n" not in text:
        return 1
    return sum(1 + len(line) // width for line in text.split("\n"))


def _short(name: str, tail: str) -> str:
    """The name with its tail, as long as a sheet's may be."""
    units = name.encode("utf-16-le")[: 2 * (_LONGEST_NAME - len(tail))]
    return units.decode("utf-16-le", "ignore").strip("' ") + tail
