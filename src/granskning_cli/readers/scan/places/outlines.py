"""What ink is within an outline of its own, and the paper that it encloses."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey


class Outline(NamedTuple):
    """The curve around a piece of ink, point by point, and those around the paper in it."""

    box: Area
    edge: Grey
    holes: list[Grey]


def outlines_of(ink: Grey, wide: tuple[float, float], high: tuple[float, float]) -> Iterator[Outline]:
    """The outlines of so many pixels in width and height; those within the frame of a table are there too."""
    import cv2

    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return
    links = tree[0].tolist()
    # a curve has a point for each row and column that it goes through, there and back: most are dust and need no box
    points = 2 * max(wide[0], high[0]) - 2
    for contour, (_, _, first, parent) in zip(contours, links, strict=True):
        if parent != -1 or len(contour) < points:
            continue
        x, y, w, h = cv2.boundingRect(contour)
        if wide[0] <= w <= wide[1] and high[0] <= h <= high[1]:
            holes, hole = [], first
            while hole != -1:
                holes.append(contours[hole])
                hole = links[hole][0]
            yield Outline(Area(x, y, x + w, y + h), contour, holes)
