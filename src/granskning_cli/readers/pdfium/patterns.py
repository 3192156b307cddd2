"""Boxes that are filled with a gradient -> filled, by a look at the page.

pdfium says that a pattern is white, as paper is, so that a chosen circle and an empty one are the same paths.
The page is drawn, small and grey, only where white seems to be painted within the outline of a box.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes import c_void_p
from typing import Final

from granskning_cli.model.layout import BBox, Rect
from granskning_cli.readers.paths import BOX, INK, Drawing
from granskning_cli.readers.pdfium.raw import Pdfium

_GREY: Final = 1
_WHITE: Final = 0xFFFFFFFF
# White paint is within an outline's width of the box that it fills.
CLOSE: Final = 1.5
# The part of a box that is looked at, from its sides: within an outline, and around more than a dot.
INNER: Final = 0.22
# A page that is larger than this, in points, is no form.
MOST: Final = 4_000_000


def with_patterns(pdfium: Pdfium, page: c_void_p, sheet: BBox, turns: int, drawing: Drawing) -> list[Rect]:
    """The page's boxes; those filled that are painted over in a colour that their paths do not tell."""
    doubtful = [at for at, rect in enumerate(drawing.rects) if _is_open(rect, drawing.whites)]
    rects = list(drawing.rects)
    width, height = round(sheet.x1), round(sheet.bottom)
    if not doubtful or not 0 < width * height <= MOST:
        return rects
    rows = _drawn(pdfium, page, width, height, turns)
    for at in doubtful:
        if _lightness(rects[at].bbox, rows) <= INK:
            rects[at] = rects[at]._replace(filled=True)
    return rects


def _is_open(rect: Rect, whites: Sequence[BBox]) -> bool:
    """Whether a box with an outline seems to be painted white within it."""
    box = rect.bbox
    if rect.filled or not rect.stroked or max(box.x1 - box.x0, box.bottom - box.top) > BOX:
        return False
    return any(max(abs(a - b) for a, b in zip(box, white, strict=True)) <= CLOSE for white in whites)


def _lightness(box: BBox, rows: Sequence[bytes]) -> float:
    """How light the middle of a box is, 0 black to 1 white."""
    aside, down = INNER * (box.x1 - box.x0), INNER * (box.bottom - box.top)
    first, last = max(round(box.x0 + aside), 0), round(box.x1 - aside)
    inner = [row[first:last] for row in rows[max(round(box.top + down), 0) : round(box.bottom - down)]]
    count = sum(map(len, inner))
    return sum(map(sum, inner)) / (255 * count) if count else 1.0


def _drawn(pdfium: Pdfium, page: c_void_p, width: int, height: int, turns: int) -> list[bytes]:
    """The page's rows of pixels, one a point and a byte each."""
    stride = (width + 3) // 4 * 4
    handle = pdfium.Bitmap_CreateEx(width, height, _GREY, None, stride)
    if not handle:
        return []
    bitmap = c_void_p(handle)
    try:
        pdfium.Bitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium.RenderPageBitmap(bitmap, page, 0, 0, width, height, turns, 0)
        pixels = ctypes.string_at(pdfium.Bitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium.Bitmap_Destroy(bitmap)
    return [pixels[at : at + stride] for at in range(0, stride * height, stride)]
