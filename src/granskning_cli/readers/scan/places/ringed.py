"""Words that somebody drew a line around: the line is found by its shape and taken out, so that the word can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import RINGED, BBox, Word
from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture
from granskning_cli.readers.scan.places.outlines import outlines_of

# The least and the most of what goes around a word or two, in points.
WIDE: Final = (12.0, 110.0)
HIGH: Final = (9.0, 36.0)
# An ellipse has this share of the rectangle around it; one that is drawn by hand a little more or less.
ROUND: Final = (0.70, 0.85)
# A rectangle with round ends has so much at the most; where it is the only outline of its line a program drew it there.
PILL: Final = 0.955
# The paper inside has so much of it, for the line is thin.
HOLLOW: Final = 0.62
# There are letters in it: so much of its inside is ink.
LETTERS: Final = 0.02
# The line is so many times as thick in places.
UNEVEN: Final = 1.3
DARK: Final = 150


def ringed_of(picture: Picture, ink: Grey, rings: Sequence[Area]) -> list[Grey]:
    """The lines as contours; `rings` are places to fill in, which have no word in them."""
    import cv2
    import numpy as np

    out: list[Grey] = []
    wide, high = ((low * picture.unit, most * picture.unit) for low, most in (WIDE, HIGH))
    outlines = list(outlines_of(ink, wide, high))
    for box, edge, holes in outlines:
        middle = (box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2
        if not holes or any(ring.holds(*middle) for ring in rings):
            continue
        hull = cv2.convexHull(edge)
        around = cv2.minAreaRect(hull)[1]
        full = cv2.contourArea(hull)
        share = full / max(1.0, around[0] * around[1])
        most = ROUND[1] if _beside([other.box for other in outlines], box) else PILL
        if not ROUND[0] <= share <= most:
            continue
        hole = max(holes, key=cv2.contourArea)
        if cv2.contourArea(hole) < HOLLOW * full:
            continue
        inside = np.zeros((box.height, box.width), np.uint8)
        cv2.drawContours(inside, [cv2.convexHull(hole)], -1, 255, -1, offset=(-box.x0, -box.y0))
        room: Grey = cv2.erode(inside, np.ones((3, 3), np.uint8))
        letters = cv2.bitwise_and(ink[box.y0 : box.y1, box.x0 : box.x1], room)
        if cv2.countNonZero(letters) >= LETTERS * max(1, cv2.countNonZero(room)):
            out.append(np.concatenate((edge, _inner_edge(edge, hole)[::-1])))
    return out


def _beside(boxes: Sequence[Area], own: Area) -> bool:
    """Whether another outline stands on the line: each option of a web form has one of its own, and may be filled."""
    return any(
        box != own and abs(box.y0 + box.y1 - own.y0 - own.y1) < own.height and box.height > own.height / 2
        for box in boxes
    )


def without_sides(lines: Sequence[Line], circled: Sequence[Grey]) -> list[Line]:
    """The rulings without those that are the straight sides of such lines."""
    import cv2

    around = [Area(x, y, x + w, y + h).inset(-2) for x, y, w, h in map(cv2.boundingRect, circled)]
    return [
        line
        for line in lines
        if line.axis != "h"
        or not any(
            box.holds(line.start, line.position) and box.holds(line.end, line.position) for box in around
        )
    ]


def _inner_edge(contour: Grey, hole: Grey) -> Grey:
    """The outline at the line's usual thickness inside its outer one: a j that touches the line is no part of it."""
    import cv2
    import numpy as np

    x, y, wide, high = cv2.boundingRect(contour)
    full = np.zeros((high + 2, wide + 2), np.uint8)
    cv2.drawContours(full, [contour], -1, 255, -1, offset=(1 - x, 1 - y))
    depth = cv2.distanceTransform(full, cv2.DIST_L2, 3)
    thick = float(np.median(depth[hole[:, 0, 1] - y + 1, hole[:, 0, 0] - x + 1]))
    room = (depth > UNEVEN * thick).astype(np.uint8)
    edges, _ = cv2.findContours(room, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE, offset=(x - 1, y - 1))
    return max(edges, key=cv2.contourArea, default=hole)


def without(grey: Grey, lines: Sequence[Grey], around: int) -> Grey:
    """The picture with paper where such lines were."""
    import cv2
    import numpy as np

    if not lines:
        return grey
    drawn = np.zeros_like(grey)
    cv2.fillPoly(drawn, list(lines), 255)
    for line in lines:
        cv2.drawContours(drawn, [line], -1, 255, 2 * around + 1)
    out = grey.copy()
    out[drawn > 0] = 255
    return out


def unread(picture: Picture, grey: Grey, lines: Sequence[Grey], words: Sequence[Word]) -> list[Area]:
    """The ink inside such lines of which no word was read, once the lines are taken out."""
    import cv2

    out: list[Area] = []
    for x, y, wide, high in map(cv2.boundingRect, lines):
        box = picture.box((x, y, x + wide, y + high))
        if any(_within(word, box) for word in words):
            continue
        _, ink = cv2.threshold(grey[y : y + high, x : x + wide], DARK, 255, cv2.THRESH_BINARY_INV)
        left, top, w, h = cv2.boundingRect(ink)
        if w:
            out.append(Area(x + left, y + top, x + left + w, y + top + h))
    return out


def named(picture: Picture, words: Sequence[Word], lines: Sequence[Grey]) -> list[Word]:
    """The words, those inside such a line with the font that says so."""
    import cv2

    places = [picture.box((x, y, x + w, y + h)) for x, y, w, h in map(cv2.boundingRect, lines)]

    def inside(word: Word) -> bool:
        return not word.font and any(_within(word, place) for place in places)

    return [word._replace(font=RINGED) if inside(word) else word for word in words]


def _within(word: Word, box: BBox) -> bool:
    x, y = (word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.top + word.bbox.bottom) / 2
    return box.x0 < x < box.x1 and box.top < y < box.bottom
