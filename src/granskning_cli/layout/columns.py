"""Text side by side on a page: columns that are read one after the other, or a table without rulings.

    1. Har nämnden ...     4. Finns rutiner       Fråga                  Svar
    Ja, i februari och     för klagomål?          Har nämnden antagit    Ja, i februari.
    redovisades i juni.    Ja.                    en plan?

    2. Hur följer ...      5. Hur säkerställer    Hur följs den upp?     I delårsrapporten och
                                                                         i bokslutet.

Both leave white space between them over many lines. In a table the rows begin on both sides at the same height,
and whoever wrote the page down went from side to side; in columns they went down the one and then the other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from granskning_cli.layout.lines import group, is_picture
from granskning_cli.layout.opened import rows_opened
from granskning_cli.layout.written import rows_written
from granskning_cli.model.layout import BALLOT, TICKED, Word

# White space between columns is this wide, in sizes of type, over so many lines.
GUTTER: Final = 1.0
FEWEST_BOTH: Final = 2
NARROWEST: Final = 0.5  # what a line may leave of it
FEWEST_LINES: Final = 6
# Running text: so many letters a line on either side, and so many of its lines begin at the same edge.
LETTERS, FEW_LETTERS = 13.0, 8.0
FLUSH: Final = 0.5
# So many of the paragraphs of the side with fewer begin at the same height where both sides are rows of a table.
SHARED: Final = 0.7
FEWEST_ROWS: Final = 3
# Below a line of what is asked stand so few options.
MOST_OPTIONS: Final = 6
_BOXES: Final = (BALLOT, TICKED)
# A new paragraph has this much more space above it than a line, in sizes of type.
SPACE: Final = 0.35
WIDEST_PITCH: Final = 1.5

Lines = list[list[Word]]


class Gutter(NamedTuple):
    """White space from x0 to x1 beside the lines from `first` to `last` (not included)."""

    x0: float
    x1: float
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Band:
    """Lines with text on both sides of a gutter."""

    gutter: Gutter
    left: Lines
    right: Lines
    kind: Literal["columns", "table", "unsure"]
    rows: tuple[float, ...] = ()  # where they begin, if the order of writing or their lines tell


def bands(lines: Lines, order: Sequence[Word]) -> list[Band]:
    """The bands of a page's text from the top; `order` is how its words were written down."""
    if len(lines) < FEWEST_LINES:
        return []
    found: list[Band] = []
    start = 0
    for first in range(len(lines) - FEWEST_LINES + 1):
        if first < start:
            continue
        for gap in _gaps(lines[first]):
            gutter = _gutter(lines, start, first, gap)
            band = _band(lines, gutter, order) if gutter is not None else None
            if band is not None:
                found.append(band)
                start = band.gutter.last
                break
    return found


def _gutter(lines: Lines, start: int, first: int, gap: tuple[float, float]) -> Gutter | None:
    """The run of lines that share white space between their words with line `first`, none of them before `start`."""
    (low, high), last, both = gap, first, 0
    for at in range(first, len(lines)):
        narrower = narrowed(lines[at], low, high)
        if narrower is None:
            break
        low, high, last = *narrower, at + 1
        both += lines[at][0][1][0] < low and lines[at][-1][1][2] > high
    if last - first < FEWEST_LINES or both < FEWEST_BOTH:
        return None
    return _with_top(lines, start, Gutter(low, high, first, last))


def _with_top(lines: Lines, start: int, gutter: Gutter) -> Gutter:
    """With the lines above that stand on the right alone: they go on from the left column, beside a title perhaps."""
    top, at, gap = gutter, gutter.first, (gutter.x0, gutter.x1)
    while at > start and (narrower := narrowed(lines[at - 1], *gap)) is not None:
        gap, at = narrower, at - 1
        if lines[at][0][1][0] >= gap[1]:
            top = Gutter(*gap, at, gutter.last)
    return top


def _gaps(line: Sequence[Word]) -> list[tuple[float, float]]:
    return [(a[1][2], b[1][0]) for a, b in pairwise(line) if b[1][0] - a[1][2] >= GUTTER * a[3] > 0]


def narrowed(line: Sequence[Word], low: float, high: float) -> tuple[float, float] | None:
    """The part of the white space from low to high that a line leaves, None where it leaves too little."""
    size = line[0][3]
    for _, (x0, _, x1, _), *_ in line:
        if x1 <= low or x0 >= high:
            continue
        if x0 - low >= high - x1:  # the larger part lies left of the word
            high = x0
        else:
            low = x1
        if high - low < NARROWEST * size:
            return None
    return low, high


