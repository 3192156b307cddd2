"""Heads of narrow columns whose type runs up or down the page: they are read as they would be upright.

|  T  |  O  |      Most of a row of high and narrow cells hold ink that is higher than wide; what is read there as it
|  o  |  s  |      stands is nonsense, and a short label passes for a mark.
|  t  |  i  |
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.crops import around_ink
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.lines.neighbours import heads
from granskning_cli.readers.scan.picture import Area, Cell, Grey, Picture

# A cell is so many times as high as wide, so many of them stand side by side, and ink is so many times as high as wide.
HIGH: Final = 1.3
HIGHEST: Final = 150.0  # in points; a frame around an answer sheet is higher
FEWEST: Final = 2
TALL: Final = 1.4
# Their upper and lower edges lie within so many pixels.
SAME: Final = 12
EDGE: Final = 3  # of a cell may be left of its rulings
# So sure are the letters of those that stand; of the first way that is, the other is not tried.
SURE: Final = 0.6
SURELY: Final = 0.8
UP, DOWN = 1, 3


def standing(picture: Picture, grey: Grey, cells: Sequence[Cell], reading: Reading) -> list[Cell]:
    """The cells, with the words of such heads; the reading looks at `grey`."""
    words: dict[Area, list[Word]] = {}
    for inks in standing_in(picture, grey, [cell.area for cell in cells]):
        words |= _read(picture, inks, reading)
    return [
        cell._replace(words=words[cell.area], place=None) if cell.area in words else cell for cell in cells
    ]


def standing_in(picture: Picture, grey: Grey, cells: Sequence[Area]) -> list[dict[Area, Area]]:
    """The rows of cells with such heads, each cell with its ink."""
    rows: list[dict[Area, Area]] = []
    for row in _rows(picture, cells):
        inks = {cell: ink for cell in row if (ink := around_ink(grey, cell.inset(EDGE), 2)) is not None}
        inks = {cell: ink for cell, ink in inks.items() if ink.height >= ink.width}
        tall = sum(ink.height >= TALL * ink.width for ink in inks.values())
        if tall >= FEWEST and 2 * tall >= len(inks) and all(heads(picture, cell, cells) for cell in inks):
            rows.append(inks)
    return rows


def _rows(picture: Picture, cells: Sequence[Area]) -> list[list[Area]]:
    """The high and narrow cells, those of one row together."""
    rows: list[list[Area]] = []
    for cell in cells:
        if not HIGH * cell.width <= cell.height <= HIGHEST * picture.unit:
            continue
        same = (row for row in rows if abs(row[0].y0 - cell.y0) <= SAME and abs(row[0].y1 - cell.y1) <= SAME)
        row = next(same, None)
        if row is None:
            rows.append([cell])
        else:
            row.append(cell)
    return [row for row in rows if len(row) >= FEWEST]


def _read(picture: Picture, inks: dict[Area, Area], reading: Reading) -> dict[Area, list[Word]]:
    """What each cell says, all of them turned the way that is read more surely; nothing where neither is."""
    best: dict[Area, list[Word]] = {}
    score = SURE
    for turns in (UP, DOWN):
        found = {
            cell: _set_back(picture, ink, turns, reading.read_turned(ink, turns))
            for cell, ink in inks.items()
        }
        words = [word for own in found.values() for word in own]
        letters = sum(len(word.text) for word in words)
        sure = sum((word.score or 0) * len(word.text) for word in words) / letters if letters else 0.0
        if sure >= score:
            best, score = found, sure
        if sure >= SURELY:
            break
    return {cell: words for cell, words in best.items() if words}


def _set_back(picture: Picture, ink: Area, turns: int, words: Sequence[Word]) -> list[Word]:
    """Words of a turned rectangle where they stand on the page."""
    x0, y0, x1, y1 = picture.box(ink)
    out: list[Word] = []
    for word in words:
        left, top, right, bottom = word.bbox
        box = (
            BBox(x0 + top, y1 - right, x0 + bottom, y1 - left)
            if turns == UP
            else BBox(x1 - bottom, y0 + left, x1 - top, y0 + right)
        )
        out.append(word._replace(bbox=BBox(*[round(at, 2) for at in box]), turns=turns))
    return out
