"""Lists of answers side by side -> the lists one after the other: an answer sheet is read down its first block.

1  ☐ A ☒ B ☐ C      26 ☒ A ☐ B ☐ C      51 ☐ A ☐ B ☒ C
2  ☒ A ☐ B ☐ C      27 ☐ A ☐ B ☒ C
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, Word

_NUMBER: Final = re.compile(r"\d{1,3}[.):]?")
_BOXES: Final = frozenset((BALLOT, TICKED))
# So many lines, with so many places each.
FEWEST: Final = 3
PLACES: Final = 2
# The numbers of one list begin or end within so many sizes of type.
SAME: Final = 1.0

Lines = list[list[Word]]


class Lists(NamedTuple):
    """The lines from `first` to `last` (not included) as lists from the left."""

    first: int
    last: int
    columns: list[Lines]


def lists_beside(lines: Lines) -> Lists | None:
    """The first such lists of a page's text."""
    parts = [_parts(line) for line in lines]
    first = next((at for at, own in enumerate(parts) if len(own) > 1), None)
    if first is None:
        return None
    last = next((at for at in range(first, len(lines)) if not parts[at]), len(lines))
    while first and parts[first - 1]:
        first -= 1
    fullest = max(parts[first:last], key=len)
    edges = [part[0][1][2] for part in fullest]
    columns: list[Lines] = [[] for _ in edges]
    for own in parts[first:last]:
        for part in own:
            at = min(range(len(edges)), key=lambda i: abs(edges[i] - part[0][1][2]))
            if abs(edges[at] - part[0][1][2]) > 2 * SAME * part[0][3]:
                return None
            columns[at].append(part)
    return Lists(first, last, columns) if all(len(own) >= FEWEST for own in columns[:-1]) else None


def _parts(line: Sequence[Word]) -> Lines:
    """A line as a number and its places, and again; nothing where it is none of that."""
    out: Lines = []
    for at, word in enumerate(line):
        if _NUMBER.fullmatch(word[0]) and not (at and line[at - 1][0] in _BOXES):
            out.append([])
        elif not out:
            return []
        out[-1].append(word)
    whole = all(
        sum(word[0] in _BOXES for word in part) >= PLACES and part[1][0] in _BOXES
        for part in out
        if len(part) > 1
    )
    return out if whole and all(len(part) > 2 * PLACES for part in out) else []
