"""A compressed stream as one that can be read and sought in, as tarfile wants it, with an eye on how much comes out.

Forward it goes by reading on; backward by beginning anew, which nobody does who reads members in their order.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Final, cast

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources.found import CHUNK, Budget

_ZSTD_WINDOW: Final = 1 << 27


class Unpacked:
    """The stream. Raises Unreadable B835, B836 where too much comes out, and whatever the library raises for damage."""

    def __init__(self, opener: Callable[[], BinaryIO], kind: str, budget: Budget) -> None:
        self._opener, self._kind, self._budget = opener, kind, budget
        self._packed: BinaryIO | None = None
        self._stream: BinaryIO | None = None
        self._at = self._furthest = 0

    def read(self, count: int = -1) -> bytes:
        """At most CHUNK bytes: a header that asks for more at once lies."""
        if not 0 <= count <= CHUNK:
            raise Unreadable("B835", "a header of the archive is larger than any is")
        if self._stream is None:
            self._begin(self._at)
        assert self._stream is not None
        found, left = [], count
        while left > 0:
            data = self._stream.read(left)
            if not data:
                break
            found.append(data)
            left -= len(data)
        data = b"".join(found)
        self._at += len(data)
        self._count()
        return data

    def seek(self, to: int, whence: int = 0) -> int:
        """From the beginning only."""
        assert whence == 0
        if self._stream is None or to < self._at:
            self._begin(to)
        self._forward(to)
        return self._at

    def tell(self) -> int:
        """Where the next read begins."""
        return self._at

    def close(self) -> None:
        """A later read opens it again."""
        for stream in (self._stream, self._packed):
            if stream is not None:
                stream.close()
        self._stream = self._packed = None

    def _begin(self, to: int) -> None:
        self.close()
        self._packed = self._opener()
        self._stream = _stream(self._packed, self._kind)
        self._at = 0
        self._forward(to)

    def _forward(self, to: int) -> None:
        if self._kind == "tar" and self._stream is not None:
            # what is not packed is passed over without being read, as far as there is something
            self._at = self._stream.seek(min(to, self._stream.seek(0, 2)))
            return
        while self._at < to and self.read(min(CHUNK, to - self._at)):
            pass

    def _count(self) -> None:
        """What comes out again when it is read again counts once."""
        if self._at <= self._furthest or self._packed is None:
            return
        self._budget.spend(self._at - self._furthest)
        self._furthest = self._at
        limits = self._budget.limits
        if self._kind != "tar" and self._at > limits.small and self._at > limits.ratio * self._packed.tell():
            raise Unreadable("B835", f"the archive unpacks to more than {limits.ratio} times its size")


def _stream(packed: BinaryIO, kind: str) -> BinaryIO:
    if kind == "gzip":
        import gzip

        return cast(BinaryIO, gzip.GzipFile(fileobj=packed, mode="rb"))
    if kind == "bzip2":
        import bz2

        return cast(BinaryIO, bz2.BZ2File(packed))
    if kind == "xz":
        import lzma

        return cast(BinaryIO, lzma.LZMAFile(packed))
    if kind == "zstd":
        return _zstd(packed)
    return packed


def _zstd(packed: BinaryIO) -> BinaryIO:
    try:
        import zstandard
    except ImportError:
        raise Unreadable(
            "B840", "archives of Zstandard need the library zstandard: `pip install 'granskning[zstd]'`"
        ) from None
    unpacker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
    return cast(BinaryIO, unpacker.stream_reader(packed, read_across_frames=True, closefd=False))
