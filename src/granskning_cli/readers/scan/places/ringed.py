"""Words that somebody drew a line around: the line is found by its shape and taken out, so that the word can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import RINGED, BBox, Word
from granskning_cli.readers.scan.picture import Area, Grey, Picture

# The least and the most of what goes around a word or two, in points.
WIDE: Final = (12.0, 110.0)
HIGH: Final = (9.0, 36.0)
# An ellipse has this share of the rectangle around it; one that is drawn by hand a little more or less.
ROUND: Final = (0.70, 0.85)
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

    contours, tree = cv2.findContours(ink, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    out: list[Grey] = []
    if tree is None:
        return out
    for contour, (_, _, child, parent) in zip(contours, tree[0], strict=True):
        x, y, wide, high = cv2.boundingRect(contour)
        if parent != -1 or child == -1 or not _fits(picture, wide, high):
            continue
        middle = x + wide / 2, y + high / 2
        if any(ring.holds(*middle) for ring in rings):
            continue
        hull = cv2.convexHull(contour)
        around = cv2.minAreaRect(hull)[1]
        full = cv2.contourArea(hull)
        if not ROUND[0] <= full / max(1.0, around[0] * around[1]) <= ROUND[1]:
            continue
        hole = max(_holes(contours, tree[0], child), key=cv2.contourArea)
        if cv2.contourArea(hole) < HOLLOW * full:
            continue
        inside = np.zeros((high, wide), np.uint8)
        cv2.drawContours(inside, [cv2.convexHull(hole)], -1, 255, -1, offset=(-x, -y))
        room: Grey = cv2.erode(inside, np.ones((3, 3), np.uint8))
        letters = cv2.bitwise_and(ink[y : y + high, x : x + wide], room)
        if cv2.countNonZero(letters) >= LETTERS * max(1, cv2.countNonZero(room)):
            out.append(np.concatenate((contour, _inner_edge(contour, hole)[::-1])))
    return out


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


def _fits(picture: Picture, wide: int, high: int) -> bool:
    unit = picture.unit
    return WIDE[0] <= wide / unit <= WIDE[1] and HIGH[0] <= high / unit <= HIGH[1]


def _holes(contours: Sequence[Grey], tree: Grey, first: int) -> list[Grey]:
    out: list[Grey] = []
    while first != -1:
        out.append(contours[first])
        first = tree[first][0]
    return out


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
