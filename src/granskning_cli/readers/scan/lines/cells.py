"""Rulings -> cells: the rooms between the lines, merged ones too, and what lies outside all of them.

A table that runs over a page has no line below its last row: there one is thought to close the cells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey, Line, Picture

# Smaller rooms are the inside of boxes or the white between two lines, in points.
LOWEST: Final = 6.5
NARROWEST: Final = 6.5
# Two ends this near are on one line.
NEAR: Final = 3.5
# How far a line is drawn beyond its ends, so that corners close.
BEYOND: Final = 2.5
# A cell has so much of the rectangle around it.
WHOLE: Final = 0.6


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
    out = [
        room
        for room, pixels in _rooms(drawn)
        if room.width >= picture.px(NARROWEST)
        and room.height >= picture.px(LOWEST)
        and pixels >= WHOLE * room.width * room.height
    ]
    out.sort(key=lambda cell: (cell.y0, cell.x0))
    return out


def _rooms(drawn: Grey) -> Iterator[tuple[Area, float]]:
    """The rooms that lines close, with how many pixels are white in each: outlines of lines cost a tenth of its pieces."""
    import cv2

    contours, tree = cv2.findContours(drawn, cv2.RETR_TREE, cv2.CHAIN_APPROX_NONE)
    if tree is None:
        return
    links = tree[0].tolist()
    for at, contour in enumerate(contours):
        if not _is_white(links, at):
            continue
        x, y, w, h = cv2.boundingRect(contour)
        # a room's outline lies on its lines, and what stands in it has half of its own outside
        pixels, inner = cv2.contourArea(contour) - len(contour) / 2 + 1, links[at][2]
        while inner != -1:
            pixels -= cv2.contourArea(contours[inner]) + len(contours[inner]) / 2 + 1
            inner = links[inner][0]
        yield Area(x + 1, y + 1, x + w - 1, y + h - 1), pixels


def _is_white(links: Sequence[Sequence[int]], at: int) -> bool:
    """Whether an outline is one around paper: within one around ink, which may lie in paper again."""
    white = False
    while links[at][3] != -1:
        at, white = links[at][3], not white
    return white


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
