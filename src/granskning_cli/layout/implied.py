"""Tables whose rows are told by their ground, or by lines under each of their cells -> the rulings they lack.

Påstående             Ja   Nej      The rows above the first ground and below the last one belong to it where
░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      their words keep to its columns. Columns are told by upright rulings,
1.1 Målen är kända     X            by the seams of what was painted cell by cell, or by white space that
░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░      runs through all rows (see `gutters`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from granskning_cli.layout.beyond import above, below, crosses, runs_on, widest_gutters
from granskning_cli.layout.grid import SAME_RULING, SHORTEST, Grid, Segment
from granskning_cli.layout.grounds import SAME, WHITE, Row, Rows, inside, rows_of_grounds
from granskning_cli.layout.gutters import Placed, in_row
from granskning_cli.layout.lines import group
from granskning_cli.layout.stacked import stacked
from granskning_cli.model.layout import BBox, Page, Rule, Word

# Pieces of one level line lie at one height.
LEVEL: Final = 0.05
# Level lines of one table are at least so many.
FEWEST_LINES: Final = 3
MOST_LINES: Final = 150
# What is painted along a row's edge and is no wider is a stripe that adorns it, and no column.
STRIPE: Final = 8.0
# A row between two of them is no higher, in sizes of type.
TALLEST: Final = 8.0
# White within a cell that text fills, in sizes of type.
FILLED: Final = 1.0


def implied(page: Page, grids: Sequence[Grid], dividers: Sequence[Segment]) -> list[Rule]:
    """The rulings that a page's tables lack; `dividers` are its level lines that belong to none of the `grids`."""
    shades = [shade for shade in page.shades if not _is_cell(shade.bbox, grids)]
    seams = _seams(page.rules or ()) if FEWEST_LINES <= len(dividers) <= MOST_LINES else []
    if len(shades) < len(page.shades):
        page = replace(page, shades=tuple(shades))
    out: list[Rule] = []
    for table in rows_of_grounds(page) if shades else ():
        out += _rulings(page, _with_lines(page, table, dividers), grounds=True)
    for table in _rows_of_lines(page, dividers, seams) if seams or shades else ():
        out += _rulings(page, table, grounds=False)
    return out


def _with_lines(page: Page, table: Rows, dividers: Sequence[Segment]) -> Rows:
    """The table with the rows above and below its grounds that level lines as wide as it part."""
    level = [y for y, x0, x1 in dividers if abs(x0 - table.x0) < SAME and abs(x1 - table.x1) < SAME]
    rows = list(table.rows)
    for y in sorted(level, reverse=True):
        if y < rows[0].top - SAME:
            if not _is_row(page, table, y, rows[0].top):
                break
            rows.insert(0, Row(y, rows[0].top, None))
    for y in sorted(level):
        if y > rows[-1].bottom + SAME:
            if not _is_row(page, table, rows[-1].bottom, y):
                break
            rows.append(Row(rows[-1].bottom, y, None))
    return table._replace(rows=tuple(rows))


def _is_row(page: Page, table: Rows, top: float, bottom: float) -> bool:
    words = inside(page.words, BBox(table.x0, top, table.x1, bottom))
    return bool(words) and bottom - top <= TALLEST * words[0].size


def _is_cell(box: BBox, grids: Sequence[Grid]) -> bool:
    """Whether rulings run along the upper and lower edge of a ground: it says nothing that they do not."""
    for grid in grids:
        g = grid.bbox
        if g[0] - SAME <= box[0] and box[2] <= g[2] + SAME and g[1] <= (box[1] + box[3]) / 2 <= g[3]:
            return _is_near(grid.ys, box[1]) and _is_near(grid.ys, box[3])
    return False


def _is_near(ordered: Sequence[float], value: float) -> bool:
    at = bisect_left(ordered, value - SAME_RULING)
    return at < len(ordered) and ordered[at] <= value + SAME_RULING


