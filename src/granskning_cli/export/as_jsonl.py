"""Questionnaires as JSON Lines: a result a line, without blanks, every language's letters as they are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from granskning_cli.export.invisible import escaped

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """A line after the other; what a reader takes for the end of a line, such as U+2028, is an escape."""
    for one in results:
        out.write(f"{escaped(one.model_dump_json())}\n".encode())
