"""A questionnaire from whatever holds one: a document, which is parsed, or data that `granskning parse` wrote.

    ks-2025.pdf   -> the pipeline
    ks-2025.yaml  -> data.py, perhaps edited by hand

Which of the two it is, the bytes say, never the name. The pipeline is imported only for a document.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers.opening import opened
from granskning_cli.sources.data import from_data, is_data

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire


def questionnaire(
    source: str | Path | bytes, *, reader: str = "auto", password: str | None = None
) -> Questionnaire:
    """The questionnaire that a path or bytes hold. Raises Unreadable, whose message names the source."""
    try:
        _, data = opened(source)
        if is_data(data):
            return from_data(data)
        from granskning_cli.pipeline import parse

        return parse(source, reader=reader, password=password)
    except Unreadable as problem:
        name = "standard input" if isinstance(source, bytes) else str(source)
        if repr(name) in problem.message:
            raise
        raise Unreadable(problem.code, f"{name}: {problem.message}") from None


__all__ = ["questionnaire"]
