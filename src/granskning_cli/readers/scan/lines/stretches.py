"""An upright line without the letter that joins two of its stretches: nothing else of it is ink from ruling to ruling.

| 1. |  Is it approved?           | X |   |
|  Yes, on 14 May 2025 (minute 32).      |     the bracket stands where the lines above and below it do
| 2. |  Are they recorded?        |   | X |
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.readers.scan.picture import Grey, Line, Picture

# So little of a stretch no higher than this, in points, is ink where a letter joins the lines above and below it.
BROKEN: Final = 0.85
HIGHEST: Final = 18.0
# The ends of a stretch are the level rulings' own ink, so far in points.
ENDS: Final = 0.7


def drawn_parts(picture: Picture, ink: Grey, line: Line, level: Sequence[Line]) -> list[Line]:
    """The parts of an upright line between the stretches that are a letter."""
    near = round(ENDS * picture.unit)
    met = sorted(
        round(other.position)
        for other in level
        if other.start - near <= line.position <= other.end + near
        and line.start + near < other.position < line.end - near
    )
    if not met:
        return [line]
    heights = [round(line.start), *met, round(line.end)]
    whole = [
        not _is_broken(picture, ink, round(line.position), a + near, b - near) for a, b in pairwise(heights)
    ]
    if all(whole):
        return [line]
    out: list[Line] = []
    for (a, b), drawn in zip(pairwise([line.start, *met, line.end]), whole, strict=True):
        if drawn and out and out[-1].end == a:
            out[-1] = out[-1]._replace(end=float(b))
        elif drawn:
            out.append(line._replace(start=float(a), end=float(b)))
    return out


def _is_broken(picture: Picture, ink: Grey, x: int, top: int, bottom: int) -> bool:
    column = ink[top:bottom, max(0, x - 1) : x + 2]
    return (
        column.shape[0] > picture.unit
        and bottom - top <= HIGHEST * picture.unit
        and float(column.any(axis=1).mean()) < BROKEN
    )
