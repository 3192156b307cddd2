"""The documents that sources name (collect.py), and a questionnaire from whatever holds one.

A document is parsed, what `granskning parse` wrote is read back:

    ks-2025.pdf   -> the pipeline
    ks-2025.yaml  -> data.py, perhaps edited by hand

Which of the two it is, the bytes say, never the name. The pipeline is imported only for a document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers.opening import opened
from granskning_cli.sources.collect import files, items, many
from granskning_cli.data import from_data, is_data
from granskning_cli.sources.found import Failure, File, Item, Limits
from granskning_cli.sources.listed import listed

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire


def questionnaire(
    source: str | Path | bytes, *, name: str | None = None, reader: str = "auto", password: str | None = None
) -> Questionnaire:
    """The questionnaire that a path, or bytes of this name, hold. Raises Unreadable, whose message names the source."""
    named = name or ("standard input" if isinstance(source, bytes) else str(source))
    try:
        _, data = opened(source)
        if is_data(data):
            return from_data(data)
        from granskning_cli.pipeline import parse

        return _called(parse(source, reader=reader, password=password), name)
    except Unreadable as problem:
        if repr(named) in problem.message:
            raise
        raise Unreadable(problem.code, f"{named}: {problem.message}") from None


def _called(found: Questionnaire, name: str | None) -> Questionnaire:
    """The same, with the last part of the name where the bytes had none."""
    if name is None:
        return found
    source = found.source.model_copy(update={"name": name.rpartition("/")[2]})
    return found.model_copy(update={"source": source})


__all__ = ["Failure", "File", "Item", "Limits", "files", "items", "listed", "many", "questionnaire"]
