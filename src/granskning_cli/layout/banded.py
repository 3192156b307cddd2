"""Tables with rulings between their rows and none between their columns -> grids.

Rek.nr     Rekommendation                    Status       Kommentar
---------------------------------------------------------------------------------
2023:4-1   Säkerställ att avtalen följs      Genomförd    Ny rutin i september.
           upp.
---------------------------------------------------------------------------------
2023:4-2   Stärk kontrollen av viten.        Pågår        Prövas på två avtal.

The header's words tell where the columns are: white space that is as wide between two of them, and that the lines
of nearly all rows leave. A row whose words run through it, such as a section's title, is one cell there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.layout.apart import MARKS
from granskning_cli.layout.columns import narrowed
from granskning_cli.layout.grid import SAME_RULING, Grid, Segment, join
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page, Word

FEWEST_ROWS: Final = 3
# In so many rows two columns say more than so many letters.
FEWEST_TOLD: Final = 2
SHORT: Final = 5
# White space between two columns is this wide, in sizes of type; a header's labels may stand nearer.
GUTTER: Final = 0.75
LABELS: Final = 0.5
# A column that the header does not name is so wide, in sizes of type.
UNNAMED: Final = 8.0
# So many of the rows leave it.
LEFT_FREE: Final = 0.75
# A header, or a last row that no ruling closes, is this near to the ruling, in sizes of type.
NEAR: Final = 1.8
PITCH: Final = 1.5

Lines = list[list[Word]]
Gap = tuple[float, float]


def banded(page: Page, dividers: Sequence[Segment]) -> tuple[list[Grid], list[Segment]]:
    """The grids of a page's rulings that run between rows alone, and the other rulings."""
    grids: list[Grid] = []
    rest: list[Segment] = []
    for rules in _alike(dividers):
        grid = _grid(page, rules) if len(rules) > FEWEST_ROWS else None
        if grid is None:
            rest += rules
        else:
            grids.append(grid)
    grids.sort(key=lambda grid: grid.bbox.top)
    return grids, sorted(rest)


def _alike(dividers: Sequence[Segment]) -> list[list[Segment]]:
    """The rulings that begin and end at the same places, from the top."""
    out: list[list[Segment]] = []
    for rule in sorted(dividers):
        for found in out:
            if abs(found[0][1] - rule[1]) <= SAME_RULING and abs(found[0][2] - rule[2]) <= SAME_RULING:
                found.append(rule)
                break
        else:
            out.append([rule])
    return out


def _grid(page: Page, rules: Sequence[Segment]) -> Grid | None:
    ys, (x0, x1) = [rule[0] for rule in rules], (rules[0][1], rules[0][2])
    words = [w for w in page.words if w.bbox.x0 >= x0 - SAME_RULING and w.bbox.x1 <= x1 + SAME_RULING]
    rows: list[list[Word]] = [[] for _ in range(len(ys) + 1)]
    for word in words:
        rows[bisect_right(ys, (word.bbox.top + word.bbox.bottom) / 2)].append(word)
    bands = [group(row) for row in rows]
    inside = bands[1:-1]
    above, below = _near(bands[0], ys[0]), bands[-1]
    # what is not bold between the first two rulings may be a row like the others
    bold = bool(inside[0]) and all(word.bold for line in inside[0] for word in line)
    gutters = [_gutters(above, inside, x0), _gutters(inside[0], inside[1:], x0) if bold else []]
    over = len(gutters[0]) >= len(gutters[1])
    found = gutters[0] if over else gutters[1]
    if not found:
        return None
    if over:
        ys, inside = [above[0][0].bbox.top - SAME_RULING, *ys], [above, *inside]
    last = _last_row(below, ys[-1], found)
    if last:
        ys, inside = [*ys, last[-1][0].bbox.bottom + SAME_RULING], [*inside, last]
    xs = [x0, *[(low + high) / 2 for low, high in found], x1]
    side = [[True, *[_free(lines, gap) for gap in found], True] for lines in inside]
    lines_above = [[True] * (len(xs) - 1) for _ in ys]
    return Grid(xs, ys, join(len(inside), len(xs) - 1, side, lines_above), open_below=False)


