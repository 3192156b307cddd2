"""A grey page that was saved in black and white alone, its greys as dots -> grey again.

. . : . :     a form's shading and its yellowed paper are dots that no neighbour touches, all over the page
"""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture

# Darker than the one is black and lighter than the other white; so many pixels of such a page are either.
BLACK: Final = 40
WHITE: Final = 215
EITHER: Final = 0.9
# So much of the black stands alone, and so much of the page is black at the least.
ALONE: Final = 0.12
LEAST: Final = 0.002
# How far the dots are spread, in points.
SPREAD: Final = 0.45


def unscreened(picture: Picture) -> Picture:
    """The picture with its dots spread to grey; as it is where it has no such dots."""
    import cv2

    counts = cv2.calcHist([picture.grey], [0], None, [256], [0, 256]).ravel()
    if counts[BLACK:WHITE].sum() > (1 - EITHER) * picture.grey.size:
        return picture
    _, black = cv2.threshold(picture.grey, BLACK, 255, cv2.THRESH_BINARY_INV)
    ink = cv2.countNonZero(black)
    if ink < LEAST * picture.grey.size or _alone(black) < ALONE * ink:
        return picture
    grey = cv2.GaussianBlur(picture.grey, (0, 0), SPREAD * picture.unit)
    return Picture(grey, picture.dpi)


def _alone(black: Grey) -> int:
    """How many black pixels have none beside, above or below them."""
    import cv2
    import numpy as np

    cross = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.uint8)
    around = cv2.dilate(black, cross)
    return int(cv2.countNonZero(cv2.bitwise_and(black, cv2.bitwise_not(around))))
