"""Options that have a cell each, in which their own mark stands too -> a box before each.

| 1. Är lekredskapen besiktade? |  Ja  |  Nej  |      the row is no header of the rows below it: it offers
|                               |  X   |       |      and answers at once, and so does each that offers the same
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, Cell, Line, Row, Word
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.families import belong_together
from granskning_cli.structure.options.labels import cell_text, is_mark

FEWEST: Final = 2

# The codes of what a row offers.
Offered = tuple[str, ...]


def with_cells_boxed(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with a box before each label of such rows."""
    if not any(_marked(cell) for row in rows if row.table is not None for cell in row.cells):
        return rows
    offered = [_offered(row, words) if row.table is not None else () for row in rows]
    told = {
        one
        for one, row in zip(offered, rows, strict=True)
        if one and any(_marked(cell) for cell in row.cells)
    }
    return [_boxed(row, words) if one in told else row for one, row in zip(offered, rows, strict=True)]


def _marked(cell: Cell) -> bool:
    """Whether a cell has two lines of which one is a mark and one says something."""
    return len(cell.lines) == 2 and is_mark(cell.lines[0].text) != is_mark(cell.lines[1].text)


def _offered(row: Row, words: Vocabulary) -> Offered:
    codes = [code for cell in row.cells if (code := _code(cell, words)) is not None]
    several = len(codes) >= FEWEST and len(set(codes)) == len(codes) and belong_together(codes)
    boxes = any(word.text in (BALLOT, TICKED) for cell in row.cells for word in _labels(cell))
    return tuple(codes) if several and not boxes else ()


def _code(cell: Cell, words: Vocabulary) -> str | None:
    label = _labels(cell)
    return words.code_of(" ".join([word.text for word in label])) if label else None


def _labels(cell: Cell) -> list[Word]:
    """The words of a cell but for the line that is a mark."""
    return [word for line in cell.lines for word in line.words if not (_marked(cell) and is_mark(line.text))]


def _boxed(row: Row, words: Vocabulary) -> Row:
    cells = [_led(cell) if cell.lines and _code(cell, words) is not None else cell for cell in row.cells]
    return replace(row, cells=tuple(cells))


def _led(cell: Cell) -> Cell:
    """A cell whose label has the box in front; a cell is one line then."""
    if is_mark(cell_text(cell)):
        return cell
    label = _labels(cell)
    mark = next((line.words[0] for line in cell.lines if _marked(cell) and is_mark(line.text)), None)
    first = label[0]
    box = (
        Word(BALLOT, first.bbox._replace(x1=first.bbox.x0), TYPED, first.size)
        if mark is None
        else mark._replace(text=TICKED, font=mark.font or TYPED)
    )
    return replace(cell, lines=(Line((box, *label), cell.lines[0].bbox),))
