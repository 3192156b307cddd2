"""A photographed sheet whose corners were found a little beside themselves -> the same with its own rulings square.

|  |  /      lines that should be upright lean more the farther right they stand; each is a run of ink of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

# The sheet is looked at with so many pixels along its longer side.
LONG: Final = 1600
# What is darker than its surroundings by so much is ink, told in squares of so many pixels.
DARKER: Final = 18
AROUND: Final = 31
# Runs of ink this long, as a share of the sheet, are parts of lines; lines that are so long count, and so few.
RUN: Final = 0.012
LINE: Final = 0.12
FEWEST: Final = 2
# No line leans by more than this.
MOST: Final = 0.04
# Lines so near to each other, as a share of the sheet, tell one lean and not how it changes.
NEAR: Final = 0.3


def squared(picture: Picture) -> Picture:
    """The sheet as its long lines say that it lies; as it is where there are none."""
    import cv2
    import numpy as np

    grey = picture.grey
    scale = min(1.0, LONG / max(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = cv2.adaptiveThreshold(small, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, AROUND, DARKER)
    upright = _leans(cv2.transpose(ink))
    level = _leans(ink)
    high, wide = small.shape
    corners = [(0.0, 0.0), (wide - 1.0, 0.0), (wide - 1.0, high - 1.0), (0.0, high - 1.0)]
    moved = [
        (x + _lean_at(upright, x, wide) * (y - high / 2), y + _lean_at(level, y, high) * (x - wide / 2))
        for x, y in corners
    ]
    if (
        max(
            abs(a - b)
            for one, other in zip(corners, moved, strict=True)
            for a, b in zip(one, other, strict=True)
        )
        < 1
    ):
        return picture
    matrix = cv2.getPerspectiveTransform(
        np.array(moved, "float32") / scale, np.array(corners, "float32") / scale
    )
    size = (grey.shape[1], grey.shape[0])
    return picture.moved(
        lambda grey: cv2.warpPerspective(
            grey, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
        )
    )


def _leans(ink: Grey) -> list[tuple[float, float, float]]:
    """The long level lines: where each lies in its middle, how much it goes down to the right, how long it is."""
    import cv2
    import numpy as np

    high, wide = ink.shape
    long = max(high, wide)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, max(6, round(RUN * long))), np.uint8))
    joined = cv2.dilate(runs, np.ones((3, 9), np.uint8))
    count, labels, stats, _ = labelled(joined)
    out: list[tuple[float, float, float]] = []
    for index in range(1, count):
        x, y, w, h, _ = (int(value) for value in stats[index])
        if w < LINE * long or h > MOST * w + 8:
            continue
        rows, columns = np.nonzero((labels[y : y + h, x : x + w] == index) & (runs[y : y + h, x : x + w] > 0))
        if columns.size < w / 2:
            continue
        slope, at = np.polyfit(columns + x, rows + y, 1)
        if abs(slope) <= MOST:
            out.append((float(at + slope * wide / 2), float(slope), float(w)))
    return out


def _lean_at(lines: Sequence[tuple[float, float, float]], place: float, size: int) -> float:
    """How much a line would lean that lay there, by the lines that there are."""
    import numpy as np

    if len(lines) < FEWEST:
        return 0.0
    places, slopes, lengths = (np.array(column) for column in zip(*lines, strict=True))
    middle = np.median(slopes)
    kept = np.abs(slopes - middle) <= MOST / 2
    places, slopes, lengths = places[kept], slopes[kept], lengths[kept]
    if kept.sum() < FEWEST or np.ptp(places) < NEAR * size:
        return float(np.average(slopes, weights=lengths))
    by, at = np.polyfit(places, slopes, 1, w=lengths)
    return float(by * place + at)
