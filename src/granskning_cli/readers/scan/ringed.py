"""Words that somebody drew a line around: the line is found by its shape and taken out, so that the word can be read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import RINGED, Word
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
            out.append(np.concatenate((contour, hole[::-1])))
    return out


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


def named(picture: Picture, words: Sequence[Word], lines: Sequence[Grey]) -> list[Word]:
    """The words, those inside such a line with the font that says so."""
    import cv2

    places = [picture.box((x, y, x + w, y + h)) for x, y, w, h in map(cv2.boundingRect, lines)]

    def inside(word: Word) -> bool:
        x, y = (word.bbox.x0 + word.bbox.x1) / 2, (word.bbox.top + word.bbox.bottom) / 2
        return not word.font and any(p.x0 < x < p.x1 and p.top < y < p.bottom for p in places)

    return [word._replace(font=RINGED) if inside(word) else word for word in words]
