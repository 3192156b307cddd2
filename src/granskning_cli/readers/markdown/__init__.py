"""Markdown -> a document that draws itself: headings, lists, tasks and pipe tables.

    ## 2 Ekonomi                         a heading, larger and bold
    | Fråga | Ja | Nej |                 a table; every cell gets rulings
    |---|---|---|
    - [x] Ja                             a ticked box and its label
    1. Är målen uppfyllda?               the number is a word, as it is printed

A line stays a line: whoever wraps Markdown by hand breaks it at the same place on every line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import Document, Note
from granskning_cli.readers.drawn import draw
from granskning_cli.readers.flow import Block, Cell, Field, Paragraph, Row, Run, Table, shared_widths, struck
from granskning_cli.readers.markdown.inline import pieces
from granskning_cli.readers.markdown.notes import without_notes
from granskning_cli.readers.text import decode

SUFFIXES: Final = (".md", ".markdown")
NAME: Final = "markdown"
WIDTH: Final = 484.0
# The size of headings by their level.
SIZES: Final = (18.0, 16.0, 14.0, 12.0, 12.0, 12.0)
INDENT: Final = 18.0
# The line below a table's header is no longer.
LONGEST_RULE: Final = 2000

_HEADING: Final = re.compile(r"^ {0,3}(#{1,6})\s+(.*)$")
_CLOSING: Final = re.compile(r"(?:^|\s)#+$")
_UNDERLINE: Final = re.compile(r"^ {0,3}(=+|-{2,})\s*$")
_LINE: Final = re.compile(r"^ {0,3}(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,})$")
_ITEM: Final = re.compile(r"^(\s*)([-*+]|\d{1,4}[.)])\s+(.*)$")
_FENCE: Final = re.compile(r"^\s*(```+|~~~+)")
_TABLE_RULE: Final = re.compile(r"^\s*+(?:\|\s*+)?:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)*+\|?\s*+$")
# "---", lines "key: value" and what belongs to them, "---"
_FRONT: Final = re.compile(
    r"\A---[ \t]*\n((?:[\w-]+:.*\n|[ \t-].*\n|\n){1,200}?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
)
_TITLE: Final = re.compile(r"^title:[ \t]*[\"']?(.+?)[\"']?[ \t]*$", re.M)
_FIRST: Final = re.compile(r"^# ", re.M)
_STRUCK: Final = re.compile(r"~~([^~\n]{1,200})~~")
_BAR: Final = re.compile(r"(?<!\\)\|")


def is_available() -> bool:
    return True


def read(data: bytes, *, password: str | None = None) -> Document:
    """The document as one page, or several where it holds form feeds."""
    text, damaged = decode(data)
    text = _without_comments(text.removeprefix("\ufeff")).replace("\r\n", "\n").replace("\r", "\n")
    text, footnotes = without_notes(_with_title(text))
    notes: tuple[Note, ...] = (Note("R113", said("R113", encoding="cp1252")),) if damaged else ()
    notes += tuple([Note("R132", said("R132", "footnote", text=note)) for note in footnotes if note])
    notes += tuple(struck(_STRUCK.findall(text)))
    return Document(draw(_with_widths(_Blocks(text.split("\n")).read()), WIDTH), "text/markdown", NAME, notes)


def _without_comments(text: str) -> str:
    out: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start)) >= 0:
        out.append(text[at:start])
        at = end + 3
    return "".join([*out, text[at:]])


def _with_title(text: str) -> str:
    """What stands before the text between two lines "---" is about the file; its title is a heading if none is."""
    found = _FRONT.match(text)
    if found is None:
        return text
    title = _TITLE.search(found[1])
    rest = text[found.end() :]
    return f"# {title[1]}\n\n{rest}" if title is not None and not _FIRST.search(rest) else rest


def _with_widths(blocks: Sequence[Block]) -> list[Block]:
    tables = [block for block in blocks if isinstance(block, Table)]
    edges = iter(shared_widths([table.rows for table in tables], WIDTH))
    return [Table(next(edges), block.rows) if isinstance(block, Table) else block for block in blocks]


class _Blocks:
    """Reads lines one after the other into blocks."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._at = 0
        self._out: list[Block] = []
        self._open: list[str] = []  # the lines of the paragraph that is being read
        self._label, self._left = "", 0.0
        self._numbers: dict[int, int] = {}  # the last number of each list that goes on, by its indent
        self._empty = 0

    def read(self) -> list[Block]:
        """All blocks."""
        while self._at < len(self._lines):
            line = self._lines[self._at].expandtabs(4)
            self._at += 1
            self._line(line)
        self._close()
        return self._out

    def _line(self, line: str) -> None:
        if not line.strip():
            self._close()
            self._empty += 1
        elif _FENCE.match(line):
            self._code(line)
        elif heading := _HEADING.match(line):
            self._close()
            self._heading(_CLOSING.sub("", heading[2].rstrip()), len(heading[1]))
        elif self._open and not self._label and (under := _UNDERLINE.match(line)):
            text = " ".join(self._open)
            self._open = []
            self._heading(text, 1 if under[1][0] == "=" else 2)
        elif _LINE.match(line):
            self._close()
            self._empty += 1
        elif "|" in line and self._at < len(self._lines) and self._is_table():
            self._close()
            self._table(line)
        elif item := _ITEM.match(line):
            self._item(len(item[1]), item[2], item[3])
        else:
            self._text(line)

    def _text(self, line: str) -> None:
        inside = len(line) - len(line.lstrip())
        if not self._open:
            kept = bool(self._numbers) and inside >= 2
            self._left = INDENT * (inside // 2) if kept else 0.0
            if not kept:
                self._numbers = {}
        self._open.append(line.lstrip().removeprefix("> ").removeprefix(">"))

    def _item(self, inside: int, mark: str, text: str) -> None:
        self._close()
        self._numbers = {indent: number for indent, number in self._numbers.items() if indent <= inside}
        if mark[0].isdecimal():
            number = int(mark[:-1])
            if number == 1 and inside in self._numbers:
                number = self._numbers[inside] + 1  # "1. 1. 1." is shown as 1. 2. 3.
            self._numbers[inside] = number
            self._label = f"{number}{mark[-1]}"
        else:
            self._numbers[inside] = self._numbers.get(inside, 0)
            self._label = "•"
        self._left = INDENT * (inside // 2 + 1)
        self._open.append(text)

    def _close(self) -> None:
        """Ends the paragraph that is open."""
        if self._open:
            found = pieces("\n".join(self._open))
            task = self._label == "•" and bool(found) and isinstance(found[0], Field)
            label = "" if task else self._label
            self._add(found, label=label, left=self._left, listed=bool(self._label))
        self._open, self._label, self._left = [], "", 0.0

    def _add(self, found: Sequence[Run | Field], *, label: str, left: float, listed: bool) -> None:
        gap = 0.0 if listed and not self._empty else 1.0 if self._empty > 1 else 0.6
        first = max(0.0, left - INDENT) if label else left
        self._out.append(Paragraph(tuple(found), label, left=left, first=first, gap=gap))
        self._empty = 0

    def _heading(self, text: str, level: int) -> None:
        made = [p._replace(bold=True) if isinstance(p, Run) else p for p in pieces(text)]
        self._out.append(Paragraph(tuple(made), size=SIZES[level - 1], gap=1.0))
        self._numbers, self._empty = {}, 0

    def _code(self, fence: str) -> None:
        self._close()
        mark = fence.strip()[:3]
        lines: list[str] = []
        while self._at < len(self._lines):
            line = self._lines[self._at]
            self._at += 1
            if line.strip().startswith(mark):
                break
            lines.append(line)
        self._out.append(Paragraph((Run("\n".join(lines)),)))

    def _is_table(self) -> bool:
        """Whether the next line is the rule below a table's header, as many cells wide as this one."""
        here, below = self._lines[self._at - 1], self._lines[self._at]
        if "-" not in below or len(below) > LONGEST_RULE:
            return False
        return bool(_TABLE_RULE.match(below)) and len(_cells(below)) == len(_cells(here))

    def _table(self, header: str) -> None:
        columns = len(_cells(header))
        rows = [_row(_cells(header), columns, bold=True)]
        self._at += 1
        while self._at < len(self._lines) and "|" in self._lines[self._at]:
            rows.append(_row(_cells(self._lines[self._at]), columns, bold=False))
            self._at += 1
        self._out.append(Table((), tuple(rows)))
        self._numbers, self._empty = {}, 0


def _cells(line: str) -> list[str]:
    """What stands between the bars of a line."""
    text = line.strip().removeprefix("|")
    if text.endswith("|") and not text.endswith("\\|"):
        text = text[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(text)]


def _row(texts: Sequence[str], columns: int, *, bold: bool) -> Row:
    cells: list[Cell] = []
    for column in range(columns):
        found = pieces(texts[column]) if column < len(texts) else []
        if bold:
            found = [p._replace(bold=True) if isinstance(p, Run) else p for p in found]
        cells.append(Cell(column, 1, 1, (Paragraph(tuple(found)),)))
    return Row(tuple(cells))
