"""Boxes whose sides are not to be told from what is in them, or whose corners are round: other boxes show what they are.

☐ Nej  ■ Ja        as large as the boxes of its row, and full of ink or closed around a square
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled
from granskning_cli.readers.scan.places.shapes import CLOSE, alone, cornered, in_line

# The share of a ticked box that is ink; of one that is filled but for a light tick, which its row alone shows to be one.
SOLID: Final = 0.3
FULL: Final = 0.6
# No letter of usual type is as wide, in points.
LETTER: Final = 8.2
# So many boxes show what size they are, and so many make rows and columns.
FEWEST_BOXES: Final = 2
FEWEST: Final = 4
# Two sizes are one that differ by this share; what is closed around a square fills this share of its box.
EXACT: Final = 0.12
LEAST: Final = 0.95  # of the others' size
SQUARELY: Final = 0.92
CLOSED: Final = 0.82


def solid_of(picture: Picture, ink: Grey, boxes: Sequence[Area]) -> list[Area]:
    """Ticked boxes whose mark hides their sides: solid ink of a box's size, in a row and a column of boxes."""

    out: list[Area] = []
    if len(boxes) < FEWEST_BOXES:
        return out
    size = sorted(box.width for box in boxes)[len(boxes) // 2]
    count, _, stats, _ = labelled(ink)
    for x, y, w, h, area in (tuple(int(v) for v in one) for one in stats[1:count]):
        if not (0.8 * size <= w <= 1.4 * size and 0.8 * size <= h <= 1.4 * size and area >= SOLID * w * h):
            continue
        one = Area(x, y, x + w, y + h)
        known = any(box.holds(x + w / 2, y + h / 2) for box in boxes)
        row, column = in_line(one, boxes, size)
        if known or not row:
            continue
        closed = cornered(picture, ink, one) and _share(ink, one) >= CLOSED
        in_both = closed and column and len(boxes) >= FEWEST
        full = closed and area >= FULL * w * h
        large = min(w, h) >= max(LETTER * picture.unit, LEAST * size) and alone(picture, ink, one, CLOSE)
        if in_both or (large and (full or _is_square(ink, one, size))):
            out.append(one)
    return out


def _is_square(ink: Grey, one: Area, size: float) -> bool:
    """Whether ink is as large as the boxes and closed around a square, be its corners round; an O and a D are rounder."""
    if max(abs(one.width - size), abs(one.height - size)) > EXACT * size:
        return False
    return _share(ink, one) >= SQUARELY


def _share(ink: Grey, one: Area) -> float:
    """The share of its rectangle that the outline of a piece of ink goes around: an M and an H are open."""
    import cv2

    outlines, _ = cv2.findContours(
        ink[one.y0 : one.y1, one.x0 : one.x1], cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE
    )
    full = max(cv2.contourArea(outline) for outline in outlines)
    return float(full / max(1, (one.width - 1) * (one.height - 1)))
