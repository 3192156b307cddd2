"""Pictures of pages -> a Document: PNG, JPEG, TIFF, and by `pages.read_pictures` the pages of a PDF that are pictures.

files -> photo -> pages -> page: flat, straight, rulings, boxes, cells, words        -> marks -> Page
                           one page after the other, in threads                         of all pages together
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import Document
from granskning_cli.readers.scan.letters import tessdata

if TYPE_CHECKING:
    from granskning_cli.readers.scan.picture import Numbered

SUFFIXES: Final = (".png", ".jpg", ".jpeg", ".tif", ".tiff")
NAME: Final = "scan"


def is_available() -> bool:
    """Whether the libraries and Tesseract's data are installed."""
    return tessdata.refusal() is None


def read(data: bytes, *, password: str | None = None, ocr: str = "auto") -> Document:
    """The pages in points. Raises Unreadable R109 (nothing to read), R150 to R153."""
    from granskning_cli.readers.scan.files import media_type, pictures_in
    from granskning_cli.readers.scan.pages import read_pictures
    from granskning_cli.readers.scan.picture import Numbered

    missing = tessdata.refusal()
    if missing is not None:
        raise missing
    if ocr == "never":
        raise Unreadable("R109", "the document is a picture, and --ocr never says not to read it")

    def numbered() -> Iterator[Numbered]:
        for number, picture in enumerate(pictures_in(data), 1):
            yield Numbered(number, picture)

    pages, notes = read_pictures(numbered())
    if not any(page.words for page in pages):
        raise Unreadable("R109", "nothing can be read in the picture")
    return Document(tuple(pages), media_type(data), NAME, tuple(notes))
