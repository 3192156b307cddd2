"""What a zip archive says of its members: the directory at its end, or, where that is lost, the headers before them.

zipfile is not used: one name that is not UTF-8 makes it refuse the whole archive, it takes all of a directory into memory,
and its bzip2 has no limit.

    local header, data, local header, data, ..., directory, end of directory
                                                            ^ cut off here: the headers still tell
"""

from __future__ import annotations

import struct
import zlib
from typing import BinaryIO, Final, NamedTuple

_END: Final = struct.Struct("<4s4H2LH")
_END64: Final = struct.Struct("<4sQ2H2L4Q")
_ENTRY: Final = struct.Struct("<4s6H3L5H2L")
LOCAL: Final = struct.Struct("<4s5H3L2H")
_UTF8: Final = 0x800
_SIZE_BEHIND: Final = 0x8
_FULL: Final = 0xFFFFFFFF


class Entry(NamedTuple):
    """A member: its name as bytes, where its header stands, and its size packed and unpacked as it is said to be."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed: int
    size: int
    offset: int
    mode: int = 0

    @property
    def encrypted(self) -> bool:
        """Whether a password is needed."""
        return bool(self.flags & 1)


class Directory(NamedTuple):
    """The members in the order of the archive, and what is wrong with it."""

    entries: list[Entry]
    damage: str = ""
    more: bool = False


def directory(stream: BinaryIO, most: int) -> Directory:
    """At most so many members."""
    try:
        return _directory(stream, most)
    except (struct.error, ValueError) as problem:
        found = _headers(stream, most)
        said = str(problem) if isinstance(problem, _Lost) else "its directory is damaged"
        return Directory(found, said, len(found) == most)


class _Lost(ValueError):
    pass


def _directory(stream: BinaryIO, most: int) -> Directory:
    start, shift, count = _end(stream)
    stream.seek(start)
    found: list[Entry] = []
    while len(found) < min(count, most):
        fixed = stream.read(_ENTRY.size)
        values = _ENTRY.unpack(fixed)
        if values[0] != b"PK\x01\x02":
            raise _Lost("its directory is damaged")
        name_size, extra_size, comment_size = values[10:13]
        rest = stream.read(name_size + extra_size + comment_size)
        if len(rest) < name_size + extra_size:
            raise _Lost("its directory is cut short")
        found.append(_entry(values, rest[:name_size], rest[name_size : name_size + extra_size], shift))
    return Directory(found, more=count > most)


def _end(stream: BinaryIO) -> tuple[int, int, int]:
    """Where the directory starts, by how much the archive is shifted (a program before it), how many members there are."""
    size = stream.seek(0, 2)
    begin = max(0, size - 65_557)
    stream.seek(begin)
    tail = stream.read(65_557)
    at = tail.rfind(b"PK\x05\x06")
    if at < 0:
        raise _Lost("it is cut short: the directory at its end is missing")
    _, _, _, _, count, length, offset, _ = _END.unpack(tail[at : at + _END.size])
    end = begin + at
    at64 = at - 20 - _END64.size
    if at64 >= 0 and tail[at - 20 : at - 16] == b"PK\x06\x07" and tail[at64 : at64 + 4] == b"PK\x06\x06":
        count, length, offset = _END64.unpack(tail[at64 : at64 + _END64.size])[7:]
        end = begin + at64
    shift = end - length - offset
    if shift < 0:
        raise _Lost("it is damaged: its directory lies outside it")
    return offset + shift, shift, count


def _entry(values: tuple[int, ...], name: bytes, extra: bytes, shift: int) -> Entry:
    _, _, _, flags, method, _, _, crc, packed, size = values[:10]
    mode, offset = values[15] >> 16, values[16]
    fields = _fields(extra)
    wide = fields.get(1, b"")
    taken = 0
    numbers = []
    for number in (size, packed, offset):
        if number == _FULL and len(wide) >= taken + 8:
            number = int.from_bytes(wide[taken : taken + 8], "little")  # noqa: PLW2901
            taken += 8
        numbers.append(number)
    size, packed, offset = numbers
    return Entry(_unicode(name, fields) or name, flags, method, crc, packed, size, offset + shift, mode)


def _fields(extra: bytes) -> dict[int, bytes]:
    found: dict[int, bytes] = {}
    while len(extra) >= 4:
        kind, size = struct.unpack("<2H", extra[:4])
        found.setdefault(kind, extra[4 : 4 + size])
        extra = extra[4 + size :]
    return found


def _unicode(name: bytes, fields: dict[int, bytes]) -> bytes | None:
    """Info-ZIP writes the name a second time, in UTF-8, with the checksum of the first."""
    second = fields.get(0x7075, b"")
    if len(second) > 5 and int.from_bytes(second[1:5], "little") == zlib.crc32(name):
        return second[5:]
    return None


def _headers(stream: BinaryIO, most: int) -> list[Entry]:
    """The members that are there whole, by the headers before them, up to one that does not say where it ends."""
    end = stream.seek(0, 2)
    at = 0
    found: list[Entry] = []
    while len(found) < most:
        stream.seek(at)
        fixed = stream.read(LOCAL.size)
        if len(fixed) < LOCAL.size or fixed[:4] != b"PK\x03\x04":
            break
        _, _, flags, method, _, _, crc, packed, size, name_size, extra_size = LOCAL.unpack(fixed)
        name = stream.read(name_size)
        next_one = at + LOCAL.size + name_size + extra_size + packed
        if (flags & _SIZE_BEHIND and not packed) or packed == _FULL or next_one > end:
            break
        found.append(Entry(name, flags, method, crc, packed, size, at))
        at = next_one
    return found


def is_utf8(entry: Entry) -> bool:
    """Whether the archive says that the name is UTF-8."""
    return bool(entry.flags & _UTF8)
