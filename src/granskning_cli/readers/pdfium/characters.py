"""One word of pdfium's text -> the pieces that a person sees, from the place of each of its characters.

For the words that two boxes cannot describe: text that runs up a margin, a page shown on its side, words of two
cells that pdfium joined, type without ascent and descent. Slow, and only for those.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref, c_double, c_void_p
from math import hypot
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox
from granskning_cli.readers.pdfium.raw import Four, Pdfium, Six
from granskning_cli.readers.raised import raised_of
from granskning_cli.readers.seen import Seen

# In shares of the type size. Letter-spaced type stays whole; the padding of two cells is more than GAP.
GAP: Final = 0.8
BACK: Final = 0.5
SHIFT: Final = 0.6
# Where a line of type of size 1 lies above and below its baseline. What fonts say of themselves differs by half a
# size (LibreOffice's subsets say nothing, and pdfium then measures two of their letters), and bold differs from
# regular; so every font gets the same, and the words of a line the same bottom.
ASCENT: Final = 0.79
DESCENT: Final = 0.21


class Piece(NamedTuple):
    """Characters `start` to `end` of the word (end excluded); which of them are set above the line in smaller type."""

    start: int
    end: int
    bbox: BBox
    size: float
    raised: frozenset[int] = frozenset()


class Letter(NamedTuple):
    """A character as seen: the way it runs (a unit vector), and along and across that way where it lies.

    `along` and `across` are measured from the page's corner; `up` is the side of the baseline its top is on.
    """

    way: tuple[float, float]
    start: float
    end: float
    base: float
    up: float
    size: float


def take_apart(pdfium: Pdfium, textpage: c_void_p, place: Seen, indices: Sequence[int]) -> list[Piece]:
    """The pieces of the word whose characters have these indices in the text page."""
    pieces: list[Piece] = []
    letters: list[Letter] = []
    start = 0
    for offset, index in enumerate(indices):
        letter = _letter(pdfium, textpage, place, index, letters[0].way if letters else None)
        if letters and _parted(letters, letter):
            pieces.append(_piece(letters, start))
            letters, start = [], offset
            letter = _letter(pdfium, textpage, place, index, None)
        letters.append(letter)
    pieces.append(_piece(letters, start))
    return pieces


def _parted(letters: list[Letter], letter: Letter) -> bool:
    first, last = letters[0], letters[-1]
    size = max(first.size, letter.size)
    turned = first.way[0] * letter.way[0] + first.way[1] * letter.way[1] < 0.9
    return (
        turned
        or letter.start - last.end > GAP * size
        or letter.start < last.start - BACK * size
        or abs(letter.base - first.base) > SHIFT * size
    )


def _letter(
    pdfium: Pdfium, textpage: c_void_p, place: Seen, index: int, measured: tuple[float, float] | None
) -> Letter:
    """The character at an index, measured along `measured`, or along its own way where that is None."""
    matrix = Six()
    pdfium.Text_GetMatrix(textpage, index, byref(matrix))
    points = pdfium.Text_GetFontSize(textpage, index)  # below zero in some files, which turns the type around
    a, b, c, d = [points * value for value in matrix[0:4]]
    way = _unit(place.a * a + place.c * b, place.b * a + place.d * b) or (1.0, 0.0)
    rise = place.a * c + place.c * d, place.b * c + place.d * d
    x, y = c_double(), c_double()
    pdfium.Text_GetCharOrigin(textpage, index, byref(x), byref(y))
    origin = place.point(x.value, y.value)
    box = Four()
    pdfium.Text_GetLooseCharBox(textpage, index, byref(box))
    ink = place.box(box[0], box[3], box[2], box[1])
    size = abs(rise[0] * way[1] - rise[1] * way[0]) or max(ink.x1 - ink.x0, ink.bottom - ink.top)
    dx, dy = measured or way
    corners = [px * dx + py * dy for px in (ink.x0, ink.x1) for py in (ink.top, ink.bottom)]
    along = origin[0] * dx + origin[1] * dy
    up = 1.0 if rise[1] * dx - rise[0] * dy >= 0 else -1.0
    return Letter(way, along, max(along, *corners), origin[1] * dx - origin[0] * dy, up, size)


def _piece(letters: list[Letter], start: int) -> Piece:
    first = letters[0]
    dx, dy = first.way
    raised = raised_of([(one.start, one.end, one.base * one.up, one.size) for one in letters])
    size = max(letter.size for letter in letters)
    begin, finish = min(letter.start for letter in letters), max(letter.end for letter in letters)
    across = [
        letter.base + letter.up * share * letter.size
        for at, letter in enumerate(letters)
        if at not in raised
        for share in (ASCENT, -DESCENT)
    ]
    xs = [along * dx - side * dy for along in (begin, finish) for side in (min(across), max(across))]
    ys = [along * dy + side * dx for along in (begin, finish) for side in (min(across), max(across))]
    box = BBox(min(xs), min(ys), max(xs), max(ys))
    return Piece(start, start + len(letters), box, size, frozenset([start + at for at in raised]))


def _unit(x: float, y: float) -> tuple[float, float] | None:
    length = hypot(x, y)
    return (x / length, y / length) if length else None
