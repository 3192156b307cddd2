"""A zip archive -> its members in the order of their names, each to be read by itself."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import BinaryIO

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources import names, zip_data
from granskning_cli.sources.found import HEAD, Budget, Failure, File
from granskning_cli.sources.zip_directory import Directory, Entry, directory, is_utf8


class Again:
    """A stream that is opened when it is read, and again when it is read after it was closed."""

    def __init__(self, opener: Callable[[], BinaryIO]) -> None:
        self._opener = opener
        self._stream: BinaryIO | None = None

    def seek(self, to: int, whence: int = 0) -> int:
        """As a file's."""
        return self._opened().seek(to, whence)

    def read(self, count: int = -1) -> bytes:
        """As a file's."""
        return self._opened().read(count)

    def close(self) -> None:
        """Until the next read."""
        if self._stream is not None:
            self._stream.close()
            self._stream = None

    def _opened(self) -> BinaryIO:
        if self._stream is None:
            self._stream = self._opener()
        return self._stream


def listing(stream: BinaryIO, budget: Budget) -> Directory:
    """The members as the archive says, no more than are still allowed."""
    return directory(stream, budget.limits.members - budget.members)


def members(archive: str, stream: BinaryIO, found: Directory, budget: Budget) -> Iterator[File | Failure]:
    """Each member once, the damage last."""
    size = stream.seek(0, 2)
    for parts, text, entry in _sorted(found.entries):
        budget.another()
        named = "/".join([archive, *names.shown(parts)])
        said = _refused(text, entry) or _too_large(entry, size, budget)
        if said:
            yield Failure(named, said[0], f"{text!r} in {archive!r} {said[1]}")
        elif not names.hidden(parts):
            yield _file(named, entry, stream, budget)
    if found.more:
        yield Failure(
            archive,
            "B836",
            f"{archive!r} holds more than {budget.limits.members:,} members; the rest was not read",
        )
    if found.damage:
        yield Failure(archive, "B833", f"the archive {archive!r} is damaged: {found.damage}")


def _sorted(entries: list[Entry]) -> list[tuple[list[str], str, Entry]]:
    """Files, not folders, by the parts of their names."""
    found = []
    for entry in entries:
        text = entry.name.decode("utf-8", "replace") if is_utf8(entry) else names.decoded(entry.name)
        if not text.endswith("/") and not stat.S_ISDIR(entry.mode):
            found.append((names.parts(text), text, entry))
    return sorted(found, key=lambda one: names.shown(one[0]))


def _refused(text: str, entry: Entry) -> tuple[str, str] | None:
    why = names.refused(text)
    if why or not names.parts(text):
        return "B830", f"{why or 'has no name'}, so it was not read"
    kind = stat.S_IFMT(entry.mode)
    if kind not in (0, stat.S_IFREG):
        return "B831", "is a link or a device, so it was not read"
    if entry.encrypted and not names.hidden(names.parts(text)):
        return "B832", "is encrypted"
    return None


def _too_large(entry: Entry, archive_size: int, budget: Budget) -> tuple[str, str] | None:
    limits = budget.limits
    packed = min(entry.packed, archive_size)
    if entry.size > limits.member:
        return "B835", f"holds {entry.size:,} bytes, more than {limits.member:,}"
    if entry.size > limits.small and entry.size > limits.ratio * packed:
        return "B835", f"unpacks to {entry.size:,} bytes from {packed:,}, more than a document does"
    return None


def _file(named: str, entry: Entry, stream: BinaryIO, budget: Budget) -> File:
    read = _Once(named, entry, stream, budget)
    return File(
        named, entry.size, head=partial(_head, named, entry, stream), read=read, open=lambda: BytesIO(read())
    )


def _head(named: str, entry: Entry, stream: BinaryIO) -> bytes:
    """The first bytes; what is wrong behind them is found when all is read."""
    found = b""
    for piece in zip_data.pieces(stream, entry, named):
        found += piece
        if len(found) >= HEAD:
            break
    return found[:HEAD]


class _Once:
    """Reads the member; the first time, it counts."""

    def __init__(self, named: str, entry: Entry, stream: BinaryIO, budget: Budget) -> None:
        self._pieces: Callable[[], Iterator[bytes]] = partial(zip_data.pieces, stream, entry, named)
        self._named, self._entry, self._budget, self._counted = named, entry, budget, False

    def __call__(self) -> bytes:
        limits, found, size = self._budget.limits, [], 0
        for piece in self._pieces():
            size += len(piece)
            if size > min(limits.member, self._entry.size):
                raise Unreadable(
                    "B835",
                    f"{self._named!r} unpacks to more than the {self._entry.size:,} bytes that it says",
                )
            if not self._counted:
                self._budget.spend(len(piece))
            found.append(piece)
        self._counted = True
        return b"".join(found)
