"""A tar archive, packed or not -> its members, in one pass and in its own order.

A packed tar cannot be read by names: every step back unpacks it from its beginning.
"""

from __future__ import annotations

import re
import tarfile
import zlib
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import IO, BinaryIO, Final, cast

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources import names
from granskning_cli.sources.found import CHUNK, HEAD, Budget, Failure, File
from granskning_cli.sources.unpacked import Unpacked

_BLOCK: Final = 512
_LIBRARY: Final = ("LZMAError", "ZstdError")
_KINDS: Final = (
    (re.compile(rb"\x1f\x8b\x08"), "gzip"),
    (re.compile(rb"BZh[1-9](?:1AY&SY|\x17rE8P\x90)"), "bzip2"),
    (re.compile(rb"\xfd7zXZ\0"), "xz"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "zstd"),
)


def kind_of(head: bytes) -> str | None:
    """ "tar", or what may be a packed one; None for what is neither."""
    for magic, kind in _KINDS:
        if magic.match(head):
            return kind
    return "tar" if _is_header(head[:_BLOCK]) else None


def _is_header(block: bytes) -> bool:
    """A block whose checksum is right, or the end mark that an empty archive begins with."""
    if len(block) == _BLOCK and not block.strip(b"\0"):
        return True
    try:
        tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except (tarfile.HeaderError, ValueError, OverflowError):
        return False
    return True


def is_tar(opener: Callable[[], BinaryIO], kind: str, budget: Budget) -> bool:
    """Whether a packed file holds a tar. Raises Unreadable where it cannot be unpacked."""
    stream = Unpacked(opener, kind, Budget(budget.limits))
    try:
        return kind == "tar" or _is_header(_begun(stream.read(_BLOCK)))
    except Exception as problem:  # noqa: BLE001 - each library has exceptions of its own
        raise _damage(problem) from None
    finally:
        stream.close()


def _begun(block: bytes) -> bytes:
    """A file that was cut off before anything comes out of it may have been an archive."""
    if not block:
        raise EOFError("it is empty or cut short")
    return block


def members(
    archive: str, opener: Callable[[], BinaryIO], kind: str, budget: Budget
) -> Iterator[File | Failure]:
    """Each member once; where the archive is damaged, what comes before the damage and then a Failure."""
    stream = Unpacked(opener, kind, budget)
    try:
        tar = tarfile.TarFile(
            fileobj=cast(IO[bytes], stream), errorlevel=2, encoding="utf-8", errors="surrogateescape"
        )
        while (found := tar.next()) is not None:
            setattr(tar, "members", [])  # noqa: B010 - they would be kept, all of them
            if found.isdir():
                continue
            if not budget.another():
                raise Unreadable("B836", f"it holds more than {budget.limits.members:,} members")
            member = _member(archive, found, tar, budget)
            if member is not None:
                yield member
        _to_its_end(stream, tar.offset)
    except Exception as problem:  # noqa: BLE001 - each library has exceptions of its own
        damage = _damage(problem)
        yield Failure(archive, damage.code, f"{archive!r} could not be read to its end: {damage.message}")
    finally:
        stream.close()


def _member(
    archive: str, found: tarfile.TarInfo, tar: tarfile.TarFile, budget: Budget
) -> File | Failure | None:
    text = names.decoded(found.name.encode("utf-8", "surrogateescape"))
    parts = names.parts(text)
    named = "/".join([archive, *names.shown(parts)])
    why = names.refused(text) or (None if parts else "has no name")
    if why:
        return Failure(named, "B830", f"{text!r} in {archive!r} {why}, so it was not read")
    if not found.isfile():
        return Failure(named, "B831", f"{text!r} in {archive!r} is a link or a device, so it was not read")
    if names.hidden(parts):
        return None
    if found.size > budget.limits.member:
        return Failure(
            named,
            "B835",
            f"{text!r} in {archive!r} holds {found.size:,} bytes, more than {budget.limits.member:,}",
        )
    content = _Content(named, tar, found)
    return File(named, found.size, content.head, content.read, lambda: BytesIO(content.read()))


class _Content:
    """The member's bytes: the first of them once, and the rest from there on."""

    def __init__(self, named: str, tar: tarfile.TarFile, member: tarfile.TarInfo) -> None:
        self._named = named
        self._open = partial(tar.extractfile, member)
        self._size = member.size
        self._begun: bytes | None = None
        self._stream: IO[bytes] | None = None

    def head(self) -> bytes:
        """The first bytes."""
        self._stream = self._open()
        assert self._stream is not None
        self._begun = self._pieces(min(HEAD, self._size))
        return self._begun

    def read(self) -> bytes:
        """All of them."""
        begun, self._begun = self._begun, None
        if begun is None:
            begun, self._stream = b"", self._open()
        data = begun + self._pieces(self._size - len(begun))
        self._stream = None
        return data

    def _pieces(self, count: int) -> bytes:
        assert self._stream is not None
        found = []
        try:
            while count > 0:
                data = self._stream.read(min(count, CHUNK))
                if not data:
                    raise EOFError("the archive ends before it")
                found.append(data)
                count -= len(data)
        except Exception as problem:  # noqa: BLE001 - each library has exceptions of its own
            damage = _damage(problem)
            raise Unreadable(damage.code, f"{self._named!r} could not be read: {damage.message}") from None
        return b"".join(found)


def _to_its_end(stream: Unpacked, offset: int) -> None:
    """tarfile ends without a word at a damaged header: the end mark must be there, and nothing behind it."""
    stream.seek(offset)
    block = stream.read(_BLOCK)
    if len(block) < _BLOCK:
        raise tarfile.ReadError("it is cut short: the mark at its end is missing")
    while block:
        if block.strip(b"\0"):
            raise tarfile.ReadError("a header is damaged, or something stands behind its end")
        block = stream.read(CHUNK)


def _damage(problem: Exception) -> Unreadable:
    """Any exception of a library as one of ours; a bug stays one."""
    if isinstance(problem, Unreadable):
        return problem
    known = (tarfile.TarError, OSError, EOFError, zlib.error, ValueError, OverflowError, IndexError)
    if isinstance(problem, known) or type(problem).__name__ in _LIBRARY:
        return Unreadable("B833", f"it is damaged: {problem}")
    raise problem
