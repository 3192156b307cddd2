"""How many pixels a picture has, told by the first bytes of its file and without unpacking it."""

from __future__ import annotations

import struct
from typing import Final

PNG: Final = b"\x89PNG"
JPEG: Final = b"\xff\xd8\xff"
TIFF: Final = (b"II*\x00", b"MM\x00*")
# Markers of a JPEG that are followed by its size, and those that have no length.
_FRAMES: Final = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
_BARE: Final = frozenset((0x01, *range(0xD0, 0xD9)))
# Entries of a TIFF: how wide and how long, and the sizes of the types that they are written in.
_WIDE: Final = 256
_LONG: Final = 257
_TYPES: Final = {3: "H", 4: "I"}


def size_of(head: bytes) -> tuple[int, int] | None:
    """Width and height; None where the bytes do not reach so far or are broken."""
    try:
        if head.startswith(PNG):
            return struct.unpack_from(">II", head, 16) if head[12:16] == b"IHDR" else None
        if head.startswith(JPEG):
            return _jpeg(head)
        return _tiff(head) if head.startswith(TIFF) else None
    except struct.error:
        return None


def _jpeg(head: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 4 <= len(head) and head[at] == 0xFF:
        marker = head[at + 1]
        if marker in _FRAMES:
            high, wide = struct.unpack_from(">HH", head, at + 5)
            return wide, high
        at += 1 if marker == 0xFF else 2 if marker in _BARE else 2 + struct.unpack_from(">H", head, at + 2)[0]
    return None


def _tiff(head: bytes) -> tuple[int, int] | None:
    order = "<" if head.startswith(b"II") else ">"
    (first,) = struct.unpack_from(order + "I", head, 4)
    (count,) = struct.unpack_from(order + "H", head, first)
    found: dict[int, int] = {}
    for at in range(first + 2, first + 2 + 12 * count, 12):
        tag, kind = struct.unpack_from(order + "HH", head, at)
        if tag in (_WIDE, _LONG) and kind in _TYPES:
            (found[tag],) = struct.unpack_from(order + _TYPES[kind], head, at + 8)
    return (found[_WIDE], found[_LONG]) if len(found) == 2 else None
