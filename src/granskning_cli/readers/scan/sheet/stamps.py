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
# Pixels by their columns and rows.
Points = Any
# Pixels in a point of the picture that stamps are looked for in.
FINE: Final = 1.4
# Dots an inch of the picture that any colour is looked for in, and the least share of it that is coloured.
COARSE: Final = 72.0
FEWEST: Final = 1e-4
# Ink is coloured where its channels differ by so much, and no lighter than that; it is black below that.
TINTED: Final = 40
LIGHTEST: Final = 190
DIM: Final = 90
BLACK: Final = 130
# A highlighter's stripe, a coloured row or a drawing is thicker than any stroke of a stamp, in points.
THICK: Final = 6.0
# The ink of a stamp is not even: its pieces stand so near, in points.
NEAR: Final = 2.0
# A frame or a ring is so large, in points; a name so wide and high; and neither is larger.
FRAME: Final = 28.0
NAME: Final = (45.0, 12.0)
LARGEST: Final = 280.0
# So much of a frame lies as near to its edge as this share of its lesser side.
ALONG: Final = 0.75
EDGE: Final = 0.15
# So much of the arcs of a ring, or of the sides of a frame, that print cuts in pieces.
WHOLE: Final = 0.8
# What is printed cuts so much out of a ring, in points.
CUT: Final = 16.0
# A stroke is so long, in points; no more of them are looked at.
STROKE: Final = 14.0
MOST: Final = 24
# A ring fills no more of its rectangle; a frame stands askew by so many degrees.
ROUND: Final = 0.86
ASKEW: Final = 2.5
# So many pieces of black ink are crossed by a frame, and by a name so many that are neither dots nor rulings, in points.
CROSSED: Final = 2
WORDS: Final = 3
PIECE: Final = (3.0, 150.0)
# The paper is the lightest near by in a picture so much coarser.
PAPER: Final = 0.15
# The strongest ink of a stamp is its colour.
STRONGEST: Final = 10
# From so strong ink on a stamp hides what is below it.
HIDES: Final = 0.25
PALE: Final = 0.6
# Coloured ink beside stamps, in points squared, shows that somebody wrote in colour.
WRITTEN: Final = 25.0
BESIDE: Final = 6.0


class Ink(NamedTuple):
    """Where ink is coloured, where it is black, and where the ground is coloured, with the picture by its paper's white."""

    paper: Colour
    tones: Colour
    tinted: Grey
    black: Grey
    ground: Grey
    unit: float


def in_grey(colour: Colour, dpi: float) -> Picture:
    """The picture in grey, without the stamps in it, and with their ink beside it where somebody wrote in colour."""
    import cv2

    grey = cv2.cvtColor(colour, cv2.COLOR_BGR2GRAY)
    if min(grey.shape) * FINE * 72 / dpi < FRAME:  # a sliver
        return Picture(grey, dpi)
    scale = min(1.0, COARSE / dpi)
    coarse = cv2.resize(colour, None, fx=scale, fy=scale, interpolation=cv2.INTER_NEAREST)
    light, dark = _range_of(coarse)
    if (
        cv2.countNonZero(cv2.threshold(cv2.subtract(light, dark), TINTED, 1, cv2.THRESH_BINARY)[1])
        < FEWEST * light.size
    ):
        return Picture(grey, dpi)
    ink = _ink_of(colour, dpi)
    masks = list(stamps_of(ink)) if ink.tinted.any() else []
    if not masks:
        return Picture(grey, dpi)
    import numpy as np

    stamps = np.full_like(grey, 255)
    for mask in masks:
        _take_off(colour, grey, stamps, mask, ink)
    beside, around = ink.tinted.copy(), 2 * round(BESIDE * ink.unit) + 1
    for mask in masks:
        beside[cv2.dilate(mask, np.ones((around, around), np.uint8)) > 0] = 0
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
    # the paper may be yellow, and more so in a corner
    coarse = cv2.resize(small, None, fx=PAPER, fy=PAPER, interpolation=cv2.INTER_AREA)
    paper = cv2.blur(cv2.dilate(coarse, np.ones((5, 5), np.uint8)), (5, 5))
    paper = np.maximum(cv2.resize(paper, (small.shape[1], small.shape[0]), interpolation=cv2.INTER_LINEAR), 1)
    tones = cv2.divide(small, paper, scale=255)
    light, dark = _range_of(tones)
    # where a picture was packed, yellow paper runs into black type, which is darker than any ink
    strong = (cv2.subtract(light, dark) >= TINTED) & (dark < LIGHTEST) & (light >= DIM)
    tinted = strong.astype(np.uint8) * 255
    # a stripe's ground goes on between the letters of its type
    thick, covered = round(THICK * FINE), cv2.threshold(dark, LIGHTEST, 255, cv2.THRESH_BINARY_INV)[1]
    broad = cv2.morphologyEx(covered, cv2.MORPH_OPEN, np.ones((thick, thick), np.uint8))
    ground = cv2.dilate(broad, np.ones((thick, thick), np.uint8))
    tinted[ground > 0] = 0
    black = ((light < BLACK) & (cv2.subtract(light, dark) < TINTED)).astype(np.uint8) * 255
    return Ink(paper, tones, tinted, black, ground, FINE)


