"""What a drawn path is on a form: a ruling, a box to tick, a mark made by a pen, or decoration.

    stroked line, or filled rectangle thinner than THIN  ->  Rule
    stroked rectangle larger than BOX                    ->  its four edges as Rules (a table cell, a frame)
    closed shape about as wide as high, up to BOX        ->  Rect (a check box, a radio button, the dot in it)
    closed shape up to RING and TALLEST                  ->  Rect too (a line around a word, a highlighter's shade)
    anything else up to PEN                              ->  Stroke (a tick, a cross)
    larger rectangle that is only filled                 ->  Shade (the ground of a row or a cell)
    other shading, large drawings                        ->  nothing

A frame is often filled rather than stroked: two outlines, one inside the other, painted between; or a dark
square and a white one on top. Both are outlines to a person, and a box read as filled is a tick nobody made.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Rect, Rule, Shade, Stroke

THIN: Final = 2.0
# The smallest and largest box that somebody ticks, and the largest mark made by hand.
SPECK: Final = 2.0
BOX: Final = 24.0
PEN: Final = 60.0
# A line around a word is at most so wide and high; a loop made by hand is at least so high.
RING: Final = 170.0
TALLEST: Final = 34.0
LOOP: Final = 10.0
# The ground of a line of type is at least so high.
LOW: Final = 8.0
# How far a line may rise over its length and be level.
LEVEL: Final = 0.05
# A box may be this many times as wide as high.
OBLONG: Final = 1.7
# Boxes whose sides are nearer than this are one, drawn twice.
SAME: Final = 0.6
# The width of an outline that is filled rather than stroked.
RIM: Final = 2.5
# Lightness from 0 to 1. Above PAPER nothing is seen on white; above INK it is a shade, not a mark.
PAPER: Final = 0.985
INK: Final = 0.7


class Subpath(NamedTuple):
    """Points as seen, control points of curves among them; `curved[i]`: point i is reached by a curve."""

    points: list[tuple[float, float]]
    curved: list[bool]
    closed: bool


class Paint(NamedTuple):
    """Lightness of the inside and of the outline, 0 black to 1 white; None where it is not painted.

    `line`: how thick the outline is, 0 where nobody measured.
    """

    fill: float | None
    stroke: float | None
    line: float = 0.0

    @property
    def outlined(self) -> bool:
        return self.stroke is not None and self.stroke <= PAPER

    @property
    def blank(self) -> bool:
        """Whether nothing of it is seen on white paper."""
        return (self.fill is None or self.fill > PAPER) and (self.stroke is None or self.stroke > PAPER)


class Drawing:
    """Collects what the paths of one page are."""

    def __init__(self) -> None:
        self.rules: list[Rule] = []
        self.rects: list[Rect] = []
        self.strokes: list[Stroke] = []
        self.shades: list[Shade] = []
        self.whites: list[BBox] = []  # what is about as large as a box

    def add(self, subpaths: Sequence[Subpath], paint: Paint) -> None:
        """One painted path, of one or more parts."""
        boxes = [around(part.points) for part in subpaths]
        if paint.stroke is None and len(subpaths) == 3 and (at := _marked_rim(boxes)) is not None:
            subpaths, boxes, paint = subpaths[at : at + 1], boxes[at : at + 1], Paint(paint.fill, paint.fill)
        if paint.stroke is None and len(subpaths) == 2 and (line := rim_of(*boxes)):
            outer = 0 if _width(boxes[0]) > _width(boxes[1]) else 1
            # a tick cut out of a dark square fills its box, and no outline is left of it
            ticked = not _shape(subpaths[1 - outer], boxes[1 - outer])[0]
            paint = Paint(paint.fill if ticked else None, paint.fill, line)
            subpaths, boxes = subpaths[outer : outer + 1], boxes[outer : outer + 1]
        pen: list[BBox] = []
        for part, box in zip(subpaths, boxes, strict=True):
            if not self._add_part(part, box, paint):
                pen.append(box)
        if pen and max(_sides(mark := _union(pen))) <= PEN:
            self.strokes.append(Stroke(mark))

    def add_rectangle(
        self, box: BBox, paint: Paint, *, round_: bool = False, window: BBox | None = None
    ) -> None:
        """A rectangle, or with `round_` the ellipse in it: a box to tick, else its outline or its ground.

        `window` is what a clip leaves of it.
        """
        width, height = _sides(box)
        longer, shorter = (width, height) if width >= height else (height, width)
        if shorter < THIN:
            self.add_thin(box)
        elif longer <= BOX and longer <= OBLONG * shorter:
            filled = paint.fill is not None and paint.fill <= INK
            self._add_box(Rect(box, filled, paint.outlined, round_, paint.line if paint.outlined else 0.0))
        else:
            self._add_frame(box, paint, round_=round_, window=window)

    def _add_frame(self, box: BBox, paint: Paint, *, round_: bool, window: BBox | None) -> None:
        """What is larger than a box: a table's cell, or a line drawn around a word."""
        width, height = _sides(box)
        filled = paint.fill is not None and paint.fill <= INK
        if width <= RING and height <= TALLEST and (paint.outlined or filled or not round_):
            self.rects.append(Rect(box, filled, paint.outlined, round_))
        if not paint.outlined and not round_:
            self.add_shade(box if window is None else window, paint)
        elif not round_:
            x0, top, x1, bottom = box
            edges = (
                Rule("h", top, x0, x1),
                Rule("h", bottom, x0, x1),
                Rule("v", x0, top, bottom),
                Rule("v", x1, top, bottom),
            )
            self.rules += edges if window is None else _within(edges, window)

    def add_shade(self, box: BBox, paint: Paint) -> None:
        """A filled rectangle, as far as a clip leaves it."""
        if paint.fill is not None and box.bottom - box.top >= LOW:
            self.shades.append(Shade(box, paint.fill))

    def _add_box(self, rect: Rect) -> None:
        """A box to tick; filled first and outlined afterwards, as many producers do, it is one all the same."""
        last = self.rects[-1] if self.rects else None
        if last and max(abs(a - b) for a, b in zip(last.bbox, rect.bbox, strict=True)) < SAME:
            filled, stroked = last.filled or rect.filled, last.stroked or rect.stroked
            line = max(last.line, rect.line)
            self.rects[-1] = rect._replace(filled=filled, stroked=stroked, line=line)
        else:
            self.rects.append(rect)

    def add_thin(self, box: BBox) -> None:
        """A box whose ink is no more than a line; a speck is nothing."""
        width, height = _sides(box)
        if max(width, height) < SPECK:
            return
        if width >= height:
            self.rules.append(Rule("h", (box.top + box.bottom) / 2, box.x0, box.x1))
        else:
            self.rules.append(Rule("v", (box.x0 + box.x1) / 2, box.top, box.bottom))

    def add_white(self, box: BBox, parts: Sequence[Subpath] = ()) -> None:
        """White paint: it turns a dark square under it into the outline of one, unless its parts are no square."""
        if parts and not (len(parts) == 1 and _shape(parts[0], box)[0]):
            return  # a tick in white
        self.whites.append(box)
        for i, rect in enumerate(self.rects):
            if rect.filled and is_rim(rect.bbox, box):
                self.rects[i] = rect._replace(filled=False, stroked=True)

    def _add_part(self, part: Subpath, box: BBox, paint: Paint) -> bool:
        """Whether the part was found to be something else than a mark made by a pen."""
        longer, shorter = max(_sides(box)), min(_sides(box))
        if shorter < THIN and (paint.stroke is None or shorter < LEVEL * longer + 0.3):
            self.add_thin(box)
            return True
        closed = part.closed or paint.stroke is None or part.points[0] == part.points[-1]
        boxlike, round_ = _shape(part, box)
        ring = paint.outlined and any(part.curved) and box.x1 - box.x0 <= RING and shorter <= TALLEST
        if closed and boxlike and (longer <= BOX or ring or not any(part.curved)):
            self.add_rectangle(box, paint, round_=round_ or (ring and longer > BOX))
            return True
        if ring and shorter >= LOOP and (closed or _returns(part, longer)):
            self.rects.append(
                Rect(box, False, True, True)
            )  # a pen's line around a word; it may be a mark too
        if not paint.outlined:
            filled = closed and boxlike and paint.fill is not None and paint.fill <= INK
            if filled and LOOP <= shorter <= TALLEST and longer <= RING:
                self.rects.append(Rect(box, filled, False, True))  # behind a word of its own outline
            return boxlike or longer > PEN  # shading
        return self._add_edges(part)

    def _add_edges(self, part: Subpath) -> bool:
        """The upright and level sides of an outline, as Rules; False where it is small and has mostly others."""
        points, curved = list(part.points), list(part.curved)
        if part.closed and points[0] != points[-1]:
            points.append(points[0])
            curved.append(False)
        sides: list[BBox] = []
        straight = slanting = 0.0
        for ends, bent in zip(pairwise(points), curved[1:], strict=True):
            box = around(ends)
            longer, shorter = max(_sides(box)), min(_sides(box))
            if bent or shorter > LEVEL * longer + 0.3:
                slanting += longer
            else:
                straight += longer
                sides.append(box)
        if straight < 2 * slanting and max(_sides(around(points))) <= PEN:
            return False
        for box in sides:
            self.add_thin(box)
        return True


