"""The functions of libpdfium that the reader uses, bound to the library that the wheel pypdfium2 ships.

Importing `pypdfium2.raw` declares some four hundred functions and costs 52 ms; these cost 3. Two things make
the calls themselves cheap. Handles are `c_void_p` objects and results plain integers, and of the arguments
only the leading pointers are declared: ctypes passes a plain integer that is not declared as a C int without
making an object for it. And the library is loaded as a `PyDLL`, which keeps the interpreter's lock while
pdfium works: pdfium is not thread-safe, and so two threads that read can never be inside it at once.
"""

from __future__ import annotations

import ctypes
import importlib.util
import sys
from array import array
from collections import deque
from collections.abc import Iterable, Sequence
from ctypes import c_char_p, c_double, c_float, c_int, c_size_t, c_uint, c_ulong, c_void_p
from functools import cache
from pathlib import Path
from typing import Any, Final

_P, _I, _U, _D = c_void_p, c_int, c_uint, c_double

# name -> (result, leading argument types); arguments after those are C ints or c_void_p objects
_FUNCTIONS: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "FPDF_InitLibrary": (None, ()),
    "FPDF_LoadMemDocument64": (_P, (c_char_p, c_size_t, c_char_p)),
    "FPDF_GetLastError": (c_ulong, ()),
    "FPDF_CloseDocument": (None, (_P,)),
    "FPDF_GetPageCount": (_I, (_P,)),
    "FPDF_GetFormType": (_I, (_P,)),
    "FPDF_SaveAsCopy": (_I, (_P, _P)),
    "FPDF_GetXFAPacketCount": (_I, (_P,)),
    "FPDF_GetXFAPacketName": (c_ulong, (_P, _I, _P, c_ulong)),
    "FPDF_GetXFAPacketContent": (_I, (_P, _I, _P, c_ulong, _P)),
    "FPDF_LoadPage": (_P, (_P, _I)),
    "FPDF_ClosePage": (None, (_P,)),
    "FPDF_GetPageBoundingBox": (_I, (_P, _P)),
    "FPDFPage_GetRotation": (_I, (_P,)),
    "FPDFText_LoadPage": (_P, (_P,)),
    "FPDFText_ClosePage": (None, (_P,)),
    "FPDFText_CountChars": (_I, (_P,)),
    "FPDFText_GetText": (_I, (_P, _I, _I, _P)),
    "FPDFText_GetCharIndexFromTextIndex": (_I, (_P, _I)),
    "FPDFText_GetLooseCharBox": (None, (_P,)),
    "FPDFText_GetCharBox": (_I, (_P,)),
    "FPDFText_GetCharOrigin": (None, (_P,)),
    "FPDFText_GetMatrix": (None, (_P,)),
    "FPDFText_GetFontSize": (_D, (_P, _I)),
    "FPDFText_GetTextObject": (_P, (_P,)),
    "FPDFTextObj_GetFont": (_P, (_P,)),
    "FPDFTextObj_GetTextRenderMode": (_I, (_P,)),
    "FPDFTextObj_GetFontSize": (_I, (_P, _P)),
    "FPDFFont_GetBaseFontName": (c_size_t, (_P, c_char_p, c_size_t)),
    "FPDFFont_GetFlags": (_I, (_P,)),
    "FPDFFont_GetAscent": (_I, (_P, c_float, _P)),
    "FPDFFont_GetDescent": (_I, (_P, c_float, _P)),
    "FPDFImageObj_GetImagePixelSize": (_I, (_P, _P, _P)),
    "FPDFImageObj_GetImageMetadata": (_I, (_P, _P, _P)),
    "FPDFPage_CountObjects": (_I, (_P,)),
    "FPDFPage_GetObject": (_P, (_P,)),
    "FPDFFormObj_CountObjects": (_I, (_P,)),
    "FPDFFormObj_GetObject": (_P, (_P, c_ulong)),
    "FPDFPageObj_GetType": (_I, (_P,)),
    "FPDFPageObj_GetBounds": (_I, (_P, _P, _P, _P, _P)),
    "FPDFPageObj_GetMatrix": (_I, (_P, _P)),
    "FPDFPageObj_GetFillColor": (_I, (_P, _P, _P, _P, _P)),
    "FPDFPageObj_GetStrokeColor": (_I, (_P, _P, _P, _P, _P)),
    "FPDFPath_GetDrawMode": (_I, (_P, _P, _P)),
    "FPDFPath_CountSegments": (_I, (_P,)),
    "FPDFPath_GetPathSegment": (_P, (_P,)),
    "FPDFPathSegment_GetPoint": (_I, (_P, _P, _P)),
    "FPDFPathSegment_GetType": (_I, (_P,)),
    "FPDFPathSegment_GetClose": (_I, (_P,)),
    "FPDFPageObj_GetClipPath": (_P, (_P,)),
    "FPDFClipPath_CountPaths": (_I, (_P,)),
    "FPDFClipPath_CountPathSegments": (_I, (_P, _I)),
    "FPDFClipPath_GetPathSegment": (_P, (_P, _I, _I)),
    "FPDFPage_GetAnnotCount": (_I, (_P,)),
    "FPDFPage_GetAnnot": (_P, (_P, _I)),
    "FPDFPage_CloseAnnot": (None, (_P,)),
    "FPDFAnnot_GetSubtype": (_I, (_P,)),
    "FPDFAnnot_GetFlags": (_I, (_P,)),
    "FPDFAnnot_GetRect": (_I, (_P, _P)),
    "FPDFAnnot_GetStringValue": (c_ulong, (_P, c_char_p, _P, c_ulong)),
    "FPDFAnnot_GetFormFieldType": (_I, (_P, _P)),
    "FPDFAnnot_GetFormFieldFlags": (_I, (_P, _P)),
    "FPDFAnnot_GetFormFieldName": (c_ulong, (_P, _P, _P, c_ulong)),
    "FPDFAnnot_GetFormFieldValue": (c_ulong, (_P, _P, _P, c_ulong)),
    "FPDFAnnot_GetFormFieldExportValue": (c_ulong, (_P, _P, _P, c_ulong)),
    "FPDFAnnot_GetOptionCount": (_I, (_P, _P)),
    "FPDFAnnot_GetOptionLabel": (c_ulong, (_P, _P, _I, _P, c_ulong)),
    "FPDFAnnot_IsOptionSelected": (_I, (_P, _P, _I)),
    "FPDFAnnot_IsChecked": (_I, (_P, _P)),
    "FPDFDOC_InitFormFillEnvironment": (_P, (_P, _P)),
    "FPDFDOC_ExitFormFillEnvironment": (None, (_P,)),
    "FPDFBitmap_CreateEx": (_P, (_I, _I, _I, _P)),
    "FPDFBitmap_FillRect": (_I, (_P, _I, _I, _I, _I, c_ulong)),
    "FPDFBitmap_GetBuffer": (_P, (_P,)),
    "FPDFBitmap_GetStride": (_I, (_P,)),
    "FPDFBitmap_Destroy": (None, (_P,)),
    "FPDF_RenderPageBitmap": (None, (_P, _P)),
    "FPDF_FFLDraw": (None, (_P, _P, _P)),
    "FPDF_SetFormFieldHighlightAlpha": (None, (_P,)),
    "FORM_OnAfterLoadPage": (None, (_P, _P)),
    "FORM_OnBeforeClosePage": (None, (_P, _P)),
}

