"""Rows that repeat a table's header at the top of a page."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from granskning_cli.model.layout import Row, Word


def repeated(rows: Sequence[Row]) -> set[int]:
    """The rows that repeat a table's header at the top of a page, word for word as it stood earlier.

    Only what leads a table, or is set in bold, can be its header: an answer may well be given twice.
    """
    found: dict[int, int] = {}  # a repeated row, and the one that it repeats
    seen: dict[tuple[str, ...], int] = {}
    for index, row in enumerate(rows):
        begins = index > 0 and rows[index - 1].page != row.page
        above = found.get(index - 1) if not begins else None
        leads = (
            row.leads
            or (_bold(row) and (row.divided or _gaps(row) > 0))
            or (row.unit == "char" and _gaps(row) > 1)
        )
        if not leads and above is None:
            continue
        key = _key(row)
        first = seen.get(key) if leads and (begins or above is not None) else None
        if above is not None and _key(rows[above + 1]) == key:
            first = above + 1  # the second line of a header
        if first is not None and rows[first].page < row.page and sum(map(len, key)) > 5:
            found[index] = first
        if leads:
            seen.setdefault(key, index)
    return set(found)


def _key(row: Row) -> tuple[str, ...]:
    """What a row says, cell by cell."""
    return tuple([" ".join([line.text for line in cell.lines]) for cell in row.cells])


def _bold(row: Row) -> bool:
    lines = [line.words for cell in row.cells for line in cell.lines]
    return bool(lines) and all(words[0].bold and all(word.bold for word in words) for words in lines)


def _gaps(row: Row) -> int:
    """In how many places white space parts a line into columns; a bold line of text may well come twice."""
    words = [word for cell in row.cells for line in cell.lines for word in line.words]
    if row.unit == "char":
        return sum(right[1][0] - left[1][2] > 1 for left, right in itertools.pairwise(words))
    inside = sum(right[1][0] - left[1][2] > left[3] for left, right in itertools.pairwise(words))
    return max(inside, len(row.cells) - 1)


def words_of(row: Row) -> list[tuple[int, Word]]:
    """The words of a row with their page."""
    return [(row.page, word) for cell in row.cells for line in cell.lines for word in line.words]
