"""Plain text -> a character grid.

Any text that somebody extracted: pdfplumber, pypdf, pdfminer, `pdftotext` with or without -layout. One line is
one unit of height and one character one unit of width, so columns kept with spaces stand where they stood.
White space at the ends of a line is evidence (an unticked cell leaves " " behind), so it becomes a `Blank`:

    "X    "   ->  Word X, Blank of width 4        (four columns printed on one line)
    " "       ->  Blank of width 1                (an empty cell)
    ""        ->  nothing: the row is only missing
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from typing import Final

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.model.layout import BBox, Blank, Document, Note, Page, Word
from granskning_cli.readers.quoted import unquoted
from granskning_cli.readers.tabbed import untabbed

SUFFIXES: Final = (".txt", ".text")
NAME: Final = "text"
# A file of stray bytes that happens to decode is no text: more control characters than this share is junk.
JUNK_SHARE: Final = 0.02
# cp1252 leaves five bytes undefined; Python then raises. They are kept as U+FFFD and noted.
_WORD: Final = re.compile(r"[^\s\u00a0]+(?:(?<=\d)\u00a0(?=\d{3}\b)\d+)*")
_JUNK: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Zero-width and direction controls carry nothing a reader sees.
_INVISIBLE: Final = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_LIGATURES: Final = {
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}


def is_available() -> bool:
    return True


def read(data: bytes, *, password: str | None = None) -> Document:
    """One page per form feed. Raises Unreadable R105 where the bytes are not text."""
    text, damaged = decode(data)
    if len(_JUNK.findall(text)) > JUNK_SHARE * len(text):
        raise Unreadable("R105", "the bytes are not text and of no other kind that is read here")
    notes = (Note("R113", said("R113", encoding="cp1252")),) if damaged else ()
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text).translate(_LIGATURES))
    # U+FFFE is how pdfium prints a hyphen that ended a line, and the line break with it
    text = text.replace("\ufffe", "\u00ad\n").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x0b", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n").replace("\x85", "\n")
    sheets = unquoted(text).split("\f")
    if len(sheets) > 1 and not sheets[-1].strip():
        sheets.pop()  # pdftotext ends every page with a form feed, the last one too
    pages = tuple(_page(number, sheet) for number, sheet in enumerate(sheets, 1))
    return Document(pages, "text/plain", NAME, notes)


def decode(data: bytes) -> tuple[str, bool]:
    """The text, and whether characters were lost: UTF-8, UTF-16 (with or without a mark), else cp1252."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if data.startswith(mark):
            return data.decode(name, "replace"), False
    head = data[:4000]
    if head.count(0) > len(head) // 4:
        little = head[1::2].count(0) >= head[0::2].count(0)
        return data.decode("utf-16-le" if little else "utf-16-be", "replace"), False
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _page(number: int, sheet: str) -> Page:
    words: list[Word] = []
    blanks: list[Blank] = []
    width = 1
    lines = sheet.split("\n")
    if "\t" in sheet:
        lines = untabbed(lines)
    for top, line in enumerate(lines):
        width = max(width, len(line))
        y0, y1 = float(top), top + 1.0
        last = 0
        for match in _WORD.finditer(line):
            start, end = match.span()
            if not last and start:
                blanks.append(Blank(BBox(0.0, y0, float(start), y1)))
            last = end
            text = match.group()
            broken = "\u00ad" in text
            if broken:
                text = text.replace("\u00ad", "")
                if not text:
                    continue
            ends = broken and match.group().endswith("\u00ad") and not line[end:].strip()
            words.append(Word(text, BBox(float(start), y0, float(end), y1), "", 1.0, False, False, ends))
        if len(line) > last:
            blanks.append(Blank(BBox(float(last), y0, float(len(line)), y1)))
    return Page(number, float(width), float(len(lines)), "char", tuple(words), tuple(blanks))
