"""The words outside all cells: in the bands above, between and below the tables, and beside them where type stands there.

Uppgifter om verksamheten
               +-------------------+
Kontaktperson: | Berit Ekdahl      |      a frame that has its label beside it parts no band from the next
               +-------------------+
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

# What is darker is ink; so few pixels of it are dust, and a band is so many pixels high.
DARK: Final = 140
DUST: Final = 4
LOWEST: Final = 10
# A word that is hardly read is none where nothing of it is so dark.
HARDLY: Final = 0.55
INKED: Final = 178
# Letters are so high and wide, in points, and so many of them are type.
LETTER: Final = ((3.5, 30.0), (1.0, 60.0))
FEWEST: Final = 3


def read_outside(picture: Picture, grey: Grey, cells: Sequence[Area], reading: Reading) -> list[Word]:
    """The words of a picture whose cells were painted white."""
    height, width = grey.shape
    out: list[Word] = []
    for top, bottom in _bands(picture, grey, cells, height):
        rows = grey[top:bottom]
        if (rows < DARK).sum() > DUST:
            out += reading.read(Area(0, top, width, bottom), "page" if not cells else "block")
    return [word for word in out if (word.score or 0) >= HARDLY or _is_printed(picture, grey, word)]


def _is_printed(picture: Picture, grey: Grey, word: Word) -> bool:
    """Whether any of a word is as dark as ink: the grain of paper in a shadow is read as letters too."""
    x0, top, x1, bottom = (max(0, round(at * picture.unit)) for at in word.bbox)
    own = grey[top:bottom, x0:x1]
    return not own.size or bool((own < INKED).any())


def _bands(picture: Picture, grey: Grey, cells: Sequence[Area], height: int) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    top = 0
    for y0, y1 in _spans(cells):
        if _is_beside(picture, grey[y0:y1]):
            continue
        if y0 - top > LOWEST:
            out.append((top, y0))
        top = max(top, y1)
    out.append((top, height))
    return [band for band in out if band[1] - band[0] > LOWEST]


def _spans(cells: Sequence[Area]) -> list[tuple[int, int]]:
    """The heights that cells take up, those of one table in one."""
    out: list[tuple[int, int]] = []
    for y0, y1 in sorted((cell.y0, cell.y1) for cell in cells):
        if out and y0 - out[-1][1] <= LOWEST:
            out[-1] = out[-1][0], max(out[-1][1], y1)
        else:
            out.append((y0, y1))
    return out


def _is_beside(picture: Picture, rows: Grey) -> bool:
    """Whether type stands left or right of the cells; what is left of a ruling or a mark is none."""
    import cv2

    _, ink = cv2.threshold(rows, DARK, 255, cv2.THRESH_BINARY_INV)
    if cv2.countNonZero(ink) <= DUST:
        return False
    count, _, stats, _ = labelled(ink)
    (low, high), (narrow, wide) = LETTER
    sizes = stats[1:count, [cv2.CC_STAT_HEIGHT, cv2.CC_STAT_WIDTH]] / picture.unit
    letters = (sizes[:, 0] >= low) & (sizes[:, 0] <= high) & (sizes[:, 1] >= narrow) & (sizes[:, 1] <= wide)
    return int(letters.sum()) >= FEWEST
