"""A cross by its two strokes from corner to corner, of which Tesseract is never sure: X, x, K, >< and V by turns."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey

# What is lighter is no ink of it; a side has so many pixels at the least, and the other no more than so many times them.
DARK: Final = 175
LEAST: Final = 8
SQUARE: Final = 1.7
# It is looked at in so many rows and columns: ink on both diagonals, or right beside, in all but the outermost,
SIDE: Final = 16
INK: Final = 0.35
# and hardly any farther from both than so many.
FAR: Final = 5
PAPER: Final = 0.1


def is_cross(grey: Grey, area: Area) -> bool:
    """Whether the ink in a rectangle is such a cross, printed or drawn with two straight strokes."""
    import cv2
    import numpy as np

    ink = (grey[area.y0 : area.y1, area.x0 : area.x1] < DARK).astype(np.uint8)
    x, y, wide, high = cv2.boundingRect(ink)
    if min(wide, high) < LEAST or max(wide, high) > SQUARE * min(wide, high):
        return False
    own = ink[y : y + high, x : x + wide].astype(np.float32)
    small = cv2.resize(own, (SIDE, SIDE), interpolation=cv2.INTER_AREA)
    rows, columns = np.indices(small.shape)
    far = np.minimum(abs(rows - columns), abs(rows + columns - SIDE + 1)) >= FAR
    if float(small[far].mean()) > PAPER:
        return False
    beside = cv2.dilate(small, np.ones((1, 3), np.uint8))
    strokes = [np.diag(one)[1:-1] for one in (beside, beside[:, ::-1])]
    return bool(min(stroke.min() for stroke in strokes) >= INK)
