"""What a text object's type looks like: the font's name, bold, italic, size, and whether it is painted at all."""

from __future__ import annotations

import re
from array import array
from ctypes import c_void_p, create_string_buffer
from itertools import repeat
from math import hypot
from typing import Final, NamedTuple

from granskning_cli.readers.pdfium_raw import Pdfium, run
from granskning_cli.readers.seen import Seen

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_FILL_AND_STROKE, _INVISIBLE = 2, 3
# How far type may lean up or down a line that counts as level.
SLANT: Final = 0.01


class Face(NamedTuple):
    font: str
    bold: bool
    italic: bool


class Type(NamedTuple):
    """`size` as seen, in points; `upright`: it runs from left to right on the page as seen; `hidden`: not painted."""

    font: str
    size: float
    bold: bool
    italic: bool
    upright: bool
    hidden: bool


def face(name: str, flags: int = 0) -> Face:
    """Bold and italic from the font's name, which is right more often than its descriptor's weight."""
    name = _SUBSET.sub("", name)
    bold = bool(_BOLD.search(name)) or bool(flags & _FLAG_FORCE_BOLD)
    italic = bool(_ITALIC.search(name)) or bool(flags & _FLAG_ITALIC)
    return Face(name, bold, italic)


class Fonts:
    """The faces of one document; a font is asked only once."""

    def __init__(self, pdfium: Pdfium) -> None:
        self._pdfium = pdfium
        self._faces: dict[int | None, Face] = {}

    def types_of(self, indices: dict[int, int], textpage: c_void_p, place: Seen) -> dict[int, Type]:
        """The types of text objects, each given with the index of a character of it.

        The size is the font's times the character's matrix: Chromium sets everything in size 1 or 20 and scales.
        """
        pdfium = self._pdfium
        characters = indices.values()
        values = array("f", bytes(24 * len(indices)))
        first, _ = values.buffer_info()
        matrices = map(c_void_p, range(first, first + 24 * len(indices), 24))
        run(map(pdfium.Text_GetMatrix, repeat(textpage), characters, matrices))
        numbers = values.tolist()
        points = map(pdfium.Text_GetFontSize, repeat(textpage), characters)
        fonts = map(pdfium.TextObj_GetFont, indices)
        modes = map(pdfium.TextObj_GetTextRenderMode, indices)
        parts = (numbers[i::6] for i in range(4))
        return {
            handle: self._type(self._faces.get(font) or self._face(font), mode, size, place, matrix)
            for handle, font, mode, size, *matrix in zip(indices, fonts, modes, points, *parts, strict=True)
        }

    def _type(self, face: Face, mode: int, points: float, place: Seen, matrix: list[float]) -> Type:
        a, b, c, d = matrix
        if a > 0 == b and c == 0 < d and points > 0 and place.a == 1:
            size, upright = points * d, True
        else:
            a, b = place.a * a + place.c * b, place.b * a + place.d * b
            c, d = place.a * c + place.c * d, place.b * c + place.d * d
            size = abs(points) * hypot(c, d)
            upright = points * a > 0 > points * d and abs(b) < SLANT * abs(a)
        # fill and stroke is how LibreOffice and others make a bold that they have no font for
        return Type(face.font, size, face.bold or mode == _FILL_AND_STROKE, face.italic, upright, mode == _INVISIBLE)

    def _face(self, font: int | None) -> Face:
        buffer = create_string_buffer(256)
        self._pdfium.Font_GetBaseFontName(font, buffer, 256)
        flags = self._pdfium.Font_GetFlags(font)
        found = self._faces[font] = face(buffer.value.decode("utf-8", "replace"), max(flags, 0))
        return found
