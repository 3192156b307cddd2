"""Pages of a PDF that are pictures, drawn by pdfium and read as such; which pages these are is judged here too.

A page is drawn and not its embedded picture taken: masks, turns and what was drawn or stamped over the picture come
along, at the picture's own resolution.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from ctypes import addressof, byref, c_uint, c_void_p, string_at
from math import hypot
from typing import TYPE_CHECKING, Any, Final

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import BBox, Note, Page, Word
from granskning_cli.readers.pdfium.layers import with_layer
from granskning_cli.readers.pdfium.raw import Pdfium, Seven, Six
from granskning_cli.readers.shown import covered

if TYPE_CHECKING:
    from granskning_cli.readers.scan.picture import Numbered

# Dots an inch that a page is drawn with where it holds no picture that says, at the least, and at the most.
USUAL: Final = 250.0
COARSEST: Final = 100.0
SHARPEST: Final = 300.0
MOST_PIXELS: Final = 60_000_000
# No more words are stamped over a scan by who registers or signs it.
STAMPED: Final = 60
# A picture below print is a ground where reading it gives no more words than so many times the printed ones.
GROUND: Final = 1.3
# A page without text that is drawn with so many lines and shapes has its text drawn too.
DRAWN: Final = 40
# Letters without a meaning are so large a share of a page's where its fonts do not tell them, of so many.
NONSENSE: Final = 0.25
ENOUGH: Final = 40
# A picture that takes up less of the page says nothing of its resolution.
LEAST: Final = 0.002
# Inches: no form is so wide, or so short; one that says so is taken to be as long as A4.
WIDEST: Final = 13.0
SHORTEST: Final = 3.5
LONG: Final = 11.69
_GREY: Final = 1  # a pixel is a byte
_BGR: Final = 2  # a pixel is three
_INDEXED: Final = 10  # a colour space
_WITH_NOTES: Final = 1  # annotations are drawn too
_PICTURE: Final = 3


def to_look_at(pages: Sequence[Page], printed: Mapping[int, int], ocr: str) -> list[int]:
    """The numbers of the pages whose pictures are to be read; `printed`: how many words are not invisible."""
    if ocr == "never":
        return []
    if ocr == "always":
        return [page.number for page in pages if not page.widgets and page.width]
    return [page.number for page in pages if _is_picture(page, printed.get(page.number, len(page.words)))]


def _is_picture(page: Page, printed: int) -> bool:
    if page.widgets or not page.width:
        return False
    if not page.words:
        return bool(page.images) or len(page.strokes) + len(page.rects) > DRAWN
    return _is_stamped(page, printed) or without_meaning(page.words)


def _is_stamped(page: Page, printed: int) -> bool:
    """Whether a page is a scan with text recognised in it, which knows no rulings and no ticks, or with a few words
    that a registry stamped on it."""
    return printed <= STAMPED and covered(page.images, BBox(0.0, 0.0, page.width, page.height))


def without_meaning(words: Sequence[Word]) -> bool:
    """Whether fonts do not say which letters they draw: U+FFFD, private use, control characters."""
    text = "".join([word[0] for word in words])
    if len(text) < ENOUGH or text.isascii():
        return False
    odd = sum(
        unicodedata.category(c) in ("Co", "Cc", "Cn") or c == "\ufffd"
        for c in text
        if c > "\u024f" or c < " "
    )
    return odd > NONSENSE * len(text)


def with_pictures(
    library: Pdfium,
    document: c_void_p,
    pages: Sequence[Page],
    numbers: Sequence[int],
    printed: Mapping[int, int],
    notes: list[Note],
) -> tuple[Page, ...]:
    """The pages, those of these numbers as they were read from their pictures. Raises Unreadable R150 and R151."""
    from granskning_cli.readers.scan.pages import read_pictures

    read, met = read_pictures(_drawn(library, document, pages, numbers))
    # a picture without words, such as a photograph, stays what it was; one may hold two pages of a book
    found: dict[int, list[Page]] = {}
    for one in read:
        if one.words:
            found.setdefault(one.number, []).append(one)
    for page in pages:
        if _is_ground(page, found.get(page.number, []), printed.get(page.number, 0)):
            found.pop(page.number, None)
    notes += [note for note in met if note.page in found]
    notes += [
        Note("R158", said("R158", page=page.number), page.number)
        for page in pages
        if page.number in found and page.words
    ]
    return tuple([one for page in pages for one in _best(page, found.get(page.number, []))])


def _is_ground(page: Page, read: Sequence[Page], printed: int) -> bool:
    """Whether a picture below print holds hardly a word but the printed ones."""
    words = sum(len(one.words) for one in read)
    return printed > 0 and _is_stamped(page, printed) and words <= GROUND * printed


def _best(page: Page, read: Sequence[Page]) -> Sequence[Page]:
    """A page as it was read from its picture, with what its layer of text is good for."""
    if len(read) != 1:
        return read or [page]
    (one,) = read
    turned = abs(one.width - page.width) + abs(one.height - page.height) > page.width / 50
    return [one] if turned or not page.words else [with_layer(one, page.words)]


def _drawn(
    library: Pdfium, document: c_void_p, pages: Sequence[Page], numbers: Sequence[int]
) -> Iterator[Numbered]:
    from granskning_cli.readers.scan.picture import Numbered, Picture
    from granskning_cli.readers.scan.sheet.stamps import in_grey

    for page in pages:
        if page.number not in numbers:
            continue
        handle = library.LoadPage(document, page.number - 1)
        if not handle:
            continue
        loaded = c_void_p(handle)
        try:
            inch = 72 * _enlarged(page)
            dpi = _resolution(library, loaded, page, inch)
            size = round(page.width * dpi / inch), round(page.height * dpi / inch)
            drawn = _draw(library, loaded, *size, _BGR if _in_colour(library, loaded) else _GREY)
        finally:
            library.ClosePage(loaded)
        if drawn is not None:
            yield Numbered(page.number, in_grey(drawn, dpi) if drawn.ndim == 3 else Picture(drawn, dpi))


def _enlarged(page: Page) -> float:
    """How many times too large a page says it is: a picture laid on it without a resolution, a point a pixel."""
    longer, shorter = max(page.width, page.height) / 72, min(page.width, page.height) / 72
    return longer / LONG if shorter > WIDEST or longer < SHORTEST else 1.0


def _resolution(library: Pdfium, page: c_void_p, seen: Page, inch: float) -> float:
    """That of the sharpest picture of the page, be it a strip of it; an inch is so many of the page's units."""
    sharpest = 0.0
    wide, high, matrix = c_uint(), c_uint(), Six()
    for index in range(library.Page_CountObjects(page)):
        one = c_void_p(library.Page_GetObject(page, index))
        if library.PageObj_GetType(one) == _PICTURE and library.ImageObj_GetImagePixelSize(
            one, byref(wide), byref(high)
        ):
            library.PageObj_GetMatrix(one, addressof(matrix))
            across, along = hypot(matrix[0], matrix[1]), hypot(matrix[2], matrix[3])
            if across * along > LEAST * seen.width * seen.height:
                sharpest = max(sharpest, inch * wide.value / across, inch * high.value / along)
    dpi = min(max(sharpest or USUAL, COARSEST), SHARPEST)
    area = seen.width * seen.height / inch**2
    most: float = (MOST_PIXELS / area) ** 0.5
    return min(dpi, most)


