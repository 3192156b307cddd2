"""One page's text as the pieces in which it is read: down one column and then the other, or across a table's rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import inf
from typing import Final

from granskning_cli.diagnostics import said
from granskning_cli.layout.columns import Band, Gutter, Lines, bands, going_on, pitch_of, split, starts
from granskning_cli.layout.lines import bounds, to_lines
from granskning_cli.layout.listed import lists_beside
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.layout.sheet import Sheet
from granskning_cli.layout.spaced import Spaced
from granskning_cli.layout.spaced_pages import with_tables
from granskning_cli.model.layout import BBox, Cell, Note, Row, Word

# Bottoms of lines on both sides of a gutter differ by less than this share of their size.
LEVEL: Final = 0.4


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without rulings, on one page."""

    sheet: Sheet  # without text of its own
    band: Band
    table: int

    def grouped(self) -> Iterator[Lines]:
        """The lines of each side."""
        yield self.band.left
        yield self.band.right

    @property
    def first_word(self) -> Word | None:
        """The word that the table begins with."""
        return self.band.left[0][0]

    def rows(self, columns: TableColumns, pitch: float, then: Word | None = None) -> list[Row]:
        """A row from each height at which a paragraph begins on both sides, or on the left beside nothing."""
        page, begin = self.sheet.page, _row_starts(self.band)
        sides = [*split(self.band.left), *split(self.band.right)]
        edges = [(min(li[0][1][0] for li in side), max(li[-1][1][2] for li in side)) for side in sides]
        out: list[Row] = []
        for bottom, end in pairwise([*begin, inf]):
            cells = tuple(
                _cell(
                    [li for li in side if bottom <= li[0][1][3] + _near(li) < end],
                    at,
                    edges[at],
                    bottom,
                    pitch,
                )
                for at, side in enumerate(sides)
            )
            words = [word for cell in cells for line in cell.lines for word in line.words]
            if words:
                ends = end == inf  # no ruling says whether it goes on over the page
                number = columns.tables + self.table
                out.append(
                    Row(page.number, bounds(words), cells, "aligned", number, 0.0, True, "pt", not out, ends)
                )
        return out


def _cell(lines: Lines, column: int, edges: tuple[float, float], bottom: float, pitch: float) -> Cell:
    if not lines:
        return Cell(BBox(edges[0], bottom, edges[0], bottom), column)
    return Cell(bounds([w for line in lines for w in line]), column, 1, to_lines(lines, *edges, pitch))


Part = Sheet | Aligned | Spaced


def _near(line: Sequence[Word]) -> float:
    return LEVEL * line[0][3]


def _row_starts(band: Band) -> list[float]:
    if band.rows:
        return [bottom - _near(band.left[0]) for bottom in band.rows]
    pitch = pitch_of(band.left, band.right)
    left, right = starts(band.left, pitch), starts(band.right, pitch)
    near = _near(band.left[0])
    begin: list[float] = []
    for at, bottom in enumerate(left):
        end = left[at + 1] if at + 1 < len(left) else float("inf")
        beside = any(bottom - near <= line[0][1][3] < end - near for line in band.right)
        if not beside or any(abs(bottom - other) <= near for other in right):
            begin.append(bottom - near)
    first = min(band.left[0][0][1][3], band.right[0][0][1][3]) - near
    return sorted({first, *begin}) if not begin or first < begin[0] - near else begin


