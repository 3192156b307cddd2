"""Frames with a tooth for each letter -> one frame each, its letters moved together, so that they are read as a word.

+---+---+---+---+---+---+---+---+
| 2 | 0 | 2 | 5 | 0 | 9 | 0 | 1 |      20250901      no other cell touches it, and the letters stand side by side
+---+---+---+---+---+---+---+---+
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.letters.crops import around_ink
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture

# A tooth is no wider and no higher than this, in points, as wide as the others but for this share; the next is so near.
WIDEST: Final = 26.0
HIGHEST: Final = 34.0
SAME: Final = 0.2
NEXT: Final = 4.0
FEWEST: Final = 4
# One letter alone may be a mark.
LETTERS: Final = 2
COUNT: Final = "012345678910"
# White along the edges of a tooth, and between two letters that were moved together, in points.
EDGE: Final = 1.0
BETWEEN: Final = 1.4

Comb = list[Area]


def combs_of(picture: Picture, grey: Grey, cells: Sequence[Area]) -> list[Comb]:
    """The combs among cells, each from the left; what may be a scale with a mark in it is none."""
    near = picture.px(NEXT)
    out: list[Comb] = []
    rest = [cell for cell in cells if _is_tooth(picture, cell)]
    while rest:
        comb = [rest[0]]
        for cell in rest[1:]:
            if _goes_on(comb[-1], cell, near):
                comb.append(cell)
        rest = [cell for cell in rest if cell not in comb]
        if len(comb) < FEWEST or any(
            _touches(around(comb), cell, near) for cell in cells if cell not in comb
        ):
            continue
        inked = [at for at, tooth in enumerate(comb) if _letter(picture, grey, tooth) is not None]
        together = not inked or (len(inked) >= LETTERS and inked[-1] - inked[0] < len(inked))
        if together:
            out.append(comb)
    return out


def without_scales(picture: Picture, grey: Grey, combs: Sequence[Comb], reading: Reading) -> list[Comb]:
    """The combs without rows of printed numbers, |1|2|3|4|5|, one of which may be crossed out."""
    full = [comb for comb in combs if all(_letter(picture, grey, tooth) is not None for tooth in comb)]
    if not full:
        return list(combs)
    reading.look_at(picture, moved_together(picture, grey, full))
    read = {id(comb): reading.read(around(comb).inset(1), "block") for comb in full}
    return [comb for comb in combs if not _counts("".join([word.text for word in read.get(id(comb), [])]))]


def _counts(text: str) -> bool:
    """Whether digits count up, all but one at the most."""
    return len(text) >= FEWEST and any(
        sum(a != b for a, b in zip(text, COUNT[start:], strict=False)) <= 1 for start in (0, 1)
    )


def around(comb: Comb) -> Area:
    """The frame of a comb."""
    return Area(comb[0].x0, min(t.y0 for t in comb), comb[-1].x1, max(t.y1 for t in comb))


def moved_together(picture: Picture, grey: Grey, combs: Sequence[Comb]) -> Grey:
    """The picture with the letters of each comb side by side at its left."""
    out = grey.copy() if combs else grey
    for comb in combs:
        frame = around(comb)
        letters = [letter for tooth in comb if (letter := _letter(picture, grey, tooth)) is not None]
        out[frame.y0 : frame.y1, frame.x0 : frame.x1] = 255
        x = frame.x0 + picture.px(2 * EDGE)
        for letter in letters:
            out[letter.y0 : letter.y1, x : x + letter.width] = grey[
                letter.y0 : letter.y1, letter.x0 : letter.x1
            ]
            x += letter.width + picture.px(BETWEEN)
    return out


def without_teeth(picture: Picture, lines: Sequence[Line], combs: Sequence[Comb]) -> list[Line]:
    """The lines without those between two teeth."""
    frames, near = [around(comb) for comb in combs], picture.px(NEXT)
    return [
        line
        for line in lines
        if line.axis == "h"
        or not any(
            frame.x0 + near < line.position < frame.x1 - near
            and frame.y0 - near <= line.start
            and line.end <= frame.y1 + near
            for frame in frames
        )
    ]


def _letter(picture: Picture, grey: Grey, tooth: Area) -> Area | None:
    return around_ink(grey, tooth.inset(picture.px(EDGE)), 1)


def _is_tooth(picture: Picture, cell: Area) -> bool:
    return cell.width <= WIDEST * picture.unit and cell.height <= HIGHEST * picture.unit


def _goes_on(left: Area, right: Area, near: int) -> bool:
    level = abs(left.y0 - right.y0) <= near // 2 and abs(left.y1 - right.y1) <= near // 2
    alike = abs(left.width - right.width) <= SAME * max(left.width, right.width)
    return level and alike and 0 <= right.x0 - left.x1 <= near


def _touches(frame: Area, cell: Area, near: int) -> bool:
    beyond = frame.inset(-near)
    return cell.x0 < beyond.x1 and cell.x1 > beyond.x0 and cell.y0 < beyond.y1 and cell.y1 > beyond.y0
