"""A PDF -> a Document, through the libpdfium that the wheel pypdfium2 ships. The default reader.

Everything is asked for in few calls (see `pdfium_raw` and `pdfium_words`): what costs is the number of calls.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_void_p
from typing import Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import BBox, Document, Note, Page
from granskning_cli.readers.pdfium_blanks import blanks_of
from granskning_cli.readers.pdfium_fonts import Fonts
from granskning_cli.readers.pdfium_paths import objects_of
from granskning_cli.readers.pdfium_raw import Pdfium, pdfium
from granskning_cli.readers.pdfium_words import Scratch, words_of
from granskning_cli.readers.seen import Seen, seen

SUFFIXES: Final = (".pdf",)
NAME: Final = "pdfium"
_PASSWORD: Final = 4


def is_available() -> bool:
    return importlib.util.find_spec("pypdfium2_raw") is not None


def read(data: bytes, *, password: str | None = None) -> Document:
    """The pages in points. Raises Unreadable R106 (damaged), R107 and R108 (encrypted), R109 (no text)."""
    library = pdfium()
    notes: list[Note] = []
    with _opened(library, data, password) as document:
        fonts, scratch = Fonts(library), Scratch()
        count = library.GetPageCount(document)
        pages = tuple(_page(library, document, fonts, scratch, number, notes) for number in range(1, count + 1))
    return Document(pages, "application/pdf", NAME, tuple(notes))


@contextmanager
def _opened(library: Pdfium, data: bytes, password: str | None) -> Iterator[c_void_p]:
    secret = None if password is None else password.encode()
    handle = library.LoadMemDocument64(data, len(data), secret)  # pdfium reads from `data` until it is closed
    if not handle:
        if library.GetLastError() == _PASSWORD:
            if password is None:
                raise Unreadable("R107", "the PDF is encrypted; give its password with --password")
            raise Unreadable("R108", "the password does not open the PDF")
        raise Unreadable("R106", "the PDF is damaged or cut short; nothing of it can be read")
    try:
        yield c_void_p(handle)
    finally:
        library.CloseDocument(handle)


def _page(library: Pdfium, document: c_void_p, fonts: Fonts, scratch: Scratch, number: int, notes: list[Note]) -> Page:
    handle = library.LoadPage(document, number - 1)
    if not handle:
        notes.append(Note("R112", f"page {number} could not be read", number))
        return Page(number, 0.0, 0.0, rules=())
    page = c_void_p(handle)
    try:
        place, width, height = _place(library, page)
        sheet = BBox(0.0, 0.0, width, height)
        textpage = c_void_p(library.Text_LoadPage(page))
        try:
            text = words_of(library, textpage, fonts, scratch, place)
        finally:
            library.Text_ClosePage(textpage)
        objects = objects_of(library, page, place, sheet)
        blanks = blanks_of(library, objects, text.objects, text.words)
    finally:
        library.ClosePage(page)
    drawing = objects.drawing
    return Page(
        number,
        width,
        height,
        words=tuple(text.words),
        blanks=tuple(blanks),
        rules=tuple(drawing.rules),
        rects=tuple(drawing.rects),
        strokes=tuple(drawing.strokes),
        images=tuple(objects.images),
    )


def _place(library: Pdfium, page: c_void_p) -> tuple[Seen, float, float]:
    box = (c_float * 4)()  # left, top, right, bottom
    library.GetPageBoundingBox(page, byref(box))
    left, top, right, bottom = box
    return seen(left, bottom, right, top, library.Page_GetRotation(page))
