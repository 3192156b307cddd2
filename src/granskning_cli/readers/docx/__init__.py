"""DOCX -> a document that draws itself: its tables, paragraphs and fields set on pages.

Running headers and footers are furniture and left out, but for those of a first page that has its own; the headers' lines
are kept, since they may say who answers.
"""

from __future__ import annotations

from typing import Final
from xml.etree.ElementTree import Element

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import Document, Note
from granskning_cli.readers.docx.body import Body
from granskning_cli.readers.docx.controls import text_of
from granskning_cli.readers.docx.numbers import Numbers
from granskning_cli.readers.docx.styles import Styles, W, on, points, value
from granskning_cli.readers.docx.table import MOST_COLUMNS, is_too_wide
from granskning_cli.readers.docx.text import Met
from granskning_cli.readers.drawn import draw
from granskning_cli.readers.flow import Block, struck, too_wide
from granskning_cli.readers.package import Package

SUFFIXES: Final = (".docx", ".docm", ".dotx")
NAME: Final = "docx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MAIN: Final = "word/document.xml"
# The text of an A4 page, and the narrowest that a page's margins may leave.
USUAL_WIDTH: Final = 484.0
NARROWEST: Final = 144.0
WIDEST: Final = 1600.0
_REL: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)


def is_available() -> bool:
    return True


def read(data: bytes, *, password: str | None = None) -> Document:
    """The document's pages. Raises Unreadable R131 where it is damaged, R109 where it holds only pictures."""
    package = Package(data)
    main = package.main("officeDocument", MAIN)
    root = package.part(main)
    body = root.find(f"{W}body") if root is not None else None
    if body is None:
        raise Unreadable("R131", f"the office document has no text: {main!r} holds no body")
    parts = _Parts(package, main)
    styles = Styles(parts.named("styles"))
    numbers = Numbers(parts.named("numbering"), styles)
    width = _width(body)
    reading = Body(styles, numbers, width)
    blocks = [*_letterhead(parts, body, reading), *reading.read(body)]
    pages = draw(blocks, width)
    met = reading.text.met
    if met.pictures and not any(page.words or page.widgets for page in pages):
        raise Unreadable("R109", "the document holds pictures and no text; run them through OCR first")
    return Document(pages, MEDIA_TYPE, NAME, tuple(_notes(parts, body, met)), _running(parts, body))


class _Parts:
    """The parts that belong to the main one."""

    def __init__(self, package: Package, main: str) -> None:
        self._package, self._main = package, main

    def named(self, kind: str) -> Element | None:
        """The part of a kind: the one that the main part names, else the one with the usual name."""
        return self._package.part(next(iter(self._package.related(self._main, kind)), f"word/{kind}.xml"))

    def by_id(self, identity: str | None) -> Element | None:
        """The part that a relation's id names."""
        folder, _, last = self._main.rpartition("/")
        links = self._package.part(f"{folder}/_rels/{last}.rels")
        target = next((one.get("Target", "") for one in links or () if one.get("Id") == identity), "")
        return self._package.part(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}")


def _width(body: Element) -> float:
    """How wide the text of the first section is."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None:
        return USUAL_WIDTH
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    width = points(value(size, "w")) or 595.0
    width -= (points(value(margins, "left")) or 0.0) + (points(value(margins, "right")) or 0.0)
    return width if NARROWEST <= width <= WIDEST else USUAL_WIDTH


def _letterhead(parts: _Parts, body: Element, reading: Body) -> list[Block]:
    """The header of a first page that has one of its own: it stands there once, as a title does."""
    section = next(body.iter(f"{W}sectPr"), None)
    if section is None or not on(section.find(f"{W}titlePg")):
        return []
    for header in section.iter(f"{W}headerReference"):
        if header.get(f"{W}type") == "first":
            root = parts.by_id(header.get(_REL[0]) or header.get(_REL[1]))
            return reading.read(root) if root is not None else []
    return []


def _running(parts: _Parts, body: Element) -> tuple[str, ...]:
    """The lines of the headers that come on every page."""
    found: dict[str, None] = {}
    for header in body.iter(f"{W}headerReference"):
        root = parts.by_id(header.get(_REL[0]) or header.get(_REL[1]))
        for paragraph in root.iter(f"{W}p") if root is not None else ():
            found[" ".join(text_of(paragraph).split())] = None
    return tuple(text for text in found if text)


def _notes(parts: _Parts, body: Element, met: Met) -> list[Note]:
    """What the document holds besides its text."""
    notes: list[Note] = []
    comments = parts.named("comments")
    count = len(comments) if comments is not None else 0
    if count:
        notes.append(Note("R130", said("R130", "many" if count > 1 else "one", count=count)))
    for kind in dict.fromkeys(kind for kind, _ in met.footnotes):
        root = parts.named(f"{kind}s")
        texts = {one.get(f"{W}id", ""): text_of(one) for one in root} if root is not None else {}
        for number in [number for found, number in met.footnotes if found == kind]:
            if text := " ".join(texts.get(number, "").split()):
                notes.append(Note("R132", said("R132", kind, text=text)))
    notes += struck(met.struck)
    if any(_coloured(table) for table in body.iter(f"{W}tbl")):
        notes.append(Note("R135", said("R135")))
    if any(is_too_wide(table) for table in body.iter(f"{W}tbl")):
        notes.append(too_wide(MOST_COLUMNS))
    if met.tracked:
        notes.append(Note("R133", said("R133")))
    return notes


def _coloured(table: Element) -> bool:
    """Whether empty cells of a row differ in fill, and otherwise in one row than in another: an answer by colour."""
    seen: dict[int, set[str]] = {}
    for row in table.iterfind(f"{W}tr"):
        fills = {
            at: _fill(cell)
            for at, cell in enumerate(row.iterfind(f"{W}tc"))
            if not any(text.text for text in cell.iter(f"{W}t"))
        }
        if len(set(fills.values())) > 1:
            for at, fill in fills.items():
                seen.setdefault(at, set()).add(fill)
    return any(len(fills) > 1 for fills in seen.values())


def _fill(cell: Element) -> str:
    fill = (value(cell.find(f"{W}tcPr/{W}shd"), "fill") or "auto").lower()
    return "auto" if fill == "ffffff" else fill
