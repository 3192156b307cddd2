"""What a text object's type looks like: the font's name, bold, italic, size, and whether it is painted at all."""

from __future__ import annotations

import re
from array import array
from ctypes import c_void_p, create_string_buffer
from itertools import repeat
from math import hypot
from typing import Any, Final, NamedTuple

from granskning_cli.readers.pdfium.raw import Pdfium, run
from granskning_cli.readers.seen import UPRIGHT, Seen

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_FILL_AND_STROKE, _INVISIBLE = 2, 3
# How far upright letters are slanted to make an italic of them, over their height.
LEAN: Final = 0.1
# How far type may lean up or down a line that counts as level.
SLANT: Final = 0.01
ASLANT: Final = -1


class Face(NamedTuple):
    font: str
    bold: bool
    italic: bool


class Type(NamedTuple):
    """`size` as seen, in points; `turns`: the quarter turns clockwise that would set it upright on the page as seen,
    ASLANT where none would; `hidden`: not painted."""

    font: str
    size: float
    bold: bool
    italic: bool
    turns: int
    hidden: bool


def face_of(name: str, flags: int = 0) -> Face:
    """Bold and italic from the font's name, which is right more often than its descriptor's weight."""
    name = _SUBSET.sub("", name)
    bold = bool(_BOLD.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    italic = bool(_ITALIC.search(name)) or bool(flags & _FLAG_ITALIC)
    return Face(name, bold, italic)


class Fonts(dict[tuple[Any, ...], Type]):
    """The types met in one document, by (font, render mode, font size, a, b, c, d of the character's matrix).

    A dictionary because a document has thousands of text objects and a handful of types. The size is the font's
    times the matrix: Chromium sets everything in size 1 or 20 and scales it.
    """

    def __init__(self, pdfium: Pdfium) -> None:
        super().__init__()
        self._pdfium = pdfium
        self._faces: dict[int | None, Face] = {}
        self.place = UPRIGHT

    def types_of(self, indices: dict[int, int], textpage: c_void_p, place: Seen) -> dict[int, Type]:
        """The types of text objects, each given with the index of a character of it."""
        if place[:4] != self.place[:4]:  # a page turned otherwise
            self.clear()
            self.place = place
        pdfium, characters = self._pdfium, indices.values()
        values = array("f", bytes(24 * len(indices)))
        first, _ = values.buffer_info()
        matrices = map(c_void_p, range(first, first + 24 * len(indices), 24))
        run(map(pdfium.Text_GetMatrix, repeat(textpage), characters, matrices))
        numbers = values.tolist()
        keys = zip(
            map(pdfium.TextObj_GetFont, indices),
            map(pdfium.TextObj_GetTextRenderMode, indices),
            map(pdfium.Text_GetFontSize, repeat(textpage), characters),
            *(numbers[i::6] for i in range(4)),
            strict=False,
        )
        return dict(zip(indices, map(self.__getitem__, keys), strict=True))

    def __missing__(self, key: tuple[Any, ...]) -> Type:
        font, mode, points, a, b, c, d = key
        face = self._faces.get(font) or self._face(font)
        place = self.place
        a, b = place.a * a + place.c * b, place.b * a + place.d * b
        c, d = place.a * c + place.c * d, place.b * c + place.d * d
        height = abs(a * d - b * c)  # of the parallelogram that a square becomes, times its base
        size = abs(points) * height / (hypot(a, b) or 1.0)
        # fill and stroke is how LibreOffice and others make a bold that they have no font for
        bold = face.bold or mode == _FILL_AND_STROKE
        italic = face.italic or abs(a * c + b * d) > LEAN * height
        found = self[key] = Type(
            face.font, size, bold, italic, _turns(points, a, b, c, d), mode == _INVISIBLE
        )
        return found

    def _face(self, font: int | None) -> Face:
        buffer = create_string_buffer(256)
        self._pdfium.Font_GetBaseFontName(font, buffer, 256)
        flags = self._pdfium.Font_GetFlags(font)
        found = self._faces[font] = face_of(buffer.value.decode("utf-8", "replace"), max(flags, 0))
        return found


def _turns(points: float, a: float, b: float, c: float, d: float) -> int:
    """The quarter turns that set type upright whose lines run along (a, b) and whose letters rise along (c, d)."""
    if abs(b) <= SLANT * abs(a):
        if points * a > 0 > points * d:
            return 0
        return 2 if points * a < 0 < points * d else ASLANT
    if abs(a) <= SLANT * abs(b):
        if points * b < 0 > points * c:
            return 1  # upwards
        return 3 if points * b > 0 < points * c else ASLANT
    return ASLANT
