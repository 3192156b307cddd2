"""What its clip leaves of each of a page's paths.

Objects drawn one after the other share a clip, and so its paths: the address of the first point of the last one
tells that a clip is known already, in three calls an object.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_float
from itertools import repeat
from typing import Final

from granskning_cli.model.layout import BBox
from granskning_cli.readers.pdfium.raw import Pdfium
from granskning_cli.readers.seen import Seen

# A clip may cut off half a line's width all around: what is left is still seen.
SLACK: Final = 1.5
MOST_PATHS: Final = 50
MOST_POINTS: Final = 200


def clipped(
    pdfium: Pdfium, handles: Sequence[int], boxes: Sequence[BBox], place: Seen, sheet: BBox
) -> list[BBox | None]:
    """The boxes of path objects as far as they are seen; None where nothing is. A whole box is the same object."""
    clips: list[int] = list(map(pdfium.PageObj_GetClipPath, handles))
    counts: list[int] = list(map(pdfium.ClipPath_CountPaths, clips))
    lasts = [max(count - 1, 0) for count in counts]
    keys = list(zip(counts, map(pdfium.ClipPath_GetPathSegment, clips, lasts, repeat(0)), strict=False))
    windows = {
        key: _window(pdfium, clip, key[0], place, sheet)
        for key, clip in dict(zip(keys, clips, strict=True)).items()
    }
    return [
        box
        if window[0] <= box[0] and window[1] <= box[1] and box[2] <= window[2] and box[3] <= window[3]
        else _cut(box, window)
        for box, window in zip(boxes, map(windows.__getitem__, keys), strict=True)
    ]


def tight(box: BBox, left: BBox) -> BBox:
    """What a clip leaves of a ground: it ends where the clip does, and no line's width further out."""
    if left is box:
        return box
    return BBox(
        left.x0 + SLACK if left.x0 > box.x0 else left.x0,
        left.top + SLACK if left.top > box.top else left.top,
        left.x1 - SLACK if left.x1 < box.x1 else left.x1,
        left.bottom - SLACK if left.bottom < box.bottom else left.bottom,
    )


def _cut(box: BBox, window: BBox) -> BBox | None:
    left = BBox(
        max(box.x0, window.x0),
        max(box.top, window.top),
        min(box.x1, window.x1),
        min(box.bottom, window.bottom),
    )
    return left if left.x0 <= left.x1 and left.top <= left.bottom else None


def _window(pdfium: Pdfium, clip: int, count: int, place: Seen, sheet: BBox) -> BBox:
    """The box that the sheet and all paths of a clip have in common, a little widened."""
    x0, top, x1, bottom = sheet.x0 - SLACK, sheet.top - SLACK, sheet.x1 + SLACK, sheet.bottom + SLACK
    x, y = c_float(), c_float()
    for i in range(min(count, MOST_PATHS)):
        points = pdfium.ClipPath_CountPathSegments(clip, i)
        if not 0 < points <= MOST_POINTS:
            continue
        places: list[tuple[float, float]] = []
        for j in range(points):
            pdfium.PathSegment_GetPoint(pdfium.ClipPath_GetPathSegment(clip, i, j), byref(x), byref(y))
            places.append(place.point(x.value, y.value))
        xs, ys = zip(*places, strict=True)
        x0, top = max(x0, min(xs) - SLACK), max(top, min(ys) - SLACK)
        x1, bottom = min(x1, max(xs) + SLACK), min(bottom, max(ys) + SLACK)
    return BBox(x0, top, x1, bottom)