def _near(lines: Lines, y: float) -> Lines:
    """The lines that stand close above a ruling: one, or those of a header that wraps."""
    out: Lines = []
    for line in reversed(lines):
        size = line[0].size or 1.0
        if y - line[0].bbox.bottom > (NEAR if not out else PITCH - 1.0) * size:
            break
        out.insert(0, line)
        y = line[0].bbox.top
    return out


def _last_row(lines: Lines, y: float, gutters: Sequence[Gap]) -> Lines:
    """The lines below the last ruling that are one more row: words in two columns, and what follows closely."""
    out: Lines = []
    for line in lines:
        size = line[0].size or 1.0
        if line[0].bbox.top - y > (NEAR if not out else PITCH - 1.0) * size:
            break
        if not all(_free([line], gap) for gap in gutters):
            break
        if not out and not any(line[0].bbox.x1 <= low and line[-1].bbox.x0 >= high for low, high in gutters):
            break
        out.append(line)
        y = line[0].bbox.bottom
    return out


def _gaps(line: Sequence[Word], least: float) -> list[Gap]:
    return [(a.bbox.x1, b.bbox.x0) for a, b in pairwise(line) if b.bbox.x0 - a.bbox.x1 >= least * a.size > 0]


def _gutters(head: Lines, rows: Sequence[Lines], x0: float) -> list[Gap]:
    """The white space between the header's labels that nearly all rows leave too; none where one is in doubt.

    Left of them is what has no name: "Ja  Nej  Kommentar" above numbers and questions too.
    """
    filled = [
        lines for lines in rows if any(_gaps(line, GUTTER) for line in lines)
    ]  # a title is in one piece
    out: list[Gap] = []
    labels = max(head, key=lambda line: len(_gaps(line, LABELS)), default=[])
    if any(not _is_label(word) for word in labels):
        return []
    unnamed = (
        [(x0, labels[0].bbox.x0)] if labels and labels[0].bbox.x0 - x0 > UNNAMED * labels[0].size else []
    )
    for gap in [*unnamed, *_gaps(labels, LABELS)]:
        kept = _narrower([line for line in head if line is not labels], gap)
        through: list[Lines] = []
        if kept is None:
            return []
        for lines in filled:
            narrow = _narrower(lines, kept)
            kept = narrow or kept
            through += [] if narrow else [lines]
        free = len(filled) - len(through)
        mixed = any(_gaps(line, GUTTER) for lines in through for line in lines)
        if mixed or free < max(FEWEST_ROWS, LEFT_FREE * len(filled)):
            return []
        if _clear(filled, through, kept) < GUTTER * labels[0].size:
            return []
        out.append(kept)
    # where all but one column are of marks, a line at a time says more than what stands between two rulings
    both = [lines for lines in filled if sum(_says_between(lines, out)) > 1]
    return out if len(both) >= FEWEST_TOLD else []


def _is_label(word: Word) -> bool:
    """Whether a header may say a word: no mark, and no number but that of a scale's step."""
    return word.text not in MARKS and (word.text.isdecimal() or not any(map(str.isdecimal, word.text)))


def _clear(rows: Sequence[Lines], through: Sequence[Lines], gap: Gap) -> float:
    """How wide the white space is that the rows leave around a gap, the header's labels aside."""
    words = [word for lines in rows if lines not in through for line in lines for word in line]
    middle = (gap[0] + gap[1]) / 2
    left = max((word.bbox.x1 for word in words if word.bbox.x1 <= middle), default=float("-inf"))
    right = min((word.bbox.x0 for word in words if word.bbox.x0 >= middle), default=float("inf"))
    return right - left


def _says_between(lines: Lines, gutters: Sequence[Gap]) -> list[bool]:
    """For each column whether it says more than a mark, a number or a short label."""
    edges = [0.0, *[(low + high) / 2 for low, high in gutters], float("inf")]
    placed = [((word.bbox.x0 + word.bbox.x1) / 2, len(word.text)) for line in lines for word in line]
    return [sum(size for x, size in placed if low <= x < high) > SHORT for low, high in pairwise(edges)]


def _narrower(lines: Lines, gap: Gap) -> Gap | None:
    """What all lines leave of white space, None where one runs through it."""
    for line in lines:
        found = narrowed(line, *gap)
        if found is None:
            return None
        gap = found
    return gap


def _free(lines: Lines, gap: Gap) -> bool:
    return _narrower(lines, gap) is not None