def stamps_of(ink: Ink) -> Iterator[Grey]:
    """Masks of what is taken off: a name's own strokes, and all that is coloured within a frame."""
    import cv2
    import numpy as np

    pieces = labelled(ink.black)
    for points in _whole(_strokes(ink), ink.unit):
        _, _, wide, high = cv2.boundingRect(points)
        sides = wide / ink.unit, high / ink.unit
        if max(sides) > LARGEST or sides[0] < min(FRAME, NAME[0]) or sides[1] < NAME[1]:
            continue
        own = np.zeros_like(ink.tinted)
        own[points[:, 1], points[:, 0]] = 1
        framed = min(sides) >= FRAME and _is_hollow(points)
        if not framed and sides[0] < NAME[0]:
            continue
        words, rulings = _crossed(own, pieces, ink.unit)
        if not framed and words >= WORDS:
            yield own
        elif framed and (rulings or words >= CROSSED or _leans(points)):
            hull = cv2.convexHull(points)
            yield cv2.fillPoly(own, [hull], 1)


def _strokes(ink: Ink) -> list[Points]:
    """The pixels of each stroke in colour that is longer than a mark's."""
    import cv2
    import numpy as np

    near = round(NEAR * ink.unit) | 1
    joined = cv2.morphologyEx(ink.tinted, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    count, labels, stats, _ = labelled(joined)
    out: list[Points] = []
    for label, (x, y, wide, high, _) in enumerate(stats[1:count].tolist(), 1):
        if STROKE * ink.unit <= max(wide, high) <= LARGEST * ink.unit:
            rows, columns = np.nonzero(labels[y : y + high, x : x + wide] == label)
            out.append(np.stack([columns + x, rows + y], axis=1).astype(np.int32))
    return sorted(out, key=len, reverse=True)[:MOST]


def _whole(strokes: list[Points], unit: float) -> list[Points]:
    """The strokes, with those in one that are the arcs of one ring or the sides of one frame, cut by what is printed."""
    import numpy as np

    out: list[Points] = []
    while strokes:
        own = strokes.pop(0)
        more = True
        while more:
            more = False
            for other in strokes:
                if not _are_near(own, other, CUT * unit):
                    continue
                both = np.concatenate([own, other])
                wide, high = np.ptp(both, axis=0) / unit
                if min(wide, high) >= FRAME and max(wide, high) <= LARGEST and _is_hollow(both, WHOLE):
                    own, more = both, True
                    strokes = [one for one in strokes if one is not other]
                    break
        out.append(own)
    return out


def _are_near(one: Points, other: Points, by: float) -> bool:
    import numpy as np

    apart = np.maximum(one.min(axis=0) - other.max(axis=0), other.min(axis=0) - one.max(axis=0))
    return bool((apart <= by).all())


def _is_hollow(points: Points, along: float = ALONG) -> bool:
    """Whether strokes are a frame or a ring: they lie along their own edge, as a name's do not."""
    import cv2
    import numpy as np

    x, y, wide, high = cv2.boundingRect(points)
    hull = np.zeros((high + 2, wide + 2), np.uint8)
    moved = points - (x - 1, y - 1)
    cv2.fillPoly(hull, [cv2.convexHull(moved.astype(np.int32))], 1)
    depth = cv2.distanceTransform(hull, cv2.DIST_L2, 3)
    near = depth[moved[:, 1], moved[:, 0]] <= EDGE * 2 * float(depth.max())
    return float(near.mean()) >= along


def _leans(points: Points) -> bool:
    """Whether a frame is round, or stands more askew than a page does that was laid on the glass."""
    import cv2

    (_, (wide, high), angle) = cv2.minAreaRect(points)
    room = cv2.contourArea(cv2.convexHull(points)) / max(1.0, wide * high)
    return room < ROUND or abs((angle + 45) % 90 - 45) >= ASKEW


def _crossed(own: Grey, pieces: tuple[int, Any, Any, Any], unit: float) -> tuple[int, int]:
    """How many words and how many rulings in black a stroke goes over."""
    import cv2
    import numpy as np

    _, labels, stats, _ = pieces
    met = np.unique(labels[cv2.dilate(own, np.ones((3, 3), np.uint8)) > 0])
    sides = [max(stats[label][2], stats[label][3]) / unit for label in met if label]
    return sum(PIECE[0] <= side <= PIECE[1] for side in sides), sum(side > PIECE[1] for side in sides)


def _take_off(colour: Colour, grey: Grey, stamps: Grey, mask: Grey, ink: Ink) -> None:
    """Grey of what is below a stamp in its place, and the stamp's own ink in another picture.

    A pixel lets through of each channel what the stamp and what is printed let through; what is printed is black and
    dims all channels alike, so that by how much they differ tells how strong the stamp's ink is.
    """
    import cv2
    import numpy as np

    seen = ink.tones[(mask > 0) & (ink.tinted > 0)].astype(np.float32) / 255
    most, least = int(seen.mean(axis=0).argmax()), int(seen.mean(axis=0).argmin())
    tint = np.percentile(seen, STRONGEST, axis=0)
    x, y, wide, high = cv2.boundingRect(mask)
    scale = grey.shape[1] / mask.shape[1], grey.shape[0] / mask.shape[0]
    x0, x1 = max(0, int((x - 2) * scale[0])), min(grey.shape[1], int((x + wide + 2) * scale[0]))
    y0, y1 = max(0, int((y - 2) * scale[1])), min(grey.shape[0], int((y + high + 2) * scale[1]))
    grown = cv2.dilate(mask, np.ones((5, 5), np.uint8))
    grown[ink.ground > 0] = 0
    within = (
        cv2.resize(grown, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_NEAREST)[y0:y1, x0:x1] > 0
    )
    left, top = (int(at / by) for at, by in zip((x0, y0), scale, strict=True))
    near = ink.paper[top : max(top + 1, int(y1 / scale[1])), left : max(left + 1, int(x1 / scale[0]))]
    paper = cv2.resize(near, (x1 - x0, y1 - y0), interpolation=cv2.INTER_LINEAR)
    part = (colour[y0:y1, x0:x1] / paper.astype(np.float32)).clip(1 / 255, 1)
    light, dark = part[..., most], part[..., least]
    ratio = (dark / light).clip(0, 1)
    strength = ((1 - ratio) / np.maximum((1 - tint[least]) - ratio * (1 - tint[most]), 0.05)).clip(0, 1)
    below = (light / (1 - strength * (1 - tint[most]))).clip(0, 1)
    below[(strength > HIDES) & (below > PALE)] = 1  # what is left of uneven ink is none
    old = grey[y0:y1, x0:x1]
    old[within] = (below * cv2.cvtColor(paper, cv2.COLOR_BGR2GRAY))[within].astype(np.uint8)
    stamps[y0:y1, x0:x1][within & (strength > HIDES)] = 0
