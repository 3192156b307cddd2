"""The sources of a run -> every document in them, in an order that does not depend on the machine.

    forms/           -> ks.pdf, 2024/bun.docx                  named from the folder on
    forms/ks.pdf     -> forms/ks.pdf                           named as given, an absolute path by its last part
    forms/*.zip      -> forms/2024.zip/ks.pdf
    s3://bucket/f/   -> s3://bucket/f/ks.pdf

A file that two sources name is read once; two files of one name are told apart: "ks.pdf", "ks.pdf#2".
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from granskning_cli.readers.opening import nearest
from granskning_cli.sources import addresses, archives, names, patterns, walk
from granskning_cli.sources.found import Failure, File, Item, Limits

_LIMITS: Final = Limits()


def items(
    sources: Sequence[str], *, limits: Limits = _LIMITS, parsed: bool = False
) -> Iterator[Item | Failure]:
    """Every document, unread; `parsed`: YAML and JSON results too. What is no document is a Failure B820."""
    taken = names.Names()
    for file in files(sources):
        if isinstance(file, Failure):
            yield file
            continue
        for found in archives.unfolded(file, limits, parsed=parsed):
            place = None if file.disk is None else file.disk + found.path.removeprefix(file.path)
            path = taken.unique(found.path) if isinstance(found, Item) else found.path
            yield found._replace(path=path, place=place)


def files(sources: Sequence[str]) -> Iterator[File | Failure]:
    """Every file once, archives unopened."""
    seen: set[str] = set()
    for source in sources:
        for file in _files(source):
            if isinstance(file, File) and file.disk is not None:
                real = os.path.realpath(file.disk)
                if real in seen:
                    continue
                seen.add(real)
            yield file


def many(source: str) -> bool:
    """Whether the source may hold more than one document: a folder, an archive, a pattern, an address."""
    if os.path.isdir(source):
        return True
    if not os.path.lexists(source):
        return bool(addresses.scheme(source) or patterns.pattern(source))
    file = walk.on_disk(source, source)
    return isinstance(file, File) and archives.is_archive(file)


def _files(source: str) -> Iterator[File | Failure]:
    kind = addresses.scheme(source)
    if kind == "file":
        source = addresses.on_disk(source)
    elif kind and not os.path.lexists(source):
        yield from addresses.files(source)
        return
    named = _named(source)
    if os.path.isdir(source):
        yield from _or_nothing(walk.walk(source), source, "B821", "there is no file in")
    elif os.path.lexists(source):
        file = walk.on_disk(source, named)
        yield file._replace(asked=True) if isinstance(file, File) else file
    elif (pattern := patterns.pattern(source)) is not None:
        prefix = _prefix(pattern.root)
        there = os.path.isdir(pattern.root or ".")
        found = walk.walk(pattern.root or ".", prefix, pattern.wanted, pattern.within) if there else iter(())
        yield from _or_nothing(found, source, "B822", "no file matches")
    else:
        yield Failure(named, "R101", f"there is no file {source!r}{nearest(Path(source))}")


def _or_nothing(
    found: Iterator[File | Failure], source: str, code: str, said: str
) -> Iterator[File | Failure]:
    any_found = False
    for file in found:
        any_found = True
        yield file
    if not any_found:
        yield Failure(_named(source), code, f"{said} {source!r}")


def _named(source: str) -> str:
    """A path as it is given, or its last part where it leads somewhere else."""
    text = names.decoded(os.fsencode(source)).replace(os.sep, "/")
    parts = names.parts(text)
    if os.path.isabs(source) or names.refused("/".join(parts)):
        parts = [part for part in parts if part != ".."][-1:]
    return "/".join(names.shown(parts))


def _prefix(root: str) -> str:
    """What stands before the names that a pattern finds."""
    text = root.replace(os.sep, "/")
    if not root or os.path.isabs(root) or names.refused(text):
        return ""
    return "".join(part + "/" for part in names.shown(names.parts(text)))
