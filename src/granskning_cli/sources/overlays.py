"""Where the corrections of a document lie: beside it, and in what was named besides.

    ks-2025.pdf                      the document
    ks-2025.pdf.corrections.yaml     its corrections
    --corrections decided/           all of a folder: each goes to the document whose hash it names

What lies in an archive or comes from elsewhere has nothing beside it that would be looked for.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from granskning_cli.diagnostics import Unreadable, said

if TYPE_CHECKING:
    from granskning_cli.model.overlay import Document

# As in model/overlay.py, which is slow to import.
SUFFIX: Final = ".corrections.yaml"
_LARGEST: Final = (4 << 20) + 1

# An overlay by its name and its bytes.
Given = tuple[str, bytes]


class _Known(NamedTuple):
    of: Document
    given: Given
    alone: bool


class Corrections(NamedTuple):
    """The overlays of a run. `beside`: those that lie beside the documents count as well."""

    beside: bool = True
    known: tuple[_Known, ...] = ()

    def unused(self, hashes: Collection[str | None]) -> list[str]:
        """The names of those that are about none of the documents."""
        return [one.given[0] for one in self.known if one.of.sha256 not in hashes]

    def of(
        self, sha256: str, name: str | None, disk: str | None, *, single: bool = False
    ) -> tuple[Given, ...]:
        """Those of one document; one of its name and another hash too, so that it is told of.

        `single`: it is the only document, so that a file that was named for it is meant for it. Raises Unreadable C910.
        """
        found = [one.given for one in self.known if one.of.sha256 == sha256]
        if not found:
            found = [
                one.given
                for one in self.known
                if (single and one.alone) or (name is not None and one.of.name == name)
            ]
        beside = _beside(disk) if self.beside and disk is not None else None
        # a folder of overlays may be the documents' own
        return tuple(dict.fromkeys([*([beside] if beside else []), *found]))


NONE: Final = Corrections(beside=False)


def overlays(paths: Sequence[str]) -> Corrections:
    """The files, and those of the folders; "none" takes away even those beside the documents. Raises Unreadable."""
    if "none" in paths:
        return NONE
    known: list[_Known] = []
    for path in paths:
        folder = os.path.isdir(path)
        for file in _files(path) if folder else [path]:
            known.append(_known(file, alone=not folder))
    return Corrections(known=tuple(known))


def path_of(document: str) -> str:
    """Where the corrections of a document lie."""
    return document + SUFFIX


def _files(folder: str) -> list[str]:
    found = [
        os.path.join(within, name)
        for within, _, names in os.walk(folder)
        for name in names
        if name.endswith(SUFFIX)
    ]
    return sorted(found)


def _known(path: str, *, alone: bool) -> _Known:
    from granskning_cli.corrections import load

    data = read(path)
    if data is None:
        raise Unreadable("R101", f"there is no file {path!r}")
    name = os.path.basename(path)
    return _Known(load(data, name).source, (name, data), alone)


def _beside(disk: str) -> Given | None:
    path = path_of(disk)
    data = read(path)
    return None if data is None else (os.path.basename(path), data)


def read(path: str) -> bytes | None:
    """The bytes, no more than an overlay may have and one; None where there is no such file. Raises Unreadable C910."""
    try:
        with open(path, "rb") as stream:
            return stream.read(_LARGEST)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        raise Unreadable("C910", said("C910", "unopened", name=repr(path), why=why)) from None
