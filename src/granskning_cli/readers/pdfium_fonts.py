"""What a text object's type looks like: the font's name, bold, italic, size, and whether it is painted at all."""

from __future__ import annotations

import re
from ctypes import addressof, c_float, c_void_p, create_string_buffer
from math import hypot
from typing import Final, NamedTuple

from granskning_cli.readers.pdfium_raw import Pdfium
from granskning_cli.readers.seen import Seen

_SUBSET: Final = re.compile(r"^[A-Z]{6}\+")
_BOLD: Final = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_ITALIC: Final = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)
_FLAG_ITALIC, _FLAG_FORCE_BOLD = 1 << 6, 1 << 18
_FILL_AND_STROKE, _INVISIBLE = 2, 3


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
        self._matrix = (c_float * 6)()
        self._at = c_void_p(addressof(self._matrix))

    def type_of(self, text_object: int | None, textpage: c_void_p, index: int, place: Seen) -> Type:
        """The type of a text object, of which the character at `index` is one.

        The size is the font's times the character's matrix: Chromium sets everything in size 1 or 20 and scales.
        """
        self._pdfium.Text_GetMatrix(textpage, index, self._at)
        a, b, c, d = self._matrix[0:4]
        points = self._pdfium.Text_GetFontSize(textpage, index)
        if place.b:
            a, b, c, d = place.a * a + place.c * b, place.b * a + place.d * b, place.a * c + place.c * d, place.b * c + place.d * d
        else:
            a, b, c, d = place.a * a, place.d * b, place.a * c, place.d * d
        size = abs(points) * hypot(c, d)
        upright = points * a > 0 and points * d < 0 and abs(b) < 0.01 * abs(a)
        font, bold, italic = self._face(text_object)
        mode = self._pdfium.TextObj_GetTextRenderMode(text_object)
        # fill and stroke is how LibreOffice and others make a bold that they have no font for
        return Type(font, size, bold or mode == _FILL_AND_STROKE, italic, upright, mode == _INVISIBLE)

    def _face(self, text_object: int | None) -> Face:
        font = self._pdfium.TextObj_GetFont(text_object)
        known = self._faces.get(font)
        if known is None:
            buffer = create_string_buffer(256)
            self._pdfium.Font_GetBaseFontName(font, buffer, 256)
            flags = self._pdfium.Font_GetFlags(font)
            known = self._faces[font] = face(buffer.value.decode("utf-8", "replace"), max(flags, 0))
        return known
