"""Files of a folder, in the order of their names, and what in it is not read: links that lead out, pipes, closed folders.

A link to something in the same folder is no second file: what it leads to is found where it is. So no walk is endless.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from typing import BinaryIO, Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources import names
from granskning_cli.sources.found import HEAD, Failure, File

Wanted = Callable[[list[str]], bool]
# A pipe that took the file's place must not be waited for.
_FLAGS: Final = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)


def walk(
    root: str, prefix: str = "", wanted: Wanted | None = None, within: Wanted | None = None
) -> Iterator[File | Failure]:
    """All files below a folder; of a pattern those `wanted`, in folders that may hold such (`within`)."""
    real = os.path.realpath(root)
    stack = [_entries(root, [], prefix)]
    while stack:
        entry = next(stack[-1], None)
        if entry is None:
            stack.pop()
        elif isinstance(entry, Failure):
            yield entry
        else:
            path, parts, named = entry
            if os.path.islink(path):
                if (wanted is None or wanted(parts)) and not _inside(path, real):
                    yield Failure(named, "B823", f"{named!r} is a link that leads out of the folder")
            elif os.path.isdir(path):
                if within is None or within(parts):
                    stack.append(_entries(path, parts, prefix))
            elif wanted is None or wanted(parts):
                yield on_disk(path, named)


_Entry = tuple[str, list[str], str]


def _entries(folder: str, parts: list[str], prefix: str) -> Iterator[_Entry | Failure]:
    """What stands in one folder: path, parts below the root, name."""
    try:
        found = os.listdir(folder)
    except OSError as problem:
        named = prefix + "/".join(names.shown(parts))
        yield Failure(named, "B825", f"the folder {named or '.'!r} could not be read: {problem.strerror}")
        return
    texts = [(names.decoded(os.fsencode(name)), name) for name in found]
    for text, name in sorted((names.shown([text])[0], name) for text, name in texts):
        if not names.hidden([text]):
            below = [*parts, text]
            yield os.path.join(folder, name), below, prefix + "/".join(names.shown(below))


def _inside(path: str, root: str) -> bool:
    real = os.path.realpath(path)
    return os.path.exists(real) and os.path.commonpath([real, root]) == root


def on_disk(path: str, named: str) -> File | Failure:
    """A file to be read later, or why it cannot be."""
    try:
        found = os.stat(path)
    except OSError as problem:
        return Failure(named, *_gone(problem, named))
    if not stat.S_ISREG(found.st_mode):
        return Failure(named, "B824", f"{named!r} is a pipe, a socket or a device, and was not opened")

    def check() -> None:
        try:
            now = os.stat(path)
        except OSError as problem:
            raise Unreadable(*_gone(problem, named)) from None
        if _state(now) != _state(found):
            raise Unreadable("B826", f"{named!r} was changed while it was read")

    return File(
        named, found.st_size,
        head=lambda: _head(path, named), read=lambda: _read(path, named), open=lambda: _opened(path, named),
        check=check, disk=path,
    )  # fmt: skip


def _state(found: os.stat_result) -> tuple[int, int, int]:
    return found.st_size, found.st_mtime_ns, found.st_ino


def _gone(problem: OSError | ValueError, named: str) -> tuple[str, str]:
    if isinstance(problem, FileNotFoundError):
        return "B827", f"{named!r} is gone: it was there when the run began"
    return "R103", f"{named!r} could not be opened: {getattr(problem, 'strerror', None) or problem}"


def _opened(path: str, named: str) -> BinaryIO:
    try:
        stream = os.fdopen(os.open(path, _FLAGS), "rb")
    except OSError as problem:
        raise Unreadable(*_gone(problem, named)) from None
    if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
        stream.close()
        raise Unreadable("B824", f"{named!r} is a pipe, a socket or a device, and was not read")
    return stream


def _head(path: str, named: str) -> bytes:
    with _opened(path, named) as stream:
        return _some(stream, HEAD, named)


def _read(path: str, named: str) -> bytes:
    with _opened(path, named) as stream:
        before = os.fstat(stream.fileno())
        data = _some(stream, -1, named)
        after = os.fstat(stream.fileno())
    if _state(before) != _state(after) or len(data) != after.st_size:
        raise Unreadable("B826", f"{named!r} was changed while it was read")
    return data


def _some(stream: BinaryIO, count: int, named: str) -> bytes:
    try:
        return stream.read(count)
    except OSError as problem:
        raise Unreadable("R103", f"{named!r} could not be read: {problem.strerror}") from None
