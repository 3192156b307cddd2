"""The packets of an XFA form, out of pdfium."""

from __future__ import annotations

from ctypes import byref, c_ulong, c_void_p, create_string_buffer
from typing import Final

from granskning_cli.readers.pdfium.raw import Pdfium

MOST_PACKETS: Final = 100
LARGEST: Final = 50_000_000


def packets_of(pdfium: Pdfium, document: c_void_p) -> dict[str, bytes]:
    """Each packet's XML by its name; "" names a stream that holds them all."""
    found: dict[str, bytes] = {}
    for i in range(min(pdfium.GetXFAPacketCount(document), MOST_PACKETS)):
        room = pdfium.GetXFAPacketName(document, i, None, 0)
        name = create_string_buffer(max(room, 1))
        pdfium.GetXFAPacketName(document, i, name, room)
        size = c_ulong(0)
        if pdfium.GetXFAPacketContent(document, i, None, 0, byref(size)) and size.value <= LARGEST:
            content = create_string_buffer(size.value + 1)
            pdfium.GetXFAPacketContent(document, i, content, size.value, byref(size))
            found[name.value.decode("utf-8", "replace")] = content.raw[: size.value]
    return found
