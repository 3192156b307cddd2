"""Boxes to tick, found by their outlines, and circles: letters enclose paper too, but a box has four straight sides."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.places.crossed import as_others, crossed_of
from granskning_cli.readers.scan.places.rings import rings_of
from granskning_cli.readers.scan.places.shapes import CLOSE, LARGEST, THICKEST, alone, cornered, first, last
from granskning_cli.readers.scan.places.sizes import alike, without_letters
from granskning_cli.readers.scan.places.solid import solid_of

# The side of a box, in points, and how far from square it may be.
SMALLEST: Final = 6.6
SQUARE: Final = 1.35
# A run of ink this long may be a side.
SIDE: Final = 4.8
# So much of each side must be drawn, within so many points of its place.
DRAWN: Final = 0.85
BESIDE: Final = 0.8
# White beside a box, but for a mark that leaves it; ink in its corners.
BY_ITSELF: Final = 1.5
WHITE: Final = 0.3  # of its width; less where so many others by themselves show its size
SHOWN: Final = 3
LETTER: Final = 8.2  # no letter of usual type is as wide, in points
# A run of ink: x0, top, width, height.
Side = tuple[int, int, int, int]


def places_of(
    picture: Picture, inks: tuple[Grey, Grey], *, shaded: bool = False
) -> tuple[list[Area], list[Area]]:
    """The boxes and the circles that are seen in faint ink or in dark: what is shaded inside is no ink in the dark one."""
    import cv2

    boxes: list[Area] = []
    rings: list[Area] = []
    # a shade that is faint ink here and there hides the sides of a box; where fields are shaded, the dark ink shows
    # boxes as they are, and what is shaded sticks to their lines in the faint
    for ink in inks[::-1] if shaded else inks:
        boxes += [box for box in boxes_of(picture, ink) if not _known(box, boxes)]
    for ink in inks:  # the line of a small circle fills it in the faint ink
        rings += [ring for ring in rings_of(picture, ink) if not _known(ring, rings)]
    # a small circle has sides as straight as a box's
    boxes = without_letters(picture, [box for box in boxes if not _known(box, rings)], inks[0])
    thick = cv2.dilate(inks[-1] if shaded else inks[0], cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    boxes = as_others(thick, boxes)
    boxes += crossed_of(picture, thick, boxes, rings, "box")
    return boxes, rings + crossed_of(picture, thick, rings, boxes, "ring")


def _known(area: Area, others: Sequence[Area]) -> bool:
    middle = (area.x0 + area.x1) / 2, (area.y0 + area.y1) / 2
    return any(other.holds(*middle) for other in others)


def boxes_of(picture: Picture, ink: Grey) -> list[Area]:
    """The boxes, each once."""
    import cv2

    # a thin line that was turned is a stair of runs: one more pixel on all sides makes them one
    ink = cv2.dilate(ink, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    level = cv2.morphologyEx(
        ink, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (picture.px(SIDE), 1))
    )
    # outlines of what is sparse cost a tenth of its components with their statistics
    runs, _ = cv2.findContours(level, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    small, large = SMALLEST * picture.unit, LARGEST * picture.unit
    thick = THICKEST * picture.unit + 4
    extents = (cv2.boundingRect(run) for run in runs)
    sides = [(x, y, w, h) for x, y, w, h in extents if small * 0.75 <= w <= large and h <= thick]
    sides.sort(key=lambda side: (side[1], side[0]))
    out: list[Area] = []
    close: list[Area] = []
    for top, below in _above_each_other(sides, round(1.5 * picture.unit), picture.unit):
        for bottom in below:
            box = _between(picture, ink, top, bottom)
            if box is None or _known(box, out):
                continue
            if alone(picture, ink, box, max(BY_ITSELF, WHITE * box.width / picture.unit)):
                out.append(box.inset(1))
                break
            # a D or a B, or a larger box with its label close beside it; most letters of a title have two neighbours
            by = max(BY_ITSELF, WHITE * box.width / picture.unit)
            by_itself = first(picture, ink, box, by) or last(picture, ink, box, by)
            if box.width > LETTER * picture.unit and by_itself and alone(picture, ink, box, CLOSE):
                close.append(box.inset(1))
    rest = [box for box in close if not _known(box, out)]
    out += [box for box in rest if _is_shown(ink, box, [*out, *rest])]
    return out + solid_of(picture, ink, out)


def _is_shown(ink: Grey, box: Area, boxes: Sequence[Area]) -> bool:
    """Whether others are of its size, and one of them is as empty as no letter is."""
    same = alike(box, boxes)
    empty = [ink[one.y0 : one.y1, one.x0 : one.x1] for one in (two.inset(two.width // 4) for two in same)]
    return len(same) >= SHOWN and any(not inside.any() for inside in empty)


def _above_each_other(sides: Sequence[Side], near: int, unit: float) -> Iterator[tuple[Side, list[Side]]]:
    """Each level side, from the top, with those that begin and end where it does, no farther below than a box is high."""
    step = near + 1
    ending: dict[tuple[int, int], list[int]] = {}
    for index, (x0, _, wide, _) in enumerate(sides):
        ending.setdefault((x0 // step, (x0 + wide) // step), []).append(index)
    # most sides of letters have no other with both ends in their place
    around = {
        (left, right): [
            ending[at]
            for at in product(range(left - 1, left + 2), range(right - 1, right + 2))
            if at in ending
        ]
        for left, right in ending
    }
    for index, (x0, y0, wide, high) in enumerate(sides):
        lowest = y0 + SQUARE * wide + unit
        below: list[int] = []
        for column in around[x0 // step, (x0 + wide) // step]:
            for other in column[bisect_right(column, index) :]:
                left, top, width, _ = sides[other]
                if top > lowest:
                    break
                if abs(x0 - left) <= near and abs(x0 + wide - left - width) <= near:
                    below.append(other)
        if below:
            yield (x0, y0, wide, high), [sides[other] for other in sorted(below)]


def _between(picture: Picture, ink: Grey, top: Side, bottom: Side) -> Area | None:
    """The box that two level sides, one above the other, belong to."""
    x0, y0, wide, _ = top
    box = Area(min(x0, bottom[0]), y0, max(x0 + wide, bottom[0] + bottom[2]), bottom[1] + bottom[3])
    if (
        min(box.width, box.height) < SMALLEST * picture.unit
        or not 1 / SQUARE <= box.width / box.height <= SQUARE
    ):
        return None
    beside = picture.px(BESIDE)
    for x in (box.x0, box.x1 - 1):
        side = ink[box.y0 : box.y1, max(0, x - beside) : x + beside + 1]
        if side.any(axis=1).mean() < DRAWN:
            return None
    if not cornered(picture, ink, box):
        return None
    # a cell of a table goes on beyond its corners
    return None if _goes_on(picture, ink, box) else box


def _goes_on(picture: Picture, ink: Grey, box: Area) -> bool:
    """Whether the lines of two sides go on straight beyond the corners: a grid, not a box."""
    far, beside = picture.px(3.0), picture.px(BESIDE)
    runs = 0
    for y in (box.y0, box.y1 - 1):
        rows = ink[max(0, y - beside) : y + beside + 1]
        for part in (rows[:, max(0, box.x0 - far) : max(0, box.x0 - 1)], rows[:, box.x1 + 1 : box.x1 + far]):
            runs += bool(part.size and part.any(axis=0).all())
    for x in (box.x0, box.x1 - 1):
        columns = ink[:, max(0, x - beside) : x + beside + 1]
        for part in (columns[max(0, box.y0 - far) : max(0, box.y0 - 1)], columns[box.y1 + 1 : box.y1 + far]):
            runs += bool(part.size and part.any(axis=1).all())
    return runs >= 2
