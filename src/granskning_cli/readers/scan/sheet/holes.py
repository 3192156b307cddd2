"""The holes that a sheet was punched with: round, as large as no letter or circle to fill in, alone in a margin, and empty.

(o)  2.3 Får nämnden löpande ekonomiska rapporter?        read, it is an O in the answer beside it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.strokes import painted
from granskning_cli.readers.scan.sheet.flat import FAINT, ink_of

# A hole is so wide, in points, and lies so near to an edge; others are so far from it.
WIDE: Final = (13.0, 26.0)
MARGIN: Final = 62.0
APART: Final = 80.0
# It has this share of its square, is as high as wide but for this, and has nothing around it, so many points wide.
ROUND: Final = (0.74, 0.84)
SQUARE: Final = 1.12
AROUND: Final = 2.0
# The paper in it, or the black, is without any other tone: less than this share of its middle.
OTHER: Final = 0.02


def without_holes(picture: Picture) -> tuple[Picture, Grey]:
    """The picture with paper where its holes are, and its faint ink."""
    faint = ink_of(picture, FAINT)
    holes, around = holes_of(picture, faint), picture.px(1.0)
    if not holes:
        return picture, faint
    return Picture(painted(picture.grey, holes, around), picture.dpi), painted(faint, holes, around, 0)


def holes_of(picture: Picture, ink: Grey) -> list[Area]:
    """The holes; where one stands in a row or column of its like near by, they are places to fill in."""
    high, wide = ink.shape
    by = min(picture.px(MARGIN), high // 2, wide // 2)
    strips = (
        Area(0, 0, by, high), Area(wide - by, 0, wide, high),
        Area(by, 0, wide - by, by), Area(by, high - by, wide - by, high),
    )  # fmt: skip
    found = list(chain.from_iterable(_round(picture, ink, strip) for strip in strips))
    return [one for one in found if not any(_near(picture, one, other) for other in found if other != one)]


def _near(picture: Picture, one: Area, other: Area) -> bool:
    return max(abs(one.x0 - other.x0), abs(one.y0 - other.y0)) < APART * picture.unit


def _round(picture: Picture, ink: Grey, strip: Area) -> Iterator[Area]:
    import cv2

    part = ink[strip.y0 : strip.y1, strip.x0 : strip.x1]
    outlines: Sequence[Grey] = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
    for outline in outlines:
        x, y, w, h = cv2.boundingRect(outline)
        if not all(WIDE[0] <= side / picture.unit <= WIDE[1] for side in (w, h)):
            continue
        full = cv2.contourArea(outline) / max(1, (w - 1) * (h - 1))
        area = Area(strip.x0 + x, strip.y0 + y, strip.x0 + x + w, strip.y0 + y + h)
        if ROUND[0] <= full <= ROUND[1] and 1 / SQUARE <= w / h <= SQUARE and _empty(picture, ink, area):
            yield area


def _empty(picture: Picture, ink: Grey, area: Area) -> bool:
    """Whether its middle is all ink or all paper, and white is around it."""
    middle = area.inset(area.width // 3)
    share = float((ink[middle.y0 : middle.y1, middle.x0 : middle.x1] > 0).mean())
    around = area.inset(-picture.px(AROUND)).clipped(ink.shape)
    beside = int((ink[around.y0 : around.y1, around.x0 : around.x1] > 0).sum())
    own = int((ink[area.y0 : area.y1, area.x0 : area.x1] > 0).sum())
    return min(share, 1 - share) <= OTHER and beside == own