def _in_colour(library: Pdfium, page: c_void_p) -> bool:
    """Whether a picture of the page has more than one channel, or a palette."""
    told = Seven()
    for index in range(library.Page_CountObjects(page)):
        one = c_void_p(library.Page_GetObject(page, index))
        if (
            library.PageObj_GetType(one) == _PICTURE
            and library.ImageObj_GetImageMetadata(one, page, addressof(told))
            and (told[4] > 16 or (told[4] > 1 and told[5] == _INDEXED))
        ):
            return True
    return False


def _draw(library: Pdfium, page: c_void_p, width: int, height: int, kind: int = _GREY) -> Any:
    """The page as rows of pixels, of a byte or of three."""
    import numpy as np

    channels = 3 if kind == _BGR else 1
    stride = (channels * width + 3) // 4 * 4
    handle = library.Bitmap_CreateEx(width, height, kind, None, stride)
    if not handle:
        return None
    bitmap = c_void_p(handle)
    try:
        library.Bitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
        library.RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, _WITH_NOTES)
        buffer = string_at(library.Bitmap_GetBuffer(bitmap), stride * height)
    finally:
        library.Bitmap_Destroy(bitmap)
    rows = np.frombuffer(buffer, np.uint8).reshape(height, stride)[:, : channels * width].copy()
    return rows if channels == 1 else rows.reshape(height, width, channels)
