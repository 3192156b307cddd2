"""Rulings -> grids: which words share a cell, and which cells share a row.

+---------------------------+----+-----+      A cell is what no ruling divides, so a merged cell is one
| 1 Mål och uppdrag         | Ja | Nej |      cell. A row is the band between two rulings that run
+---------------------------+----+-----+      across: an X that stands between two lines of the question
| 1.1 Har nämnden brutit    |    |     |      is in the question's row all the same.
|     ned målen?            |  X |     |
+---------------------------+----+-----+      The last cell may be open below: a row that runs over a page
| Ja. Nämnden har ...                  |      has no bottom ruling before the break.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.layout.nested import without_nested
from granskning_cli.model.layout import BBox, Page, Rule, Widget

# Two strokes nearer than this are one ruling drawn twice (the borders of two neighbouring cells).
SAME_RULING: Final = 3.0
# Shorter pieces are the outlines of boxes, not rulings of a grid.
SHORTEST: Final = 9.0

Segment = tuple[float, float, float]  # position, start, end


class Grid:
    """One ruled table on one page. `xs` and `ys` are its rulings; `root[r][c]` names the cell of a field.

    `open`: no ruling closes it below.
    """

    __slots__ = ("bbox", "open", "root", "xs", "ys")

    def __init__(self, xs: list[float], ys: list[float], root: list[list[int]], *, open_below: bool) -> None:
        self.xs, self.ys, self.root, self.open = xs, ys, root, open_below
        self.bbox = BBox(xs[0], ys[0], xs[-1], ys[-1])

    def cell_at(self, x: float, y: float) -> int | None:
        """The cell that holds a point, None outside the grid."""
        column, row = bisect_right(self.xs, x) - 1, bisect_right(self.ys, y) - 1
        if 0 <= column < len(self.xs) - 1 and 0 <= row < len(self.ys) - 1:
            return self.root[row][column]
        return None


def find_grids(page: Page) -> tuple[list[Grid], list[Segment]]:
    """The page's grids from the top, and its horizontal rulings that belong to none."""
    if not page.rules:
        return [], []
    rules = _without_combs(page.rules, page.widgets) if page.widgets else page.rules
    horizontal = merge([rule for rule in rules if rule[0] == "h"])
    vertical = merge([rule for rule in rules if rule[0] == "v"])
    grids: list[Grid] = []
    dividers: list[Segment] = []
    for hs, vs in _components(horizontal, vertical):
        grid = _grid(hs, vs) if vs and hs else None
        if grid is None:
            dividers += hs
        else:
            grids.append(grid)
    grids.sort(key=lambda g: g.bbox.top)
    return _outermost(grids), dividers


def find_frames(page: Page) -> list[list[BBox]]:
    """Closed frames that are one column: each with those that share its sides, from the top."""
    out: list[list[BBox]] = []
    for hs, vs in _components(*[merge([r for r in page.rules or () if r[0] == axis]) for axis in "hv"]):
        xs = _distinct([v[0] for v in vs] + [h[1] for h in hs] + [h[2] for h in hs])
        ys = _distinct([h[0] for h in hs])
        if len(xs) != 2 or len(ys) < 2:  # upright lines may stand alone
            continue
        sides = [v for x in xs for v in vs if abs(v[0] - x) <= SAME_RULING]
        closed = all(abs(v[1] - ys[0]) <= SAME_RULING and abs(v[2] - ys[-1]) <= SAME_RULING for v in sides)
        across = all(abs(h[1] - xs[0]) <= SAME_RULING and abs(h[2] - xs[-1]) <= SAME_RULING for h in hs)
        if len(sides) == 2 and closed and across:
            out.append([BBox(xs[0], top, xs[1], bottom) for top, bottom in pairwise(ys)])
    return out


def _without_combs(rules: Sequence[Rule], widgets: Sequence[Widget]) -> list[Rule]:
    """The rulings without the teeth of a field that gives each character a place, |_|_|_|_|, and its outline."""
    out = list(rules)
    for widget in widgets:
        if widget.kind != "text":
            continue
        b = widget.bbox
        within = [rule for rule in out if _within(rule, b)]
        teeth = [r for r in within if r.axis == "v" and b.x0 + SAME_RULING < r.position < b.x1 - SAME_RULING]
        if teeth:
            inside = set(map(id, within))
            out = [rule for rule in out if id(rule) not in inside]
    return out


def _within(rule: Rule, b: BBox) -> bool:
    low, high, start, end = (
        (b.x0, b.x1, b.top, b.bottom) if rule.axis == "v" else (b.top, b.bottom, b.x0, b.x1)
    )
    return (
        low - SAME_RULING <= rule.position <= high + SAME_RULING
        and start - SAME_RULING <= rule.start
        and rule.end <= end + SAME_RULING
    )


