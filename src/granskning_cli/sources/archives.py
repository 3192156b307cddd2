"""A file -> itself, where it is a document, or what it holds, where it is an archive; told by its bytes.

ks.pdf          -> ks.pdf
ks.docx         -> ks.docx                (a zip archive too, but one document)
2024.zip        -> 2024.zip/ks.pdf, 2024.zip/old.tar.gz/ks.pdf
page.png        -> page.png
logo.png        -> Failure B820: passed over, and named
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from granskning_cli.data import is_data, is_overlay
from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers import kind_of
from granskning_cli.sources.found import HEAD, Budget, Failure, File, Item, Limits
from granskning_cli.sources.overlays import SUFFIX

if TYPE_CHECKING:
    from granskning_cli.sources.zip_directory import Directory

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
# A picture in a folder is a page if both its sides are so many pixels; how far a JPEG is looked through for them.
PAGE: Final = 600
FAR: Final = 1 << 18
_REPORT: Final = b'<meta name="generator" content="granskning">'


def unfolded(file: File, limits: Limits, *, parsed: bool) -> Iterator[Item | Failure]:
    """The document, or the archive's documents; `parsed`: YAML and JSON results too."""
    try:
        yield from _unfolded(file, Budget(limits), 0, parsed=parsed)
    except Unreadable as problem:
        yield Failure(file.path, problem.code, problem.message)


def is_archive(file: File) -> bool:
    """Whether it holds documents and is none; what cannot be read is no archive."""
    from granskning_cli.readers.kinds import is_office
    from granskning_cli.sources import zips

    budget = Budget(Limits())
    try:
        head = file.head()
        if not head.startswith(_ZIP):
            return _tar(file, head, budget) is not None
        with file.open() as stream:
            return not is_office([entry.name for entry in zips.listing(stream, budget).entries])
    except Unreadable:
        return False


def _unfolded(file: File, budget: Budget, depth: int, *, parsed: bool) -> Iterator[Item | Failure]:
    try:
        head = file.head()
        if head.startswith(_ZIP):
            yield from _zip(file, budget, depth, parsed=parsed)
        elif (kind := _tar(file, head, budget)) is not None:
            yield from _tarred(file, kind, budget, depth, parsed=parsed)
        elif _is_manifest(file, head):  # of a batch, whose outputs are what is asked for
            return
        elif not (file.path.endswith(SUFFIX) or is_overlay(head)):  # corrections go with their document
            yield _taken(file, head, parsed=parsed)
    except Unreadable as problem:
        yield Failure(file.path, problem.code, problem.message)


def _is_manifest(file: File, head: bytes) -> bool:
    return file.path.rpartition("/")[2] == "manifest.jsonl" and head.startswith(b'{"path": ')


def _taken(file: File, head: bytes, *, parsed: bool) -> Item | Failure:
    """The document, as far as its first bytes tell that it is one."""
    if is_data(head):
        if parsed:
            return Item(file.path, file.read, file.size, file.disk)
        return _passed_over(file, "it is data, and no document")
    if is_report(head):
        return _passed_over(file, "it is a report of this tool, and no document")
    try:
        kind = kind_of(head)
        if kind == "picture":
            if not (file.asked or _may_be_page(file, head)):
                return _passed_over(file, "it is a picture too small for a page, or a broken one")
        elif kind != "pdf" and _binary(head):
            return _passed_over(file, "the bytes are of no kind that is read here")
    except Unreadable as problem:
        if problem.code != "R105":
            return Failure(file.path, problem.code, f"{file.path!r}: {problem.message}")
        return _passed_over(file, problem.message)
    return Item(file.path, file.read, file.size, file.disk)


def _may_be_page(file: File, head: bytes) -> bool:
    """Whether a picture that nobody named is large enough for a page: a logo is not, and a broken one has no size."""
    from granskning_cli.readers import pixels

    size = pixels.size_of(head)
    if size is None and head.startswith(
        pixels.JPEG
    ):  # a small picture of it, or its colours, may stand before its size
        with file.open() as stream:
            size = pixels.size_of(stream.read(FAR))
    if size is None:  # a TIFF may have it at its end, and no page of the web shows one
        return head.startswith(pixels.TIFF) and len(head) == HEAD
    return min(size) >= PAGE


def is_report(head: bytes) -> bool:
    """Whether a file that begins so is a page that `granskning report` wrote."""
    return head.startswith(b"<!DOCTYPE html>") and _REPORT in head


def _passed_over(file: File, why: str) -> Failure:
    return Failure(file.path, "B820", f"{file.path!r} was passed over: {why}")


def _binary(head: bytes) -> bool:
    """A zero byte stands in no text but those of two bytes a character, which begin with a mark."""
    return b"\0" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff"))


def _zip(file: File, budget: Budget, depth: int, *, parsed: bool) -> Iterator[Item | Failure]:
    from granskning_cli.readers.kinds import is_office
    from granskning_cli.sources import zips

    stream = zips.Again(file.open)
    packed = cast(BinaryIO, stream)
    try:
        found = zips.listing(packed, budget)
        if is_office([entry.name for entry in found.entries]):
            yield _office(file, packed, found)
            return
        _check_depth(file, budget, depth)
        members = zips.members(file.path, packed, found, budget)
        yield from _members(file, members, budget, depth, parsed=parsed)
    finally:
        stream.close()


def _office(file: File, stream: BinaryIO, found: Directory) -> Item | Failure:
    """A document of an office program; whether it is one that is read, its own mimetype says."""
    from granskning_cli.readers.kinds import office
    from granskning_cli.sources import zip_data

    kinds = [
        b"".join(zip_data.pieces(stream, one, file.path))[:100]
        for one in found.entries
        if _is_kind(one.name, one.size)
    ]
    try:
        office({entry.name.decode("latin-1") for entry in found.entries}, kinds[0] if kinds else b"")
    except Unreadable as problem:
        if not found.damage:
            return _passed_over(file, problem.message)
    return Item(file.path, file.read, file.size, file.disk)


def _is_kind(name: bytes, size: int) -> bool:
    return name == b"mimetype" and size < HEAD


def _tar(file: File, head: bytes, budget: Budget) -> str | None:
    from granskning_cli.sources import tars

    kind = tars.kind_of(head)
    return kind if kind and tars.is_tar(file.open, kind, budget) else None


def _tarred(file: File, kind: str, budget: Budget, depth: int, *, parsed: bool) -> Iterator[Item | Failure]:
    from granskning_cli.sources import tars

    _check_depth(file, budget, depth)
    yield from _members(file, tars.members(file.path, file.open, kind, budget), budget, depth, parsed=parsed)


def _check_depth(file: File, budget: Budget, depth: int) -> None:
    if depth >= budget.limits.depth:
        raise Unreadable("B837", f"{file.path!r} is an archive in {depth} others, which is not unpacked")


def _members(
    file: File, members: Iterator[File | Failure], budget: Budget, depth: int, *, parsed: bool
) -> Iterator[Item | Failure]:
    """What the members are; an archive without any, and one that was changed meanwhile, is named."""
    before = budget.members
    any_said = False
    for member in members:
        any_said = True
        if isinstance(member, Failure):
            yield member
        else:
            yield from _unfolded(member, budget, depth + 1, parsed=parsed)
    if budget.members == before and not any_said:
        yield Failure(file.path, "B821", f"the archive {file.path!r} holds nothing")
    file.check()
