"""Bullets: small round blots at the start of a line, which a reader of letters takes for « or *."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

SMALLEST: Final = 2.0
LARGEST: Final = 6.0
FULL: Final = 0.66
# Nothing stands so far left of it, and something stands right of it not farther than this, in points.
BEFORE: Final = 16.0
NEXT: Final = 2.0
BEHIND: Final = 34.0
# White above and below it: the dot of an i has its stem there.
ABOVE: Final = 5.5


def bullets_of(picture: Picture, grey: Grey) -> list[Area]:
    """The bullets of a picture without its rulings."""
    import cv2
    import numpy as np

    _, ink = cv2.threshold(grey, 150, 255, cv2.THRESH_BINARY_INV)
    count, _, stats, _ = labelled(ink)
    small, large = SMALLEST * picture.unit, LARGEST * picture.unit
    _, _, wide, high, full = stats[1:count].T
    round_ = (np.minimum(wide, high) >= small) & (np.maximum(wide, high) <= large)
    round_ &= (0.8 * high <= wide) & (wide <= 1.25 * high) & (full >= FULL * wide * high)
    out: list[Area] = []
    for x, y, w, h, _ in stats[1:count][round_].tolist():
        before = ink[y : y + h, max(0, x - picture.px(BEFORE)) : max(0, x - 1)]
        next_ = ink[y : y + h, x + w + 1 : x + w + picture.px(NEXT)]
        behind = ink[y - h : y + 2 * h, x + w + picture.px(NEXT) : x + w + picture.px(BEHIND)]
        rows = picture.px(ABOVE)
        above = ink[max(0, y - rows) : max(0, y - 1), x - 1 : x + w + 1]
        below = ink[y + h + 1 : y + h + rows, x - 1 : x + w + 1]
        if not before.any() and not next_.any() and behind.any() and not above.any() and not below.any():
            out.append(Area(x, y, x + w, y + h))
    return out
