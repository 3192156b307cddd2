"""A place that somebody drew a line around: it is meant, but a line is no mark in it, so that the mark is in doubt.

Nej ☐  Ja (☐)        ink goes along all four sides of the place, in one piece or in arcs, and belongs to no letter
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture, Place
from granskning_cli.readers.scan.pieces import labelled

# The line goes so far around, as a share of the place's size, and along so much of each side.
AROUND: Final = 1.1
ALONG: Final = 0.8
DARK: Final = 214
Line = tuple[Area, Grey]


def circled_of(grey: Grey, places: Sequence[Area]) -> list[Line]:
    """The places with a line around them: where it was looked for, and where it is."""
    import numpy as np

    out: list[Line] = []
    for place in places:
        window = place.inset(-round(AROUND * max(place.width, place.height))).clipped(grey.shape)
        ink = (grey[window.y0 : window.y1, window.x0 : window.x1] < DARK).astype(np.uint8)
        own = Area(
            place.x0 - window.x0, place.y0 - window.y0, place.x1 - window.x0, place.y1 - window.y0
        ).inset(-1)
        ink[own.y0 : own.y1, own.x0 : own.x1] = 0
        count, labels, stats, _ = labelled(ink)
        high, wide = ink.shape
        pieces = {
            label: Area(int(x), int(y), int(x + w), int(y + h))
            for label, (x, y, w, h, _) in enumerate(stats[1:count], 1)
            if x > 0 < y and x + w < wide and y + h < high
        }
        along = {label: sides for label, piece in pieces.items() if (sides := _along(piece, own))}
        if len(set().union(*along.values())) == 4:
            out.append((window, np.isin(labels, list(along))))
    return out


def _along(piece: Area, place: Area) -> set[str]:
    """The sides of a place along which a piece of ink goes, outside of it."""
    across = min(piece.x1, place.x1) - max(piece.x0, place.x0) >= ALONG * place.width
    down = min(piece.y1, place.y1) - max(piece.y0, place.y0) >= ALONG * place.height
    return {
        name
        for name, is_so in (
            ("above", across and piece.y0 < place.y0),
            ("below", across and piece.y1 > place.y1),
            ("left", down and piece.x0 < place.x0),
            ("right", down and piece.x1 > place.x1),
        )
        if is_so
    }


def without_circles(grey: Grey, lines: Sequence[Line]) -> Grey:
    """The picture with paper where such lines were."""
    import cv2
    import numpy as np

    out = grey.copy() if lines else grey
    for window, line in lines:
        thick = cv2.dilate(line.astype(np.uint8), np.ones((3, 3), np.uint8))
        out[window.y0 : window.y1, window.x0 : window.x1][thick > 0] = 255
    return out


def doubted(picture: Picture, places: Sequence[Place], lines: Sequence[Line]) -> list[Place]:
    """The places, those with a line around them crowded: what is there is told by no ink inside."""
    windows = [picture.box(window) for window, _ in lines]

    def is_in(place: Place) -> bool:
        x, y = (place.area.x0 + place.area.x1) / 2, (place.area.top + place.area.bottom) / 2
        return any(
            abs((one.x0 + one.x1) / 2 - x) < 1 and abs((one.top + one.bottom) / 2 - y) < 1 for one in windows
        )

    return [place._replace(crowded=True) if windows and is_in(place) else place for place in places]
