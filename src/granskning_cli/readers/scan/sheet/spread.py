"""Two pages of a book on one picture -> each by itself: read across both, the answers of one page run into the other's.

The sheet is as large as A3, and white from top to bottom along its middle, but for the shadow of the fold.
"""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Picture

# The longer side of such a sheet, in inches, and by how much it is wider than high.
LONG: Final = 14.0
WIDE: Final = (1.2, 1.7)
# The picture is looked at so coarsely, in dots an inch; what is so much darker than the paper is ink.
COARSE: Final = 50.0
INK: Final = 25
# The fold lies in this part of the width, and around it so many inches are white but for a shadow in tall pieces.
MIDDLE: Final = (0.44, 0.56)
GUTTER: Final = 0.35
SHADOW: Final = 0.8


def halves_of(picture: Picture) -> list[Picture]:
    """The left page and the right one; the picture itself where it is one page."""
    import numpy as np

    high, wide = picture.grey.shape
    if wide / picture.dpi < LONG or not WIDE[0] <= wide / high <= WIDE[1]:
        return [picture]
    at = _fold(picture)
    if at is None:
        return [picture]
    return [
        picture.moved(lambda grey: np.ascontiguousarray(grey[:, :at])),
        picture.moved(lambda grey: np.ascontiguousarray(grey[:, at:])),
    ]


def _fold(picture: Picture) -> int | None:
    """The column of pixels in the middle of what is white from top to bottom."""
    import cv2
    import numpy as np

    scale = COARSE / picture.dpi
    small = cv2.resize(picture.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    wide = small.shape[1]
    ink = (small < np.median(small) - INK).astype(np.uint8)
    tall = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(SHADOW * COARSE), 1), np.uint8))
    # the edges of a shadow that leans are no tall runs themselves
    ink[cv2.dilate(tall, np.ones((1, 5), np.uint8)) > 0] = 0
    white = ~ink.any(axis=0)
    first, last = round(MIDDLE[0] * wide), round(MIDDLE[1] * wide)
    best, start = (0, 0), None
    for column in range(first, last + 1):
        if column < last and white[column]:
            start = column if start is None else start
        elif start is not None:
            best, start = max(best, (column - start, start)), None
    length, begin = best
    return round((begin + length / 2) / scale) if length >= GUTTER * COARSE else None
