"""A grey picture -> the same on white paper: shadows, yellowed paper and shaded rows even out, and its ink in black."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture

# The paper around a pixel is the lightest of what lies this near, in points: more than the thickest stroke.
AROUND: Final = 9.0
# Darker than this share of its paper is ink, and so is what is darker than the paper around it by less, if faint.
INK: Final = 0.70
FAINT: Final = 0.84
# A filled row is higher and longer than any stroke, in points.
FILLED_HIGH: Final = 9.0
FILLED_LONG: Final = 40.0
DARK: Final = 110


def flattened(picture: Picture) -> Picture:
    """The picture on white paper; white type on dark rows is turned black on white."""
    import cv2
    import numpy as np

    grey = _turned_over(picture)
    shrunk = max(1, round(picture.unit))
    small = cv2.resize(grey, None, fx=1 / shrunk, fy=1 / shrunk, interpolation=cv2.INTER_AREA)
    reach = 2 * round(AROUND * picture.unit / shrunk / 2) + 1
    paper = cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (reach, reach)))
    paper = cv2.GaussianBlur(paper, (0, 0), reach / 3)
    paper = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    paper = np.maximum(paper, 1)
    return Picture(cv2.divide(grey, paper, scale=255), picture.dpi)


def ink_of(picture: Picture, level: float = INK) -> Grey:
    """255 where a flattened picture has ink, 0 elsewhere; specks of a pixel or two are dust."""
    import cv2

    _, ink = cv2.threshold(picture.grey, round(255 * level), 255, cv2.THRESH_BINARY_INV)
    return ink


def _turned_over(picture: Picture) -> Grey:
    """The picture with its large dark rectangles the other way round: their type is light."""
    import cv2

    grey = picture.grey
    _, dark = cv2.threshold(grey, DARK, 255, cv2.THRESH_BINARY_INV)
    size = (picture.px(FILLED_LONG), picture.px(FILLED_HIGH))
    # type in a filled row leaves holes in it
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _block(picture.px(2.5), picture.px(2.5)))
    filled = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _block(*size))
    if not filled.any():
        return grey
    out = grey.copy()
    count, _, stats, _ = cv2.connectedComponentsWithStats(filled)
    for x, y, width, height, area in stats[1:count]:
        inside = dark[y : y + height, x : x + width]
        # a photograph is dark in places; a row is dark all over but for its type
        if area > 0.9 * width * height and 0.55 * inside.size < cv2.countNonZero(inside):
            out[y : y + height, x : x + width] = 255 - grey[y : y + height, x : x + width]
    return out


def _block(width: int, height: int) -> Grey:
    import cv2

    return cv2.getStructuringElement(cv2.MORPH_RECT, (width, height))