def parts_of(sheets: Sequence[Sheet]) -> tuple[list[Part], list[Note]]:
    """All pages' pieces in reading order; a table's rows go on over the pages that show the same gutter.

    Text side by side that is neither is left as it stands, and a note says so.
    """
    if any(sheet.page.unit == "char" for sheet in sheets):
        kept, told = with_tables(sheets)
        return [*kept], told
    sheets = [part for sheet in sheets for part in _lists_apart(sheet)]
    found = [bands(sheet.outside, sheet.page.words) for sheet in sheets]
    for at in range(1, len(sheets)):
        before, lines = found[at - 1], sheets[at].outside
        if lines and before and before[-1].gutter.last == len(sheets[at - 1].outside):
            band = going_on(lines, before[-1])
            # a page may begin with questions that nothing stands beside
            if band is not None and (not found[at] or band.gutter.last >= found[at][0].gutter.last):
                found[at] = [band, *found[at][1:]]
    tables = [band for own in found for band in own if band.kind == "table"]
    gutters = [band.gutter for band in tables]
    # a single row on a page of its own was written down like columns
    found = [[replace(band, kind="table") if _same(band, tables) else band for band in own] for own in found]
    out: list[Part] = []
    notes: list[Note] = []
    for sheet, own in zip(sheets, found, strict=True):
        sure = [band for band in own if band.kind == "columns" or _table(band, gutters) is not None]
        out += _parts(sheet, sure, gutters)
        for band in own:
            if not any(band is other for other in sure):
                words = [word for line in (*band.left, *band.right) for word in line]
                message = said("L401", page=sheet.page.number)
                notes.append(Note("L401", message, sheet.page.number, bounds(words)))
    return out, notes


def _lists_apart(sheet: Sheet) -> list[Sheet]:
    """A sheet with lists of answers side by side as what stands above them, each of them, and what stands below."""
    found = lists_beside(sheet.outside)
    if found is None:
        return [sheet]
    words = [word for column in found.columns for line in column for word in line]
    high, low = min(word[1][1] for word in words), max(word[1][3] for word in words)
    edges = [0.0, *[min(line[0][1][0] for line in own) for own in found.columns[1:]], sheet.page.width]
    parts = [_part(sheet, sheet.outside[: found.first], (0.0, high), None)]
    for own, across in zip(found.columns, pairwise(edges), strict=True):
        parts.append(_part(sheet, own, (high, low), across))
    parts.append(_part(sheet, sheet.outside[found.last :], (low, sheet.page.height), None))
    return [part for part in parts if part.outside or part.grids]


def _same(band: Band, tables: Sequence[Band]) -> bool:
    edge, size = band.right[0][0][1][0], band.right[0][0][3]
    return any(abs(edge - table.right[0][0][1][0]) < size for table in tables)


def _table(band: Band, gutters: Sequence[Gutter]) -> int | None:
    """The table that a band belongs to: the first whose gutter leaves room in its own."""
    if band.kind == "columns":
        return None
    here = band.gutter
    return next((at for at, g in enumerate(gutters) if min(g.x1, here.x1) - max(g.x0, here.x0) > 0), None)


def _parts(sheet: Sheet, own: Sequence[Band], gutters: Sequence[Gutter]) -> list[Part]:
    if not own:
        return [sheet]
    out: list[Part] = []
    start, top = 0, 0.0
    for band in own:
        lines = sheet.outside[band.gutter.first : band.gutter.last]
        high = min(word[1][1] for word in lines[0])
        low = max(word[1][3] for word in lines[-1])
        out.append(_part(sheet, sheet.outside[start : band.gutter.first], (top, high), None))
        table = _table(band, gutters)
        if table is not None:
            out.append(Aligned(_part(sheet, [], (high, low), None), band, table))
        else:
            middle = (band.gutter.x0 + band.gutter.x1) / 2
            out.append(_part(sheet, band.left, (high, low), (0.0, middle)))
            out.append(_part(sheet, band.right, (high, low), (middle, sheet.page.width)))
        start, top = band.gutter.last, low
    out.append(_part(sheet, sheet.outside[start:], (top, sheet.page.height), None))
    return [part for part in out if not isinstance(part, Sheet) or part.outside or part.grids]


def _part(sheet: Sheet, lines: Lines, down: tuple[float, float], across: tuple[float, float] | None) -> Sheet:
    """The part of a sheet between two heights, and two edges, with the grids that begin in it."""
    own = [
        at
        for at, grid in enumerate(sheet.grids)
        if down[0] <= grid.bbox.top < down[1]
        and (across is None or across[0] <= (grid.bbox.x0 + grid.bbox.x1) / 2 < across[1])
    ]
    return replace(
        sheet,
        grids=[sheet.grids[at] for at in own],
        cells=[sheet.cells[at] for at in own],
        outside=lines,
        beside=across is not None,
        dividers=[d for d in sheet.dividers if down[0] <= d[0] < down[1]],
    )
