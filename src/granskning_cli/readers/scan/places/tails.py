"""What of a mark goes beyond its box or circle, which would be read as letters: taken out where it ends near by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

# A tail ends so near to its place, as a share of its size, and begins so near, in points; what goes on is no tail.
NEAR: Final = 0.9
BEGINS: Final = 1.3
# So much of a marked place is ink, without what of each side is outline.
MARKED: Final = 0.06
INSIDE: Final = 0.24
DARK: Final = 214


def without_tails(picture: Picture, grey: Grey, places: Sequence[Area]) -> Grey:
    """The picture without the tails of the marks in boxes and circles."""
    import cv2
    import numpy as np

    out = grey.copy() if places else grey
    begins = picture.px(BEGINS)
    for place in places:
        inside = place.inset(round(INSIDE * place.width))
        middle = grey[inside.y0 : inside.y1, inside.x0 : inside.x1] < DARK
        if not middle.size or middle.mean() < MARKED:
            continue
        window = place.inset(-round(NEAR * max(place.width, place.height))).clipped(grey.shape)
        ink = (grey[window.y0 : window.y1, window.x0 : window.x1] < DARK).astype(np.uint8)
        x, y = place.x0 - window.x0, place.y0 - window.y0
        ink[y - 1 : y + place.height + 1, x - 1 : x + place.width + 1] = 0
        count, labels, stats, _ = labelled(ink)
        high, wide = ink.shape
        tails = [
            label
            for label, (left, top, w, h, _) in enumerate(stats[1:count], 1)
            if left > 0 < top and left + w < wide and top + h < high
            and left < x + place.width + begins and left + w > x - begins
            and top < y + place.height + begins and top + h > y - begins
        ]  # fmt: skip
        tail = cv2.dilate(np.isin(labels, tails).astype(np.uint8), np.ones((3, 3), np.uint8))
        out[window.y0 : window.y1, window.x0 : window.x1][tail > 0] = 255
    return out
