"""A PDF -> a Document, through pdfplumber: the second opinion, fifty times slower than pdfium.

It shares with the default reader what is judgement (`paths`, `shown`, `spelling`, `widget_state`) and nothing of
what is reading, so where the two agree the file says so. It cannot see clips, nor that text is invisible.
"""

from __future__ import annotations

import importlib.util
from io import BytesIO
from typing import Any, Final

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import BBox, Blank, Document, Image, Note, Page
from granskning_cli.readers.plumber.cmaps import shut
from granskning_cli.readers.plumber.paths import drawing_of
from granskning_cli.readers.plumber.widgets import laid_on, lost_fields
from granskning_cli.readers.plumber.words import blanks_of, words_of
from granskning_cli.readers.plumber.xfa import Xfa, xfa_of
from granskning_cli.readers.seen import MOST_PAGES, Seen, Sheet, sheet
from granskning_cli.readers.shown import on_sheet, without_doubles
from granskning_cli.readers.waiting import stands_in
from granskning_cli.readers.widget_state import contradictions, lost_values, without_values

SUFFIXES: Final = (".pdf",)
NAME: Final = "pdfplumber"


def is_available() -> bool:
    """Whether the library is installed."""
    return importlib.util.find_spec("pdfplumber") is not None


def read(data: bytes, *, password: str | None = None) -> Document:
    """The pages in points. Raises Unreadable R106 (damaged), R107 and R108 (encrypted), R109 (no text)."""
    pages, notes, xfa = _pages(data, password)
    if not pages:
        raise Unreadable("R106", "the PDF is damaged or cut short; nothing of it can be read")
    if stands_in(pages, must_render=xfa.must_render, has_packets=bool(xfa.packets)):
        from granskning_cli.readers.xfa import read_xfa

        drawn, found = read_xfa(xfa.packets)
        return Document(drawn, "application/pdf", NAME, found)
    if not any(page.words or page.widgets for page in pages):
        raise Unreadable("R109", "no page of the PDF has a text layer; run it through OCR first")
    notes += contradictions(pages)
    for page in pages:
        if page.images and not page.words and not page.widgets:
            notes.append(Note("R110", said("R110", page=page.number), page.number))
    return Document(tuple(pages), "application/pdf", NAME, tuple(notes))


def _pages(data: bytes, password: str | None) -> tuple[list[Page], list[Note], Xfa]:
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    shut()
    pages: list[Page] = []
    notes: list[Note] = []
    xfa = Xfa()
    try:
        with pdfplumber.open(BytesIO(data), password=password) as pdf:
            for number, page in enumerate(pdf.pages, 1):
                if number > MOST_PAGES:
                    notes.append(
                        Note("R164", said("R164", "pages", most=MOST_PAGES, count=len(pdf.pages)), number)
                    )
                    break
                try:
                    pages.append(_page(page, number, notes))
                except MemoryError:
                    raise  # the next page would meet it too
                except Exception:  # noqa: BLE001 - pdfminer raises whatever a damaged page leads it to
                    notes.append(Note("R112", said("R112", page=number), number))
                    pages.append(Page(number, 0.0, 0.0, rules=()))
                page.close()
            form = pdf.doc.catalog.get("AcroForm")
            if form is not None:
                notes += lost_values(lost_fields(form, [page.page_obj for page in pdf.pages]))
                xfa = xfa_of(pdf.doc.catalog, form)
    except MemoryError:
        raise
    except Exception as error:
        if any(isinstance(cause, PDFPasswordIncorrect) for cause in (error, *error.args)):
            if password is None:
                raise Unreadable("R107", "the PDF is encrypted; give its password with --password") from error
            raise Unreadable("R108", "the password does not open the PDF") from error
        raise Unreadable("R106", "the PDF is damaged or cut short; nothing of it can be read") from error
    return pages, notes, xfa


def _page(page: Any, number: int, notes: list[Note]) -> Page:
    from pdfminer.layout import LTChar, LTCurve, LTImage

    own, place = _sheets(page, number)
    items = list(_leaves(page.layout))
    laid = laid_on(page.page_obj, own)
    notes += laid.notes
    # pdfplumber moves x by the MediaBox and leaves y, the matrix and every path: the corners are pdfminer's here
    chars = [
        page.process_object(item) | {"x0": item.x0, "x1": item.x1}
        for item in items
        if isinstance(item, LTChar)
    ]
    drawing = drawing_of([item for item in items if isinstance(item, LTCurve)], place, own.box)
    images = [place.box(*item.bbox) for item in items if isinstance(item, LTImage)]
    words = without_values(without_doubles(words_of(chars, place)), laid.widgets)
    return Page(
        number,
        own.box.x1,
        own.box.bottom,
        words=tuple(on_sheet(words + laid.words, own.box)),
        blanks=tuple(Blank(box) for box in blanks_of(chars, words, place)),
        rules=tuple(drawing.rules),
        rects=tuple(drawing.rects),
        strokes=tuple(drawing.strokes + laid.strokes),
        shades=tuple(drawing.shades),
        widgets=tuple(laid.widgets),
        images=tuple(Image(box) for box in images if box.x1 > 0 and box.x0 < own.box.x1),
    )


def _leaves(container: Any) -> Any:
    """What is drawn, in the order in which it is painted; Form XObjects are gone into."""
    from pdfminer.layout import LTContainer

    for item in container:
        if isinstance(item, LTContainer):
            yield from _leaves(item)
        else:
            yield item


def _sheets(page: Any, number: int) -> tuple[Sheet, Seen]:
    """The sheet for the file's own coordinates, and the map for pdfminer's.

    pdfminer has turned the page already and moved the MediaBox to the origin; what is seen is the CropBox in it.
    """
    media, crop, turns = page.page_obj.mediabox, page.page_obj.cropbox, page.page_obj.rotate // 90
    media, crop = _upright(media), _upright(crop)
    x0, y0 = max(media.x0, crop.x0), max(media.top, crop.top)
    x1, y1 = min(media.x1, crop.x1), min(media.bottom, crop.bottom)
    if x0 >= x1 or y0 >= y1:
        x0, y0, x1, y1 = media
    own = sheet(number, x0, y0, x1, y1, turns)
    whole = sheet(number, *media, turns)
    corner = own.place.point(media.x0, media.top), whole.place.point(media.x0, media.top)
    dx, dy = corner[0][0] - corner[1][0], corner[0][1] - corner[1][1]
    return own, Seen(1.0, 0.0, 0.0, -1.0, dx, whole.box.bottom + dy)


def _upright(box: Any) -> BBox:
    x0, y0, x1, y1 = box
    return BBox(float(min(x0, x1)), float(min(y0, y1)), float(max(x0, x1)), float(max(y0, y1)))
