"""Rectangles of a picture: with the ink in them, within its edges, with white around them."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey

# What is ink in a rectangle, and how few pixels a side of it is not worth reading.
DARK: Final = 190
LEAST_SIDE: Final = 4


def around_ink(grey: Grey, area: Area, margin: int) -> Area | None:
    """The part of a rectangle that holds ink; never as wide as the picture, which Tesseract then reads as nonsense."""
    import cv2

    height, width = grey.shape
    if area.width < LEAST_SIDE or area.height < LEAST_SIDE:
        return None
    _, ink = cv2.threshold(grey[area.y0 : area.y1, area.x0 : area.x1], DARK, 255, cv2.THRESH_BINARY_INV)
    x, y, w, h = cv2.boundingRect(ink)
    if not w:
        return None
    x0, y0 = max(1, area.x0 + x - margin), max(1, area.y0 + y - margin)
    return Area(x0, y0, min(width - 1, area.x0 + x + w + margin), min(height - 1, area.y0 + y + h + margin))


def grown(grey: Grey, area: Area, room: Area) -> Area:
    """A rectangle of ink with what goes on above and below it in a room: the tail of a j that ends close to a ruling."""
    top, bottom = area.y0, area.y1
    ink = grey[room.y0 : room.y1, area.x0 : area.x1] < DARK
    while top > room.y0 and ink[top - 1 - room.y0].any():
        top -= 1
    while bottom < room.y1 and ink[bottom - room.y0].any():
        bottom += 1
    return area._replace(y0=top, y1=bottom)


def framed(grey: Grey, area: Area, margin: int) -> Grey:
    """A rectangle of the picture with white around it."""
    import cv2

    inside = grey[area.y0 : area.y1, area.x0 : area.x1]
    return cv2.copyMakeBorder(inside, *(margin,) * 4, cv2.BORDER_CONSTANT, value=255)


def within(area: Area, grey: Grey) -> Area:
    """What of a rectangle lies on the picture."""
    height, width = grey.shape
    return Area(max(0, area.x0), max(0, area.y0), min(width, area.x1), min(height, area.y1))