def _shape(part: Subpath, box: BBox) -> tuple[bool, bool]:
    """Whether a part goes along the edges of its box (or of the ellipse in it), and whether it is round."""
    rx, ry = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
    cx, cy = box.x0 + rx, box.top + ry
    if not rx or not ry:
        return False, False
    places = [(abs(x - cx) / rx, abs(y - cy) / ry) for x, y in part.points]
    on_edge = all(max(place) > 0.9 for place in places)
    radii = [x * x + y * y for x, y in places]
    round_ = any(part.curved) and min(radii) > 0.7 and max(radii) < 1.6
    corners = sum(x > 0.9 and y > 0.9 for x, y in places)
    if any(part.curved):
        return on_edge or round_, round_
    return on_edge and corners == len(places) and corners >= 4, False


def _returns(part: Subpath, longer: float) -> bool:
    """Whether a line made by hand ends about where it began."""
    (x0, y0), (x1, y1) = part.points[0], part.points[-1]
    return max(abs(x1 - x0), abs(y1 - y0)) < longer / 4


def is_rim(outer: BBox, inner: BBox) -> bool:
    """Whether the one lies in the other with no more than a line's width between them on all sides."""
    gaps = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    return all(0 < gap <= RIM for gap in gaps)


def rim_of(one: BBox, other: BBox) -> float:
    """The width of the outline that is painted between two shapes, one around the other; 0 where none is.

    It may be as thick as the dot in a chosen radio button, if it is as thick on all sides.
    """
    outer, inner = (one, other) if _width(one) > _width(other) else (other, one)
    gaps = (inner.x0 - outer.x0, inner.top - outer.top, outer.x1 - inner.x1, outer.bottom - inner.bottom)
    even = max(gaps) - min(gaps) <= SAME and max(_sides(outer)) <= BOX
    return max(min(gaps), 0.0) if even or is_rim(outer, inner) else 0.0


