"""The documents that sources name (collect.py), and a questionnaire from whatever holds one.

A document is parsed, what `granskning parse` wrote is read back:

    ks-2025.pdf   -> the pipeline
    ks-2025.yaml  -> data.py, perhaps edited by hand

Which of the two it is, the bytes say, never the name. The pipeline is imported only for a document.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from granskning_cli.data import from_data, is_data
from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers.opening import opened
from granskning_cli.sources.archives import is_report
from granskning_cli.sources.collect import files, items, many
from granskning_cli.sources.found import Failure, File, Item, Limits
from granskning_cli.sources.listed import listed
from granskning_cli.sources.overlays import NONE, Corrections, Given, overlays

if TYPE_CHECKING:
    from granskning_cli.model.layout import Document
    from granskning_cli.model.questionnaire import Questionnaire
    from granskning_cli.templates import Asked


def questionnaire(
    source: str | Path | bytes,
    *,
    name: str | None = None,
    reader: str = "auto",
    password: str | None = None,
    template: Asked = None,
    corrections: Corrections = NONE,
    disk: str | None = None,
    single: bool = False,
    document: Document | None = None,
    verify: bool = False,
) -> Questionnaire:
    """The questionnaire that a path, or bytes of this name, hold, with its corrections.

    `disk` is where the bytes lie; `single` as for `Corrections.of`; `document` and `verify` as for `parse`.
    Raises Unreadable, whose message names the source.
    """
    named = name or ("standard input" if isinstance(source, bytes) else str(source))
    try:
        given, data = opened(source)
        disk = disk if isinstance(source, bytes) else str(source)
        if is_data(data):
            found = from_data(data)
            known = found.source.sha256, found.source.name
            return _corrected(found, corrections.of(*known, disk, single=single))
        from granskning_cli.pipeline import parse

        hashed = hashlib.sha256(data).hexdigest()
        called = name.rpartition("/")[2] if name is not None else given
        mine = corrections.of(hashed, called, disk, single=single)
        found = parse(
            data,
            reader=reader,
            password=password,
            template=template,
            corrections=mine,
            document=document,
            verify=verify,
        )
        return _called(found, called)
    except Unreadable as problem:
        if repr(named) in problem.message:
            raise
        raise Unreadable(problem.code, f"{named}: {problem.message}") from None


def _corrected(found: Questionnaire, given: Sequence[Given]) -> Questionnaire:
    if not given:
        return found
    from granskning_cli.corrections import corrected, loaded

    mine, wrong = loaded(given)
    done = corrected(found, mine)
    return done.model_copy(update={"diagnostics": (*done.diagnostics, *wrong)})


def _called(found: Questionnaire, name: str | None) -> Questionnaire:
    """The same under this name."""
    source = found.source.model_copy(update={"name": name})
    return found.model_copy(update={"source": source})


__all__ = [
    "NONE",
    "Corrections",
    "Failure",
    "File",
    "Item",
    "Limits",
    "files",
    "is_report",
    "items",
    "listed",
    "many",
    "overlays",
    "questionnaire",
]
