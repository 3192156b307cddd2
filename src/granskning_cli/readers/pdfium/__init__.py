"""A PDF -> a Document, through the libpdfium that the wheel pypdfium2 ships. The default reader.

Everything is asked for in few calls (see `raw.py` and `words.py`): what costs is the number of calls.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_void_p
from typing import Final

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import Document, Note, Page
from granskning_cli.readers.pdfium.blanks import blanks_of
from granskning_cli.readers.pdfium.fonts import Fonts
from granskning_cli.readers.pdfium.paths import objects_of
from granskning_cli.readers.pdfium.patterns import with_patterns
from granskning_cli.readers.pdfium.raw import Four, Pdfium, pdfium
from granskning_cli.readers.pdfium.scanned import to_look_at, with_pictures
from granskning_cli.readers.pdfium.widgets import Forms
from granskning_cli.readers.pdfium.words import words_of
from granskning_cli.readers.scattered import rejoin
from granskning_cli.readers.seen import MOST_PAGES, Sheet, sheet
from granskning_cli.readers.shown import has_doubles, on_sheet, without_doubles, without_hidden
from granskning_cli.readers.waiting import stands_in
from granskning_cli.readers.widget_state import contradictions, lost_values, without_values

SUFFIXES: Final = (".pdf",)
NAME: Final = "pdfium"
_PASSWORD: Final = 4
_XFA: Final = (2, 3)  # a form drawn from XML in place of its pages, and one beside them


def is_available() -> bool:
    return importlib.util.find_spec("pypdfium2_raw") is not None


def read(data: bytes, *, password: str | None = None, ocr: str = "auto") -> Document:
    """The pages in points. Raises Unreadable R106 (damaged), R107 and R108 (encrypted), R109 (no text), R150 and R151."""
    library = pdfium()
    with opened(library, data, password) as document:
        printed: dict[int, int] = {}
        pages, notes = _pages(library, document, printed)
        if _wait(library, document, pages):
            return _drawn(library, document if library.GetFormType(document) in _XFA else None)
        wanted = to_look_at(pages, printed, ocr)
        if wanted:
            pages = _looked_at(library, document, pages, wanted, printed, notes)
    if not any(page.words or page.widgets for page in pages):
        raise Unreadable(
            "R109", "no page of the PDF has a text layer, and nothing can be read in its pictures"
        )
    notes += contradictions(pages)
    for page in pages:
        if page.images and not page.words and not page.widgets:
            notes.append(Note("R110", said("R110", page=page.number), page.number))
    return Document(pages, "application/pdf", NAME, tuple(notes))


def _looked_at(
    library: Pdfium,
    document: c_void_p,
    pages: tuple[Page, ...],
    wanted: list[int],
    printed: dict[int, int],
    notes: list[Note],
) -> tuple[Page, ...]:
    """The pages with those that are pictures read; as they are where pictures cannot be read and others have text."""
    try:
        return with_pictures(library, document, pages, wanted, printed, notes)
    except Unreadable as missing:
        if not any(page.words or page.widgets for page in pages):
            raise
        numbers = ", ".join(map(str, wanted))
        notes.append(
            Note(
                missing.code,
                f"page {numbers} would have to be read as a picture: {missing.message}",
                wanted[0],
            )
        )
        return pages


def _wait(library: Pdfium, document: c_void_p, pages: tuple[Page, ...]) -> bool:
    form = library.GetFormType(document)
    return stands_in(pages, must_render=form == _XFA[0], has_packets=form in _XFA)


def is_drawn(library: Pdfium, document: c_void_p) -> bool:
    """Whether what was read are not the document's own pages, which only ask to wait."""
    return library.GetFormType(document) in _XFA and _wait(
        library, document, _pages(library, document, {})[0]
    )


def _drawn(library: Pdfium, document: c_void_p | None) -> Document:
    """The form that the document's page stands in for; without a document there is none."""
    from granskning_cli.readers.pdfium.xfa import packets_of
    from granskning_cli.readers.xfa import read_xfa

    pages, notes = read_xfa(packets_of(library, document) if document is not None else {})
    return Document(pages, "application/pdf", NAME, notes)