def _rows_of_lines(
    page: Page, dividers: Sequence[Segment], seams: Sequence[tuple[float, float]]
) -> list[Rows]:
    """Rows between level lines that were drawn cell by cell, with the same seams."""
    out: list[Rows] = []
    lines: list[tuple[Segment, tuple[float, ...]]] = []
    for divider in (*sorted(dividers), None):
        own = _seams_of(divider, seams) if divider else ()
        if (
            divider
            and lines
            and _same_line(lines[-1][0], divider)
            and _keeps(page, lines[-1], (divider, own))
        ):
            lines.append((divider, own))
            continue
        if len(lines) >= FEWEST_LINES and (
            page.shades or 2 * sum(bool(own) for _, own in lines) > len(lines)
        ):
            rows = [row for both in pairwise(lines) for row in _stacked(page, *both)]
            out.append(Rows(lines[0][0][1], lines[0][0][2], tuple(rows), True))
        lines = [(divider, own)] if divider else []
    return out


def _seams(rules: Sequence[Rule]) -> list[tuple[float, float]]:
    """Where one level line ends and the next one begins, as (height, place)."""
    level = sorted([rule[1:] for rule in rules if rule[0] == "h"])
    return [(a[0], b[1]) for a, b in pairwise(level) if abs(a[2] - b[1]) < SAME and b[0] - a[0] < LEVEL]


def _seams_of(line: Segment, seams: Sequence[tuple[float, float]]) -> tuple[float, ...]:
    near = seams[bisect_left(seams, (line[0] - SAME,)) : bisect_left(seams, (line[0] + SAME,))]
    return tuple(x for _, x in near if line[1] < x < line[2])


def _same_line(above: Segment, below: Segment) -> bool:
    return abs(above[1] - below[1]) < SAME and abs(above[2] - below[2]) < SAME


def _keeps(
    page: Page, above: tuple[Segment, tuple[float, ...]], below: tuple[Segment, tuple[float, ...]]
) -> bool:
    """Whether what stands between two lines keeps to their columns, has none, or fills the room as one cell does."""
    if not above[1] or not below[1]:
        return True
    words = _words_between(page, above[0], below[0])
    if not words or not any(runs_on(words, x) for x in below[1]):
        return bool(words)
    return _fills(words, above[0][0], below[0][0])


def _words_between(page: Page, above: Segment, below: Segment) -> list[Word]:
    return inside(page.words, BBox(above[1], above[0], above[2], below[0]))


def _fills(words: Sequence[Word], top: float, bottom: float) -> bool:
    """Whether lines stand as close to the edges of a row as in a cell, and to each other: no title between tables does."""
    edge = top
    for line in group(words):
        if min(word.bbox.top for word in line) - edge > FILLED * line[0].size:
            return False
        edge = max(word.bbox.bottom for word in line)
    return bottom - edge <= FILLED * words[0].size


def _between(
    page: Page, above: tuple[Segment, tuple[float, ...]], below: tuple[Segment, tuple[float, ...]]
) -> Row:
    """The row between two lines; under cells that were merged, a line is drawn in pieces all the same."""
    words = _words_between(page, above[0], below[0]) if above[1] and below[1] else []
    crossed = [x for x in below[1] if runs_on(words, x)]
    return Row(above[0][0], below[0][0], below[1], min(crossed, default=None))


def _stacked(
    page: Page, above: tuple[Segment, tuple[float, ...]], below: tuple[Segment, tuple[float, ...]]
) -> list[Row]:
    """The rows between two lines that were drawn cell by cell; mostly it is one."""
    row = _between(page, above, below)
    return stacked(row, _words_between(page, above[0], below[0])) if below[1] else [row]


