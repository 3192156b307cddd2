"""Lines of type that run up or down a page -> the same words upright in their place, as they are read.

|Stämmer|Stämmer|      Heads of narrow columns are set so. Each line becomes a level one that is no wider
|inte   |bra    |      than it was, so that it stays in its column, and all of a row stand at one height,
|alls   |       |      that of the heads beside them which are level already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from operator import itemgetter
from typing import Final

from granskning_cli.layout.grid import Grid
from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import BBox, Page, Word

UP, OVER, DOWN = 1, 2, 3
# In sizes of type: how far apart two words of a line may stand, and letters of one word, and the middles of both
# across the line.
SPACE: Final = 1.0
TOUCH: Final = 0.14
OVERLAP: Final = 0.35
LEVEL: Final = 0.45
# From one line of a head to the next; columns are further apart.
PITCH: Final = 1.4
# A level head ends so far below turned ones at most, in sizes.
BELOW: Final = 0.7

Cell = tuple[int, int] | None  # a grid and a cell of it
_TURNS: Final = itemgetter(8)


@dataclass(frozen=True, slots=True)
class Run:
    """The words of one turned line in the order in which they are read."""

    words: tuple[Word, ...]
    box: BBox
    cell: Cell

    @property
    def size(self) -> float:
        return self.words[0].size

    @property
    def turns(self) -> int:
        return self.words[0].turns


def set_upright(page: Page, grids: Sequence[Grid]) -> Page:
    """The page with its turned words upright."""
    if not any(map(_TURNS, page.words)):
        return page
    turned = [word for word in page.words if word.turns in (UP, DOWN) and word.size > 0]
    runs = _runs(turned, lambda word: _cell(word, grids))
    level = [word for word in page.words if not word.turns]
    over = [word for word in page.words if word.turns == OVER]
    made = _turned_over(over, lambda word: _cell(word, grids)) if over else []
    for row in _rows(runs):
        bottom = _bottom(row, level)
        for head in _lines(row):
            made += _set(head, bottom)
    gone = set(map(id, [*turned, *over] if made else turned))
    return replace(page, words=(*[word for word in page.words if id(word) not in gone], *made))


def _turned_over(words: Iterable[Word], cell_of: Callable[[Word], Cell]) -> list[Word]:
    """Words that stand on their heads, those of each cell where they stand when the cell is turned round."""
    cells: dict[Cell, list[Word]] = {}
    for word in words:
        cells.setdefault(cell_of(word), []).append(word)
    out = cells.pop(None, [])
    for own in cells.values():
        left, top, right, bottom = bounds(own)
        for word in own:
            x0, y0, x1, y1 = word.bbox
            box = BBox(left + right - x1, top + bottom - y1, left + right - x0, top + bottom - y0)
            out.append(word._replace(bbox=box, turns=0))
    return out


def _cell(word: Word, grids: Sequence[Grid]) -> Cell:
    box = word.bbox
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    for at, grid in enumerate(grids):
        if (cell := grid.cell_at(x, y)) is not None:
            return at, cell
    return None


def _runs(words: Iterable[Word], cell_of: Callable[[Word], Cell]) -> list[Run]:
    """Words one after the other on a line that runs up or down the page, from the left."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.turns, _middle(word.bbox))):
        before = lines[-1][-1] if lines else None
        near = before is not None and _middle(word.bbox) - _middle(before.bbox) < LEVEL * word.size
        if before is not None and near and before.turns == word.turns:
            lines[-1].append(word)
        else:
            lines.append([word])
    out: list[Run] = []
    for line in lines:
        line.sort(key=lambda word: -word.bbox.bottom if word.turns == UP else word.bbox.top)
        cells = list(map(cell_of, line))
        start = 0
        for at in range(1, len(line) + 1):
            if at == len(line) or cells[at] != cells[start] or _white(line[at - 1], line[at]) > SPACE:
                own = tuple(line[start:at])
                out.append(Run(own, bounds(own), cells[start]))
                start = at
    return out


def _white(before: Word, word: Word) -> float:
    """The white space between two words of a line, in sizes of type."""
    a, b = before.bbox, word.bbox
    return (a.top - b.bottom if word.turns == UP else b.top - a.bottom) / (word.size or 1.0)


def _rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs of one cell, and outside of tables those at one height; each row from the left."""
    cells: dict[Cell, list[Run]] = {}
    for run in runs:
        cells.setdefault(run.cell, []).append(run)
    rows: list[list[Run]] = []
    low = -inf
    for run in sorted(cells.pop(None, []), key=lambda run: run.box.top):
        if run.box.top < low:
            rows[-1].append(run)
        else:
            rows.append([run])
        low = max(low, run.box.bottom)
    rows += cells.values()
    return [sorted(row, key=lambda run: run.box.x0) for row in rows]


def _bottom(row: Sequence[Run], level: Iterable[Word]) -> float:
    """Where the row's words stand: in their cell, or in the last of the lines beside them."""
    top, bottom = min(run.box.top for run in row), max(run.box.bottom for run in row)
    if row[0].cell is not None:
        return bottom
    size = row[0].size
    if len(row) == 1:  # the title of what stands beside it
        return top + size
    inside = [w.bbox.bottom for w in level if w.bbox.top >= top and w.bbox.bottom <= bottom + BELOW * size]
    return max(inside, default=bottom)


def _lines(row: Sequence[Run]) -> list[list[Run]]:
    """The row's heads, each with its lines in the order in which they are read."""
    heads: list[list[Run]] = []
    for run in row:
        if heads and _is_next(heads[-1][-1], run):
            heads[-1].append(run)
        else:
            heads.append([run])
    return [head[::-1] if head[0].turns == DOWN else head for head in heads]


def _is_next(left: Run, right: Run) -> bool:
    """Whether two runs are lines of one head; those that run up need not be told: they follow each other anyway."""
    if left.turns != right.turns:
        return False
    step = _middle(right.box) - _middle(left.box)
    return right.cell is not None or (right.turns == DOWN and step < PITCH * right.size)


def _set(head: Sequence[Run], bottom: float) -> list[Word]:
    """The words of one head from the left to the right edge of where they stood."""
    words = [word for run in head for word in _whole(run)]
    left, right = min(run.box.x0 for run in head), max(run.box.x1 for run in head)
    letter = (right - left) / sum(len(word.text) for word in words)
    out: list[Word] = []
    for word in words:
        end = left + letter * len(word.text)
        box = BBox(left, bottom - word.size, end, bottom)
        if out and out[-1].hyphen:  # broken at the end of a turned line
            first = out.pop()
            out.append(
                word._replace(text=first.text + word.text, bbox=box._replace(x0=first.bbox.x0), turns=0)
            )
        else:
            out.append(word._replace(bbox=box, turns=0))
        left = end
    return out


def _whole(run: Run) -> list[Word]:
    """The words of a run; pdfium takes some apart, letter by letter."""
    out = list(run.words[:1])
    for before, word in pairwise(run.words):
        if -OVERLAP < _white(before, word) < TOUCH:
            out[-1] = out[-1]._replace(text=out[-1].text + word.text, hyphen=word.hyphen)
        else:
            out.append(word)
    return out


def _middle(box: BBox) -> float:
    return (box.x0 + box.x1) / 2
