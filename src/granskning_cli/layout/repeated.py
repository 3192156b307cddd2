"""Rows that repeat a table's header at the top of a page."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from operator import ne
from typing import Final

from granskning_cli.layout.lines import is_picture
from granskning_cli.model.layout import Row, Word

# What a row says, cell by cell.
Key = tuple[str, ...]
# One word of so many may be misread, and none that has fewer letters.
FEW: Final = 3
SHORTEST: Final = 3


def repeated(rows: Sequence[Row]) -> set[int]:
    """The rows that repeat a table's header at the top of a page, word for word as it stood earlier.

    Only what leads a table, or is set in bold, can be its header: an answer may well be given twice.
    """
    found: dict[int, int] = {}  # a repeated row, and the one that it repeats
    seen: dict[Key, int] = {}
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
        first = _first(seen, key, read=_is_read(row)) if leads and (begins or above is not None) else None
        if above is not None and _key(rows[above + 1]) == key:
            first = above + 1  # the second line of a header
        if first is not None and rows[first].page < row.page and sum(map(len, key)) > 5:
            found[index] = first
        if leads:
            seen.setdefault(key, index)
    return set(found)


def _key(row: Row) -> Key:
    return tuple([" ".join([line.text for line in cell.lines]) for cell in row.cells])


def _first(seen: Mapping[Key, int], key: Key, *, read: bool) -> int | None:
    """The row that said the same; what was `read` from a picture may differ in a letter of a word."""
    first = seen.get(key)
    if first is None and read:
        alike = [index for other, index in seen.items() if _alike(key, other)]
        return alike[0] if len(alike) == 1 else None
    return first


def _is_read(row: Row) -> bool:
    return is_picture([word for cell in row.cells for line in cell.lines for word in line.words])


def _alike(key: Key, other: Key) -> bool:
    """Whether cells say the same but for a letter in a few of their words: "Nei" is "Nej", and "A" is no "B"."""
    if len(key) != len(other):
        return False
    words, others = ([word for text in one for word in (*text.split(), "|")] for one in (key, other))
    if len(words) != len(others):
        return False
    odd = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(odd) * FEW <= len(words) and all(_misread(*pair) for pair in odd)


def _misread(word: str, other: str) -> bool:
    letters = len(word) == len(other) >= SHORTEST and word.isalpha() and other.isalpha()
    return letters and sum(map(ne, word, other)) == 1


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
