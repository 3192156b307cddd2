"""Which of a page's paths are clipped away, in whole or in part.

Objects drawn one after the other share a clip, and so its paths: asking for the first point's address tells that
a clip is known already, in three calls an object.
"""

from __future__ import annotations

from ctypes import byref, c_float
from typing import Final

from granskning_cli.model.layout import BBox
from granskning_cli.readers.pdfium_raw import Pdfium
from granskning_cli.readers.seen import Seen

# A clip may cut off half a line's width all around: what is left is still seen.
SLACK: Final = 1.5
MOST_PATHS: Final = 50
MOST_POINTS: Final = 200


class Clips:
    """The clips of one page or Form XObject; `place` maps their coordinates to the page as seen."""

    def __init__(self, pdfium: Pdfium, place: Seen) -> None:
        self._pdfium = pdfium
        self._place = place
        self._known: dict[tuple[int, int], BBox | None] = {}

    def clipped(self, handle: int, box: BBox) -> BBox | None:
        """What is left of an object's box; None where nothing is."""
        pdfium = self._pdfium
        clip = pdfium.PageObj_GetClipPath(handle)
        count = pdfium.ClipPath_CountPaths(clip) if clip else 0
        if count <= 0:
            return box
        key = count, pdfium.ClipPath_GetPathSegment(clip, count - 1, 0) or 0
        if key not in self._known:
            self._known[key] = self._window(clip, count)
        window = self._known[key]
        if window is None:
            return box
        x0, top, x1, bottom = window
        if x0 <= box.x0 and top <= box.top and box.x1 <= x1 and box.bottom <= bottom:
            return box
        left = BBox(max(x0, box.x0), max(top, box.top), min(x1, box.x1), min(bottom, box.bottom))
        return left if left.x0 <= left.x1 and left.top <= left.bottom else None

    def _window(self, clip: int, count: int) -> BBox | None:
        """The box that all paths of a clip have in common, a little widened; None where it cannot be told."""
        pdfium = self._pdfium
        windows: list[BBox] = []
        x, y = c_float(), c_float()
        for i in range(min(count, MOST_PATHS)):
            points = pdfium.ClipPath_CountPathSegments(clip, i)
            if not 0 < points <= MOST_POINTS:
                continue
            places: list[tuple[float, float]] = []
            for j in range(points):
                pdfium.PathSegment_GetPoint(pdfium.ClipPath_GetPathSegment(clip, i, j), byref(x), byref(y))
                places.append(self._place.point(x.value, y.value))
            xs, ys = zip(*places, strict=True)
            windows.append(BBox(min(xs), min(ys), max(xs), max(ys)))
        if not windows:
            return None
        x0, top, x1, bottom = zip(*windows, strict=True)
        return BBox(max(x0) - SLACK, max(top) - SLACK, min(x1) + SLACK, min(bottom) + SLACK)
