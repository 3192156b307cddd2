"""Rows of dots that lead to a place to tick: they are seen by their ink, for a line that ends in them is read as nonsense.

a) Finns en delegationsordning? ........................ [ ]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Rule, Word
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import labelled

# A dot is no larger than this, in points, the next no farther; they stand on one line, and so many are a row.
LARGEST: Final = 2.0
NEXT: Final = 4.5
LEVEL: Final = 1.0
FEWEST: Final = 8
MOST: Final = 20_000  # more of them are the greys of a picture, and would be compared with each other
# The height of a line of type that they are taken to stand in, and how much of it lies below them.
TYPE: Final = 10.0
BELOW: Final = 0.24
# So many rows of a page have a word on them, which ends so near to them in points, where they are to write on.
WRITTEN: Final = 2
ON: Final = 6.0
# The two sides of a frame begin and end so near to each other, and lie so far apart, in points; what its teeth look like.
SAME: Final = 3.0
FRAME: Final = (8.0, 30.0)
TEETH: Final = frozenset("iIl|1!:;.,ojJ")
SURE: Final = 0.6


def leaders_of(picture: Picture, grey: Grey) -> list[Area]:
    """The rows of dots in a picture without its rulings."""
    import cv2

    _, ink = cv2.threshold(grey, 190, 255, cv2.THRESH_BINARY_INV)
    count, _, stats, _ = labelled(ink)
    most = LARGEST * picture.unit
    small = stats[1:count]
    small = small[(small[:, 2] <= most) & (small[:, 3] <= most)]
    if not FEWEST <= len(small) <= MOST:
        return []
    rows: list[list[tuple[int, int, int, int]]] = []
    open_: list[list[tuple[int, int, int, int]]] = []
    for x, y, w, h in sorted((int(x), int(y), int(w), int(h)) for x, y, w, h, _ in small):
        open_ = [row for row in open_ if x - row[-1][0] - row[-1][2] <= NEXT * picture.unit]
        middle = y + h / 2
        for row in open_:
            if abs(row[-1][1] + row[-1][3] / 2 - middle) <= LEVEL * picture.unit:
                row.append((x, y, w, h))
                break
        else:
            open_.append([(x, y, w, h)])
            rows.append(open_[-1])
    return [_around(row) for row in rows if len(row) >= FEWEST]


def leader(picture: Picture, area: Area) -> Word:
    """A row of dots as the word that it is in a text."""
    box = picture.box(area)
    bottom = round(box.bottom + BELOW * TYPE, 2)
    dots = max(FEWEST, round((box.x1 - box.x0) / 2.8))
    return Word("." * dots, box._replace(top=round(bottom - TYPE, 2), bottom=bottom), "", TYPE, score=1.0)


def written_on(words: Sequence[Word]) -> tuple[list[Word], list[Rule]]:
    """The words, and the rows of dots of a page as lines to write on, where something was written on several of them.

    Antal sammanträden? ...9.............     what leads to the page of a contents stands before it, and not below it
    """
    rows = [word for word in words if not word.text.strip(".") and len(word.text) >= FEWEST]
    others = [word for word in words if word.text.strip(".")] if rows else []
    if sum(any(_is_on(word, row) for word in others) for row in rows) < WRITTEN:
        return list(words), []
    lines = [Rule("h", round(row.bbox.bottom - BELOW * TYPE, 2), row.bbox.x0, row.bbox.x1) for row in rows]
    return [word for word in words if word not in rows], lines


def without_dotted_frames(words: Sequence[Word]) -> list[Word]:
    """The words without rows of dots that are the upper and lower side of a frame, and without what its teeth look like.

    : . . . . . . :
    : . : . : . : :      a cell for each digit of a date: its teeth are read as "i", and as nothing surely
    """
    rows = [word for word in words if not word.text.strip(".") and len(word.text) >= FEWEST]
    pairs = [(upper, lower) for upper in rows for lower in rows if _is_frame(upper.bbox, lower.bbox)]
    if not pairs:
        return list(words)
    sides = [row for pair in pairs for row in pair]
    out = [word for word in words if word not in sides]
    for upper, lower in pairs:
        inside = [word for word in out if _is_within(word.bbox, upper.bbox, lower.bbox)]
        if not any((word.score or 0) >= SURE and not set(word.text) <= TEETH for word in inside):
            out = [word for word in out if word not in inside]
    return out


def _is_frame(upper: BBox, lower: BBox) -> bool:
    same = max(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1)) <= SAME
    return same and FRAME[0] <= lower.bottom - upper.bottom <= FRAME[1]


def _is_within(box: BBox, upper: BBox, lower: BBox) -> bool:
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    return upper.x0 - SAME <= x <= upper.x1 + SAME and upper.top < y < lower.bottom


def _is_on(word: Word, row: Word) -> bool:
    """Whether a word stands on a row of dots, which goes on below it."""
    box, middle = row.bbox, (word.bbox.x0 + word.bbox.x1) / 2
    return box.x0 <= middle <= box.x1 and abs(word.bbox.bottom - box.bottom) <= ON


def _around(row: list[tuple[int, int, int, int]]) -> Area:
    return Area(
        row[0][0],
        min(y for _, y, _, _ in row),
        max(x + w for x, _, w, _ in row),
        max(y + h for _, y, _, h in row),
    )
