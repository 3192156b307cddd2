"""Circles to tick: empty ones by the paper they enclose, filled ones by what they stand in line with.

( ) Ja  (*) Nej        several in a row, or
( ) Ja                 one below the other, as web forms print them; there a bullet in the shape of a circle looks the
(*) Nej                same, unless one of them is filled or none is as small as a letter
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.outlines import Outline, outlines_of
from granskning_cli.readers.scan.places.shapes import LARGEST, THICKEST, alone, first, in_line

# A circle has this share of its square, and white beside it.
ROUND: Final = (0.72, 0.84)
ROUNDNESS: Final = (0.88, 2.4)  # its width by its height: ovals are filled in too
ALONE: Final = 2.0
BEFORE: Final = 4.0
SMALLEST: Final = 4.6
FEWEST: Final = 4
SAME_SIZE: Final = 0.12
NEAR_SIZE: Final = 0.35
DISC: Final = 0.85  # the sign of a filled circle may be so much larger than that of an empty one
# No o of usual type is as wide, in points.
BULLET: Final = 6.4
# A circle around a word is so wide at the least, in points; so much on each side is its line.
WORD: Final = 13.0
MIDDLE: Final = 0.25


class Piece(NamedTuple):
    """A piece of ink as large as a circle, and whether its outline is one."""

    area: Area
    round: bool


def rings_of(picture: Picture, ink: Grey) -> list[Area]:
    """The circles: first the empty ones, then what stands in their rows and columns and is as large."""
    small, large = SMALLEST * picture.unit, LARGEST * picture.unit
    outlines = [
        one
        for one in outlines_of(ink, (0, large), (0, large))
        if one.box.width >= small or one.box.height >= small
    ]
    rings = _of_one_size([one.box for one in outlines if one.holes and _is_empty(picture, ink, one)])
    if len(rings) < FEWEST - 2 or _are_around_words(picture, ink, rings):
        return []
    wide = sum(ring.width for ring in rings) / len(rings)
    size = sum(ring.height for ring in rings) / len(rings)
    alike = [
        piece
        for piece in (Piece(one.box, _is_round(one)) for one in outlines if one.box not in rings)
        if abs(piece.area.width - wide) <= (DISC if piece.round else NEAR_SIZE) * wide
        and abs(piece.area.height - size) <= (DISC if piece.round else NEAR_SIZE) * size
        and alone(picture, ink, piece.area, ALONE)
    ]
    if len(rings) == FEWEST - 2:
        return _of_one_row(picture, ink, rings, alike)
    if len(rings) >= FEWEST and _in_rows(rings):
        return rings + [one.area for one in alike if all(in_line(one.area, rings, size))]
    filled = [one.area for one in alike if one.round and in_line(one.area, rings, size)[1]]
    rings = [ring for ring in rings if _in_column(ring, [*rings, *filled])]
    large = size >= BULLET * picture.unit
    return rings + filled if len(rings) + len(filled) >= FEWEST and (large or filled) else []


def _are_around_words(picture: Picture, ink: Grey, rings: Sequence[Area]) -> bool:
    """Whether each is large, alone on its line and has ink in it: a number of each line was circled, none is a place."""
    inside = [ring.inset(round(MIDDLE * ring.width)) for ring in rings]
    return (
        min(ring.width for ring in rings) >= WORD * picture.unit
        and all(ink[one.y0 : one.y1, one.x0 : one.x1].any() for one in inside)
        and not any(
            in_line(ring, [other for other in rings if other is not ring], ring.height)[0] for ring in rings
        )
    )


def _of_one_row(picture: Picture, ink: Grey, rings: list[Area], alike: Sequence[Piece]) -> list[Area]:
    """Two circles larger than any o and a filled one between or beside them: all that a page may ask."""
    size = rings[0].height
    filled = [
        one.area
        for one in alike
        if one.round and in_line(one.area, rings, size)[0] and _is_full(ink, one.area)
    ]
    large = min(ring.width for ring in rings) >= BULLET * picture.unit
    return rings + filled if large and len(filled) == 1 and in_line(rings[0], rings[1:], size)[0] else []


def _is_full(ink: Grey, area: Area) -> bool:
    return float((ink[area.y0 : area.y1, area.x0 : area.x1] > 0).mean()) >= ROUND[0]


def _is_empty(picture: Picture, ink: Grey, outline: Outline) -> bool:
    """Whether it is a thin line around paper, by itself."""
    box = outline.box
    return (
        _is_round(outline)
        and _thin(picture, box, outline.holes[0])
        and alone(picture, ink, box, ALONE)
        # the o of an ö that is typed wide apart has a letter before it
        and (box.width > BULLET * picture.unit or first(picture, ink, box, BEFORE))
    )


def _is_round(outline: Outline) -> bool:
    import cv2

    wide, high = outline.box.width, outline.box.height
    share = cv2.contourArea(outline.edge) / max(1, (wide - 1) * (high - 1))
    return ROUND[0] <= share <= ROUND[1] and ROUNDNESS[0] <= wide / high <= ROUNDNESS[1]


def _thin(picture: Picture, area: Area, hole: Grey) -> bool:
    import cv2

    x, y, w, h = cv2.boundingRect(hole)
    thick = max(x - area.x0, area.x1 - x - w, y - area.y0, area.y1 - y - h)
    return thick <= max(THICKEST * picture.unit, 2)


def _of_one_size(rings: Sequence[Area]) -> list[Area]:
    """The largest group of circles whose diameters differ by little."""
    best: list[Area] = []
    for ring in rings:
        group = [
            other
            for other in rings
            if abs(other.width - ring.width) <= max(2, SAME_SIZE * ring.width)
            and abs(other.height - ring.height) <= max(2, SAME_SIZE * ring.height)
        ]
        if len(group) > len(best):
            best = group
    return best


def _in_rows(rings: Sequence[Area]) -> bool:
    """Whether most have another beside them; a word that was circled has none."""
    beside = sum(
        any(other is not ring and abs(other.y0 - ring.y0) <= 0.3 * ring.height for other in rings)
        for ring in rings
    )
    return 2 * beside >= len(rings)


def _in_column(ring: Area, others: Sequence[Area]) -> bool:
    """Whether another stands above or below, or beside: in a list of single options a row of them may follow."""
    return any(in_line(ring, [other for other in others if other is not ring], ring.height))