@contextmanager
def opened(library: Pdfium, data: bytes, password: str | None) -> Iterator[c_void_p]:
    """The document while it is open. Raises Unreadable R106 to R108."""
    secret = None if password is None else password.encode()
    handle = library.LoadMemDocument64(data, len(data), secret)  # pdfium reads from `data` until it is closed
    if not handle:
        if library.GetLastError() != _PASSWORD:
            raise Unreadable("R106", "the PDF is damaged or cut short; nothing of it can be read")
        if password is None:
            raise Unreadable("R107", "the PDF is encrypted; give its password with --password")
        raise Unreadable("R108", "the password does not open the PDF")
    try:
        yield c_void_p(handle)
    finally:
        library.CloseDocument(handle)


def _pages(
    library: Pdfium, document: c_void_p, printed: dict[int, int]
) -> tuple[tuple[Page, ...], list[Note]]:
    notes: list[Note] = []
    pages: list[Page] = []
    fonts, forms = Fonts(library), Forms(library, document)
    try:
        count = library.GetPageCount(document)
        if count > MOST_PAGES:
            notes.append(Note("R164", said("R164", "pages", most=MOST_PAGES, count=count), MOST_PAGES + 1))
        for number in range(1, min(count, MOST_PAGES) + 1):
            handle = library.LoadPage(document, number - 1)
            if not handle:
                notes.append(Note("R112", said("R112", page=number), number))
                pages.append(Page(number, 0.0, 0.0, rules=()))
                continue
            page = c_void_p(handle)
            try:
                place = sheet_of(library, page, number)
                pages.append(_page(library, page, place, fonts, forms, notes, printed))
            finally:
                library.ClosePage(page)
        notes += lost_values(forms.lost())
    finally:
        forms.close()
    if not pages:
        raise Unreadable("R106", "the PDF has no pages")
    return tuple(pages), notes


def _page(
    library: Pdfium,
    page: c_void_p,
    sheet: Sheet,
    fonts: Fonts,
    forms: Forms,
    notes: list[Note],
    printed: dict[int, int],
) -> Page:
    textpage = c_void_p(library.Text_LoadPage(page))
    try:
        text = words_of(library, textpage, fonts, sheet)
        if text.turns:  # laid on its side, and no /Rotate says so
            sheet = sheet.turned(text.turns)
            text = words_of(library, textpage, fonts, sheet)
    finally:
        library.Text_ClosePage(textpage)
    objects = objects_of(library, page, sheet)
    laid = forms.laid_on(page, sheet)
    notes += laid.notes
    if objects.too_many:
        notes.append(Note("R164", said("R164", "drawings", page=sheet.number), sheet.number))
    joined, hidden = rejoin(text.words, text.hidden)
    printed[sheet.number] = len(joined) - sum(hidden)
    words, dropped = without_hidden(joined, hidden, objects.images, sheet.box)
    if dropped:
        message = said("R116", "invisible", count=len(dropped), first=repr(dropped[0].text))
        notes.append(Note("R116", message, sheet.number, dropped[0].bbox))
    if has_doubles(text.first):
        words = without_doubles(words)
    words = without_values(words, laid.widgets) + laid.words
    if text.over or laid.words:
        words = on_sheet(words, sheet.box)
    blanks = blanks_of(library, objects, text.objects, words)
    drawing = objects.drawing
    if drawing.whites:
        drawing.rects = with_patterns(library, page, sheet.box, text.turns, drawing)
    return Page(
        sheet.number,
        sheet.box.x1,
        sheet.box.bottom,
        words=tuple(words),
        blanks=tuple(blanks),
        rules=tuple(drawing.rules),
        rects=tuple(drawing.rects),
        strokes=tuple(drawing.strokes + laid.strokes),
        shades=tuple(drawing.shades),
        widgets=tuple(laid.widgets),
        images=tuple(objects.images),
    )


def sheet_of(library: Pdfium, page: c_void_p, number: int) -> Sheet:
    """The page as its own /Rotate turns it."""
    box = Four()
    library.GetPageBoundingBox(page, byref(box))
    left, top, right, bottom = box
    return sheet(number, left, bottom, right, top, library.Page_GetRotation(page))


def turns_of(library: Pdfium, page: c_void_p, fonts: Fonts, sheet: Sheet) -> int:
    """The quarter turns clockwise by which a page is read further, because its type lies on its side."""
    textpage = c_void_p(library.Text_LoadPage(page))
    try:
        return words_of(library, textpage, fonts, sheet).turns
    finally:
        library.Text_ClosePage(textpage)
