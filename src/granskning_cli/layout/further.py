"""What goes on below a running header on page after page: a frame that says how the form was signed.

Läkarintyg för sjukpenning                      the header
Detta är en utskrift av ett elektroniskt intyg  goes on at the same height on as many pages
SMITTBÄRARPENNING                               the page's own text begins
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.grid import Grid
from granskning_cli.layout.lines import group
from granskning_cli.model.layout import Page, Word

# A running header reaches at most this far down the page.
DEEPEST: Final = 0.25
# Furniture stands at the same height on every page, within this many units.
SAME_HEIGHT: Final = 4.0
# An item of an outline is none.
OUTLINE: Final = re.compile(r"^\d{1,2}(?:\.\d+)*\.?\s")


def further_in(
    pages: Sequence[Page], grids: Sequence[Sequence[Grid]], out: list[set[int]], enough: int
) -> None:
    """Adds to `out` the positions of such words; `enough` is on how many pages a header stands."""
    heads: list[list[tuple[tuple[str, int], list[int]]]] = []
    for page, hidden, tables in zip(pages, out, grids, strict=True):
        if not hidden:
            heads.append([])
            continue
        top = [(i, word) for i, word in enumerate(page.words) if word[1][3] < DEEPEST * page.height]
        order = {id(word): i for i, word in top}
        lines = [(words, [order[id(word)] for word in words]) for words in group([word for _, word in top])]
        begun = [(words, at) for words, at in lines if not hidden.issuperset(at)]
        free = not any(in_table(page, at, tables) for _, at in begun)
        heads.append(
            [
                ((" ".join([w[0] for w in words]), round(words[0][1][3] / SAME_HEIGHT)), at)
                for words, at in begun
            ]
            if free
            else []
        )
    seen = Counter(key for head in heads for key, _ in head)
    for head, hidden in zip(heads, out, strict=True):
        for key, at in head:
            if seen[key] < enough or OUTLINE.match(key[0]):
                break  # the page's own text begins
            hidden.update(at)


def in_table(page: Page, words: Sequence[int], tables: Sequence[Grid]) -> bool:
    """Whether words stand in a ruled table."""
    return any(table.cell_at(*_middle(page.words[words[0]])) is not None for table in tables)


def _middle(word: Word) -> tuple[float, float]:
    b = word.bbox
    return (b.x0 + b.x1) / 2, (b.top + b.bottom) / 2
