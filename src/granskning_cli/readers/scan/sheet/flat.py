"""A grey picture -> the same on white paper: shadows, yellowed paper and shaded rows even out, and its ink in black."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.sheet.paper import paper_of

# Darker than this share of its paper is ink, and so is what is darker than the paper around it by less, if faint.
INK: Final = 0.70
FAINT: Final = 0.84
# A filled row is higher and longer than any stroke, in points.
FILLED_HIGH: Final = 9.0
FILLED_LONG: Final = 40.0
DARK: Final = 110
# A row that is less dark may have dark type as well as light: what differs so much from its ground is its type.
DARKISH: Final = 150
TYPE: Final = 45
MOSTLY: Final = 0.55
RECTANGLE: Final = 0.9
# A button is no higher, in points; so far from the corners of the rectangle around it, in heights, it is light.
ENDS: Final = (30.0, 0.11)
# A line within a dark row is darker by more than noise is, and is black on white however dark the row.
LINE: Final = 12.0
LEAST: Final = 60.0


def flattened(picture: Picture) -> Picture:
    """The picture on white paper; white type on dark rows is turned black on white."""
    import cv2

    grey, ground = _turned_over(picture)
    paper = paper_of(ground, picture)
    out = cv2.divide(grey, paper, scale=255)
    if paper.min() <= 1:  # no paper at all
        out[paper <= 1] = 255
    return Picture(out, picture.dpi)


def ink_of(picture: Picture, level: float = INK) -> Grey:
    """255 where a flattened picture has ink, 0 elsewhere; specks of a pixel or two are dust."""
    import cv2

    _, ink = cv2.threshold(picture.grey, round(255 * level), 255, cv2.THRESH_BINARY_INV)
    return ink


def _turned_over(picture: Picture) -> tuple[Grey, Grey]:
    """The picture with its large dark rectangles the other way round, for their type is light; and without buttons."""
    import cv2
    import numpy as np

    grey = picture.grey
    _, dark = cv2.threshold(grey, DARKISH, 255, cv2.THRESH_BINARY_INV)
    size = (picture.px(FILLED_LONG), picture.px(FILLED_HIGH))
    # type in a filled row leaves holes in it, and light lines between its cells
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, _block(picture.px(2.5), picture.px(2.5)))
    filled = cv2.morphologyEx(closed, cv2.MORPH_OPEN, _block(*size))
    if not filled.any():
        return grey, grey
    out = grey.copy()
    buttons: list[Grey] = []
    outlines, _ = cv2.findContours(filled, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for outline in outlines:
        # a row of a page that lies askew is no upright rectangle, and bold type near its edge bites pieces out of it
        askew = cv2.minAreaRect(outline)
        if cv2.contourArea(outline) <= RECTANGLE * askew[1][0] * askew[1][1]:
            continue
        if min(askew[1]) <= ENDS[0] * picture.unit and _has_round_ends(closed, outline, picture.px(ENDS[0])):
            buttons.append(outline)
            continue
        corners = np.round(cv2.boxPoints(askew)).astype(np.int32)
        x, y, width, height = cv2.boundingRect(corners)
        x, y = max(0, x), max(0, y)
        within = out[y : y + height, x : x + width]
        band = _filled(corners - (x, y), within.shape)
        if _has_light_type(within, band):
            within[band] = on_white(within[band])
            # its edge is a ruling, whatever is left of it
            cv2.polylines(out, [corners], isClosed=True, color=0)
    if not buttons:
        return out, out
    ground, around = out.copy(), picture.px(ENDS[0] / 2)
    for x, y, width, height in map(cv2.boundingRect, buttons):
        part = ground[max(0, y - around) : y + height + around, max(0, x - around) : x + width + around]
        part[part < np.percentile(part, 95)] = np.percentile(part, 95)
    return out, ground


def _has_round_ends(dark: Grey, outline: Grey, reach: int) -> bool:
    """Whether the dark shape around a rectangle is light in all its corners, a little within them: a web form's button."""
    import cv2
    import numpy as np

    x, y, width, height = cv2.boundingRect(outline)
    left, top = max(0, x - reach), max(0, y - reach)
    part = dark[top : y + height + reach, left : x + width + reach]
    _, labels = cv2.connectedComponents(part)
    own = (labels == labels[y - top + height // 2, x - left + width // 2]).astype(np.uint8)
    edges, _ = cv2.findContours(own, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    whole = cv2.minAreaRect(max(edges, key=cv2.contourArea))
    corners, within = cv2.boxPoints(whole), min(whole[1]) * ENDS[1]
    for corner in corners:
        sides = sorted((other - corner for other in corners if (other != corner).any()), key=np.linalg.norm)[
            :2
        ]
        at = corner + within * sum(side / np.linalg.norm(side) for side in sides)
        column, row = (round(float(value)) for value in at)
        if own[min(max(row, 0), own.shape[0] - 1), min(max(column, 0), own.shape[1] - 1)]:
            return False
    return True


def on_white(inside: Grey) -> Grey:
    """Grey of a dark band as it would be on white: its type, and the lines between its cells, which may be darker still."""
    import numpy as np

    ground = float(np.median(inside))
    lighter = (inside - ground) / (255 - ground)
    darker = (ground - LINE - inside) / (max(ground, LEAST) - LINE)
    return (255 * (1 - np.maximum(lighter, darker).clip(0, 1))).astype(np.uint8)


def _filled(outline: Grey, shape: tuple[int, int]) -> Grey:
    """Where a picture of a shape lies within an outline."""
    import cv2
    import numpy as np

    mask = np.zeros(shape, np.uint8)
    cv2.drawContours(mask, [outline], -1, 255, -1)
    return mask > 0


def _has_light_type(grey: Grey, band: Grey) -> bool:
    """Whether a band is dark all over but for its type, which is lighter; a photograph is dark in places."""
    import numpy as np

    inside = grey[band]
    ground = float(np.median(inside))
    if (inside < ground + TYPE).mean() < MOSTLY or ground > DARKISH:
        return False
    return ground <= DARK or bool((inside > ground + TYPE).sum() > (inside < ground - TYPE).sum())


def _block(width: int, height: int) -> Grey:
    import cv2

    return cv2.getStructuringElement(cv2.MORPH_RECT, (width, height))
