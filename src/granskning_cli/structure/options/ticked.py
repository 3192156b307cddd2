"""Options below each other of which only the one that was chosen has a mark -> a box before each.

|   | Ordförande    |         ✔ Ja          the mark has a column of its own, or the labels are known:
| ✔ | Ledamot       |           Nej         what has no mark beside it was offered too
|   | Ersättare     |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TYPED, Cell, Line, Row, Word
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.by_letter import with_answers_by_letter
from granskning_cli.structure.options.celled import with_cells_boxed
from granskning_cli.structure.options.families import belong_together
from granskning_cli.structure.options.labels import cell_text, is_empty_box, is_mark
from granskning_cli.structure.options.lettered import with_letters_boxed
from granskning_cli.structure.options.scaled import with_scales_boxed
from granskning_cli.structure.options.shaped import with_shapes_boxed

LONGEST: Final = 8  # words of a label
FEWEST: Final = 2

# How a row stands in such a list: its label, and whether it is marked; None for other rows.
Shown = tuple[str, bool]


class List(NamedTuple):
    """The rows from `start` to `end`, what they offer, and how many of them are marked."""

    start: int
    end: int
    labels: tuple[str, ...]
    marked: int
    ruled: bool

    @property
    def told(self) -> bool:
        """Whether some of it is marked and some is not."""
        return 0 < self.marked < len(self.labels)


def with_places(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with a box in the place that each unmarked option of such a list, or row, leaves empty."""
    rows = with_scales_boxed(with_shapes_boxed(rows))
    rows = with_answers_by_letter(with_letters_boxed(with_cells_boxed(rows, words)), words)
    lists = _lists(rows, words)
    told = [one for one in lists if one.told]
    if not told:
        return rows
    tables = any(one.ruled for one in told)
    known = {one.labels for one in told}
    out = list(rows)
    for one in lists:
        # nobody chose anything in a list that is set as those are in which somebody did
        if one.told or (one.marked == 0 and (one.labels in known or (one.ruled and tables))):
            out[one.start : one.end] = [_boxed(row) for row in rows[one.start : one.end]]
    return out


def _lists(rows: Sequence[Row], words: Vocabulary) -> list[List]:
    out: list[List] = []
    at = 1  # a question stands above the first
    while at < len(rows):
        kind = _in_table if rows[at].table is not None else _on_line
        found = _list(rows, at, kind, words)
        if found is not None:
            out.append(found)
        at = max(found.end if found is not None else at, at + 1)
    return out


def _list(
    rows: Sequence[Row], at: int, kind: Callable[[Row, Vocabulary], Shown | None], words: Vocabulary
) -> List | None:
    """The list that begins at a row."""
    table = rows[at].table
    if table is not None and rows[at - 1].table == table:
        return None  # other rows of the table stand above
    shown: list[Shown] = []
    end = at
    while end < len(rows) and rows[end].table == table and (one := kind(rows[end], words)) is not None:
        if table is None and shown and rows[end].gap >= 1:
            break
        shown.append(one)
        end += 1
    if table is not None and end < len(rows) and rows[end].table == table and not rows[end].leads:
        return None
    labels = tuple([label.casefold() for label, _ in shown])
    if len(labels) < FEWEST or len(set(labels)) < len(labels):
        return None
    codes = {code for label in labels if (code := words.code_of(label)) is not None}
    if table is None and not (len(codes) == len(labels) and belong_together(codes)):
        return None
    return List(at, end, labels, sum(mark for _, mark in shown), table is not None)


def _in_table(row: Row, words: Vocabulary) -> Shown | None:
    """A row of two cells, one with the label and one with the mark or nothing."""
    if len(row.cells) != 2 or row.basis != "ruled":
        return None
    for place, label in (row.cells, row.cells[::-1]):
        text, name = cell_text(place), cell_text(label)
        if (not text or is_mark(text)) and _names(name, words):
            return name, bool(text)
    return None


def _names(text: str, words: Vocabulary) -> bool:
    """Whether a text may be an option's label: a few words that ask nothing."""
    return (
        0 < len(text.split()) <= LONGEST
        and text[-1] not in "?:"
        and not is_mark(text)
        and not is_empty_box(text)
    )


def _on_line(row: Row, words: Vocabulary) -> Shown | None:
    """A line that is a known label, with a mark before it or none."""
    if len(row.cells) != 1 or len(row.cells[0].lines) != 1:
        return None
    line = row.cells[0].lines[0].words
    marked = len(line) > 1 and is_mark(line[0].text)
    label = " ".join([word.text for word in line[marked:]])
    return (label, marked) if words.code_of(label) is not None else None


def _boxed(row: Row) -> Row:
    """The row with a box where it has no mark."""
    if any(is_mark(line.words[0].text) for cell in row.cells for line in cell.lines):
        return row
    if len(row.cells) == 1:
        cell = row.cells[0]
        return replace(row, cells=(replace(cell, lines=(_led(cell.lines[0]),)),))
    return replace(row, cells=tuple([cell if cell.lines else _filled(cell) for cell in row.cells]))


def _led(line: Line) -> Line:
    first = line.words[0]
    box = Word(BALLOT, first.bbox._replace(x1=first.bbox.x0), TYPED, first.size)
    return replace(line, words=(box, *line.words))


def _filled(cell: Cell) -> Cell:
    return replace(cell, lines=(Line((Word(BALLOT, cell.bbox, TYPED),), cell.bbox),))
