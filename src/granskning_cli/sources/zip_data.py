"""The bytes of a zip archive's member, piece by piece, so that no header can promise less than there is."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, Final, Protocol

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources.found import CHUNK
from granskning_cli.sources.zip_directory import LOCAL, Entry

_LARGEST_WINDOW: Final = 1 << 27


class _Unpacker(Protocol):
    """What bz2 and lzma give."""

    @property
    def eof(self) -> bool: ...
    @property
    def needs_input(self) -> bool: ...
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...


class _Deflate:
    """The same for zlib."""

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(-15)

    @property
    def eof(self) -> bool:
        return self._inner.eof

    @property
    def needs_input(self) -> bool:
        return not self._inner.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._inner.decompress(self._inner.unconsumed_tail + data, max_length)


def pieces(stream: BinaryIO, entry: Entry, named: str) -> Iterator[bytes]:
    """The member, at most CHUNK bytes a piece. Raises Unreadable B833, B834."""
    crc = size = 0
    try:
        for piece in _unpacked(stream, entry, named):
            crc, size = zlib.crc32(piece, crc), size + len(piece)
            yield piece
    except Unreadable:
        raise
    except (zlib.error, struct.error, OSError, EOFError, ValueError) as problem:
        raise Unreadable("B833", f"{named!r} in the archive is damaged: {problem}") from None
    except Exception as problem:
        if type(problem).__name__ != "LZMAError":  # its module is slow to import
            raise
        raise Unreadable("B833", f"{named!r} in the archive is damaged: {problem}") from None
    if crc != entry.crc or size != entry.size:
        raise Unreadable("B833", f"{named!r} in the archive is damaged: it is not what its checksum says")


def _unpacked(stream: BinaryIO, entry: Entry, named: str) -> Iterator[bytes]:
    stream.seek(entry.offset)
    header = stream.read(LOCAL.size)
    *_, name_size, extra_size = LOCAL.unpack(header)
    if header[:4] != b"PK\x03\x04":
        raise ValueError("its header is not where the directory says")
    at = entry.offset + LOCAL.size + name_size + extra_size
    left = entry.packed
    unpacker: _Unpacker | None
    if entry.method == 14:
        stream.seek(at)
        unpacker, used = _lzma1(stream.read(9))
        at, left = at + used, left - used
    else:
        unpacker = _unpacker(entry.method, named)
    while left > 0 or not (unpacker is None or unpacker.needs_input):
        data = b""
        if unpacker is None or unpacker.needs_input:
            stream.seek(at)  # between two pieces somebody else may have read
            data = stream.read(min(left, CHUNK // 16))
            if not data:
                raise EOFError("the archive ends before it")
            at, left = at + len(data), left - len(data)
        piece = data if unpacker is None else unpacker.decompress(data, CHUNK)
        if piece:
            yield piece
        if unpacker is not None and unpacker.eof:
            return


def _unpacker(method: int, named: str) -> _Unpacker | None:
    """None for what is stored as it is."""
    if method == 0:
        return None
    if method == 8:
        return _Deflate()
    if method == 12:
        import bz2

        return bz2.BZ2Decompressor()
    if method == 95:
        import lzma

        return lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_LARGEST_WINDOW)
    raise Unreadable("B834", f"{named!r} in the archive is packed by method {method}, which is not read here")


def _lzma1(head: bytes) -> tuple[_Unpacker, int]:
    """Two bytes of version, two of size, then what LZMA's own header says."""
    import lzma

    _, size, kind, window = struct.unpack("<2sHBL", head)
    if size != 5 or window > _LARGEST_WINDOW:
        raise ValueError("its LZMA header asks for too much memory")
    options = {
        "id": lzma.FILTER_LZMA1,
        "dict_size": window,
        "lc": kind % 9,
        "lp": kind // 9 % 5,
        "pb": kind // 45,
    }
    return lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[options]), 9
