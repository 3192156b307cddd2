"""Rulings -> cells: the rooms between the lines, merged ones too, and what lies outside all of them.

A table that runs over a page has no line below its last row: there one is thought to close the cells.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Line, Picture
from granskning_cli.readers.scan.pieces import labelled

# Smaller rooms are the inside of boxes or the white between two lines, in points.
LOWEST: Final = 6.5
NARROWEST: Final = 6.5
# Two ends this near are on one line.
NEAR: Final = 3.5
# How far a line is drawn beyond its ends, so that corners close.
BEYOND: Final = 2.5


def cells_of(picture: Picture, lines: Sequence[Line]) -> list[Area]:
    """The cells from the top, those of one row from the left."""
    import cv2
    import numpy as np

    if not lines:
        return []
    height, width = picture.grey.shape
    drawn = np.zeros((height, width), np.uint8)
    beyond = picture.px(BEYOND)
    for line in [*lines, *_closing(lines, NEAR * picture.unit)]:
        at, start, end = round(line.position), round(line.start) - beyond, round(line.end) + beyond
        ends = ((start, at), (end, at)) if line.axis == "h" else ((at, start), (at, end))
        cv2.line(drawn, *ends, 255, max(1, round(line.thick)))
    count, _, stats, _ = labelled(cv2.bitwise_not(drawn), connectivity=4)
    out: list[Area] = []
    for index in range(1, count):
        x, y, w, h, area = (int(value) for value in stats[index])
        outside = x == 0 or y == 0 or x + w == width or y + h == height
        if outside or w < picture.px(NARROWEST) or h < picture.px(LOWEST) or area < 0.6 * w * h:
            continue
        out.append(Area(x, y, x + w, y + h))
    out.sort(key=lambda cell: (cell.y0, cell.x0))
    return out


def _closing(lines: Sequence[Line], near: float) -> list[Line]:
    """Lines that are thought where several upright ones end at the same height on none."""
    level = [line for line in lines if line.axis == "h"]
    out: list[Line] = []
    for end in ("start", "end"):
        loose = sorted(
            (getattr(line, end), line.position)
            for line in lines
            if line.axis == "v" and not _closed(getattr(line, end), line.position, level, near)
        )
        while loose:
            height = loose[0][0]
            group = [one for one in loose if one[0] - height <= 2 * near]
            loose = loose[len(group) :]
            places = [place for _, place in group]
            if len(group) > 1:
                at = max(one[0] for one in group) if end == "end" else height
                out.append(Line("h", at, min(places), max(places), 1.0))
    return out


def _closed(end: float, place: float, level: Sequence[Line], near: float) -> bool:
    return any(
        abs(line.position - end) <= near and line.start - near <= place <= line.end + near for line in level
    )
