"""Places to tick that are typed: an opening bracket and a closing one with nothing or a cross between them.

[ ] Ja  [x] Nej        (x) osittain        a pair holds no other letter or digit, and one of the page's is empty
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.outlines import outlines_of
from granskning_cli.readers.scan.places.signs import CROSSES

# A bracket is so high, in points, and no wider than this share of its height.
HIGH: Final = (6.5, 18.0)
SLIM: Final = 0.5
# Its middle lies so far beside its ends, as a share of its width.
BENT: Final = 0.06
# Two are a pair that are of one height, give or take this share of it, and have so much of it between them.
SAME: Final = 0.14
BETWEEN: Final = (0.15, 1.35)
# What is between them is a mark of at least this share of their height, and a letter where Tesseract is so sure.
MARK: Final = 0.25
SURE: Final = 0.6
FEWEST: Final = 2
_BRACKETS: Final = frozenset("[](){}|")
# A bracket and the cross that touches it are so much of a pair.
JOINED: Final = 0.55


def bracketed(picture: Picture, ink: Grey, reading: Reading) -> list[Area]:
    """The pairs of brackets of a page that are places to tick."""
    pieces = _pieces(picture, ink)
    pairs = list(_pairs(pieces, ink))
    inside = [_between(pair, ink) for pair in pairs]
    if len(pairs) < FEWEST or all(area is not None for area in inside):
        return []
    reading.look_at(picture, picture.grey)
    found = [
        Area(opening.x0, min(opening.y0, closing.y0), closing.x1, max(opening.y1, closing.y1))
        for (opening, closing), area in zip(pairs, inside, strict=True)
        if area is None or _is_mark(area, reading)
    ]
    if len(found) < FEWEST:
        return []
    return found + [
        place
        for area in pieces
        if (place := _joined(ink, area, found)) is not None and _is_mark(area, reading)
    ]


def _joined(ink: Grey, area: Area, found: Sequence[Area]) -> Area | None:
    """The place whose cross touches one bracket or both: as high as a pair, and in line with one."""
    middle = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    if any(one.holds(*middle) for one in found):
        return None
    same = [one for one in found if abs(area.height - one.height) <= SAME * one.height]
    for one in same:
        near = SAME * one.height
        if abs(area.x0 - one.x0) <= near and JOINED * one.width <= area.width <= one.width + near:
            return Area(area.x0, area.y0, area.x0 + one.width, area.y1)
        if abs(area.x1 - one.x1) <= near and JOINED * one.width <= area.width <= one.width + near:
            return Area(area.x1 - one.width, area.y0, area.x1, area.y1)
    for one in same:
        near, part = SAME * one.height, max(2, area.width // 4)
        piece = ink[area.y0 : area.y1, area.x0 : area.x1]
        if (
            abs(area.y0 - one.y0) <= near
            and abs(area.width - one.width) <= near
            and _bend(piece[:, :part]) > 0 > _bend(piece[:, -part:])
        ):
            return area
    return None


def _pairs(pieces: Sequence[Area], ink: Grey) -> Iterator[tuple[Area, Area]]:
    """Each opening bracket with the closing one that follows it."""
    opening, closing = _brackets(pieces, ink)
    for left in opening:
        high = left.height
        right = [
            other
            for other in closing
            if max(abs(other.y0 - left.y0), abs(other.y1 - left.y1)) <= SAME * high
            and BETWEEN[0] * high <= other.x0 - left.x1 <= BETWEEN[1] * high
        ]
        if right:
            yield left, min(right, key=lambda other: other.x0)


def _brackets(pieces: Sequence[Area], ink: Grey) -> tuple[list[Area], list[Area]]:
    """The slim pieces of ink that are bent like brackets: open to the right, and to the left."""
    opening: list[Area] = []
    closing: list[Area] = []
    for area in pieces:
        if not 2 <= area.width <= SLIM * area.height:
            continue
        bend = _bend(ink[area.y0 : area.y1, area.x0 : area.x1])
        if bend >= BENT:
            opening.append(area)
        elif bend <= -BENT:
            closing.append(area)
    return opening, closing


def _pieces(picture: Picture, ink: Grey) -> list[Area]:
    """The pieces of ink that are as high as a bracket."""
    low, high = (at * picture.unit for at in HIGH)
    return [one.box for one in outlines_of(ink, (0, ink.shape[1]), (low, high))]


def _bend(piece: Grey) -> float:
    """How far right of its middle both ends of a piece lie, as a share of its width; less than nothing: left of it."""
    import numpy as np

    high, wide = piece.shape
    end = max(1, round(0.12 * high))
    places = []
    for rows in (piece[:end], piece[round(0.35 * high) : round(0.65 * high)], piece[-end:]):
        columns = np.nonzero(rows)[1]
        if not columns.size:
            return 0.0
        places.append(float(columns.mean()) / wide)
    upper, middle, lower = places
    apart = (upper - middle, lower - middle)
    return min(apart) if min(apart) > 0 else max(apart) if max(apart) < 0 else 0.0


def _between(pair: tuple[Area, Area], ink: Grey) -> Area | None:
    """The ink between two brackets; None where it is no more than dust."""
    import cv2

    left, right = pair
    room = ink[left.y0 : left.y1, left.x1 + 1 : right.x0 - 1]
    if not room.any():
        return None
    x, y, w, h = cv2.boundingRect(room)
    if h < MARK * left.height:
        return None
    return Area(left.x1 + 1 + x, left.y0 + y, left.x1 + 1 + x + w, left.y0 + y + h)


def _is_mark(area: Area, reading: Reading) -> bool:
    """Whether what is between two brackets is no letter or digit, as in (a) and (1)."""
    words = reading.read_short(area)
    text = "".join([word.text for word in words])
    return set(text) <= CROSSES | _BRACKETS or all((word.score or 0) < SURE for word in words)