def _marked_rim(boxes: Sequence[BBox]) -> int | None:
    """Which of three shapes is a box with an outline painted between two of them, and a mark in it: ⦿ in one path."""
    outer, inner, mark = sorted(boxes, key=_width, reverse=True)
    within = inner.x0 < mark.x0 and inner.top < mark.top and mark.x1 < inner.x1 and mark.bottom < inner.bottom
    return boxes.index(outer) if within and max(_sides(outer)) <= BOX and rim_of(outer, inner) else None


def _width(box: BBox) -> float:
    return box.x1 - box.x0


def _within(rules: Sequence[Rule], window: BBox) -> list[Rule]:
    """What a clip leaves of rulings."""
    kept: list[Rule] = []
    for axis, position, start, end in rules:
        if axis == "v":
            low, first, high, last = window
        else:
            first, low, last, high = window
        begin, finish = max(start, first), min(end, last)
        if low <= position <= high and begin < finish:
            kept.append(Rule(axis, position, begin, finish))
    return kept


def around(points: Sequence[tuple[float, float]]) -> BBox:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return BBox(min(xs), min(ys), max(xs), max(ys))


def _union(boxes: Sequence[BBox]) -> BBox:
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return BBox(min(x0), min(top), max(x1), max(bottom))


def _sides(box: BBox) -> tuple[float, float]:
    return box.x1 - box.x0, box.bottom - box.top
