"""What kind of zip archive or text some bytes are.

A text is taken for HTML or Markdown only where it says so plainly: the text of a PDF, however it was
extracted, holds numbers, dashes and brackets too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Set
from io import BytesIO
from typing import Final

from granskning_cli.diagnostics import Unreadable

_ODT: Final = b"application/vnd.oasis.opendocument.text"
# Word on the web saves word/document2.xml.
_WORD: Final = re.compile(r"word/document\d*\.xml")
_OTHERS: Final = (
    ("xl/workbook.xml", "an Excel workbook"),
    ("xl/workbook.bin", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("Index/Document.iwa", "a Pages or Numbers document"),
    ("content.xml", "an OpenDocument file of another kind than text"),
)
_XML: Final = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\b")
_MAIL: Final = re.compile(rb"\A(?:From|MIME-Version|Received|Return-Path|Subject|Date): ", re.I)
_OLE_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_HTML: Final = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--(?:(?!-->).)*-->)*<(?:!doctype\s+html|html|head|body)\b",
    re.I | re.S,
)
_UTF16_HTML: Final = re.compile(r"\A\s*<(?:!doctype\s+html|html)\b", re.I)
# one dash makes a cell: "|:--|:-:|---|"; where no cell has three or a colon, "| - | - |" is a row of a table
_RULE_OF_TABLE: Final = re.compile(
    r"^ {0,3}\|?\s*+:?-++:?\s*+(?:\|\s*+:?-++:?\s*+)++\|?\s*+$|^ {0,3}\|\s*+:?-{3,}+:?\s*+\|\s*+$"
)
_RULES: Final = re.compile(r"---|:-|-:")
_HEADING: Final = re.compile(r"^ {0,3}#{1,6} +\S")
_TASK: Final = re.compile(r"^\s*[-*+] +\[[ xX]\] +\S")
# How the tables begin that are written as CSV: a row a question, a row a document, a row a change.
_TABLES: Final = (b"\xef\xbb\xbfdocument,sha256,", b"\xef\xbb\xbfold,new,respondent,")
_LOOKED_AT: Final = 400_000
LONGEST_RULE: Final = 2000


def archive(data: bytes) -> str:
    """ "docx" or "odt"; Unreadable R105 for another archive."""
    from zipfile import ZipFile

    from granskning_cli.readers.package import BROKEN

    try:
        with ZipFile(BytesIO(data)) as opened:
            names = set(opened.namelist())
            kind = opened.open("mimetype").read(100) if "mimetype" in names else b""
    except BROKEN:
        # cut short: the reader of its kind says so
        names = {name for name in ("word/document.xml", "content.xml") if name.encode() in data}
        kind = _ODT if b"mimetype" + _ODT in data[:120] else b""
    return office(names, kind)


def is_office(names: Iterable[bytes]) -> bool:
    """Whether an archive of these members is a document of an office program, be it one that is read here or not."""
    marks = {b"[Content_Types].xml", b"mimetype", *(part.encode() for part, _ in _OTHERS)}
    return any(name in marks or _WORD.fullmatch(name.decode("latin-1")) for name in names)


def office(names: Set[str], kind: bytes) -> str:
    """ "docx" or "odt" by the archive's members and what its `mimetype` says; Unreadable R105 for another."""
    if any(_WORD.fullmatch(name) for name in names):
        return "docx"
    if "content.xml" in names and kind.startswith(_ODT):
        return "odt"
    for part, other in _OTHERS:
        if part in names:
            raise Unreadable("R105", f"the document is {other}, which is not read here; export it as PDF")
    raise Unreadable("R105", "the document is a zip archive; unpack it first")


def refuse_ole(data: bytes) -> None:
    """Raises Unreadable for the container of old Office documents, which holds encrypted new ones too."""
    if _OLE_ENCRYPTED in data:
        raise Unreadable("R107", "the office document is encrypted; save a copy without a password")
    raise Unreadable("R105", "the document is an old Office document (.doc); save it as .docx or PDF")


def markup(data: bytes) -> str:
    """ "html", "markdown" or "text"."""
    head = data[:4000]
    if head.startswith(_TABLES):  # its answers would be read as questions
        raise Unreadable(
            "R105", "the file is a table that this tool wrote; give the documents it was made of"
        )
    if _HTML.match(head) or (
        head[:2] in (b"\xff\xfe", b"\xfe\xff") and _UTF16_HTML.match(head.decode("utf-16", "ignore"))
    ):
        return "html"
    if _XML.match(head):
        raise Unreadable(
            "R105", "the document is XML; open it in the program that made it and save it as DOCX or PDF"
        )
    if _MAIL.match(head) and b"\nContent-Type:" in head:
        raise Unreadable(
            "R105", "the document is a mail or a web archive; save the page or the attachment by itself"
        )
    return "markdown" if _is_markdown(data[:_LOOKED_AT].decode("utf-8", "replace")) else "text"


def _is_markdown(text: str) -> bool:
    """Whether a text has a heading after "# ", a table with its rule of dashes, or a list of tasks.

    One "# " may be a number's sign or a comment, so a single heading counts only at the start of a block.
    """
    lines = text.splitlines()
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else ""
        if _TASK.match(line):
            return True
        if (
            "-" in line
            and "|" in line
            and "|" in before
            and len(line) < LONGEST_RULE
            and _RULES.search(line)
            and _RULE_OF_TABLE.match(line)
        ):
            return True
        if _HEADING.match(line) and not before.strip() and line.lstrip(" #")[:1].isalnum():
            return True
    return False
