"""Fields that are shaded, where no line shows what is to be written in: rectangles darker than the paper around them.

Orsak: ░Två vakanser░░░░░░░░░░░      the shade is even but for the type on it, and its edges are straight
Typ:   ▒☒▒ A   ▒☐▒ B                 and so may the inside of boxes be
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Rule
from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.sheet.straight import straightened

# A shade is darker than this share of the paper around it, and lighter than that.
SHADE: Final = (0.5, 0.972)
# The paper is the lightest of what lies this near, in points.
AROUND: Final = 120
COARSE: Final = 4
SPECK: Final = 3  # what noise leaves of a pale edge, in points
# What is no letter is at least so high and wide, in points; a field so wide; a line of type fits in it.
SMALLEST: Final = 5
FIELD: Final = (24.0, 8.0)
# So much of its box a rectangle fills, and so much of it is of one tone, give or take so much.
FULL: Final = 0.88
EVEN: Final = 0.6
TONE: Final = 0.03
# So near to each corner of the box, in points, is shade: a highlighter's stripe has round ends, or slanted ones.
CORNER: Final = 1
CORNERS: Final = 3  # noise takes one of a pale shade
# The edge is sharp: so far beyond it, in points, it is lighter by as much.
BESIDE: Final = 4
# A row of a table is so wide, in points; so many of them, whose edges differ by no more, show that it is striped.
STRIPE: Final = 300.0
STRIPES: Final = 3
ASKEW: Final = 2.5
RULINGS: Final = 5  # so many rulings are as long as each other in a table whose titles are shaded
COLUMNS: Final = 14.0  # so much white is between two of its columns
STRIPED: Final = 0.9  # how light it is said to be


class Shades(NamedTuple):
    """The shaded fields of a page, in points, and whether anything at all is shaded."""

    fields: list[BBox]
    any: bool


def shades_of(picture: Picture, angle: float) -> Shades:
    """What is shaded in a picture whose paper has not been evened out, once it is turned by so many degrees."""
    import cv2

    tones = straightened(Picture(_tones(picture), 72.0), angle).grey
    _, low = cv2.threshold(tones, round(SHADE[0] * 255), 255, cv2.THRESH_BINARY)
    _, high = cv2.threshold(tones, round(SHADE[1] * 255), 255, cv2.THRESH_BINARY_INV)
    mask = cv2.morphologyEx(
        cv2.bitwise_and(low, high), cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3))
    )
    opened = cv2.morphologyEx(
        mask, cv2.MORPH_OPEN, cv2.getStructuringElement(cv2.MORPH_RECT, (SMALLEST, SMALLEST))
    )
    outlines, _ = cv2.findContours(opened, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = [cv2.boundingRect(one) for one in outlines if _is_even(tones, one)]
    fields = [
        BBox(float(x - 1), float(y - 1), float(x + w + 1), float(y + h + 1))
        for x, y, w, h in found
        if w >= FIELD[0] and h >= FIELD[1]
    ]
    return Shades(fields, bool(found))


def striped(shades: Sequence[BBox], written: Sequence[BBox]) -> list[BBox]:
    """The shades that are every other row of a table: several as wide as a text, below each other and with columns.

    `written`: words and places for marks; a field's text is in one piece.
    """
    wide = [box for box in shades if box.x1 - box.x0 >= STRIPE]
    out = [box for box in wide if sum(_below_each_other(box, other) for other in wide) >= STRIPES]
    return out if 2 * sum(_has_columns(box, written) for box in out) > len(out) else []


def headings(shades: Sequence[BBox], rules: Sequence[Rule]) -> list[BBox]:
    """The shades that are rows of a table ruled between its rows alone, as its titles are: none is a field.

    Rulings run along their edges and on below them, one as long as the other, and none stands at their sides.
    """
    level = [rule for rule in rules if rule.axis == "h" and rule.end - rule.start >= STRIPE]
    upright = [rule for rule in rules if rule.axis == "v"]
    return [
        box
        for box in shades
        for own in [[rule for rule in level if _is_as_wide(rule, box)]]
        if len(own) >= RULINGS
        and all(any(abs(rule.position - y) <= ASKEW for rule in own) for y in (box.top, box.bottom))
        and not any(
            min(abs(rule.position - box.x0), abs(rule.position - box.x1)) <= ASKEW
            and rule.start < box.bottom - ASKEW
            and rule.end > box.top + ASKEW
            for rule in upright
        )
    ]


def _is_as_wide(rule: Rule, box: BBox) -> bool:
    return abs(rule.start - box.x0) <= ASKEW and abs(rule.end - box.x1) <= ASKEW


def _below_each_other(box: BBox, other: BBox) -> bool:
    return abs(box.x0 - other.x0) <= ASKEW and abs(box.x1 - other.x1) <= ASKEW


def _has_columns(stripe: BBox, written: Sequence[BBox]) -> bool:
    """Whether wide white parts what stands on one of its lines."""
    inside = [box for box in written if stripe.top <= (box.top + box.bottom) / 2 <= stripe.bottom]
    for box in inside:
        line = [one for one in inside if one.top < (box.top + box.bottom) / 2 < one.bottom]
        following = min((one.x0 for one in line if one.x0 > box.x0), default=box.x1)
        if following - box.x1 >= COLUMNS:
            return True
    return False


def _tones(picture: Picture) -> Grey:
    """A picture of a pixel a point: each the lightest near it by the paper around, so that type is no shade."""
    import cv2
    import numpy as np

    scale = 1 / picture.unit
    small = cv2.resize(picture.grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    light = cv2.dilate(small, cv2.getStructuringElement(cv2.MORPH_RECT, (3, 3)))
    coarse = cv2.resize(light, None, fx=1 / COARSE, fy=1 / COARSE, interpolation=cv2.INTER_AREA)
    reach = AROUND // COARSE + 1
    paper = cv2.dilate(coarse, cv2.getStructuringElement(cv2.MORPH_RECT, (reach, reach)))
    paper = cv2.GaussianBlur(paper, (0, 0), reach / 4)
    paper = cv2.resize(paper, (light.shape[1], light.shape[0]), interpolation=cv2.INTER_LINEAR)
    return cv2.medianBlur(cv2.divide(light, np.maximum(paper, 1), scale=255), SPECK)


def _is_even(tones: Grey, outline: Grey) -> bool:
    """Whether an outline is a rectangle, and most in it of one tone that ends at its edges."""
    import cv2
    import numpy as np

    x, y, w, h = cv2.boundingRect(outline)
    if cv2.contourArea(outline) < FULL * (w - 1) * (h - 1):
        return False
    if not _has_corners(outline):
        return False
    inside = tones[y : y + h, x : x + w]
    tone = float(np.percentile(inside, 75))
    if (np.abs(inside - tone) <= TONE * 255).mean() < EVEN:
        return False
    high, wide = tones.shape
    if x < BESIDE or y < BESIDE or x + w + BESIDE > wide or y + h + BESIDE > high:
        return False  # the shadow of an edge
    around = (
        tones[y : y + h, x - BESIDE], tones[y : y + h, x + w - 1 + BESIDE],
        tones[y - BESIDE, x : x + w], tones[y + h - 1 + BESIDE, x : x + w],
    )  # fmt: skip
    return all(float(np.median(side)) >= tone + TONE * 255 for side in around)


def _has_corners(outline: Grey) -> bool:
    import cv2

    x, y, w, h = cv2.boundingRect(outline)
    corners = [
        (float(at), float(top))
        for at in (x + CORNER, x + w - 1 - CORNER)
        for top in (y + CORNER, y + h - 1 - CORNER)
    ]
    return sum(cv2.pointPolygonTest(outline, corner, False) >= 0 for corner in corners) >= CORNERS
