"""The zip archive that an office document is -> its parts as trees, with limits for archives made to harm."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from lzma import LZMAError
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import BadZipFile, LargeZipFile, ZipFile

from granskning_cli.diagnostics import Unreadable

# A form's text is far smaller; a part beyond this, or one that unpacks to so many times its size, is a trap.
LARGEST: Final = 50_000_000
MOST_UNPACKED: Final = 200
SMALL: Final = 2_000_000
DEEPEST: Final = 150
# The strict spelling of OOXML differs in its namespaces only.
_STRICT: Final = (
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
)
# What zipfile raises for archives cut short, scribbled over, or of a later version than it knows.
BROKEN: Final = (
    BadZipFile,
    LargeZipFile,
    NotImplementedError,
    OSError,
    EOFError,
    ValueError,
    RuntimeError,
    struct.error,
    zlib.error,
    LZMAError,
)


class Package:
    """An opened archive. Raises Unreadable R131 where it is damaged or unpacks to more than it should."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = ZipFile(BytesIO(data))
        except BROKEN as error:
            raise Unreadable("R131", f"the office document is damaged: {error}") from None
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> Element | None:
        """The root of a part, None where the archive has none of that name."""
        if name not in self.names:
            return None
        return tree(self.bytes_of(name), name)

    def main(self, kind: str, otherwise: str) -> str:
        """The part that the archive's relations name as its main one, such as "officeDocument"."""
        return next(iter(self.related("", kind)), otherwise)

    def related(self, name: str, kind: str) -> list[str]:
        """The parts that a part (the archive for "") has the given relation to."""
        folder, _, last = name.rpartition("/")
        root = self.part(f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels")
        found = [one.get("Target", "") for one in root or () if one.get("Type", "").endswith(f"/{kind}")]
        paths = [one.lstrip("/") if one.startswith("/") or not folder else f"{folder}/{one}" for one in found]
        return [path for path in paths if path in self.names]

    def bytes_of(self, name: str) -> bytes:
        """A part's bytes."""
        info = self._zip.getinfo(name)
        if info.flag_bits & 1:
            raise Unreadable("R107", "the office document is encrypted; save a copy without a password")
        large = info.file_size > SMALL and info.file_size > MOST_UNPACKED * max(1, info.compress_size)
        if info.file_size > LARGEST or large:
            raise Unreadable(
                "R131", f"{name!r} in the office document unpacks to {info.file_size:,} bytes, far too many"
            )
        try:
            return self._zip.read(info)
        except BROKEN as error:
            raise Unreadable("R131", f"the office document is damaged: {error}") from None


class _Builder(ElementTree.TreeBuilder):
    """No part of an office document declares a document type; one that does is made to expand."""

    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        """Refuses the declaration before an entity in it is known."""
        raise Unreadable("R131", f"the office document declares a document type {name!r}, which none does")


def tree(data: bytes, name: str) -> Element:
    """The root element of a part's XML."""
    parser = ElementTree.XMLParser(target=_Builder())
    try:
        parser.feed(data.replace(*_STRICT) if _STRICT[0] in data else data)
        root: Element = parser.close()
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise Unreadable("R131", f"{name!r} in the office document is damaged: {error}") from None
    if _deep(root):
        raise Unreadable("R131", f"{name!r} in the office document is nested more than {DEEPEST} deep")
    return root


def _deep(root: Element) -> bool:
    level = [root]
    for _ in range(DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True
