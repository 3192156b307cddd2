"""Files at an address that fsspec knows: "s3://bucket/forms", "memory://forms/*.pdf".

fsspec is imported only where a source has a scheme. Of an address nothing is shown but scheme, host and path: what stands
before an @ or behind a ? may be a password, and so may what a library says when it fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, cast

from granskning_cli.diagnostics import Unreadable
from granskning_cli.sources import names, patterns
from granskning_cli.sources.found import HEAD, Failure, File

_ADDRESS: Final = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+)://")
_MAGIC: Final = re.compile(r"[*\[]")
# user:password@ as it should be written, and with a / or ? in the password; "host:22/" is none
_SECRETS: Final = (re.compile(r"^[^/?#]*@"), re.compile(r"^(?=.*@)[^/?#@]*:(?!\d+(?:/|$)).*@"))


def scheme(source: str) -> str | None:
    """ "s3" for "s3://...", None for a path."""
    found = _ADDRESS.match(source)
    return found[1].lower() if found else None


def shown(source: str) -> str:
    """The address without what may be secret."""
    begin, mark, rest = source.rpartition("::")[2].partition("://")
    if not mark:
        return source
    for secret in _SECRETS:
        cut = secret.sub("", rest, count=1)
        if cut != rest:
            rest = cut
            break
    return f"{begin}://{re.split(r'[?#]', rest, maxsplit=1)[0]}"


def on_disk(source: str) -> str:
    """The path of a file:// address."""
    from urllib.parse import urlsplit
    from urllib.request import url2pathname

    return url2pathname(urlsplit(source.replace("?", "%3F").replace("#", "%23")).path)


def files(source: str) -> Iterator[File | Failure]:
    """All files below the address, in the order of their names."""
    named = shown(source)
    try:
        yield from _files(source, named)
    except Unreadable as problem:
        yield Failure(named, problem.code, problem.message)


def _files(source: str, named: str) -> Iterator[File | Failure]:
    pattern = patterns.pattern(source, _MAGIC)
    root = pattern.root if pattern else source
    system, path = _system(root, named)
    found = _found(system, path, named)
    base = shown(root).rstrip("/")
    listed = []
    for full, about in found.items():
        below = names.parts(full.strip("/")[len(path.strip("/")) :])
        if not names.hidden(below) and (pattern is None or pattern.wanted(below)):
            listed.append((names.shown(below), full, about))
    if not listed:
        code, said = ("B822", "no file matches") if pattern else ("B821", "there is nothing at")
        raise Unreadable(code, f"{said} {named!r}")
    for below, full, about in sorted(listed, key=lambda one: one[:2]):
        yield _file(system, full, "/".join([base, *below]), about.get("size"))


def _system(source: str, named: str) -> tuple[Any, str]:
    """The file system, and the path in it."""
    if "::" in source:
        raise Unreadable("B841", f"{named!r}: an address in another is not read; give the archive's own")
    try:
        import fsspec
    except ImportError:
        raise Unreadable(
            "B840", f"{named!r} needs the library fsspec: `pip install 'granskning[remote]'`"
        ) from None
    try:
        system, path = fsspec.core.url_to_fs(source)
    except ImportError:
        raise Unreadable(
            "B840",
            f"{named!r} needs a library for its scheme: `pip install 'granskning[remote]'` has that for s3",
        ) from None
    except Exception as problem:  # noqa: BLE001 - each file system has exceptions of its own
        raise _failed(problem, named) from None
    return system, str(path)


def _found(system: Any, path: str, named: str) -> dict[str, dict[str, Any]]:
    try:
        system.invalidate_cache()
        found: dict[str, dict[str, Any]] = system.find(path, detail=True)
    except Exception as problem:  # noqa: BLE001 - each file system has exceptions of its own
        raise _failed(problem, named) from None
    return {full: about for full, about in found.items() if about.get("type") != "directory"}


def _file(system: Any, full: str, named: str, size: int | None) -> File:
    def opened() -> BinaryIO:
        try:
            return cast(BinaryIO, system.open(full, "rb"))
        except Exception as problem:  # noqa: BLE001
            raise _failed(problem, named) from None

    def some(count: int) -> bytes:
        try:
            return bytes(system.cat_file(full, start=0, end=count) if count > 0 else system.cat_file(full))
        except Exception as problem:  # noqa: BLE001
            raise _failed(problem, named) from None

    def head() -> bytes:
        return some(min(HEAD, size)) if size else b"" if size == 0 else some(HEAD)

    def read() -> bytes:
        data = some(-1)
        if size is not None and len(data) != size:
            raise Unreadable("B826", f"{named!r} was changed while it was read")
        return data

    return File(named, size, head=head, read=read, open=opened)


def _failed(problem: Exception, named: str) -> Unreadable:
    """What went wrong in words of ours: the library's may hold the address with its password."""
    if isinstance(problem, FileNotFoundError):
        return Unreadable("B841", f"{named!r} is not there")
    if isinstance(problem, PermissionError):
        return Unreadable("B841", f"{named!r} may not be read with these credentials")
    return Unreadable("B841", f"{named!r} could not be read ({type(problem).__name__})")
