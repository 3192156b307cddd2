"""ODT -> a document that draws itself, as DOCX does. Headers live in the styles; of them only the lines are kept."""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import Document, Note
from granskning_cli.readers.drawn import draw
from granskning_cli.readers.flow import struck, too_wide
from granskning_cli.readers.odt.body import MOST_COLUMNS, Body
from granskning_cli.readers.odt.styles import OFFICE, STYLE, TEXT, Styles
from granskning_cli.readers.odt.text import Text, controls_of
from granskning_cli.readers.package import Package

SUFFIXES: Final = (".odt", ".ott")
NAME: Final = "odt"
MEDIA_TYPE: Final = "application/vnd.oasis.opendocument.text"
WIDTH: Final = 484.0


def is_available() -> bool:
    return True


def read(data: bytes, *, password: str | None = None) -> Document:
    """The document's pages. Raises Unreadable R131 where it is damaged, R107 where it is encrypted."""
    package = Package(data)
    manifest = package.bytes_of("META-INF/manifest.xml") if "META-INF/manifest.xml" in package.names else b""
    if b"encryption-data" in manifest:
        raise Unreadable("R107", "the office document is encrypted; save a copy without a password")
    root = package.part("content.xml")
    body = root.find(f"{OFFICE}body/{OFFICE}text") if root is not None else None
    if root is None or body is None:
        raise Unreadable("R131", "the office document has no text: 'content.xml' holds no body")
    named = package.part("styles.xml")
    styles = Styles(named, root)
    text = Text(styles, controls_of(root))
    reading = Body(styles, text, WIDTH)
    pages = draw(reading.read(body), WIDTH)
    if text.pictures and not any(page.words or page.widgets for page in pages):
        raise Unreadable("R109", "the document holds pictures and no text; run them through OCR first")
    notes = [Note("R132", said("R132", "footnote", text=note)) for note in text.notes if note]
    if text.comments:
        notes.insert(
            0, Note("R130", said("R130", "many" if text.comments > 1 else "one", count=text.comments))
        )
    notes += struck(text.struck)
    if reading.too_wide:
        notes.append(too_wide(MOST_COLUMNS))
    if root.find(f".//{TEXT}tracked-changes/{TEXT}changed-region") is not None:
        notes.append(Note("R133", said("R133")))
    return Document(pages, MEDIA_TYPE, NAME, tuple(notes), _running(named))


def _running(styles: Element | None) -> tuple[str, ...]:
    """The lines of the headers that come on every page."""
    headers = styles.iter(f"{STYLE}header") if styles is not None else ()
    found = (_line(one) for header in headers for one in header.iter(f"{TEXT}p"))
    return tuple(dict.fromkeys(text for text in found if text))


def _line(paragraph: Element) -> str:
    """A paragraph's text, with a blank for a tab or a break."""
    parts = [paragraph.text or ""]
    for one in paragraph.iter():
        if one is not paragraph:
            parts += [
                " " if one.tag in (f"{TEXT}tab", f"{TEXT}s", f"{TEXT}line-break") else "",
                one.text or "",
                one.tail or "",
            ]
    return " ".join("".join(parts).split())
