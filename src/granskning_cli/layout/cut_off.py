"""Columns of a sheet that were printed on a page of their own, as spreadsheet programs do with what is too wide.

page 1  Nr  Fråga               Ja  Nej      page 2  Kommentar          each line of the second page stands at the
        1   Finns en plan?      X                    Antogs i mars      height of one of the first, and nothing
        2   Följs den upp?          X                                   stands beside the title above its table
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.diagnostics import said
from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import Note, Page, Word

# Heights agree within so many points; so many lines at the least, and so far below the first line of the other page.
SAME: Final = 0.7
FEWEST: Final = 2
LOWER: Final = 1.5  # in sizes of type
# Running text fills a page; cut off columns hold so much of what the others do at the most.
SHARE: Final = 0.7


def cut_off(pages: Sequence[Page], hidden: Sequence[set[int]]) -> Iterator[Note]:
    """L403 for each such page."""
    half = len(pages) // 2
    for at, page in enumerate(pages):
        # sheets are printed downwards first, or to the right first
        before = {at - 1, at - half} if len(pages) % 2 == 0 and at >= half else {at - 1}
        for other in sorted(before):
            if other >= 0 and len(page.words) and _beside(pages, hidden, other, at):
                numbers = {"page": str(page.number), "other": str(pages[other].number)}
                box = bounds(_shown(page, hidden[at]))
                yield Note("L403", said("L403", **numbers), page.number, box, page.unit)
                break


def _beside(pages: Sequence[Page], hidden: Sequence[set[int]], a: int, b: int) -> bool:
    first, second = pages[a], pages[b]
    same = (first.width, first.height, first.unit) == (second.width, second.height, "pt")
    if not same or second.flowed or len(second.words) > SHARE * len(first.words):
        return False
    words, others = _shown(second, hidden[b]), _shown(first, hidden[a])
    if not words or not others:
        return False
    heights = sorted({word.bbox.bottom for word in others})
    lines = {round(word.bbox.bottom) for word in words}
    top, above = min(word.bbox.top for word in words), min(word.bbox.top for word in others)
    if len(lines) < FEWEST or top < above + LOWER * (words[0].size or 1.0):
        return False
    return all(_near(heights, word.bbox.bottom) for word in words)


def _near(heights: Sequence[float], value: float) -> bool:
    at = bisect_left(heights, value - SAME)
    return at < len(heights) and heights[at] <= value + SAME


def _shown(page: Page, hidden: set[int]) -> list[Word]:
    return [word for index, word in enumerate(page.words) if index not in hidden]
