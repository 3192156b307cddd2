"""White space that stands alone on its line: what Word leaves in an unticked cell.

pdfium drops such spaces from its text, so they are found as text objects in which no word begins and which no
word touches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Blank, Word
from granskning_cli.readers.pdfium_paths import Objects, bounds
from granskning_cli.readers.pdfium_raw import Pdfium

# In shares of the height of the space's type: nearer than this to a word it belongs to the word's line.
BESIDE: Final = 0.6
# Chromium makes a text object of every letter; asking them all for their bounds costs more than it tells.
MANY: Final = 300
_BAND: Final = 8.0


def blanks_of(pdfium: Pdfium, objects: Objects, taken: set[int], words: Sequence[Word]) -> list[Blank]:
    """The blanks among a page's text objects; `taken` are those that words begin in."""
    boxes: list[BBox] = []
    for handles, place in objects.texts:
        free = [handle for handle in handles if handle not in taken]
        if free and len(free) <= len(taken) + MANY:
            boxes += bounds(pdfium, free, place)
    boxes = [box for box in boxes if box.x1 > box.x0 and box.bottom > box.top]
    if not boxes:
        return []
    bands: dict[int, list[BBox]] = {}
    for word in words:
        box = word.bbox
        for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1):
            bands.setdefault(band, []).append(box)
    return [Blank(box) for box in boxes if not _beside(box, bands)]


def _beside(box: BBox, bands: dict[int, list[BBox]]) -> bool:
    middle = (box.top + box.bottom) / 2
    reach = BESIDE * (box.bottom - box.top)
    return any(
        word.top <= middle <= word.bottom and word.x0 - reach < box.x1 and word.x1 + reach > box.x0
        for word in bands.get(int(middle // _BAND), ())
    )
