"""One table of all results, made from the parts that a run keeps in its work folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from granskning_cli import __version__
from granskning_cli.batch.kept import keep, keep_made
from granskning_cli.batch.manifest import Entry
from granskning_cli.batch.places import Place
from granskning_cli.export import table

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

_STAMP: Final = "table"


def make(place: Place, entries: Iterable[Entry], *, raw: bool = False) -> None:
    """The table of the documents that were converted, in this order; not anew where nothing changed."""
    converted = [entry for entry in entries if entry.outcome == "converted" and entry.output]
    stamp = os.path.join(place.work, _STAMP)
    told = hashlib.sha256(f"{__version__} {place.format}{' raw' * raw}".encode())
    for entry in converted:
        told.update(repr((entry.path, entry.sha256, entry.version, entry.options)).encode())
    if converted and _stamped(stamp) != f"{told.hexdigest()} {_digest(place.out)}":
        keep_made(
            lambda path: table(_results(place, converted), place.format, path, raw=raw), place.out, place.work
        )
        keep(f"{told.hexdigest()} {_digest(place.out)}".encode(), stamp, place.work)


def _results(place: Place, entries: Iterable[Entry]) -> Iterator[Questionnaire]:
    from granskning_cli.model.questionnaire import Questionnaire

    for entry in entries:
        with open(os.path.join(place.outputs, *str(entry.output).split("/")), "rb") as stream:
            yield Questionnaire.model_validate_json(stream.read())


def _stamped(path: str) -> str:
    with suppress(OSError, UnicodeDecodeError), open(path, encoding="utf-8") as stream:
        return stream.read()
    return ""


def _digest(path: str) -> str:
    with suppress(OSError), open(path, "rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
    return "none"
