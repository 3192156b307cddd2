"""Boxes and circles that a mark goes beyond, which no white parts from the rest: others in their row show where they are.

☐ Ja  ☐ Nej  [\\/]elvis      the four parts of the outline of the others are drawn there too, below whatever crosses it
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled
from granskning_cli.readers.scan.places.sizes import alike

# So many of one size show what is looked for, and smaller ones than this, in points, could be letters.
FEWEST: Final = 2
SMALLEST: Final = 7.0
LETTER: Final = 8.2
# So much of each of four parts of the outline is drawn; where only the row or the column shows the place, so much.
DRAWN: Final = 0.78
SURELY: Final = 0.86
# It lies so far beside the middle of its row or column at the most, as a share of its size.
BESIDE: Final = 0.3
# What could be moved about by more than this share and still be drawn is no outline, but something large and dark.
LARGE: Final = 0.9
# What has a ruling for one side is longer than the others by no more than this.
LONGER: Final = 1.5
# A ring has so many points of its outline looked at.
POINTS: Final = 40


def crossed_of(
    picture: Picture, ink: Grey, known: Sequence[Area], others: Sequence[Area], kind: str
) -> list[Area]:
    """The places of a `kind` that were not seen, as large as those that were; none over one of `others`."""
    same: list[Area] = max((alike(one, known) for one in known), key=len, default=[])
    if len(same) < FEWEST or min(same[0].width, same[0].height) < SMALLEST * picture.unit:
        return []
    size = _middle([one.width for one in same]), _middle([one.height for one in same])
    taken = [*known, *others]
    found: list[tuple[Area, float, bool]] = []
    for along in ("row", "column"):
        for strip in _strips(picture, same, size, along):
            found += [(one, score, along == "row") for one, score in _in_strip(ink, strip, size, kind)]
    out: list[Area] = []
    for one, score, in_row in sorted(found, key=lambda each: -each[1]):
        if _over(one, [*taken, *out]):
            continue
        both = any(row is not in_row and _over(one, [other]) for other, _, row in found)
        if both or (score >= SURELY and min(size) >= LETTER * picture.unit):
            out.append(one)
    return out


def as_others(ink: Grey, boxes: Sequence[Area]) -> list[Area]:
    """The boxes, those to which a ruling beside them was added as large as the others: a side of theirs is no mark."""
    same: list[Area] = max((alike(one, boxes) for one in boxes), key=len, default=[])
    if len(same) <= FEWEST:
        return list(boxes)
    size = _middle([one.width for one in same]), _middle([one.height for one in same])
    out: list[Area] = []
    for box in boxes:
        longer = max(box.width / size[0], box.height / size[1])
        if box in same or longer > LONGER or min(box.width - size[0], box.height - size[1]) < -2:
            out.append(box)
            continue
        around = box.inset(-2).clipped(ink.shape)
        found = max(_in_strip(ink, around, size, "box"), key=lambda each: each[1], default=(box, 0.0))
        out.append(found[0] if found[1] >= SURELY else box)
    return out


def _middle(values: Sequence[int]) -> int:
    return sorted(values)[len(values) // 2]


def _over(one: Area, others: Sequence[Area]) -> bool:
    return any(
        one.x0 < other.x1 and other.x0 < one.x1 and one.y0 < other.y1 and other.y0 < one.y1
        for other in others
    )


def _strips(picture: Picture, same: Sequence[Area], size: tuple[int, int], along: str) -> Iterator[Area]:
    """The rows or columns of places, each as wide as it takes to find one in it."""
    high, wide = picture.grey.shape
    side, at = (size[1], 1) if along == "row" else (size[0], 0)
    beside = max(2, round(BESIDE * side))
    for _, own in groupby(sorted(one[at] for one in same), key=lambda first: first // (beside + 1)):
        first = next(iter(own))
        low, behind = max(0, first - beside), first + side + 2 * beside
        yield (
            Area(0, low, wide, min(high, behind)) if along == "row" else Area(low, 0, min(wide, behind), high)
        )


def _in_strip(ink: Grey, strip: Area, size: tuple[int, int], kind: str) -> Iterator[tuple[Area, float]]:
    """Where in a strip the outline is drawn, and how much of it is."""
    import cv2
    import numpy as np

    room = ink[strip.y0 : strip.y1, strip.x0 : strip.x1]
    if room.shape[0] < size[1] or room.shape[1] < size[0]:
        return
    parts = [
        cv2.matchTemplate(room, part, cv2.TM_CCORR) / (255.0 * float(part.sum()))
        for part in _outline(size, kind)
    ]
    least = np.minimum.reduce(parts)
    count, _, stats, middles = labelled((least >= DRAWN).astype(np.uint8))
    for index in range(1, count):
        x, y, w, h = (int(value) for value in stats[index][:4])
        if w > LARGE * size[0] or h > LARGE * size[1]:
            continue
        x, y = round(middles[index][0]), round(middles[index][1])
        score = float(
            least[stats[index][1] : stats[index][1] + h, stats[index][0] : stats[index][0] + w].max()
        )
        left, top = strip.x0 + x, strip.y0 + y
        yield Area(left, top, left + size[0], top + size[1]), score


def _outline(size: tuple[int, int], kind: str) -> list[Grey]:
    """The outline in four parts: the sides of a box, the quarters of a ring."""
    import numpy as np

    wide, high = size
    out = [np.zeros((high, wide), np.uint8) for _ in range(4)]
    if kind == "box":
        out[0][0], out[1][-1], out[2][:, 0], out[3][:, -1] = 1, 1, 1, 1
        return out
    for at in range(POINTS):
        turn = 2 * np.pi * (at + 0.5) / POINTS
        x = round((wide - 1) / 2 * (1 + float(np.cos(turn))))
        y = round((high - 1) / 2 * (1 + float(np.sin(turn))))
        out[4 * at // POINTS][y, x] = 1
    return out
