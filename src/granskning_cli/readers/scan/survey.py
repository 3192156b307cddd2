"""One picture -> what is seen of a page before a letter of it is read: rulings, boxes, circles, shades.

No language changes any of it, so that a page which turns out to be in another is read again and not looked at again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from granskning_cli.model.layout import BBox, Rect
from granskning_cli.readers.scan.letters.standing import standing_in
from granskning_cli.readers.scan.lines.cells import cells_of
from granskning_cli.readers.scan.lines.rulings import rulings_of, without_lines
from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture
from granskning_cli.readers.scan.places.boxes import places_of
from granskning_cli.readers.scan.places.pills import without_pills
from granskning_cli.readers.scan.places.strokes import painted
from granskning_cli.readers.scan.sheet.flat import ink_of
from granskning_cli.readers.scan.sheet.holes import without_holes
from granskning_cli.readers.scan.sheet.laid import laid
from granskning_cli.readers.scan.sheet.shaded import shades_of
from granskning_cli.readers.scan.sheet.sideways import sideways_in

# A line longer than this, in points, is no side of a box, and may lie close above one.
LONG: Final = 45.0


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A page as it was `seen` and by how many degrees it leans; flat and straight, its faint ink, and what was found.

    `strips`: columns of type that runs up or down the margins; `fields`: what is shaded, in points.
    """

    seen: Picture
    angle: float
    picture: Picture
    faint: Grey
    lines: list[Line]
    boxes: list[Area]
    rings: list[Area]
    strips: list[Area]
    fields: Sequence[BBox]
    pills: Sequence[Rect]


def survey(picture: Picture) -> Surveyed:
    """What is seen on a picture that is the right way up."""
    seen, angle, picture = laid(picture)
    shades = shades_of(seen, angle)
    picture, faint, pills = without_pills(*without_holes(picture))
    lines = rulings_of(picture, faint)
    boxes, rings, strips = _places(picture, faint, lines, shaded=shades.any)
    return Surveyed(seen, angle, picture, faint, lines, boxes, rings, strips, shades.fields, pills)


def _places(
    picture: Picture, faint: Grey, lines: Sequence[Line], *, shaded: bool
) -> tuple[list[Area], list[Area], list[Area]]:
    """The boxes, the circles, and the columns of type in the margins, which hold none of them."""
    long = [line for line in lines if line.end - line.start > LONG * picture.unit]
    inks = without_lines(faint, long), without_lines(ink_of(picture), long)
    boxes, rings = places_of(picture, inks, shaded=shaded)
    strips = sideways_in(picture, [*boxes, *rings])
    if any(_holds_any(strips, one) for one in [*boxes, *rings]):  # letters show no size of boxes
        without = (painted(inks[0], strips, 1, 0), painted(inks[1], strips, 1, 0))
        boxes, rings = places_of(picture, without, shaded=shaded)
    turned = standing_in(picture, picture.grey, cells_of(picture, lines)) if boxes or rings else []
    none = [*strips, *[cell for row in turned for cell in row]]
    boxes, rings = ([one for one in found if not _holds_any(none, one)] for found in (boxes, rings))
    return boxes, rings, strips


def _holds_any(strips: Sequence[Area], box: Area) -> bool:
    return any(strip.holds((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2) for strip in strips)
