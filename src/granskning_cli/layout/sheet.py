"""One page's words, parted into the cells of its grids and the lines outside them, then made into rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from granskning_cli.layout.beside import label_boxes
from granskning_cli.layout.centred import with_first
from granskning_cli.layout.grid import Grid, Segment
from granskning_cli.layout.labelled import label_fields
from granskning_cli.layout.lines import group, to_lines
from granskning_cli.layout.nested import extents
from granskning_cli.layout.ruled import TableColumns
from granskning_cli.model.layout import BALLOT, FIELD, TICKED, BBox, Blank, Cell, Line, Page, Row, Word

# White space between a ruling and the text of its cell.
PADDING: Final = 8.0

# A full line of proportional type has between this share of the longest line's characters and all of them.
RAGGED: Final = 0.86

_BOXES: Final = frozenset((BALLOT, TICKED))

Lines = list[list[Word]]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: `cells[i]` holds the lines of each cell of grid i; `outside` the other lines."""

    page: Page
    grids: list[Grid]
    cells: list[dict[int, Lines]]
    outside: Lines
    blanks: dict[int, list[Blank]]  # of a character grid, by line
    dividers: list[Segment]
    beside: bool = False  # one of several columns of text

    def grouped(self) -> Iterator[Lines]:
        """The lines of every cell, and of the text outside."""
        for cells in self.cells:
            yield from cells.values()
        yield self.outside

    @property
    def first_word(self) -> Word | None:
        """The word that the text outside the grids begins with."""
        return self.outside[0][0] if self.outside else None

    def rows(self, columns: TableColumns, pitch: float, then: Word | None = None) -> list[Row]:
        """All rows from the top of the page down. `then` is the first word of the next page's text."""
        found = [
            row
            for grid, cells in zip(self.grids, self.cells, strict=True)
            for row in self._ruled(grid, cells, columns, pitch)
        ]
        if not self.outside and not self.blanks:
            return found
        loose = self._loose(pitch, then)
        if not found:
            return loose
        return _interleave(found, loose)

    def _ruled(
        self, grid: Grid, cells: dict[int, Lines], columns: TableColumns, pitch: float
    ) -> Iterator[Row]:
        table = columns.table(grid)
        reach = extents(grid.root)
        for r in range(len(grid.ys) - 1):
            made: list[Cell] = []
            for root in dict.fromkeys(grid.root[r]):
                r0, r1, c0, c1 = reach[root]
                if r0 != r:
                    continue  # a cell that began in a row above
                box = BBox(grid.xs[c0], grid.ys[r0], grid.xs[c1], grid.ys[r1])
                first, span = columns.place(grid, box.x0, box.x1)
                made.append(Cell(box, first, span, _cell_lines(cells.get(root), box, pitch)))
            if made:
                ends = grid.open and r + 2 == len(grid.ys)
                box = BBox(grid.xs[0], grid.ys[r], grid.xs[-1], grid.ys[r + 1])
                yield Row(self.page.number, box, tuple(made), "ruled", table, 0.0, True, "pt", r == 0, ends)

    def _loose(self, pitch: float, then: Word | None) -> list[Row]:
        """One row for each line outside the grids, and for each line of a text that is all white space."""
        page, out = self.page, []
        if self.outside:
            left = min([line[0][1][0] for line in self.outside])
            right = max([line[-1][1][2] for line in self.outside])
            above = 0.0
            slack = RAGGED if page.unit == "char" else 1.0
            heights = sorted([divider[0] for divider in self.dividers])
            for line in to_lines(self.outside, left, right, pitch, slack, then):
                middle = (line.bbox.top + line.bbox.bottom) / 2
                below = bisect_right(heights, above)
                divided = below < len(heights) and heights[below] < middle
                blanks = self.blanks.pop(int(line.bbox.top), ()) if page.unit == "char" else ()
                cell = Cell(line.bbox, 0, 1, (line,), tuple(blanks))
                out.append(Row(page.number, line.bbox, (cell,), "inline", None, line.gap, divided, page.unit))
                above = middle
        for found in self.blanks.values():
            cell = Cell(found[0].bbox, 0, 1, (), tuple(found))
            out.append(Row(page.number, found[0].bbox, (cell,), "inline", None, 0.0, False, page.unit))
        if self.blanks:
            out.sort(key=lambda row: row.bbox.top)
        return out


def make_sheet(page: Page, words: Sequence[Word], grids: list[Grid], dividers: list[Segment]) -> Sheet:
    """Parts the words by the cell whose rulings surround their middle."""
    cells: list[dict[int, list[Word]]] = [{} for _ in grids]
    outside: list[Word] = [] if grids else list(words)
    left = right = high = low = 0.0
    here = outside
    for word in words if grids else ():
        x0, top, x1, bottom = word[1]
        x, y = (x0 + x1) / 2, (top + bottom) / 2
        # the loop that runs most often: a word mostly stands in the cell of the word before it
        if not (left <= x <= right and high <= y <= low):
            left = right = high = low = 0.0
            here = outside
            for grid, found in zip(grids, cells, strict=True):
                g = grid.bbox
                if g[1] <= y <= g[3] and g[0] <= x <= g[2]:
                    row = min(bisect_right(grid.ys, y), len(grid.ys) - 1) - 1
                    column = min(bisect_right(grid.xs, x), len(grid.xs) - 1) - 1
                    left, right, high, low = (
                        grid.xs[column],
                        grid.xs[column + 1],
                        grid.ys[row],
                        grid.ys[row + 1],
                    )
                    here = found.setdefault(grid.root[row][column], [])
                    break
        here.append(word)
    blanks: dict[int, list[Blank]] = {}
    if page.unit == "char":
        for blank in page.blanks:
            blanks.setdefault(int(blank.bbox.top), []).append(blank)
    labelled = _labeller(words)
    lines = [{root: labelled(group(found)) for root, found in grid.items()} for grid in cells]
    return Sheet(page, grids, lines, labelled(group(outside)), blanks, dividers)


def _labeller(words: Sequence[Word]) -> Callable[[Lines], Lines]:
    """What sets labels beside the boxes and fields of a page's lines; most pages have neither."""
    boxed = not _BOXES.isdisjoint([word[0] for word in words])
    fielded = FIELD in [word[2] for word in words]
    if not boxed and not fielded:
        return lambda lines: lines
    return lambda lines: label_fields(label_boxes(lines))


def _cell_lines(lines: Lines | None, box: BBox, pitch: float) -> tuple[Line, ...]:
    if not lines:
        return ()
    left = min([line[0][1][0] for line in lines])
    right = max(box.x1 - PADDING, *[line[-1][1][2] for line in lines])
    return to_lines(with_first(lines), left, right, pitch)


def _interleave(ruled: list[Row], loose: list[Row]) -> list[Row]:
    """Both in reading order; text after a table begins a new paragraph. Lines of text keep their own order."""
    lowest, keyed = 0.0, []
    for row in loose:
        lowest = max(lowest, (row.bbox.top + row.bbox.bottom) / 2)
        keyed.append((lowest, row))
    keyed += [(row.bbox.top, row) for row in ruled]
    out = [row for _, row in sorted(keyed, key=lambda pair: pair[0])]
    return parted(out)


def parted(rows: list[Row]) -> list[Row]:
    """The rows; what stands below a table has white space and a line above it."""
    for index in range(1, len(rows)):
        row, above = rows[index], rows[index - 1]
        if row.table is None and above.table is not None:
            white = row.bbox.top - above.bbox.bottom if row.unit == "char" and row.page == above.page else 0.0
            rows[index] = replace(row, gap=max(row.gap, white, 1.0), divided=True)
    return rows
