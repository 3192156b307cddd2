"""White space that runs through all rows of a table -> the edges of its columns.

2023:4-2   Stärk kontrollen av viten.     Pågår        Klart kvartal 3.     columns of text begin at one edge
2024:1-1   Tydliggör nämndens ansvar      Avvisad      Ansvaret ligger ...
1.1        Målen är kända.                  X                               columns of marks hold nothing longer
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import inf
from statistics import median
from typing import Final

from granskning_cli.layout.grounds import Row, Rows
from granskning_cli.model.layout import Word

# White space that parts columns, in sizes of type.
WIDE: Final = 0.9
# What stands in a column of marks has no more characters.
MARK: Final = 3
# A table told by white space alone has so many edges within.
FEWEST: Final = 2
# So many rows begin at one edge, and this share of those that hold something there.
FLUSH: Final = 3
SHARE: Final = 0.8
SAME: Final = 2.0

Cells = list[list[Word]]  # what stands in a column, for each row


def gutters(words: Placed, table: Rows) -> list[float]:
    """The middles of the white space right of which all columns are of marks, or of text that begins at one edge."""
    rows = [own for row in table.rows if _is_parted(own := in_row(words, row))]
    edges = sorted((word.bbox.x0, word.bbox.x1, word.size) for own in rows for word in own)
    xs: list[float] = []
    right = edges[0][1] if edges else 0.0
    for x0, x1, size in edges:
        if x0 - right >= WIDE * size:
            xs.append((right + x0) / 2)
        right = max(right, x1)
    kept: list[float] = []
    for left, end in reversed(list(pairwise([*xs, table.x1]))):
        cells = [[word for word in own if left <= word.bbox.x0 < end] for own in rows]
        if not (_is_of_marks(cells) or _is_flush(cells)):
            break
        kept.insert(0, left)
    return kept if len(kept) >= FEWEST else []


class Placed(list[Word]):
    """Words by the height of their middles, so that a row's are found without a look at all of them."""

    def __init__(self, words: Iterable[Word]) -> None:
        super().__init__(sorted(words, key=_height))
        self.heights = list(map(_height, self))


def _height(word: Word) -> float:
    return (word[1][1] + word[1][3]) / 2


def in_row(words: Placed, row: Row) -> list[Word]:
    """The words whose middle lies at a row's height."""
    return words[bisect_left(words.heights, row.top) : bisect_right(words.heights, row.bottom)]


def _is_of_marks(cells: Cells) -> bool:
    """Whether nothing but marks stands below the first row, which may be the head."""
    return all(len(word.text) <= MARK for words in cells[1:] for word in words)


def _is_flush(cells: Cells) -> bool:
    lefts = [min(word.bbox.x0 for word in words) for words in cells if words]
    if len(lefts) < FLUSH:
        return False
    edge = median(lefts)
    return sum(abs(x - edge) < SAME for x in lefts) >= SHARE * len(lefts)


def _is_parted(row: Sequence[Word]) -> bool:
    """Whether white space parts what stands in a row; a section's title is in one piece."""
    right = inf
    for word in sorted(row, key=lambda word: word.bbox.x0):
        if word.bbox.x0 - right >= WIDE * word.size:
            return True
        right = word.bbox.x1 if right == inf else max(right, word.bbox.x1)
    return False