def _rulings(page: Page, table: Rows, *, grounds: bool) -> list[Rule]:
    box = BBox(table.x0, table.rows[0].top, table.x1, table.rows[-1].bottom)
    if _is_ruled(box, table.rows, page.rules or ()):
        return []
    drawn = _drawn([r for r in page.rules or () if r.axis == "v"], box)
    drawn += _drawn([Rule("v", x, b.top, b.bottom) for b, _ in page.shades for x in (b.x0, b.x1)], box)
    seams = _shared(table.rows)
    words = Placed(word for word in page.words if table.x0 <= (word[1][0] + word[1][2]) / 2 <= table.x1)
    seams = [x for x in seams if table.x0 + STRIPE < x < table.x1 - STRIPE]
    xs = sorted({*drawn, *seams}) or (widest_gutters(words, table) if grounds else [])
    if not xs:
        return []
    start = min(
        [rule.start for rule in page.rules or () if rule.axis == "v" and _meets(rule, box)], default=box.top
    )
    rows = list(table.rows)
    if start < box.top - WHITE:
        rows.insert(0, Row(start, box.top, None))
    else:
        rows = [*above(words, rows, xs), *rows]
    if table.white:
        rows += below(words, rows, xs)
    out = [Rule("h", y, table.x0, table.x1) for y in (rows[0].top, *[row.bottom for row in rows])]
    for x in (table.x0, *xs, table.x1):
        out += [Rule("v", x, row.top, row.bottom) for row in rows if _divides(x, row, words, box, seams)]
    return out


def _is_ruled(box: BBox, rows: Sequence[Row], rules: Sequence[Rule]) -> bool:
    """Whether the rows are parted by rulings anyway, which upright ones meet."""
    level = [r.position for r in rules if r.axis == "h" and min(r.end, box.x1) - max(r.start, box.x0) > WHITE]
    upright = [r for r in rules if r.axis == "v" and _meets(r, box)]
    found = sum(any(abs(row.bottom - y) < SAME_RULING for y in level) for row in rows[:-1])
    return bool(upright) and 2 * found >= len(rows) - 1 > 0


def _meets(rule: Rule, box: BBox) -> bool:
    """Whether an upright line runs into a table."""
    return (
        box.x0 - SAME < rule.position < box.x1 + SAME
        and min(rule.end, box.bottom) - max(rule.start, box.top) >= SHORTEST
    )


def _drawn(rules: Sequence[Rule], box: BBox) -> list[float]:
    """The places of upright lines, or edges, through at least half of a table's height."""
    places: list[tuple[float, float]] = []  # and how much of the height
    for rule in sorted([r for r in rules if _meets(r, box)], key=lambda r: r.position):
        high = min(rule.end, box.bottom) - max(rule.start, box.top)
        if places and rule.position - places[-1][0] < SAME:
            places[-1] = (places[-1][0], places[-1][1] + high)
        else:
            places.append((rule.position, high))
    inner = [(x, high) for x, high in places if box.x0 + STRIPE < x < box.x1 - STRIPE]
    return [x for x, high in inner if 2 * high >= box.bottom - box.top]


def _shared(rows: Sequence[Row]) -> list[float]:
    """The seams that half of the painted rows have."""
    painted = [row.seams for row in rows if row.seams is not None]
    out: list[float] = []
    for x in sorted(x for seams in painted for x in seams):
        if out and x - out[-1] < SAME:
            continue
        if 2 * sum(any(abs(x - other) < SAME for other in seams) for seams in painted) >= len(painted):
            out.append(x)
    return out


def _divides(x: float, row: Row, words: Placed, box: BBox, seams: Sequence[float]) -> bool:
    """Whether the edge of a column runs through a row: what was painted in one piece is one cell."""
    if abs(x - box.x0) < SAME or abs(x - box.x1) < SAME:
        return True
    if row.merged is not None and x > row.merged - SAME:
        return False
    if row.seams is not None and any(abs(x - seam) < SAME for seam in seams):
        return any(abs(x - seam) < SAME for seam in row.seams)
    return not crosses(in_row(words, row), x)
