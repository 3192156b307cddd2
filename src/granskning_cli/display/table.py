"""A matrix for a terminal or a pipe: one sign a cell, blocks of questions that fit the width, the questions below.

                           1111222233
                           ........
                           1234123412     J  N  D  ·
    Kommunstyrelsen        JJNJ DVJ·J     6  1  1  1

Colours only add to the signs.
"""

from __future__ import annotations

import io
import textwrap
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rich.cells import cell_len, set_cell_size
from rich.console import Console
from rich.text import Text

from granskning_cli.export.invisible import visible
from granskning_cli.model.matrix import Column, Count, Matrix, Row
from granskning_cli.model.signs import STATES, UNANSWERED, bar, labels, sign, signs

NARROWEST: Final = 40
COLOURS: Final = (
    "cyan",
    "yellow",
    "green",
    "magenta",
    "blue",
    "bright_cyan",
    "bright_yellow",
    "bright_magenta",
)
_LOOKS: Final = {"?": "bold red", "·": "dim", "-": "dim"}
# The counts of so many signs stand in columns; more are told in words.
COUNTED: Final = 9
# Where the counts of a respondent would leave less room for the signs, they are left out.
LEAST: Final = 12


def render(matrix: Matrix, *, width: int, colour: bool) -> str:
    """The text, with escape codes where `colour` is asked for."""
    width = max(width, NARROWEST)
    drawn = _Drawn(matrix)
    lines = [*drawn.legend(width), Text()]
    lines += drawn.years(width) if matrix.by == "year" else drawn.respondents(width)
    if matrix.by == "respondent":
        lines += [Text(), *drawn.questions(width)]
    stream = io.StringIO()
    console = Console(
        file=stream,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    for line in lines:
        line.rstrip()
        console.print(line, soft_wrap=True, highlight=False)
    return stream.getvalue()


class _Drawn:
    """The lines of one matrix."""

    def __init__(self, matrix: Matrix) -> None:
        self.matrix = matrix
        self.signs = signs(matrix)
        colours = dict(zip(self.signs.values(), COLOURS, strict=False))
        self.looks = {**colours, **{letter.lower(): look for letter, look in colours.items()}, **_LOOKS}
        seen = {sign(cell, self.signs) for row in matrix.rows for cell in row.cells}
        self.states = [one for one in STATES if one in seen]
        self.doubts = any(cell.doubts and len(cell.codes) == 1 for row in matrix.rows for cell in row.cells)

    def put(self, line: Text, letter: str, width: int = 1) -> None:
        """A sign in its colour, to the right of its place."""
        line.append(" " * (width - 1))
        line.append(letter, style=self.looks.get(letter, ""))

    def legend(self, width: int) -> Iterator[Text]:
        """What the signs mean."""
        named = labels(self.matrix)
        parts = [f"{letter} {harmless(named[code])}" for code, letter in self.signs.items()]
        parts += [f"{one} {STATES[one]}" for one in self.states]
        if self.doubts:
            parts.append("small letter: a doubtful mark")
        for line in _filled(parts, width):
            yield Text(line)

    def respondents(self, width: int) -> Iterator[Text]:
        """Each form by itself, with the respondents who answered it."""
        for form in sorted({column.form for column in self.matrix.columns}):
            if form > 0:
                yield Text()
            columns = [(at, one) for at, one in enumerate(self.matrix.columns) if one.form == form]
            yield from self._form(columns, [row for row in self.matrix.rows if row.form == form], width)

    def _form(self, columns: Sequence[tuple[int, Column]], rows: Sequence[Row], width: int) -> Iterator[Text]:
        """Blocks of questions, all respondents in each; the counts of a respondent behind the last block."""
        longest = max([cell_len(harmless(row.label)) + 5 * (row.year is not None) for row in rows] + [1])
        side = min(longest, width // 3)
        counted = self._counted([column for _, column in columns])
        room = width - side - 2 - 4 * len(counted)
        if len(counted) > COUNTED or room < LEAST:
            counted, room = [], width - side - 2
        each = 2 if 2 * len(columns) <= room or _needs(columns, 1) > room else 1
        blocks = list(_blocks(columns, each, room))
        for at, block in enumerate(blocks):
            last = at == len(blocks) - 1
            yield from self._head(block, side, each, counted if last else [])
            for row in rows:
                line = Text(_named(row, side))
                line.append("  ")
                for place, (where, column) in enumerate(block):
                    line.append(" " * (place > 0 and _parted(block[place - 1][1], column)))
                    self.put(line, sign(row.cells[where], self.signs), each)
                for one in counted if last else ():
                    line.append(f"{_tally(row.count, one, self.signs) or '':>4}")
                yield line
            if not last:
                yield Text()

    def _head(
        self, block: Sequence[tuple[int, Column]], side: int, each: int, counted: Sequence[str]
    ) -> Iterator[Text]:
        """The numbers, turned so that they read downwards, end above their cells."""
        handles = [_handle(column, where) for where, column in block]
        height = max(map(len, handles))
        for level in range(height):
            line = Text(" " * (side + 2))
            for place, handle in enumerate(handles):
                line.append(" " * (place > 0 and _parted(block[place - 1][1], block[place][1])))
                line.append(" " * (each - 1) + handle.rjust(height)[level], style="bold")
            if level == height - 1:
                for one in counted:
                    self.put(line, one, 4)
            yield line

    def years(self, width: int) -> Iterator[Text]:
        """A line a question, a column a year, and the course of an ordered scale as bars."""
        matrix = self.matrix
        unnamed = [row for row in matrix.rows if row.year is None]
        heads = [
            str(row.year) if row.year is not None else f"?{unnamed.index(row) + 1}" for row in matrix.rows
        ]
        each = 5 if 5 * len(heads) <= width // 3 else 3
        if each == 3:
            heads = [head[-2:] for head in heads]
        handles = [_handle(column, at) for at, column in enumerate(matrix.columns)]
        side = max([len(handle) for handle in handles] + [2])
        ordered = any(column.levels for column in matrix.columns)
        head = Text(" " * side + "".join(f"{one:>{each}}" for one in heads), style="bold")
        yield head
        for at, column in enumerate(matrix.columns):
            line = Text(handles[at].ljust(side))
            for row in matrix.rows:
                self.put(line, sign(row.cells[at], self.signs), each)
            if ordered:
                course = (
                    bar(row.cells[at], column) or _gap(sign(row.cells[at], self.signs)) for row in matrix.rows
                )
                line.append("  " + ("".join(course) if column.levels else " " * len(heads)))
            start = len(line) + 2
            yield from _beside(line, column.text, start, width)
        for at, row in enumerate(unnamed, 1):
            yield Text(f"?{at}  {harmless(row.label)}")

    def questions(self, width: int) -> Iterator[Text]:
        """Every question with its counts, how much it divides, and its text; each form by itself."""
        columns = self.matrix.columns
        handles = [_handle(column, at) for at, column in enumerate(columns)]
        side = max([len(handle) for handle in handles] + [2])
        for form in sorted({column.form for column in columns}):
            mine = [
                (handle, column)
                for handle, column in zip(handles, columns, strict=True)
                if column.form == form
            ]
            counted = self._counted([column for _, column in mine])
            table = len(counted) <= COUNTED
            head = Text(" " * side)
            for one in counted if table else ():
                self.put(head, one, 4)
            yield head.append("  divides" if table else "")
            for handle, column in mine:
                yield from self._question(Text(handle.ljust(side)), column, counted, table, width)

    def _question(
        self, line: Text, column: Column, counted: Sequence[str], table: bool, width: int
    ) -> Iterator[Text]:
        counts = [(one, _tally(column.count, one, self.signs)) for one in counted]
        share = "" if column.divides is None else f"{100 * column.divides:.0f} %"
        if table:
            for _, count in counts:
                line.append(f"{'' if count is None else count:>4}")
            line.append(f"{share:>9}")
            yield from _beside(line, column.text, len(line) + 2, width)
            return
        said = [f"{one} {count}" for one, count in counts if count] + ([f"divides {share}"] if share else [])
        more = f"  ({', '.join(said)})" if said else ""
        yield from _beside(line, column.text + more, len(line) + 2, width)

    def _counted(self, columns: Sequence[Column]) -> list[str]:
        """The signs whose counts are told: of the options that these questions offer, and of the states there are."""
        offered = {self.signs[option.code] for column in columns for option in column.options}
        states = {"unanswered": UNANSWERED, "ambiguous": "?", "missing": "-"}
        there = [one for state, one in states.items() if any(getattr(c.count, state) for c in columns)]
        return [one for one in self.signs.values() if one in offered] + there


def _named(row: Row, width: int) -> str:
    """The label, cut where it is too long, and the year."""
    year = "" if row.year is None else f" {row.year}"
    label = harmless(row.label)
    room = width - len(year)
    label = label if cell_len(label) <= room else set_cell_size(label, room - 1) + "…"
    return set_cell_size(label + year, width)


def _handle(column: Column, at: int) -> str:
    return harmless(column.number or f"({at + 1})")[:9]


def _parted(before: Column, column: Column) -> bool:
    return before.section != column.section or before.form != column.form


def _needs(columns: Sequence[tuple[int, Column]], each: int) -> int:
    parted = sum(_parted(a[1], b[1]) for a, b in pairwise(columns))
    return each * len(columns) + parted


def _blocks(
    columns: Sequence[tuple[int, Column]], each: int, room: int
) -> Iterator[list[tuple[int, Column]]]:
    block: list[tuple[int, Column]] = []
    for one in columns:
        if block and _needs([*block, one], each) > room:
            yield block
            block = []
        block.append(one)
    if block:
        yield block


def _tally(count: Count, letter: str, of: dict[str, str]) -> int | None:
    """How often a sign was given; None where the question does not offer it."""
    states = {UNANSWERED: count.unanswered, "?": count.ambiguous, "-": count.missing}
    if letter in states:
        return states[letter] or None
    found = [count.marks[code] for code, one in of.items() if one == letter and code in count.marks]
    return sum(found) if found else None


def _gap(letter: str) -> str:
    return letter if letter in STATES else " "


def _filled(parts: Sequence[str], width: int) -> Iterator[str]:
    """As many parts on a line as fit, three blanks between them."""
    line = ""
    for part in parts:
        if line and cell_len(line) + 3 + cell_len(part) > width:
            yield line
            line = ""
        line = f"{line}   {part}" if line else part
    yield line


def _beside(line: Text, text: str, start: int, width: int) -> Iterator[Text]:
    """The text behind the line, or below it where there is little room."""
    text = harmless(text)
    if width - start < 20:
        yield line
        start, line = 4, Text("  ")
    parts = textwrap.wrap(text, max(10, width - start)) or [""]
    line.append(" " * (start - len(line)) + parts[0])
    yield line
    for part in parts[1:]:
        yield Text(" " * start + part)


def harmless(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys."""
    return visible(" ".join(text.split()))