def merge(rules: Iterable[Rule]) -> list[Segment]:
    """Strokes on the same line joined into rulings, sorted by position; the outlines of boxes left out."""
    pieces = sorted([(position, start, end) for _, position, start, end in rules])
    lines: list[list[Segment]] = []
    for piece in pieces:
        if lines and piece[0] - lines[-1][0][0] <= SAME_RULING:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    merged: list[Segment] = []
    for line in lines:
        position = sum([piece[0] for piece in line]) / len(line)
        line.sort(key=lambda piece: piece[1])
        start, end = line[0][1], line[0][2]
        for _, s, e in line[1:]:
            if s <= end + SAME_RULING:
                end = max(end, e)
            else:
                merged.append((position, start, end))
                start, end = s, e
        merged.append((position, start, end))
    return [piece for piece in merged if piece[2] - piece[1] >= SHORTEST]


def _components(hs: list[Segment], vs: list[Segment]) -> list[tuple[list[Segment], list[Segment]]]:
    """Rulings that touch each other, as groups of (horizontal, vertical)."""
    parent = list(range(len(hs) + len(vs)))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    xs = [x for x, _, _ in vs]  # sorted, so that only those above or below are looked at
    for i, (y, x0, x1) in enumerate(hs):
        for j in range(bisect_left(xs, x0 - SAME_RULING), bisect_right(xs, x1 + SAME_RULING)):
            _, y0, y1 = vs[j]
            if y0 - SAME_RULING <= y <= y1 + SAME_RULING:
                parent[find(i)] = find(j + len(hs))
    groups: dict[int, tuple[list[Segment], list[Segment]]] = {}
    for i, segment in enumerate(hs + vs):
        groups.setdefault(find(i), ([], []))[0 if i < len(hs) else 1].append(segment)
    return list(groups.values())


def _distinct(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > SAME_RULING:
            out.append(value)
    return out


def _grid(hs: list[Segment], vs: list[Segment]) -> Grid | None:
    """The cells between rulings that touch; None for a mere frame or line."""
    xs = _distinct([v[0] for v in vs] + [h[1] for h in hs] + [h[2] for h in hs])
    ys = _distinct([h[0] for h in hs] + [v[1] for v in vs] + [v[2] for v in vs])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2:
        return None
    side = [[False] * (columns + 1) for _ in range(rows)]
    down = [(a + b) / 2 for a, b in pairwise(ys)]
    for x, y0, y1 in vs:
        column = _nearest(xs, x)
        for row in range(bisect_left(down, y0 - SAME_RULING), bisect_right(down, y1 + SAME_RULING)):
            side[row][column] = True
    above = [[False] * columns for _ in range(rows + 1)]
    across = [(a + b) / 2 for a, b in pairwise(xs)]
    for y, x0, x1 in hs:
        line = above[_nearest(ys, y)]
        for column in range(bisect_left(across, x0 - SAME_RULING), bisect_right(across, x1 + SAME_RULING)):
            line[column] = True
    fields = join(rows, columns, side, above)
    if all(row[0] == row[-1] for row in fields):  # a line of it was drawn shorter than the others
        return None
    root = without_nested(fields, xs)
    return Grid(xs, ys, root, open_below=not any(above[rows]))


def _nearest(values: Sequence[float], value: float) -> int:
    index = bisect_right(values, value)
    if index == len(values) or (index and value - values[index - 1] <= values[index] - value):
        return index - 1
    return index


def join(rows: int, columns: int, side: list[list[bool]], above: list[list[bool]]) -> list[list[int]]:
    """Fields that no ruling divides get the number of their first field."""
    parent = list(range(rows * columns))

    def find(i: int) -> int:
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column and not side[row][column]:
                a, b = find(here), find(here - 1)
                parent[max(a, b)] = min(a, b)
            if row and not above[row][column]:
                a, b = find(here), find(here - columns)
                parent[max(a, b)] = min(a, b)
    return [[find(row * columns + column) for column in range(columns)] for row in range(rows)]


def _outermost(grids: list[Grid]) -> list[Grid]:
    """Without grids that lie inside a cell of another (a frame, a table in a cell)."""
    kept: list[Grid] = []
    for grid in grids:
        b = grid.bbox
        inside = any(
            o is not grid
            and o.bbox[0] <= b[0]
            and o.bbox[2] >= b[2]
            and o.bbox[1] <= b[1]
            and o.bbox[3] >= b[3]
            for o in grids
        )
        if not inside:
            kept.append(grid)
    return kept
