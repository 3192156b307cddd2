"""Rows of a table that was copied out as text, a tab between its cells -> lines whose columns stand under each other.

    "1.1<tab>Finns en plan?<tab>X<tab><tab>"        as many tabs in each row, wherever they lead: the X is in the
    "1.2<tab>Är den antagen av nämnden?<tab><tab>X<tab>"    third cell of the one and in the fourth of the other

What somebody typed with tabs until it stood below something else has as many tabs as that took.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

TAB: Final = "\t"
# So many rows with so many tabs are a table, where most lines with tabs have as many; white between two cells.
FEWEST_ROWS: Final = 3
SHARE: Final = 0.8
FEWEST_TABS: Final = 2
BETWEEN: Final = "   "
# A line with more cells is no row of a form.
MOST_TABS: Final = 60


def untabbed(lines: Sequence[str]) -> list[str]:
    """The lines with white space for tabs: up to the next column of the table, or to the next stop outside of one."""
    counts = Counter(count for line in lines if FEWEST_TABS <= (count := line.count(TAB)) <= MOST_TABS)
    tabs, rows = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    table = [line.split(TAB) for line in lines if line.count(TAB) == tabs]
    if rows < max(FEWEST_ROWS, SHARE * sum(counts.values())) or _stands_aligned(table):
        return [_to_stops(line) for line in lines]
    widths = [max(len(row[at].strip()) for row in table) for at in range(tabs)]
    return [
        _to_columns(line.split(TAB), widths) if 0 < line.count(TAB) <= tabs else _to_stops(line)
        for line in lines
    ]


def _stands_aligned(table: Sequence[Sequence[str]]) -> bool:
    """Whether the stops set the rows' cells under each other anyway."""
    starts = [_starts(row) for row in table]
    return all(one == starts[0] for one in starts)


def _starts(row: Sequence[str]) -> list[int]:
    return [len(_to_stops(TAB.join(row[:at]) + TAB)) for at in range(1, len(row))]


def _to_stops(line: str) -> str:
    """Two columns parted by a tab stay parted, however near the stop."""
    return line.replace(TAB, " \t").expandtabs(8) if TAB in line else line


def _to_columns(cells: Sequence[str], widths: Sequence[int]) -> str:
    """A row's cells at the places of their columns; the last may be as long as it is."""
    *before, last = [cell.strip() for cell in cells]
    filled = [cell.ljust(width) for cell, width in zip(before, widths, strict=False)]
    return BETWEEN.join([*filled, last]).rstrip()
