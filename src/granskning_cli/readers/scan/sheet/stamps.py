"""A page in colour -> the same in grey, without stamps and names in coloured ink that lie over what is printed.

2.2 Har n(ämnde)n fattat      a blue ring through black type: the type is as dark below it as beside it, and
       (  1971  )  ☐ Ja       what is blue alone is taken off; what is written in blue beside print stays
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

# Blue, green and red of each pixel.
Colour = Any
# Pixels in a point of the picture that stamps are looked for in.
FINE: Final = 1.4
# Dots an inch of the picture that any colour is looked for in, and the least share of it that is coloured.
COARSE: Final = 72.0
FEWEST: Final = 1e-4
# Ink is coloured where its channels differ by so much, and no lighter than that; it is black below that.
TINTED: Final = 40
LIGHTEST: Final = 190
BLACK: Final = 130
# A highlighter's stripe, a coloured row or a drawing is thicker than any stroke of a stamp, in points.
THICK: Final = 6.0
# The ink of a stamp is not even: its pieces stand so near, in points.
NEAR: Final = 2.0
# A frame or a ring is so large, in points; a name so wide and high; and neither is larger.
FRAME: Final = 28.0
NAME: Final = (45.0, 12.0)
LARGEST: Final = 230.0
# So much of a frame lies as near to its edge as this share of its lesser side.
ALONG: Final = 0.75
EDGE: Final = 0.15
# So many pieces of black ink are crossed by a frame, and by a name so many that are neither dots nor rulings, in points.
CROSSED: Final = 2
WORDS: Final = 3
PIECE: Final = (3.0, 150.0)
# White is as light as this hundredth of the pixels.
WHITE: Final = 90
# The strongest ink of a stamp is its colour.
STRONGEST: Final = 10
# From so strong ink on a stamp hides what is below it.
HIDES: Final = 0.25
# Coloured ink beside stamps, in points squared, shows that somebody wrote in colour.
WRITTEN: Final = 25.0


class Ink(NamedTuple):
    """Where ink is coloured, and where it is black, with the picture that is, in parts of white."""

    tones: Colour
    tinted: Grey
    black: Grey
    unit: float


def in_grey(colour: Colour, dpi: float) -> Picture:
    """The picture in grey, without the stamps in it, and with their ink beside it where somebody wrote in colour."""
    import cv2

    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)
    scale = min(1.0, COARSE / dpi)
    coarse = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    light, dark = _range_of(coarse)
    if cv2.countNonZero(cv2.threshold(cv2.subtract(light, dark), TINTED, 1, cv2.THRESH_BINARY)[1]) < FEWEST * light.size:
        return Picture(grey, dpi)
    ink = _ink_of(colour, dpi)
    masks = list(_stamps(ink))
    if not masks:
        return Picture(grey, dpi)
    import numpy as np

    stamps = np.full_like(grey, 255)
    white = np.percentile(coarse.reshape(-1, 3), WHITE, axis=0).clip(1, 255)
    for mask in masks:
        _take_off(colour, grey, stamps, mask, (ink, white))
    beside = ink.tinted.copy()
    for mask in masks:
        beside[mask > 0] = 0
    written = int((beside > 0).sum()) >= WRITTEN * ink.unit**2
    return Picture(grey, dpi, stamps, written)


def _range_of(colour: Colour) -> tuple[Grey, Grey]:
    """The lightest and the darkest channel of each pixel."""
    import cv2

    blue, green, red = cv2.split(colour)
    return cv2.max(cv2.max(blue, green), red), cv2.min(cv2.min(blue, green), red)


def _ink_of(colour: Colour, dpi: float) -> Ink:
    import cv2
    import numpy as np

    scale = FINE * 72 / dpi
    small = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    white = np.percentile(small[::3, ::3].reshape(-1, 3), WHITE, axis=0).clip(1, 255)
    tones = (small * (255 / white)).clip(0, 255).astype(np.uint8)
    light, dark = _range_of(tones)
    tinted = ((cv2.subtract(light, dark) >= TINTED) & (dark < LIGHTEST)).astype(np.uint8) * 255
    thick = round(THICK * FINE)
    broad = cv2.morphologyEx(tinted, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    if broad.any():
        _, labels, _, _ = labelled(tinted)
        tinted[np.isin(labels, np.unique(labels[broad > 0]))] = 0
    black = ((light < BLACK) & (cv2.subtract(light, dark) < TINTED)).astype(np.uint8) * 255
    return Ink(tones, tinted, black, FINE)


def _stamps(ink: Ink) -> Iterator[Grey]:
    """Masks of what is taken off: a name's own strokes, and all that is coloured within a frame."""
    import cv2
    import numpy as np

    near = round(NEAR * ink.unit) | 1
    joined = cv2.morphologyEx(ink.tinted, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    count, labels, stats, _ = labelled(joined)
    if count == 1:
        return
    pieces = labelled(ink.black)
    for label, (x, y, wide, high, _) in enumerate(stats[1:count].tolist(), 1):
        sides = wide / ink.unit, high / ink.unit
        if max(sides) > LARGEST or sides[0] < min(FRAME, NAME[0]) or sides[1] < NAME[1]:
            continue
        own = (labels == label).astype(np.uint8)
        hull = _hull(own)
        framed = min(sides) >= FRAME and _is_hollow(own, hull)
        if not framed and sides[0] < NAME[0]:
            continue
        if not _crosses(own, pieces, ink.unit, framed=framed):
            continue
        if framed:
            own = hull
        yield own


def _hull(own: Grey) -> Grey:
    """All that lies between strokes, which print that crosses them cuts in pieces."""
    import cv2
    import numpy as np

    rows, columns = np.nonzero(own)
    out = np.zeros_like(own)
    cv2.fillPoly(out, [cv2.convexHull(np.stack([columns, rows], axis=1).astype(np.int32))], 1)
    return out


def _is_hollow(own: Grey, hull: Grey) -> bool:
    """Whether strokes are a frame or a ring: they lie along their own edge, as a name's do not."""
    import cv2

    depth = cv2.distanceTransform(cv2.copyMakeBorder(hull, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0), cv2.DIST_L2, 3)
    along = depth[1:-1, 1:-1] <= EDGE * 2 * float(depth.max())
    return float(own[along].sum()) >= ALONG * float(own.sum())


def _crosses(own: Grey, pieces: tuple[int, Any, Any, Any], unit: float, *, framed: bool) -> bool:
    import cv2
    import numpy as np

    _, labels, stats, _ = pieces
    met = np.unique(labels[cv2.dilate(own, np.ones((3, 3), np.uint8)) > 0])
    sides = [max(stats[label][2], stats[label][3]) / unit for label in met if label]
    words = sum(PIECE[0] <= side <= PIECE[1] for side in sides)
    rulings = sum(side > PIECE[1] for side in sides)
    return words + rulings >= CROSSED if framed else words >= WORDS


def _take_off(colour: Colour, grey: Grey, stamps: Grey, mask: Grey, known: tuple[Ink, Any]) -> None:
    """Grey of what is below a stamp in its place, and the stamp's own ink in another picture.

    A pixel lets through of each channel what the stamp and what is printed let through; what is printed is black and
    dims all channels alike, so that by how much they differ tells how strong the stamp's ink is.
    """
    import cv2
    import numpy as np

    ink, white = known
    seen = ink.tones[(mask > 0) & (ink.tinted > 0)].astype(np.float32) / 255
    most, least = int(seen.mean(axis=0).argmax()), int(seen.mean(axis=0).argmin())
    tint = np.percentile(seen, STRONGEST, axis=0)
    x, y, wide, high = cv2.boundingRect(mask)
    scale = grey.shape[1] / mask.shape[1], grey.shape[0] / mask.shape[0]
    x0, x1 = max(0, int((x - 2) * scale[0])), min(grey.shape[1], int((x + wide + 2) * scale[0]))
    y0, y1 = max(0, int((y - 2) * scale[1])), min(grey.shape[0], int((y + high + 2) * scale[1]))
    grown = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    within = cv2.resize(grown, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)[y0:y1, x0:x1] > 0
    part = (colour[y0:y1, x0:x1].astype(np.float32) / white.astype(np.float32)).clip(1 / 255, 1)
    light, dark = part[..., most], part[..., least]
    ratio = (dark / light).clip(0, 1)
    strength = ((1 - ratio) / np.maximum((1 - tint[least]) - ratio * (1 - tint[most]), 0.05)).clip(0, 1)
    below = (light / (1 - strength * (1 - tint[most]))).clip(0, 1)
    old = grey[y0:y1, x0:x1]
    old[within] = (below[within] * float(white.mean())).astype(np.uint8)
    stamps[y0:y1, x0:x1][within & (strength > HIDES)] = 0
