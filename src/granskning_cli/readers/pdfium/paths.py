"""A page's drawn objects -> rulings, boxes, pen marks, pictures; and the handles of its text objects.

Form XObjects are gone into, with their matrices. Thin paths, nearly all there are on a form, are told by their
bounds alone; only the others are asked for their points.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from ctypes import addressof, c_void_p
from itertools import chain, compress, repeat
from typing import Any, Final

from granskning_cli.model.layout import BBox, Image, Rule, Stroke
from granskning_cli.readers.paths import BOX, PEN, SPECK, THIN, Drawing, Paint, Subpath
from granskning_cli.readers.pdfium.clips import clipped, tight
from granskning_cli.readers.pdfium.raw import Pdfium, Six, asked, asked_whole
from granskning_cli.readers.seen import Seen, Sheet

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_PICK: Final = {kind: bytes(i == kind for i in range(256)) for kind in (_TEXT, _PATH, _IMAGE, _FORM)}
_BEZIER, _MOVE = 1, 2
# A page of a map or a chart holds paths without end; a form holds hundreds.
MOST_OBJECTS: Final = 100_000
MOST_PATHS: Final = 50_000
DEEPEST: Final = 8
# Points of a rectangle: its corners, and the first of them again.
RECTANGLE: Final = 5
# A stroked path so many times as long as it is thick is a line; a shorter one may be the leg of a cross.
SLENDER: Final = 6
# A path of more points than this is a drawing.
MOST_POINTS: Final = 400


class Objects:
    """What was found on one page. `texts`: text objects with the map that applies to their bounds."""

    def __init__(self) -> None:
        self.drawing = Drawing()
        self.images: list[Image] = []
        self.texts: list[tuple[list[int], Seen]] = []
        self.left = MOST_OBJECTS
        self.paths_left = MOST_PATHS

    @property
    def too_many(self) -> bool:
        return self.left < 0 or self.paths_left < 0


def objects_of(pdfium: Pdfium, page: c_void_p, sheet: Sheet) -> Objects:
    """Everything drawn on a page; what lies off the sheet is left out."""
    found = Objects()
    count = pdfium.Page_CountObjects(page)
    handles = list(map(pdfium.Page_GetObject, repeat(page), range(min(count, found.left))))
    _walk(pdfium, handles, sheet.place, sheet.box, found, 0)
    if count > MOST_OBJECTS:
        found.left = -1
    return found


def _walk(pdfium: Pdfium, handles: list[int], place: Seen, sheet: BBox, found: Objects, depth: int) -> None:
    found.left -= len(handles)
    # a byte for each object: sorting them out this way keeps pace with Chromium, which makes one of every letter
    kinds = bytes(map(pdfium.PageObj_GetType, handles))
    texts = _of_kind(_TEXT, handles, kinds)
    if texts:
        found.texts.append((texts, place))
    paths = _of_kind(_PATH, handles, kinds)[: max(found.paths_left, 0)]
    found.paths_left -= kinds.count(_PATH)
    if paths:
        _draw(pdfium, paths, place, sheet, found.drawing)
    images = bounds(pdfium, _of_kind(_IMAGE, handles, kinds), place)
    found.images += [Image(box) for box in images if _meets(box, sheet)]
    for handle in _of_kind(_FORM, handles, kinds):
        if depth == DEEPEST or found.too_many:
            break
        matrix = Six()
        pdfium.PageObj_GetMatrix(handle, addressof(matrix))
        count = min(pdfium.FormObj_CountObjects(handle), max(found.left, 0))
        inner = list(map(pdfium.FormObj_GetObject, repeat(handle), range(count)))
        _walk(pdfium, inner, place.after(Seen(*matrix)), sheet, found, depth + 1)


def _of_kind(kind: int, handles: list[int], kinds: bytes) -> list[int]:
    if kind not in kinds:
        return []
    return list(compress(handles, kinds.translate(_PICK[kind])))


def bounds(pdfium: Pdfium, handles: Sequence[int], place: Seen) -> list[BBox]:
    """The boxes of page objects as seen; a stroked path's takes in its line's width on every side."""
    values = asked(pdfium.PageObj_GetBounds, handles, "f", 4)  # left, bottom, right, top
    a, b, c, d, e, f = place
    if b or c or a < 0 or d > 0:
        return [place.box(*values[i : i + 4]) for i in range(0, len(values), 4)]
    corners = zip(
        [a * x + e for x in values[0::4]],
        [d * y + f for y in values[3::4]],
        [a * x + e for x in values[2::4]],
        [d * y + f for y in values[1::4]],
        strict=True,
    )
    return list(map(tuple.__new__, repeat(BBox), corners))


def _draw(pdfium: Pdfium, paths: list[int], place: Seen, sheet: BBox, drawing: Drawing) -> None:
    """Sort the paths out. Lines are done with at once; the others in the order in which they are painted."""
    modes = asked(pdfium.Path_GetDrawMode, paths, "i", 2)
    painted = [bool(fill or stroke) for fill, stroke in zip(modes[0::2], modes[1::2], strict=True)]
    filled, stroked = list(compress(modes[0::2], painted)), list(compress(modes[1::2], painted))
    paths = list(compress(paths, painted))
    fills = _lightness(pdfium.PageObj_GetFillColor, paths, filled)
    strokes = _lightness(pdfium.PageObj_GetStrokeColor, paths, stroked)
    boxes = bounds(pdfium, paths, place)
    paints = list(map(tuple.__new__, repeat(Paint), zip(fills, strokes, repeat(0.0))))
    lefts = clipped(pdfium, paths, boxes, place, sheet)
    others = _without_lines(zip(paths, boxes, lefts, paints, strict=True), drawing)
    whole = [
        handle
        for handle, box, _, paint in others
        if not _is_shading(pdfium, handle, box, paint) and (not paint.blank or _covers(box, paint))
    ]
    parts = dict(zip(whole, _parts(pdfium, whole, place), strict=True))
    for handle, box, left, paint in others:
        shape = parts.get(handle)
        if paint.blank:
            _add_white(box, shape, drawing)
        elif shape is None:
            drawing.add_shade(tight(box, left), paint)
        elif isinstance(shape, BBox):
            window = left if paint.outlined else tight(box, left)
            drawing.add_rectangle(shape, _measured(paint, box, shape), window=None if left is box else window)
        elif shape:
            drawing.add(shape, _measured(paint, box, shape))
        elif max(box.x1 - box.x0, box.bottom - box.top) <= PEN:
            drawing.strokes.append(Stroke(box))


def _covers(box: BBox, paint: Paint) -> bool:
    """Whether white paint may lie over a dark box; only then is its shape of interest."""
    return paint.fill is not None and max(box.x1 - box.x0, box.bottom - box.top) <= BOX


def _add_white(box: BBox, shape: BBox | list[Subpath] | None, drawing: Drawing) -> None:
    if isinstance(shape, list):
        drawing.add_white(box, shape)
    elif shape is not None:
        drawing.add_white(box)


def _measured(paint: Paint, box: BBox, shape: BBox | list[Subpath]) -> Paint:
    """The paint with its outline's width, by which the bounds are larger than the shape; of what may be a box."""
    if not paint.outlined or box.bottom - box.top > 2 * BOX:
        return paint
    top = shape.top if isinstance(shape, BBox) else min([point[1] for point in shape[0].points])
    return Paint(paint.fill, paint.stroke, max(top - box.top, 0.0))