# Kept here because ctypes forgets an array type that nobody holds, and making one takes 30 us.
Four = c_float * 4  # left, top, right, bottom
Six = c_float * 6  # a matrix
# Of a picture: width, height, two resolutions, bits in a pixel, colour space and a number of marked content.
Seven = c_uint * 7


class Pdfium:
    """The bound functions, by their names in pdfium without its prefix (`LoadPage`, `Text_GetText`).

    `spare` keeps what one reading has done with and the next can use.
    """

    def __init__(self, library: ctypes.PyDLL) -> None:
        self.spare: list[Any] = []
        for name, (result, arguments) in _FUNCTIONS.items():
            function = getattr(library, name)
            function.restype = result
            function.argtypes = arguments
            setattr(self, name.removeprefix("FPDF_").removeprefix("FPDF"), function)

    def __getattr__(self, name: str) -> Any:  # the functions are set above; this tells type checkers of them
        raise AttributeError(name)


def library_file() -> Path | None:
    """Where the wheel put libpdfium; None where it is not in its usual place."""
    spec = importlib.util.find_spec("pypdfium2_raw")
    if spec is None or spec.origin is None:
        return None
    windows = sys.platform.startswith(("win32", "cygwin", "msys"))
    name = "pdfium.dll" if windows else "libpdfium.dylib" if sys.platform == "darwin" else "libpdfium.so"
    path = Path(spec.origin).with_name(name)
    return path if path.is_file() else None


@cache
def pdfium() -> Pdfium:
    """The library, loaded and initialised once; ImportError where pypdfium2 is not installed."""
    path = library_file()
    name = str(path) if path else _named_by_pypdfium2()
    bound = Pdfium(ctypes.PyDLL(name))
    bound.InitLibrary()
    return bound


def _named_by_pypdfium2() -> str:
    """The library's file as pypdfium2 found it: slower, and right where the wheel is laid out otherwise."""
    from pypdfium2_raw import bindings

    name: str = bindings._libs["pdfium"]._name
    return name


def run(calls: Iterable[object]) -> None:
    """Make the calls of a `map()` for what they write; their results are dropped."""
    deque(calls, maxlen=0)


def asked(function: Any, handles: Sequence[int], kind: str, width: int) -> list[Any]:
    """What a function writes for each handle through `width` pointers to one number each, one after the other.

    `kind` is an array's type code of four bytes: "f", "i" or "I".
    """
    count = len(handles) * width
    values = array(kind, bytes(4 * count))
    first, _ = values.buffer_info()
    step = 4 * width
    run(map(function, handles, *[range(first + 4 * i, first + 4 * count, step) for i in range(width)]))
    return values.tolist()


def asked_whole(function: Any, handles: Sequence[int], width: int) -> list[float]:
    """What a function writes for each handle as one structure of `width` floats, one after the other."""
    values = array("f", bytes(4 * width * len(handles)))
    first, _ = values.buffer_info()
    run(map(function, handles, range(first, first + 4 * width * len(handles), 4 * width)))
    return values.tolist()
