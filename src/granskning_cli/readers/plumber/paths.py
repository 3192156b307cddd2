"""pdfminer's paths -> rulings, boxes and pen marks.

pdfminer gives each part of a path as a path of its own, so a frame painted between two outlines comes as two
filled shapes one after the other, and is put together again here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from granskning_cli.model.layout import BBox
from granskning_cli.readers.paths import Drawing, Paint, Subpath, around, rim_of
from granskning_cli.readers.seen import Seen


def drawing_of(curves: Sequence[Any], place: Seen, sheet: BBox) -> Drawing:
    """What the paths of one page are; those off the sheet are left out."""
    drawing = Drawing()
    parts = [(_subpath(curve, place), _paint(curve, place)) for curve in curves]
    painted = [
        (part, around(part.points), paint)
        for part, paint in parts
        if len(part.points) > 1 and (paint.fill is not None or paint.stroke is not None)
    ]
    skip = False
    for i, (part, box, paint) in enumerate(painted):
        if skip:
            skip = False
            continue
        if not (
            box.x1 >= sheet.x0 and box.x0 <= sheet.x1 and box.bottom >= sheet.top and box.top <= sheet.bottom
        ):
            continue
        after = painted[i + 1] if i + 1 < len(painted) else None
        if paint.blank:
            if paint.fill is not None:
                drawing.add_white(box, [part])
        elif after and after[2] == paint and paint.stroke is None and rim_of(box, after[1]):
            drawing.add([part, after[0]], paint)
            skip = True
        else:
            drawing.add([part], paint)
    return drawing


def _subpath(curve: Any, place: Seen) -> Subpath:
    points: list[tuple[float, float]] = []
    curved: list[bool] = []
    closed = False
    for operator, *targets in curve.original_path:
        if operator == "h":
            closed = True
        for x, y in targets:
            points.append(place.point(x, y))
            curved.append(operator in "cvy")
    return Subpath(points, curved, closed)


def _paint(curve: Any, place: Seen) -> Paint:
    return Paint(
        _lightness(curve.non_stroking_color) if curve.fill else None,
        _lightness(curve.stroking_color) if curve.stroke else None,
        (curve.linewidth or 0.0) * max(abs(place.a), abs(place.b)),
    )


def _lightness(colour: Any) -> float:
    """How light a colour is, 0 black to 1 white; a pattern, and what is not understood, counts as black."""
    values = list(colour) if isinstance(colour, (tuple, list)) else [colour]
    if not all(isinstance(value, (int, float)) for value in values):
        return 0.0
    match values:
        case [grey]:
            return float(grey)
        case [red, green, blue]:
            return float(0.299 * red + 0.587 * green + 0.114 * blue)
        case [cyan, magenta, yellow, black]:
            return float((1 - black) * (1 - 0.299 * cyan - 0.587 * magenta - 0.114 * yellow))
    return 0.0
