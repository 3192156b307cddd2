"""A table that a text keeps with spaces alone: its columns are told by the white space that none of its lines fills.

    Nr Fråga                           Ja    Delvis    Nej    Kommentar

    1. Har nämnden fastställt en                              Antagen i
       tillsynsplan för                 X                     december.
       livsmedelskontrollen?

A row is what stands between two numbers or blank lines, so that a mark set to the middle of its row is in it. A table
whose answers run below the questions through all columns is none of these: its lines are told one by one (`aligned`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from granskning_cli.layout.lines import bounds, to_lines
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.layout.sheet import RAGGED, Lines
from granskning_cli.layout.spaced_rows import Band, rows_of
from granskning_cli.model.layout import BBox, Cell, Row, Word

MARK_WIDTH: Final = 3
# A mark is in a column where its label is nearer than this share of the way to the next one.
CLEARLY: Final = 0.62


@dataclass(frozen=True, slots=True)
class Spaced:
    """Such a table, on one page."""

    page: int
    header: Lines
    body: Lines
    edges: tuple[float, ...]
    order: int  # of the tables of this kind
    begun: bool = False  # its header stands on a page before

    def grouped(self) -> Iterator[Lines]:
        """The lines of the header and of the rows."""
        yield from filter(None, (self.header, self.body))

    @property
    def first_word(self) -> Word | None:
        """The word that the table begins with."""
        return self.body[0][0] if self.begun or not self.header else self.header[0][0]

    def rows(self, columns: TableColumns, pitch: float, then: Word | None = None) -> list[Row]:
        """The header's row, and one for each of the others."""
        heads = [column_of(self.header, at, self.edges) for at in range(len(self.edges) + 1)]
        extents = []
        for at, head in enumerate(heads):
            words = [word for line in (*head, *column_of(self.body, at, self.edges)) for word in line]
            extents.append((min(word[1][0] for word in words), max(word[1][2] for word in words)))
        labels = [bounds([word for line in head for word in line]) if head else None for head in heads]
        number, out = columns.tables + self.order, list[Row]()
        rows = rows_of(self.body, self.edges)
        headed = bool(self.header) and not self.begun
        for lines, title in [Band(self.header, title=False), *rows] if headed else rows:
            box = bounds([word for line in lines for word in line])
            known = labels if out or not headed else ()
            cells = tuple(
                _cell(column_of(lines, at, self.edges), at, extent, box, known, pitch)
                for at, extent in enumerate(extents)
            )
            if title:
                cells = (self._through(lines, extents, pitch),)
            leads, ends = not out, lines is rows[-1].lines  # nothing says whether it goes on over the page
            out.append(Row(self.page, box, cells, "aligned", number, 0.0, True, "char", leads, ends))
        return out

    def _through(self, lines: Lines, extents: Sequence[tuple[float, float]], pitch: float) -> Cell:
        left, right = extents[0][0], max(extents[-1][1], lines[0][-1][1][2])
        return Cell(bounds(lines[0]), 0, len(extents), to_lines(lines, left, right, pitch, RAGGED))


def _cell(
    lines: Lines, at: int, extent: tuple[float, float], row: BBox, labels: Sequence[BBox | None], pitch: float
) -> Cell:
    if not lines:
        return Cell(BBox(extent[0], row.top, extent[1], row.bottom), at)
    between = at > 0 and _is_mark(lines) and not _is_clear(lines[0], at, labels)
    box = bounds([word for line in lines for word in line])
    return Cell(box, at, 1, to_lines(lines, *extent, pitch, RAGGED), (), between)


def _is_mark(lines: Lines) -> bool:
    return len(lines) == 1 and is_short(lines[0])


def _is_clear(mark: Sequence[Word], at: int, labels: Sequence[BBox | None]) -> bool:
    """Whether a mark stands nearer to its column's label than to those beside it."""
    middle = (mark[0][1][0] + mark[-1][1][2]) / 2
    far = {
        index: max(0.0, label.x0 - middle, middle - label.x1)
        for index, label in enumerate(labels)
        if label is not None and index
    }
    others = [distance for index, distance in far.items() if index != at]
    return at not in far or not others or far[at] <= CLEARLY * min(others)


def column_of(lines: Lines, at: int, edges: Sequence[float]) -> Lines:
    """What of each line stands in a column, where anything does."""
    left = edges[at - 1] if at else 0.0
    right = edges[at] if at < len(edges) else float("inf")
    own = ([word for word in line if left <= (word[1][0] + word[1][2]) / 2 < right] for line in lines)
    return [words for words in own if words]


def is_short(words: Sequence[Word]) -> bool:
    """Whether it is a mark or a number, and no text."""
    return len(words) == 1 and len(words[0][0]) <= MARK_WIDTH