def _without_lines(
    paths: Iterable[tuple[int, BBox, BBox | None, Paint]], drawing: Drawing
) -> list[tuple[int, BBox, BBox, Paint]]:
    """Add the paths whose bounds alone say that they are lines along an axis; give the others that are seen.

    A stroke's bounds take in its width on every side, so a line's are twice as thick as it is.
    """
    others: list[tuple[int, BBox, BBox, Paint]] = []
    for handle, box, left, paint in paths:
        if left is None:
            continue
        x0, top, x1, bottom = left
        width, height = x1 - x0, bottom - top
        longer, thickness = (width, height) if width >= height else (height, width)
        stroked = paint[1] is not None
        if thickness >= (2 * THIN if stroked else THIN) or (stroked and longer < SLENDER * thickness):
            others.append((handle, box, left, paint))
        elif longer >= SPECK and not paint.blank:
            cap = thickness / 2 if stroked and left is box else 0.0
            if width >= height:
                drawing.rules.append(Rule("h", (top + bottom) / 2, x0 + cap, x1 - cap))
            else:
                drawing.rules.append(Rule("v", (x0 + x1) / 2, top + cap, bottom - cap))
    return others


def _is_shading(pdfium: Pdfium, handle: int, box: BBox, paint: Paint) -> bool:
    """A large rectangle that is only filled; one of more points may be a frame."""
    large = max(box.x1 - box.x0, box.bottom - box.top) > PEN
    return large and paint.stroke is None and bool(pdfium.Path_CountSegments(handle) <= RECTANGLE)


