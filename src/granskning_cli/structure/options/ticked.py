"""Options below each other of which only the one that was chosen has a mark -> a box before each.

|   | Ordförande    |         ✔ Ja          the mark has a column of its own, or the labels are known:
| ✔ | Ledamot       |           Nej         what has no mark beside it was offered too
|   | Ersättare     |
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BALLOT, TYPED, Cell, Line, Row, Word
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.families import belong_together
from granskning_cli.structure.options.labels import cell_text, is_empty_box, is_mark

LONGEST: Final = 8  # words of a label

# How a row stands in such a list: its label, and whether it is marked; None for other rows.
Shown = tuple[str, bool]


def with_places(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with a box in the place that each unmarked option of such a list leaves empty."""
    out: list[Row] | None = None
    at = 0
    while at < len(rows):
        kind = _in_table if rows[at].table is not None else _on_line
        end = _end(rows, at, kind, words)
        if end > at:
            out = list(rows) if out is None else out
            out[at:end] = [_boxed(row) for row in rows[at:end]]
        at = max(end, at + 1)
    return rows if out is None else out


def _end(
    rows: Sequence[Row], at: int, kind: Callable[[Row, Vocabulary], Shown | None], words: Vocabulary
) -> int:
    """Where the list that begins at a row ends; `at` where none does."""
    table = rows[at].table
    if at == 0 or (table is not None and rows[at - 1].table == table):
        return at  # other rows of the table stand above
    shown: list[Shown] = []
    end = at
    while end < len(rows) and rows[end].table == table and (one := kind(rows[end], words)) is not None:
        if table is None and shown and rows[end].gap >= 1:
            break
        shown.append(one)
        end += 1
    if table is not None and end < len(rows) and rows[end].table == table and not rows[end].leads:
        return at
    labels = [label.casefold() for label, _ in shown]
    marked = sum(mark for _, mark in shown)
    if not 0 < marked < len(shown) or len(set(labels)) < len(labels):
        return at
    codes = {code for label in labels if (code := words.code_of(label)) is not None}
    return end if table is not None or (len(codes) == len(labels) and belong_together(codes)) else at


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
