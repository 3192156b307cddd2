"""The pages of a PDF as pictures, with the form's fields as a viewer shows them.

A page that the reader turned (its type lies on its side) is turned here too, so that the places agree.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import c_void_p
from typing import TYPE_CHECKING, Final

from granskning_cli.model.layout import Document, Page
from granskning_cli.readers.pdfium import is_drawn, opened, sheet_of, turns_of
from granskning_cli.readers.pdfium.fonts import Fonts
from granskning_cli.readers.pdfium.raw import Pdfium, pdfium
from granskning_cli.readers.pdfium.widgets import Forms
from granskning_cli.readers.pictures import MOST_PIXELS, Picture, Resolution, encoded

if TYPE_CHECKING:
    from PIL.Image import Image

_BGR: Final = 2
_ANNOTATIONS: Final = 0x01
_WHITE: Final = 0xFFFFFFFF
# The reader and this measure a page in different ways, up to rounding.
_CLOSE: Final = 1.0


def rendered(
    data: bytes, read: Document, resolution: Resolution, password: str | None
) -> Iterator[Picture | None]:
    """One for each page; None for all where the pages are not the PDF's own but a form's that was drawn from XML."""
    library = pdfium()
    with opened(library, data, password) as document:
        if is_drawn(library, document):
            yield from (None for _ in read.pages)
            return
        fonts, forms = Fonts(library), Forms(library, document)
        try:
            for page in read.pages:
                yield _picture(library, document, page, fonts, forms, resolution)
        finally:
            forms.close()


def _picture(
    library: Pdfium, document: c_void_p, read: Page, fonts: Fonts, forms: Forms, resolution: Resolution
) -> Picture | None:
    if read.flowed or not read.width or not read.height or not (dots := resolution()):
        return None
    handle = library.LoadPage(document, read.number - 1)
    if not handle:
        return None
    page = c_void_p(handle)
    try:
        own = sheet_of(library, page, read.number)
        turns = turns_of(library, page, fonts, own)
        box = own.turned(turns).box
        if abs(box.x1 - read.width) > _CLOSE or abs(box.bottom - read.height) > _CLOSE:
            return None
        scale = min(dots / 72, (MOST_PIXELS / (read.width * read.height)) ** 0.5)
        size = max(1, round(read.width * scale)), max(1, round(read.height * scale))
        return encoded(_drawn(library, page, forms.handle, size, turns))
    finally:
        library.ClosePage(page)


def _drawn(library: Pdfium, page: c_void_p, form: c_void_p, size: tuple[int, int], turns: int) -> Image:
    from PIL import Image as Images

    width, height = size
    bitmap = c_void_p(library.Bitmap_CreateEx(width, height, _BGR, None, 0))
    try:
        library.Bitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        place = (0, 0, width, height, turns, _ANNOTATIONS)
        library.SetFormFieldHighlightAlpha(form, 0)  # a viewer's blue, which is not on the page
        library.FORM_OnAfterLoadPage(page, form)
        library.RenderPageBitmap(bitmap, page, *place)
        library.FFLDraw(form, bitmap, page, *place)
        library.FORM_OnBeforeClosePage(page, form)
        stride = library.Bitmap_GetStride(bitmap)
        pixels = ctypes.string_at(library.Bitmap_GetBuffer(bitmap), stride * height)
    finally:
        library.Bitmap_Destroy(bitmap)
    return Images.frombuffer("RGB", size, pixels, "raw", "BGR", stride, 1)
