"""A file's bytes -> Document. The only place that knows a file format's library.

A reader is a module with NAME, SUFFIXES, `is_available()` and `read(data, password=...)`; READERS names them.
The kind of a document is told from its bytes, never from its name.
"""

from __future__ import annotations

from importlib import import_module
from typing import Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import Document
from granskning_cli.readers import kinds

# reader -> (its module, the kind of bytes it reads); the first of a kind is what "auto" takes
READERS: Final[dict[str, tuple[str, str]]] = {
    "pdfium": ("pdfium", "pdf"),
    "pdfplumber": ("plumber", "pdf"),
    "scan": ("scan", "picture"),
    "docx": ("docx", "docx"),
    "odt": ("odt", "odt"),
    "html": ("html", "html"),
    "markdown": ("markdown", "markdown"),
    "text": ("text", "text"),
}

# the modules that read pictures of pages too
_LOOKING: Final = frozenset(("pdfium", "scan"))
# a reader -> the one that shares no reading with it, to verify what it saw
SECOND: Final = {"pdfium": "pdfplumber", "pdfplumber": "pdfium"}


def kind_of(data: bytes) -> str:
    """ "pdf", "docx", "text" or the like; Unreadable R104 where there is nothing, R105 where it is none of them."""
    if not data:
        raise Unreadable("R104", "the document is empty (0 bytes)")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return kinds.archive(data)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        kinds.refuse_ole(data)
    if data.startswith(_PICTURES):
        return "picture"
    for magic, kind in _FOREIGN:
        if data.startswith(magic):
            raise Unreadable("R105", f"the document is {kind}, which is not read here")
    return kinds.markup(data)


def read(data: bytes, *, reader: str = "auto", password: str | None = None, ocr: str = "auto") -> Document:
    """The document as pages; `ocr` says when pictures of pages are read. Raises Unreadable."""
    kind = kind_of(data)
    if reader == "auto":
        reader = next(name for name, (_, reads) in READERS.items() if reads == kind)
    if reader not in READERS:
        raise Unreadable("R115", f"there is no reader {reader!r}; there are: {', '.join(READERS)}")
    module_name, reads = READERS[reader]
    if reads != kind:
        raise Unreadable("R115", f"the reader {reader!r} reads {reads}, and the document is {kind}")
    module = import_module(f"granskning_cli.readers.{module_name}")
    looking = {"ocr": ocr} if module_name in _LOOKING else {}
    document: Document = module.read(data, password=password, **looking)
    return document


_PICTURES: Final = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_FOREIGN: Final = (
    (b"PK\x05\x06", "an empty zip archive"),
    (b"GIF8", "a GIF picture"),
    (b"{\\rtf", "an RTF document"),
    (b"%!PS", "a PostScript document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
)