def _band(lines: Lines, gutter: Gutter, order: Sequence[Word]) -> Band | None:
    """The band beside a gutter, None where one side is no running text: marks, numbers, dates."""
    inside = [word for line in lines[gutter.first : gutter.last] for word in line]
    left = group([word for word in inside if word[1][2] <= gutter.x0 + 0.1])
    right = group([word for word in inside if word[1][2] > gutter.x0 + 0.1])
    if not (_is_text(left, LETTERS) and _is_text(right, FEW_LETTERS)):
        return None
    switches = _switches(inside, order, gutter)
    # a column that is written down after the other may hold a list of short items
    if switches > 1 and not _is_text(right, LETTERS):
        return None
    shared = _shared(left, right)
    alike = shared is not None and shared >= SHARED
    if not alike and is_picture(inside) and (rows := rows_opened(left, right)):
        return Band(gutter, left, right, "table", rows)
    if switches <= 1 or (shared is not None and shared < SHARED / 2 and switches > len(left)):
        return Band(gutter, left, right, "columns")
    rows = () if alike else rows_written(inside, order, gutter.x0 + 0.1) or rows_opened(left, right)
    return Band(gutter, left, right, "table" if alike or rows else "unsure", rows)


def going_on(lines: Lines, before: Band) -> Band | None:
    """The band at the top of a page that goes on with the last one of the page before."""
    low, high = before.gutter.x0, before.gutter.x1
    last = 0
    while last < len(lines) and (gap := narrowed(lines[last], low, high)) is not None:
        (low, high), last = gap, last + 1
    inside = [word for line in lines[:last] for word in line]
    left = group([word for word in inside if word[1][2] <= low + 0.1])
    right = group([word for word in inside if word[1][2] > low + 0.1])
    if not left or not right or abs(right[0][0][1][0] - before.right[0][0][1][0]) > right[0][0][3]:
        return None
    return Band(Gutter(low, high, 0, last), left, right, before.kind)


def _is_text(lines: Lines, letters: float) -> bool:
    # an option below a question is as short as it is; boxes and fields are no words
    told = [line for line in lines if line[0][0] not in _BOXES]
    said = sum(len(word[0]) for line in told for word in line if word[2][:1] != "=")
    if len(told) < FEWEST_ROWS or said < letters * len(told) or len(lines) > MOST_OPTIONS * len(told):
        return False
    edges = Counter(round(line[0][1][0] / 4) for line in lines)  # numbers may hang to the left of them
    return edges.most_common(1)[0][1] >= FLUSH * len(lines)


def split(lines: Lines) -> list[Lines]:
    """One side of a table, parted where all its lines leave white space."""
    for line in lines[:FEWEST_ROWS]:
        for gap in _gaps(line):
            gutter = _gutter(lines, 0, lines.index(line), gap)
            if gutter is not None and gutter.last - gutter.first == len(lines):
                inside = [word for one in lines for word in one]
                left = group([word for word in inside if word[1][2] <= gutter.x0 + 0.1])
                right = group([word for word in inside if word[1][2] > gutter.x0 + 0.1])
                return [*split(left), *split(right)]
    return [lines]


def _switches(inside: Sequence[Word], order: Sequence[Word], gutter: Gutter) -> int:
    """How often whoever wrote the words down went from one side to the other."""
    own = {id(word) for word in inside}
    sides = [word[1][2] > gutter.x0 + 0.1 for word in order if id(word) in own]
    return sum(a != b for a, b in pairwise(sides))


def starts(lines: Lines, pitch: float) -> list[float]:
    """The bottoms of the lines that begin a paragraph with more space above them than the pitch of the lines."""
    return [lines[0][0][1][3]] + [
        b[0][1][3] for a, b in pairwise(lines) if b[0][1][3] - a[0][1][3] > pitch + SPACE * b[0][3]
    ]


def pitch_of(left: Lines, right: Lines) -> float:
    """From one line to the next of the same paragraph: the least step on either side, where any has two lines."""
    size = left[0][0][3]
    steps = [b[0][1][3] - a[0][1][3] for side in (left, right) for a, b in pairwise(side)]
    return min([step for step in steps if step > 0.8 * size] + [WIDEST_PITCH * size])


def _shared(left: Lines, right: Lines) -> float | None:
    """The share of paragraphs that begin on both sides at the same height; None where there are too few."""
    pitch = pitch_of(left, right)
    a, b = starts(left, pitch), starts(right, pitch)
    near, fewer = 0.4 * left[0][0][3], min(len(a), len(b))
    shared = sum(any(abs(x - y) <= near for y in b) for x in a) / fewer
    return shared if fewer >= FEWEST_ROWS or (fewer > 1 and shared == 1) else None
