"""A page's drawn objects -> rulings, boxes, pen marks, pictures; and the handles of its text objects.

Form XObjects are gone into, with their matrices. Thin paths, nearly all there are on a form, are told by their
bounds alone; only the others are asked for their points.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import addressof, c_float, c_void_p
from itertools import chain, compress, repeat
from typing import Any, Final

from granskning_cli.model.layout import BBox, Image, Stroke
from granskning_cli.readers.paths import PEN, THIN, Drawing, Paint, Subpath
from granskning_cli.readers.pdfium_raw import Pdfium, asked, asked_whole
from granskning_cli.readers.seen import Seen, Sheet

_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_BEZIER, _MOVE = 1, 2
# A page of a map or a chart holds paths without end; a form holds hundreds.
MOST_OBJECTS: Final = 100_000
MOST_PATHS: Final = 50_000
DEEPEST: Final = 8
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
    kinds = list(map(pdfium.PageObj_GetType, handles))
    texts = [handle for handle, kind in zip(handles, kinds, strict=True) if kind == _TEXT]
    if texts:
        found.texts.append((texts, place))
    paths = [handle for handle, kind in zip(handles, kinds, strict=True) if kind == _PATH]
    found.paths_left -= len(paths)
    if found.paths_left < 0:
        paths = paths[: found.paths_left]
    if paths:
        _draw(pdfium, paths, place, sheet, found.drawing)
    if _IMAGE in kinds:
        images = [handle for handle, kind in zip(handles, kinds, strict=True) if kind == _IMAGE]
        found.images += [Image(box) for box in bounds(pdfium, images, place) if _meets(box, sheet)]
    if _FORM in kinds and depth < DEEPEST:
        for handle, kind in zip(handles, kinds, strict=True):
            if kind == _FORM and not found.too_many:
                matrix = (c_float * 6)()
                pdfium.PageObj_GetMatrix(handle, addressof(matrix))
                count = min(pdfium.FormObj_CountObjects(handle), found.left)
                inner = list(map(pdfium.FormObj_GetObject, repeat(handle), range(count)))
                _walk(pdfium, inner, place.after(Seen(*matrix)), sheet, found, depth + 1)


def bounds(pdfium: Pdfium, handles: Sequence[int], place: Seen) -> list[BBox]:
    """The boxes of page objects as seen; a stroked path's takes in half its line on every side."""
    values = asked(pdfium.PageObj_GetBounds, handles, "f", 4)
    if place.b or place.c:
        return [place.box(*values[i : i + 4]) for i in range(0, len(values), 4)]
    a, d, e, f = place.a, place.d, place.e, place.f
    if a > 0 > d:
        corners = zip(
            [a * x + e for x in values[0::4]],
            [d * y + f for y in values[3::4]],
            [a * x + e for x in values[2::4]],
            [d * y + f for y in values[1::4]],
        )
        return list(map(tuple.__new__, repeat(BBox), corners))
    return [place.box(*values[i : i + 4]) for i in range(0, len(values), 4)]


def _draw(pdfium: Pdfium, paths: list[int], place: Seen, sheet: BBox, drawing: Drawing) -> None:
    """Sort the paths out, in the order in which they are painted."""
    modes = asked(pdfium.Path_GetDrawMode, paths, "i", 2)
    painted = [bool(fill or stroke) for fill, stroke in zip(modes[0::2], modes[1::2], strict=True)]
    filled, stroked = list(compress(modes[0::2], painted)), list(compress(modes[1::2], painted))
    paths = list(compress(paths, painted))
    fills = _lightness(pdfium.PageObj_GetFillColor, paths, filled)
    strokes = _lightness(pdfium.PageObj_GetStrokeColor, paths, stroked)
    boxes = bounds(pdfium, paths, place)
    parts = iter(_parts(pdfium, [handle for handle, box in zip(paths, boxes, strict=True) if not _is_thin(box)], place))
    for box, fill, stroke in zip(boxes, fills, strokes, strict=True):
        thin = _is_thin(box)
        subpaths = () if thin else next(parts)
        paint = Paint(fill, stroke)
        if not _meets(box, sheet):
            continue
        if paint.blank:
            drawing.add_white(box)
        elif thin:
            drawing.add_thin(box if stroke is None else _without_caps(box))
        elif subpaths:
            drawing.add(subpaths, paint)
        elif max(box.x1 - box.x0, box.bottom - box.top) <= PEN:
            drawing.strokes.append(Stroke(box))


def _parts(pdfium: Pdfium, paths: list[int], place: Seen) -> list[Sequence[Subpath]]:
    """The subpaths of each path, as seen; none for a path of too many points."""
    counts = [count if count <= MOST_POINTS else 0 for count in map(pdfium.Path_CountSegments, paths)]
    owners = chain.from_iterable(map(repeat, paths, counts))
    segments = list(map(pdfium.Path_GetPathSegment, owners, chain.from_iterable(map(range, counts))))
    points = iter(asked(pdfium.PathSegment_GetPoint, segments, "f", 2))
    kinds, closes = map(pdfium.PathSegment_GetType, segments), map(pdfium.PathSegment_GetClose, segments)
    matrices = iter(asked_whole(pdfium.PageObj_GetMatrix, paths, 6))
    found: list[Sequence[Subpath]] = []
    for count, matrix in zip(counts, zip(*[matrices] * 6, strict=True), strict=True):
        along = place.after(Seen(*matrix))
        parts: list[Subpath] = []
        for _ in range(count):
            point, kind, close = along.point(next(points), next(points)), next(kinds), bool(next(closes))
            if kind == _MOVE or not parts:
                parts.append(Subpath([], [], False))
            part = parts[-1]
            part.points.append(point)
            part.curved.append(kind == _BEZIER)
            if close:
                parts[-1] = part._replace(closed=True)
        found.append([part for part in parts if len(part.points) > 1])
    return found


def _is_thin(box: BBox) -> bool:
    return box.x1 - box.x0 < THIN or box.bottom - box.top < THIN


def _without_caps(box: BBox) -> BBox:
    """A line's bounds less the half of its width that they go beyond its ends."""
    width, height = box.x1 - box.x0, box.bottom - box.top
    half = min(width, height) / 2
    if width > height:
        return BBox(box.x0 + half, box.top, box.x1 - half, box.bottom)
    return BBox(box.x0, box.top + half, box.x1, box.bottom - half)


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
