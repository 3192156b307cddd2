"""Type that runs up or down a margin: read as lines from left to right it is nonsense, which looks like bold headings.

| H |  +-----------------+
| S |  | Ort och datum   |      the number of a form, or a document's name, beside its frames
| L |  | 2015-12-07      |
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.pieces import areas_of

# A column of ink is so wide, which a bar in the margin is not, and at least so high, in points.
NARROWEST: Final = 5.0
WIDEST: Final = 16.0
HIGHEST: Final = 60.0
# White between two letters or words of it that is less than this, in points, parts nothing.
GAP: Final = 5.0
# Numbers one below the other leave this much of the height white between them, and type that runs up less.
PARTED: Final = 0.3
# It stands so near to the left or right edge of the page, as a share of its width.
MARGIN: Final = 0.15
# Two of a letter's strokes beside each other are one column over so much white, in points.
BESIDE: Final = 2.0
# Boxes that fill more than this share of a column's height make it one of boxes.
BOXES: Final = 0.3
DARK: Final = 140


def sideways_in(picture: Picture, ticked: Sequence[Area]) -> list[Area]:
    """The columns of type that is read from below or above, in the margins; not those of `ticked`, boxes and circles."""
    import cv2
    import numpy as np

    width = picture.grey.shape[1]
    margin = round(MARGIN * width) + picture.px(WIDEST)  # what goes beyond it is in no margin
    out: list[Area] = []
    for left in (0, max(margin, width - margin)):
        ink = (picture.grey[:, left : left + margin] < DARK).astype(np.uint8)
        joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((picture.px(GAP), 1), np.uint8))
        wide = cv2.dilate(joined, np.ones((1, picture.px(BESIDE)), np.uint8))
        found = [area._replace(x0=area.x0 + left, x1=area.x1 + left) for area in areas_of(wide)]
        out += [area for area in found if _runs_up(picture, area) and not _is_of(ticked, area)]
    return out


def _runs_up(picture: Picture, area: Area) -> bool:
    width = picture.grey.shape[1]
    in_margin = area.x1 <= MARGIN * width or area.x0 >= (1 - MARGIN) * width
    if not in_margin or not NARROWEST <= area.width / picture.unit <= WIDEST:
        return False
    if area.height < HIGHEST * picture.unit:
        return False
    rows = (picture.grey[area.y0 : area.y1, area.x0 : area.x1] < DARK).any(axis=1)
    return float(1 - rows.mean()) < PARTED


def _is_of(ticked: Sequence[Area], area: Area) -> bool:
    """Whether a column is one of boxes: some letters, an O or a D, look like one too."""
    inside = [one for one in ticked if area.holds((one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2)]
    return sum(one.height for one in inside) > BOXES * area.height
