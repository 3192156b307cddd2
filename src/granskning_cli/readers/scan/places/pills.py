"""Options that each stand in a shape with round ends, the chosen one filled: a web form's buttons.

( Ja )  (# Nej #)  ( Delvis )      the shapes are given as what they are, the words in them as if they had none: white
                                   type on a dark ground turned over, and no outline that passes for a bracket
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Rect
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.outlines import outlines_of
from granskning_cli.readers.scan.sheet.flat import FAINT, on_white

# Such a shape is so wide and high, in points, and wider than high; its ends are round, so that it has so much of the
# rectangle around it.
WIDE: Final = (16.0, 190.0)
HIGH: Final = (9.0, 30.0)
LONG: Final = 1.15
ROUND: Final = (0.8, 0.982)
# So much of it is white where it is hollow, and ink where it is filled.
HOLLOW: Final = 0.55
FILLED: Final = 0.5
# The line around a filled one may be darker than it is, and is no thicker than so many points.
LINE: Final = 1.5
# Those of a row are as high, give or take so much, and stand so far apart, in points.
ALIKE: Final = 1.6
APART: Final = (1.0, 40.0)


class Pill(NamedTuple):
    """A shape as the curve around it, and the one around its white where it is hollow."""

    box: Area
    edge: Grey
    inside: Grey | None


def without_pills(picture: Picture, ink: Grey) -> tuple[Picture, Grey, list[Rect]]:
    """The picture and its ink with nothing but dark words where such shapes were, and the shapes."""
    rows = _rows(picture, _pills(picture, ink))
    pills = [pill for row in rows for pill in row]
    if not any(pill.inside is None for pill in pills) or all(pill.inside is None for pill in pills):
        return picture, ink, []
    grey, ink = picture.grey.copy(), ink.copy()
    for pill in pills:
        _clear(grey, ink, pill, picture.px(LINE))
    rects = [rect for row in rows for rect in _rects(picture, row)]
    return Picture(grey, picture.dpi), ink, rects


def _rects(picture: Picture, row: Sequence[Pill]) -> list[Rect]:
    """The shapes of a row, all at one height as they were drawn."""
    y0, y1 = min(pill.box.y0 for pill in row), max(pill.box.y1 for pill in row)
    boxes = [pill.box._replace(y0=y0, y1=y1) for pill in row]
    return [
        Rect(picture.box(box), filled=pill.inside is None, stroked=True, round=True)
        for pill, box in zip(row, boxes, strict=True)
    ]


def _pills(picture: Picture, ink: Grey) -> list[Pill]:
    import cv2

    out: list[Pill] = []
    wide, high = ((low * picture.unit, most * picture.unit) for low, most in (WIDE, HIGH))
    for box, edge, holes in outlines_of(ink, wide, high):
        if box.width < LONG * box.height:
            continue
        hull = cv2.convexHull(edge)
        full = cv2.contourArea(hull)
        if not ROUND[0] <= full / (box.width * box.height) <= ROUND[1]:
            continue
        largest = max(holes, key=cv2.contourArea, default=edge)
        hole = cv2.contourArea(largest) if holes else 0.0
        if hole >= HOLLOW * full:
            out.append(Pill(box, hull, cv2.convexHull(largest)))
        elif holes and cv2.countNonZero(ink[box.y0 : box.y1, box.x0 : box.x1]) >= FILLED * full:
            out.append(Pill(box, hull, None))
    return out


def _rows(picture: Picture, pills: Sequence[Pill]) -> list[list[Pill]]:
    """Two or more that stand side by side."""
    near = ALIKE * picture.unit
    least, most = (by * picture.unit for by in APART)
    rows: list[list[Pill]] = []
    for pill in sorted(pills, key=lambda pill: pill.box.x0):
        row = next((row for row in rows if _is_level(row[-1].box, pill.box, near)), None)
        if row is not None and least <= pill.box.x0 - row[-1].box.x1 <= most:
            row.append(pill)
        else:
            rows.insert(0, [pill])
    return [row for row in rows if len(row) > 1]


def _is_level(a: Area, b: Area, near: float) -> bool:
    return abs(a.y0 - b.y0) <= near and abs(a.y1 - b.y1) <= near


def _clear(grey: Grey, ink: Grey, pill: Pill, line: int) -> None:
    """Paints paper where the shape's line was, and turns over what is filled."""
    import cv2
    import numpy as np

    whole, room = np.zeros_like(grey), np.zeros_like(grey)
    cv2.fillPoly(whole, [pill.edge], 255)
    around = pill.box.inset(-3).clipped(grey.shape)
    at = np.s_[around.y0 : around.y1, around.x0 : around.x1]
    if pill.inside is None:
        within = cv2.erode(whole[at], np.ones((2 * line + 1,) * 2, np.uint8)) > 0
        grey[at][within] = on_white(grey[at][within])
    else:
        cv2.fillPoly(room, [pill.inside], 255)
        within = cv2.erode(room[at], np.ones((3, 3), np.uint8)) > 0
    edge = (cv2.dilate(whole[at], np.ones((5, 5), np.uint8)) > 0) & ~within
    grey[at][edge] = 255
    ink[at][edge] = 0
    if pill.inside is None:
        ink[at][within] = np.where(grey[at][within] < 255 * FAINT, 255, 0)
