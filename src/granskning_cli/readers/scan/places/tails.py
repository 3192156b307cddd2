"""What of a mark goes beyond its box or circle, which would be read as letters: taken out where it ends near by.

3.1 miljoner kronor   /       a tick's long stroke ends in the row above; it is thin and straight, as no letter so near to
2.2 Fattas beslut?  [√]       a box is, and a ruling that was taken out parts it
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled
from granskning_cli.readers.scan.places.circled import Line

# A tail ends so near to its place, as a share of its size, and begins so near, in points; what goes on is no tail.
NEAR: Final = 0.9
BEGINS: Final = 1.3
# So much of a marked place is ink, without what of each side is outline.
MARKED: Final = 0.03
INSIDE: Final = 0.24
DARK: Final = 214
# A stroke goes on so far away, across white that is as wide as a ruling, in points; it is so thin and long, and slants so.
FAR: Final = 2.6
RULING: Final = 4.0
THIN: Final = 3.0
LONG: Final = 5.0
SLANT: Final = 0.3


def without_tails(picture: Picture, grey: Grey, places: Sequence[Area]) -> tuple[Grey, list[Line]]:
    """The picture without the tails of the marks in boxes and circles, and the places that long strokes leave.

    Of a large tick little is in its box, so that the box may look empty.
    """
    import cv2
    import numpy as np

    out = grey.copy() if places else grey
    left: list[Line] = []
    for place in places:
        inside = place.inset(round(INSIDE * place.width))
        middle = grey[inside.y0 : inside.y1, inside.x0 : inside.x1] < DARK
        if not middle.size or middle.mean() < MARKED:
            continue
        window = place.inset(-round(FAR * max(place.width, place.height))).clipped(grey.shape)
        ink = (grey[window.y0 : window.y1, window.x0 : window.x1] < DARK).astype(np.uint8)
        own = Area(place.x0 - window.x0, place.y0 - window.y0, place.x1 - window.x0, place.y1 - window.y0)
        around = own.inset(-1).clipped(ink.shape)
        ink[around.y0 : around.y1, around.x0 : around.x1] = 0
        tails = _tails(picture, ink, own)
        thick = cv2.dilate(tails, np.ones((3, 3), np.uint8))
        out[window.y0 : window.y1, window.x0 : window.x1][thick > 0] = 255
        if max(cv2.boundingRect(tails)[2:]) >= max(place.width, place.height) + picture.px(LONG):
            left.append((place, tails))
    return out, left


def _tails(picture: Picture, ink: Grey, place: Area) -> Grey:
    """Where in a window around a place the tails are: what begins at it and ends near by, and strokes that go on so."""
    import numpy as np

    count, labels, stats, _ = labelled(ink)
    pieces = {
        label: Area(int(x), int(y), int(x + w), int(y + h))
        for label, (x, y, w, h, _) in enumerate(stats[1:count], 1)
    }
    near = place.inset(-round(NEAR * max(place.width, place.height)))
    begins = place.inset(-picture.px(BEGINS))
    tails = [label for label, one in pieces.items() if _meets(begins, one) and _lies_in(near, one)]
    window = Area(0, 0, ink.shape[1], ink.shape[0])
    for label, one in pieces.items():
        if label in tails or not _lies_in(window, one):
            continue
        beside = [tail for tail in tails if _meets(pieces[tail].inset(-picture.px(RULING)), one)]
        begun = _meets(begins, one) and _is_stroke(picture, labels == label)
        if begun or any(_is_stroke(picture, (labels == tail) | (labels == label)) for tail in beside):
            tails.append(label)
    return np.isin(labels, tails).astype(np.uint8)


def _meets(area: Area, other: Area) -> bool:
    return area.x0 < other.x1 and other.x0 < area.x1 and area.y0 < other.y1 and other.y0 < area.y1


def _lies_in(area: Area, other: Area) -> bool:
    return area.x0 < other.x0 and area.y0 < other.y0 and other.x1 < area.x1 and other.y1 < area.y1


def _is_stroke(picture: Picture, ink: Grey) -> bool:
    """Whether ink is one long, thin line that slants, as no letter's stem does."""
    import cv2
    import numpy as np

    rows, columns = np.nonzero(ink)
    points = np.stack([columns, rows], axis=1).astype(np.int32)
    _, (wide, high), _ = cv2.minAreaRect(points)
    if min(wide, high) > THIN * picture.unit or max(wide, high) < LONG * picture.unit:
        return False
    across, down, _, _ = cv2.fitLine(points, cv2.DIST_L2, 0, 0.01, 0.01).ravel()
    return bool(min(abs(across), abs(down)) >= SLANT)