def _parts(pdfium: Pdfium, paths: list[int], place: Seen) -> list[BBox | list[Subpath]]:
    """The subpaths of each path, as seen; the box of one that is a rectangle; none for one of too many points."""
    counts = [count if count <= MOST_POINTS else 0 for count in map(pdfium.Path_CountSegments, paths)]
    owners = chain.from_iterable(map(repeat, paths, counts))
    segments = list(map(pdfium.Path_GetPathSegment, owners, chain.from_iterable(map(range, counts))))
    points = asked(pdfium.PathSegment_GetPoint, segments, "f", 2)
    matrices = iter(asked_whole(pdfium.PageObj_GetMatrix, paths, 6))
    known: dict[tuple[float, ...], Seen] = {}
    found: list[BBox | list[Subpath]] = []
    end = 0
    for count, matrix in zip(counts, zip(*[matrices] * 6, strict=True), strict=True):
        start, end = end, end + count
        along = known.get(matrix)
        if along is None:
            along = known[matrix] = place.after(Seen(*matrix))
        corners = points[2 * start : 2 * end]
        if count == RECTANGLE and along.b == 0 == along.c and _is_rectangle(corners):
            found.append(along.box(corners[0], corners[1], corners[4], corners[5]))
        else:
            seen = [along.point(x, y) for x, y in zip(corners[0::2], corners[1::2], strict=True)]
            found.append(_split(pdfium, segments[start:end], seen))
    return found


def _split(pdfium: Pdfium, segments: list[int], points: list[tuple[float, float]]) -> list[Subpath]:
    parts: list[Subpath] = []
    for segment, point in zip(segments, points, strict=True):
        kind = pdfium.PathSegment_GetType(segment)
        if kind == _MOVE or not parts:
            parts.append(Subpath([], [], False))
        part = parts[-1]
        part.points.append(point)
        part.curved.append(kind == _BEZIER)
        if pdfium.PathSegment_GetClose(segment):
            parts[-1] = part._replace(closed=True)
    return [part for part in parts if len(part.points) > 1]


def _is_rectangle(corners: list[float]) -> bool:
    """Whether five points go around along the axes and back: what the operator "re" draws."""
    x0, y0, x1, y1, x2, y2, x3, y3, x4, y4 = corners
    if x4 != x0 or y4 != y0:
        return False
    return (x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0) or (
        y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    )


def _meets(box: BBox, sheet: BBox) -> bool:
    return box.x1 >= sheet.x0 and box.x0 <= sheet.x1 and box.bottom >= sheet.top and box.top <= sheet.bottom


def _lightness(function: Any, handles: list[int], used: Sequence[int]) -> list[float | None]:
    """How light each path is painted, 0 black to 1 white, on white paper; None where it is not."""
    values = iter(asked(function, list(compress(handles, used)), "I", 4))
    shades = [
        1 - (1 - (0.299 * red + 0.587 * green + 0.114 * blue) / 255) * alpha / 255
        for red, green, blue, alpha in zip(values, values, values, values, strict=True)
    ]
    found = iter(shades)
    return [next(found) if use else None for use in used]
