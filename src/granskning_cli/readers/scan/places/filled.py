"""How much of the inside of a box or circle is ink; its own outline does not count, nor does shading that most have."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture, Place
from granskning_cli.readers.scan.sheet.flat import FAINT

# So much of a box on each side is its outline.
INSIDE: Final = 0.24
# The line of a circle, in points, which takes up no more of it than this on each side.
LINE: Final = 1.7
SMALLEST: Final = 0.34
# The paper inside is lighter than this, or it is shaded: told by its lightest tenth, of so many places at the least.
PAPER: Final = 0.93
LIGHTEST: Final = 90
FEWEST: Final = 4


def filled(
    picture: Picture, number: int, boxes: Sequence[Area], rings: Sequence[Area], faint: Grey
) -> list[Place]:
    """The boxes and circles of a page with the share of their insides that is ink."""
    import cv2
    import numpy as np

    areas = [("box", box) for box in boxes] + [("ring", ring) for ring in rings]
    inner = [_inside(picture, kind, area) for kind, area in areas]
    tones = [np.percentile(_cut(picture.grey, one), LIGHTEST) for one in inner if one.width > 0 < one.height]
    paper = float(np.median(tones)) if len(tones) >= FEWEST else 255.0
    if FAINT**2 * 255 < paper < PAPER * 255:
        _, faint = cv2.threshold(picture.grey, round(FAINT * paper), 255, cv2.THRESH_BINARY_INV)
    return [
        _place(picture, number, kind, area, _cut(faint, one))
        for (kind, area), one in zip(areas, inner, strict=True)
    ]


def _inside(picture: Picture, kind: str, area: Area) -> Area:
    side = min(area.width, area.height)
    edge = max(2, round(INSIDE * side))
    if kind == "ring":  # of a small one the line takes up more of it
        edge = max(edge, min(picture.px(LINE), round(SMALLEST * side)))
    return area.inset(edge)


def _cut(grey: Grey, area: Area) -> Grey:
    return grey[area.y0 : area.y1, area.x0 : area.x1]


def _place(picture: Picture, number: int, kind: str, area: Area, inside: Grey) -> Place:
    share = reach = 0.0
    if inside.size:
        room = _round(inside) if kind == "ring" else None
        ink = inside if room is None else inside & room
        share = float((ink > 0).sum()) / float(inside.size if room is None else (room > 0).sum())
        reach = float(max(ink.any(axis=1).sum(), ink.any(axis=0).sum())) / min(inside.shape)
    box = picture.box(area)
    return Place(number, kind, box, round(share, 4), round(reach, 3), box)


def _round(inside: Grey) -> Grey:
    """255 in the ellipse that fits a rectangle of pixels, 0 in its corners."""
    import cv2
    import numpy as np

    high, wide = inside.shape
    drawn: Grey = np.zeros_like(inside)
    cv2.ellipse(drawn, (((wide - 1) / 2, (high - 1) / 2), (wide, high), 0.0), 255, -1)
    return drawn
