"""Questionnaires as one table, a row a question: UTF-8 with a byte order mark, commas, lines ending as RFC 4180 has them.

Without the mark Excel reads UTF-8 as Windows-1252. What a cell may hold is in harmless.py.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from granskning_cli.export.answers import COLUMNS, lines, rows
from granskning_cli.export.harmless import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator

    from granskning_cli.model.questionnaire import Questionnaire


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """A document after the other."""
    with table(out) as writer:
        writer.writerow(COLUMNS)
        for one in results:
            writer.writerows([cell(value) for value in lines(row)] for row in rows(one))


@contextmanager
def table(out: BinaryIO) -> Iterator[Any]:
    """A writer of rows on a stream of bytes, which stays open."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=False)
    try:
        yield csv.writer(text, lineterminator="\r\n")
        text.flush()
    finally:
        text.detach()


def cell(value: object) -> str:
    """A cell's text; empty for None."""
    if isinstance(value, str):
        return harmless(value)
    return "" if value is None else str(value)
