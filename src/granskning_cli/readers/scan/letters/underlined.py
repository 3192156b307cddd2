"""Short words with a line under them, which is too short to be told from the foot of a letter by its length.

Svar: Ja  Nej  Delvis        the line is as long as the word, goes on below the white between its letters, and lies
      --                     lower than their feet
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.picture import Grey, Line, Picture

INK: Final = 150
# Longer lines are rulings by themselves, in points; shorter ones are strokes of a letter.
NARROWEST: Final = 6.0
WIDEST: Final = 32.0
# The baseline lies so much of a line's height above its bottom; the line under a word so far below the baseline.
BELOW: Final = 0.24
FROM: Final = (0.03, 0.3)
# It fills so much of the word's width, beyond which it does not go as a ruling does; it is no thicker than so many points.
WHOLE: Final = 0.93
BEYOND: Final = 4.0
HIGH: Final = 8.0
LEVEL: Final = 1.4
BESIDE: Final = 1.0
FAINT: Final = 200
THICK: Final = 1.8
# Between it and the letters white is over so much of the width: descenders alone reach it.
WHITE: Final = 0.55
# What of it is left out beside a letter that goes down past it, in points, and the least that is left.
SKIPPED: Final = 2.5
LEAST: Final = 0.5


def underlined(picture: Picture, words: Sequence[Word]) -> list[Line]:
    """The lines under such words."""
    return [line for word in words if (line := _line(picture, word)) is not None]


def _line(picture: Picture, word: Word) -> Line | None:
    import numpy as np

    box, unit = word.bbox, picture.unit
    short = NARROWEST <= box.x1 - box.x0 <= WIDEST
    if word.font or word.turns or not short or sum(map(str.isalpha, word.text)) < 2:
        return None
    base = box.bottom - BELOW * word.size
    top, bottom = (round((base + by * word.size) * unit) for by in FROM)
    x0, x1 = round(box.x0 * unit), round(box.x1 * unit)
    ink = picture.grey[max(0, top - 1) : bottom + 1, x0:x1] < INK
    if ink.shape[0] < 4 or ink.shape[1] < 4:
        return None
    two = ink[:-1] | ink[1:]
    filled = two.mean(axis=1)
    below = int(np.flatnonzero(filled >= LEAST * filled.max())[-1]) + 2
    free = ~_descends(ink[below:], picture.px(SKIPPED))
    if free.mean() < LEAST:
        return None
    full = np.flatnonzero(two[:, free].mean(axis=1) >= WHOLE)
    if not full.size or full[-1] - full[0] + 1 > THICK * unit:
        return None
    first, last = int(full[0]), int(full[-1]) + 1
    white = max(1 - ink[max(0, first - by)].mean() for by in (1, 2))
    y = max(0, top - 1) + (first + last) / 2
    if white < WHITE or _goes_on(picture, round(y), x0, x1):
        return None
    return Line("h", y, float(x0), float(x1), float(last - first))


def _descends(lowest: Grey, beside: int) -> Grey:
    """The columns in which a letter goes down past the line, which may leave them out."""
    import cv2
    import numpy as np

    inked = lowest.any(axis=0).astype(np.uint8)[None]
    return cv2.dilate(inked, np.ones((1, 2 * beside + 1), np.uint8))[0] > 0


def _goes_on(picture: Picture, y: int, x0: int, x1: int) -> bool:
    """Whether it is part of something wider: of a longer line, or of one that goes around the word."""
    import cv2
    import numpy as np

    far, high = picture.px(BEYOND), picture.px(HIGH)
    left, top = max(0, x0 - far), max(0, y - high)
    ink = (picture.grey[top : y + high, left : x1 + far] < FAINT).astype(np.uint8)
    _, pieces = cv2.connectedComponents(ink)
    at = y - top
    own = np.unique(pieces[max(0, at - 1) : at + 2, x0 - left : x1 - left])
    piece = np.isin(pieces, own[own > 0])
    beside = picture.px(BESIDE)  # a letter that the line touches may go a little beyond its box
    piece[:, max(0, x0 - left - beside) : x1 - left + beside] = False
    rows = np.flatnonzero(piece.any(axis=1))
    leaves = rows.size and max(at - rows[0], rows[-1] - at) > picture.px(LEVEL)
    return bool(leaves) or bool(piece[:, 0].any()) or bool(piece[:, -1].any())
