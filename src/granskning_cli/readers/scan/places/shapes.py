"""What tells the shape and the place of a piece of ink: whether its corners are filled, and what stands in line with it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture

# The side of a box or circle, in points, and how thick its line may be.
LARGEST: Final = 22.0
THICKEST: Final = 2.2
# The share of a corner that is ink.
CORNER: Final = 0.3
# Ink beside a piece, but for a mark that leaves it; so near, in points, stand the letters of a word.
CROSSED: Final = 0.4
CLOSE: Final = 0.8


def cornered(picture: Picture, ink: Grey, box: Area) -> bool:
    """Whether ink fills all four corners, which the round side of a D leaves white."""
    near = max(3, picture.px(1.1))
    return all(
        ink[y : y + near, x : x + near].mean() > CORNER * 255
        for y in (box.y0, box.y1 - near)
        for x in (box.x0, box.x1 - near)
    )


def in_line(area: Area, rings: Sequence[Area], size: float) -> tuple[bool, bool]:
    """Whether others stand in the same row, and in the same column."""
    x, y = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    row = any(abs((ring.y0 + ring.y1) / 2 - y) <= 0.3 * size for ring in rings)
    column = any(abs((ring.x0 + ring.x1) / 2 - x) <= 0.3 * size for ring in rings)
    return row, column


def alone(picture: Picture, ink: Grey, area: Area, by: float) -> bool:
    """Whether paper is left and right of it, so many points wide."""
    far, margin = picture.px(by), 1
    left = ink[area.y0 : area.y1, max(0, area.x0 - far) : max(0, area.x0 - margin)]
    right = ink[area.y0 : area.y1, area.x1 + margin : area.x1 + far]
    # a mark may leave its box on one side; a letter has its neighbours close by
    return bool(left.any(axis=1).mean() < CROSSED and right.any(axis=1).mean() < CROSSED)


def first(picture: Picture, ink: Grey, area: Area, by: float) -> bool:
    """Whether paper is left of it, so many points wide: nothing of its word stands before it."""
    left = ink[area.y0 : area.y1, max(0, area.x0 - picture.px(by)) : max(0, area.x0 - 1)]
    return bool(left.any(axis=1).mean() < CROSSED)


def last(picture: Picture, ink: Grey, area: Area, by: float) -> bool:
    """Whether paper is right of it, so many points wide: nothing of its word stands behind it."""
    right = ink[area.y0 : area.y1, area.x1 + 1 : area.x1 + picture.px(by)]
    return bool(right.any(axis=1).mean() < CROSSED)
