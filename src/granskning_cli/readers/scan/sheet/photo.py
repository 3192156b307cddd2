"""A photograph of a sheet -> the sheet alone, as if it had been scanned."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.sheet.corners import corners_of

# The sheet fills this share of the picture; a scan fills all of it.
LEAST: Final = 0.2
MOST: Final = 0.93
# What surrounds the sheet is darker than it by so much.
DARKER: Final = 50
# So near to the edge of the picture, as a share of it, a sheet ends where the picture does.
EDGE: Final = 0.03
WIDE: Final = 800
LONG: Final = 11.69


def sheet_in(picture: Picture) -> Picture:
    """The largest bright quadrilateral on a darker ground, made a rectangle; the picture itself where there is none."""
    import cv2
    import numpy as np

    grey = picture.grey
    scale = WIDE / max(grey.shape)
    if scale * min(grey.shape) < 1:  # a sliver
        return picture
    small = cv2.GaussianBlur(
        cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), (0, 0), 3
    )
    _, bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    contours, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    if not contours:
        return picture
    largest = max(contours, key=cv2.contourArea)
    share = cv2.contourArea(largest) / small.size
    if not LEAST <= share <= MOST:
        return picture
    corners = corners_of(largest, small.shape)
    mask = np.zeros_like(small)
    cv2.drawContours(mask, [largest], -1, 255, -1)
    inside, outside = cv2.mean(small, mask)[0], cv2.mean(small, cv2.bitwise_not(mask))[0]
    if corners is None or inside - outside < DARKER or _is_band(corners, small.shape):
        return picture
    return _warped(picture, corners.astype("float32") / scale)


def _is_band(corners: Grey, shape: tuple[int, int]) -> bool:
    """Whether a sheet ends where the picture does but on one side: there it has a dark band, as a form's title is."""
    near, (high, wide) = EDGE * max(shape), shape
    x, y = corners[:, 0], corners[:, 1]
    at_edge = (x < near, x > wide - near, y < near, y > high - near)
    return sum(int(side.sum()) == 2 for side in at_edge) >= 3


def _warped(picture: Picture, corners: Grey) -> Picture:
    import cv2
    import numpy as np

    total, difference = corners.sum(axis=1), np.diff(corners, axis=1)[:, 0]
    a, c = corners[total.argmin()], corners[total.argmax()]
    b, d = corners[difference.argmin()], corners[difference.argmax()]
    width = int(max(np.linalg.norm(a - b), np.linalg.norm(d - c)))
    height = int(max(np.linalg.norm(a - d), np.linalg.norm(b - c)))
    if min(width, height) < 100:
        return picture
    goal = np.array([[0, 0], [width, 0], [width, height], [0, height]], "float32")
    matrix = cv2.getPerspectiveTransform(np.array([a, b, c, d], "float32"), goal)
    return picture.moved(
        lambda grey: cv2.warpPerspective(grey, matrix, (width, height), flags=cv2.INTER_CUBIC),
        max(width, height) / LONG,
    )
