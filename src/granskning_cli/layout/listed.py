"""Lists of answers side by side -> the lists one after the other: an answer sheet is read down its first block.

1  ☐ A ☒ B ☐ C      26 ☒ A ☐ B ☐ C      51 ☐ A ☐ B ☒ C
2  ☒ A ☐ B ☐ C      27 ☐ A ☐ B ☒ C

                     No  Yes                         No  Yes      what is asked may stand before the places, and
1. Time is kept.     ☐   ☒      11. Staff is heard.  ☐   ☒        their labels above each of the lists
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, BBox, Word

_NUMBER: Final = re.compile(r"\d{1,3}[.):]?")
_BOXES: Final = frozenset((BALLOT, TICKED))
# So many lines, with so many places each.
FEWEST: Final = 3
PLACES: Final = 2
# The numbers of one list begin or end within so many sizes of type.
SAME: Final = 1.0
# A number stands so many sizes behind the places of the list before it; a label of a place stands nearer.
BEHIND: Final = 1.2

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
    if not all(len(own) >= FEWEST for own in columns[:-1]):
        return None
    if any(part[1][0] not in _BOXES for own in columns for part in own) and not _count_down(columns):
        return None
    heads = _heads(lines[first - 1], [min(part[0][1][0] for part in own) for own in columns]) if first else []
    if not all(_places(part) == len(head) for head, own in zip(heads, columns, strict=False) for part in own):
        return Lists(first, last, columns)
    labelled = [[_labelled(part, head) for part in own] for head, own in zip(heads, columns, strict=False)]
    return Lists(first - bool(heads), last, labelled or columns)


def _labelled(part: Sequence[Word], labels: Sequence[Word]) -> list[Word]:
    """A list's line with the label of each place behind it."""
    rest, out = list(labels), list[Word]()
    for word in part:
        out.append(word)
        if word[0] in _BOXES:
            x1, bottom = word[1][2], part[0][1][3]
            label = rest.pop(0)
            out.append(label._replace(bbox=BBox(x1, bottom - label.size, x1 + 1, bottom)))
    return out


def _count_down(columns: Sequence[Lines]) -> bool:
    """Whether numbers count down each list: "1, 2" side by side are cards, which are read row by row."""
    numbers = [[int(part[0][0].rstrip(".):")) for part in own] for own in columns]
    steps = [below - above for own in numbers for above, below in pairwise(own)]
    return 2 * steps.count(1) > len(steps)


def _heads(line: Sequence[Word], edges: Sequence[float]) -> Lines:
    """What stands above each of the lists, where it is the same."""
    apart = [[word for word in line if x0 <= word[1][0] < x1] for x0, x1 in pairwise([*edges, float("inf")])]
    alike = len({" ".join([word[0] for word in own]) for own in apart}) == 1
    return apart if alike and apart[0] and sum(map(len, apart)) == len(line) else []


def _parts(line: Sequence[Word]) -> Lines:
    """A line as a number and its places, with what is asked between them perhaps, and again; else nothing."""
    out: Lines = []
    for at, word in enumerate(line):
        if _NUMBER.fullmatch(word[0]) and (not out or _is_over(out[-1], line[at - 1], word)):
            out.append([])
        elif not out:
            return []
        out[-1].append(word)
    return out if all(len(part) > 2 * PLACES and _places(part) >= PLACES for part in out) else []


def _is_over(part: Sequence[Word], before: Word, number: Word) -> bool:
    """Whether a list's line has its places, and the next number stands apart from them."""
    apart = before[0] not in _BOXES or number[1][0] - before[1][2] >= BEHIND * number[3]
    return apart and _places(part) >= PLACES


def _places(part: Sequence[Word]) -> int:
    return sum(word[0] in _BOXES for word in part)
