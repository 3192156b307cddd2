"""A grey page that was made black and white by dots -> the same in grey: its dots are no ink, and they hide what is.

. : . : .  #  . : .        on paper that is not quite white every fifteenth pixel or so is black, and stands by itself
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture

# A dot is darker by so much than all four pixels beside it, which no noise is; so much of the picture is dots.
DARKER: Final = 60
ALONE: Final = 0.012
# It is looked at in every so manieth strip of so many rows.
STRIPS: Final = 8
HIGH: Final = 32
# Dots are spread this far, in pixels of 200 to an inch and of others by the root of that.
SPREAD: Final = 1.25
# The paper is what most pixels are lighter than; this much below it is still paper, and so dark is black.
PAPER: Final = 30
STILL: Final = 0.88
BLACK: Final = 0.22


def undithered(picture: Picture) -> Picture:
    """The picture with its dots spread; as it is where it has none."""
    import cv2
    import numpy as np

    grey = picture.grey
    if not is_dithered(grey):
        return picture
    soft = cv2.GaussianBlur(grey, (0, 0), SPREAD * max(1.0, picture.dpi / 200) ** 0.5)
    paper = STILL * float(np.percentile(soft[::4, ::4], PAPER))
    tones = np.clip((np.arange(256) - BLACK * paper) / ((1 - BLACK) * paper), 0, 1) * 255
    return replace(picture, grey=cv2.LUT(soft, tones.astype(np.uint8)))


def is_dithered(grey: Grey) -> bool:
    """Whether it has dots all over."""
    import numpy as np

    seen = [grey[top : top + HIGH] for top in range(0, grey.shape[0] - HIGH, HIGH * STRIPS)]
    if not seen or min(grey.shape) < HIGH:
        return False
    return float(np.mean([_dots(one) for one in seen])) >= ALONE


def _dots(grey: Grey) -> float:
    """The share of pixels that are dots."""
    import cv2
    import numpy as np

    beside = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]], np.uint8)
    lightest = cv2.subtract(cv2.erode(grey, beside), grey)
    return float((lightest >= DARKER).mean())
