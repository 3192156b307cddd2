"""White space that stands alone on its line: what Word leaves in an unticked cell.

pdfium drops such spaces from its text, so they are found as text objects in which no word begins and which have
no ink; those beside a word are only the space after it.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, byref, c_float
from math import hypot
from typing import Final

from granskning_cli.model.layout import BBox, Blank, Word
from granskning_cli.readers.pdfium.characters import ASCENT, DESCENT
from granskning_cli.readers.pdfium.paths import Objects, bounds
from granskning_cli.readers.pdfium.raw import Pdfium, Six
from granskning_cli.readers.seen import Seen

# In shares of the type size: a space's width, and how near a word is that it belongs to.
SPACE: Final = 0.28
BESIDE: Final = 0.5
# Chromium makes a text object of every letter; asking them all for their bounds costs more than it tells.
MANY: Final = 300
_BAND: Final = 8.0


def blanks_of(pdfium: Pdfium, objects: Objects, taken: set[int], words: Sequence[Word]) -> list[Blank]:
    """The blanks among a page's text objects; `taken` are those that words begin in."""
    boxes: list[BBox] = []
    for handles, place in objects.texts:
        free = [handle for handle in handles if handle not in taken]
        if free and len(free) <= len(taken) + MANY:
            inks = zip(free, bounds(pdfium, free, place), strict=True)
            boxes += [_space(pdfium, handle, place) for handle, ink in inks if ink.x0 == ink.x1]
    if not boxes:
        return []
    bands: dict[int, list[BBox]] = {}
    for word in words:
        box = word.bbox
        for band in range(int(box.top // _BAND), int(box.bottom // _BAND) + 1):
            bands.setdefault(band, []).append(box)
    return [Blank(box) for box in boxes if not _beside(box, bands)]


def _space(pdfium: Pdfium, handle: int, place: Seen) -> BBox:
    """Where one space of an object's type would stand; how many there are pdfium does not say."""
    matrix, points = Six(), c_float()
    pdfium.PageObj_GetMatrix(handle, addressof(matrix))
    pdfium.TextObj_GetFontSize(handle, byref(points))
    along = place.after(Seen(*matrix))
    x, y = along.point(0.0, 0.0)
    size = abs(points.value) * hypot(along.c, along.d)
    return BBox(x, y - ASCENT * size, x + SPACE * size, y + DESCENT * size)


def _beside(box: BBox, bands: dict[int, list[BBox]]) -> bool:
    size = box.bottom - box.top
    middle = box.bottom - size / 2
    reach = BESIDE * size
    return any(
        word.top <= middle <= word.bottom and word.x0 - reach < box.x1 and word.x1 + reach > box.x0
        for word in bands.get(int(middle // _BAND), ())
    )
