"""The files that the sources on a command line name: files and folders, documents and parsed data, in any mix."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Final

PARSED: Final = (".yaml", ".yml", ".json")


def found(sources: Sequence[str]) -> Iterator[str]:
    """Each file once: the files named, and in folders all that end like something that is read, hidden ones left out."""
    seen: set[str] = set()
    for source in sources:
        for path in _in_folder(source) if os.path.isdir(source) else [source]:
            real = os.path.realpath(path)
            if real not in seen:
                seen.add(real)
                yield path


def _in_folder(folder: str) -> Iterator[str]:
    from granskning_cli.readers import READERS

    endings = set(PARSED)
    for module, _ in READERS.values():
        endings.update(import_module(f"granskning_cli.readers.{module}").SUFFIXES)
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and os.path.splitext(name)[1].lower() in endings:
                yield os.path.join(here, name)
