"""The rows of a table that stand above the first row which is known, and below the last one.

Påstående              Ja   Nej      a head, which has no ground
░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░
1.2 Planen är känd.          X       a last row, which has none either
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from granskning_cli.layout.grounds import SAME, Row, Rows
from granskning_cli.layout.gutters import Placed, gutters, in_row
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Word

# How far outside of a table its next row may stand, in points more than text stands from the edge of its row.
OUTSIDE: Final = 3.0
EQUAL: Final = 1.5
# White between two lines of a row where all rows have one line, how much it may differ, and the most there is; and
# the space between two words: in sizes.
LEADING: Final = 0.35
MORE: Final = 0.1
WIDEST: Final = 0.9
SPACE: Final = 0.5
# Rows above the first ground: a head, and one that has none.
ABOVE: Final = 2


def widest_gutters(words: Placed, table: Rows) -> list[float]:
    """The edges of columns that white space tells, in as many rows above and below the known ones as show the most."""
    rows = list(table.rows)
    higher = above(words, rows, ())
    lower = below(words, rows, ()) if table.white else []
    best: list[float] = []
    for start in range(len(higher) + 1):
        for end in range(len(lower), -1, -1):
            every = (*higher[start:], *rows, *lower[:end])
            xs = gutters(words, table._replace(rows=every))
            if len(xs) > len(best):
                best = xs
    return best


def above(words: Placed, rows: Sequence[Row], xs: Sequence[float]) -> list[Row]:
    """The rows above the first that keep to the columns."""
    out: list[Row] = []
    top = rows[0].top
    room, over = _padding(words, rows, above=False), _padding(words, rows, above=True)
    leading = _leading(words, rows)
    while len(out) < ABOVE:
        lines = group([word for word in words if word.bbox.bottom <= top + 1])
        block = _block(lines[::-1], xs, leading, above=True)
        if (
            not block
            or top - max(w.bbox.bottom for w in block) > room + OUTSIDE
            or (xs and _columns(block, xs) < 2)
        ):
            break
        out.insert(0, Row(min(w.bbox.top for w in block) - over, top, None))
        top = out[0].top
    return out


def below(words: Placed, rows: Sequence[Row], xs: Sequence[float]) -> list[Row]:
    """The row below the last that keeps to the columns; where it stands in one only, as near as in the other rows."""
    bottom = rows[-1].bottom
    room = _padding(words, rows, above=True)
    lines = group([word for word in words if word.bbox.top >= bottom - 1])
    block = _block(lines, xs, _leading(words, rows), above=False)
    if not block:
        return []
    white = min(w.bbox.top for w in block) - bottom
    if white > room + OUTSIDE or (xs and _columns(block, xs) < 2 and abs(white - room) > EQUAL):
        return []
    return [Row(bottom, max(w.bbox.bottom for w in block) + 1, None)]


def _padding(words: Placed, rows: Sequence[Row], *, above: bool) -> float:
    """How far text stands from the upper or lower edge of its row, mostly."""
    found: list[float] = []
    for row in rows:
        own = in_row(words, row)
        if own and above:
            found.append(min(w.bbox.top for w in own) - row.top)
        elif own:
            found.append(row.bottom - max(w.bbox.bottom for w in own))
    return median(found) if found else 0.0


def _block(
    lines: Sequence[Sequence[Word]], xs: Sequence[float], leading: float, *, above: bool
) -> list[Word]:
    """The words of the lines from the first on, up to one that runs over columns, or is parted from it by white space."""
    out: list[Word] = []
    edge = 0.0
    for line in lines:
        top, bottom = min(w.bbox.top for w in line), max(w.bbox.bottom for w in line)
        parted = out and (edge - bottom if above else top - edge) > leading * line[0].size
        if parted or any(runs_over(line, x) for x in xs):
            break
        edge = (min(edge, top) if above else max(edge, bottom)) if out else (top if above else bottom)
        out += line
    return out


def _leading(words: Placed, rows: Sequence[Row]) -> float:
    """The most white space between two lines of a row, in sizes of type, and a little more."""
    found = [LEADING]
    for row in rows:
        own = sorted(in_row(words, row), key=lambda word: word.bbox.top)
        low = own[0].bbox.bottom if own else 0.0
        for word in own[1:]:
            found.append((word.bbox.top - low) / (word.size or 1.0) + MORE)
            low = max(low, word.bbox.bottom)
    return min(max(found), WIDEST)


def runs_over(line: Sequence[Word], x: float) -> bool:
    """Whether a word stands in two columns, or the space between two words is no more than that."""
    close = any(
        a.bbox.x1 <= x + SAME and b.bbox.x0 >= x - SAME and b.bbox.x0 - a.bbox.x1 < SPACE * a.size
        for a, b in pairwise(line)
        if not a.turns and not b.turns
    )
    return close or crosses(line, x)


def _columns(block: Sequence[Word], xs: Sequence[float]) -> int:
    return len({sum(x < (word.bbox.x0 + word.bbox.x1) / 2 for x in xs) for word in block})


def crosses(words: Sequence[Word], x: float) -> bool:
    return any(word.bbox.x0 < x - SAME and word.bbox.x1 > x + SAME for word in words)


def runs_on(words: Sequence[Word], x: float) -> bool:
    """Whether a word stands across the edge of a column, or a sentence does, two words on each side."""
    return crosses(words, x) or any(_is_spaced_over(line, x) for line in group(words))


def _is_spaced_over(line: Sequence[Word], x: float) -> bool:
    at = next((i for i, word in enumerate(line) if word.bbox.x0 >= x - SAME), 0)
    run = line[at - 2 : at + 2] if at >= 2 else ()
    spaces = [b.bbox.x0 - a.bbox.x1 for a, b in pairwise(run)]
    return len(spaces) == 3 and max(spaces) < SPACE * run[0].size and max(spaces) - min(spaces) < SAME
