"""Level lines so pale that a scanner left pieces of them: between and beyond these the paper is darker all along.

3. Resultat (tkr)
 ___     _____  __        a web form's frame: 200 on paper of 255, and noise takes every other bit of it
|_-4_350_____     _|
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Grey, Line, Picture

# A line is looked for in bits so long, in points, and beyond its ends in shorter ones; it is so much darker than what
# lies so near above and below it.
BIT: Final = 6.0
STEP: Final = 2.0
DARKER: Final = 12.0
NEAR: Final = 1.4
# What is darker above or below it is letters, whose bars and feet look like lines.
PAPER: Final = 215
# This share of the bits between two pieces shows it: type that stands on a line hides it.
MOST: Final = 0.8
# Pieces on one level, in points; no line is thicker than this that is so pale.
LEVEL: Final = 0.8
THICK: Final = 1.6


def mended(picture: Picture, lines: Sequence[Line]) -> list[Line]:
    """The level lines, pieces of one put together, and gone on with as far as it goes."""
    out: list[Line] = []
    rest = sorted(lines, key=lambda line: line.start)
    while rest:
        line, others = rest[0], []
        if line.thick > THICK * picture.unit:
            out.append(line)
            rest = rest[1:]
            continue
        for other in rest[1:]:
            if _is_on(picture, line, other) and _shown(picture, line, other):
                line = line._replace(end=max(line.end, other.end))
            else:
                others.append(other)
        out.append(line)
        rest = others
    return sorted((_whole(picture, line) for line in out), key=lambda line: (line.position, line.start))


def _is_on(picture: Picture, line: Line, other: Line) -> bool:
    return abs(line.position - other.position) <= LEVEL * picture.unit and other.thick <= THICK * picture.unit


def _shown(picture: Picture, line: Line, other: Line) -> bool:
    bits = list(_bits(picture, line.position, line.end, other.start))
    return sum(bits) >= MOST * len(bits)


def _bits(picture: Picture, position: float, start: float, end: float) -> Iterator[bool]:
    by = picture.px(BIT)
    for at in range(round(start), round(end), by):
        yield _is_line(picture, position, at, at + by)


def _is_line(picture: Picture, position: float, start: int, end: int) -> bool:
    """Whether most of the paper of one bit is darker at a height than above and below it."""
    import numpy as np

    near, y = max(2, round(NEAR * picture.unit)), round(position)
    bit: Grey = picture.grey[max(0, y - near) : y + near + 1, max(0, start) : max(0, end)]
    if y < near or bit.shape[0] < 2 * near + 1 or bit.shape[1] < 2:
        return False
    rows = np.median(bit, axis=1)
    darkest = float(rows[near - 1 : near + 2].min())
    beside = min(float(rows[:2].max()), float(rows[-2:].max()))
    return beside >= PAPER and darkest + DARKER <= beside


def _whole(picture: Picture, line: Line) -> Line:
    by = picture.px(STEP)
    start, end = round(line.start), round(line.end)
    while _is_line(picture, line.position, start - by, start):
        start -= by
    while _is_line(picture, line.position, end, end + by):
        end += by
    return line._replace(start=float(max(start, 0)), end=float(min(end, picture.grey.shape[1])))
