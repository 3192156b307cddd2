"""Text that was recognised in a scan before, and lies invisibly over it: its letters are used where it is a good one.

It knows no rulings and no ticks, so that the picture is read in any case. Where most of what was read surely says the
same as the layer, the layer's letters stand for what was not read surely.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BBox, Page, Word

# A layer is good if it says the same as so large a share of the words that are sure, of so many.
GOOD: Final = 0.9
ENOUGH: Final = 20
SURE: Final = 0.9
UNSURE: Final = 0.8
# Two boxes are one word's if they have this share of their width in common, and lie on one line.
SAME: Final = 0.7


def with_layer(page: Page, layer: Sequence[Word]) -> Page:
    """A page that was read from its picture, with the letters of a good layer where it is not sure of its own."""
    pairs = [(word, _at(word.bbox, layer)) for word in page.words]
    sure = [(word, other) for word, other in pairs if not word.font and (word.score or 0) >= SURE]
    agree = sum(other is not None and other.text == word.text for word, other in sure)
    if len(sure) < ENOUGH or agree < GOOD * len(sure):
        return page
    return replace(
        page,
        words=tuple(
            [
                word._replace(text=other.text)
                if other is not None and not word.font and (word.score or 0) < UNSURE
                else word
                for word, other in pairs
            ]
        ),
    )


def _at(box: BBox, layer: Sequence[Word]) -> Word | None:
    """The one word of the layer at a place."""
    middle = (box.top + box.bottom) / 2
    found = [
        word
        for word in layer
        if word.bbox.top < middle < word.bbox.bottom
        and min(box.x1, word.bbox.x1) - max(box.x0, word.bbox.x0)
        >= SAME * max(box.x1 - box.x0, word.bbox.x1 - word.bbox.x0)
    ]
    return found[0] if len(found) == 1 else None
