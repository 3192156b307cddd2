"""A Comparison as a table for a spreadsheet: one row a change, the same columns always.

A byte order mark stands before it: without one Excel reads UTF-8 as Windows-1252 and å as Ã¥. A cell that begins
like a formula is kept from being one by an apostrophe before it, which a spreadsheet shows and a program can take away.
"""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from granskning_cli.export.changes import each, rows
from granskning_cli.export.harmless import harmless
from granskning_cli.model.comparison import Comparison

if TYPE_CHECKING:
    from granskning_cli.model.comparisons import Comparisons

COLUMNS: Final = (
    "old", "new", "respondent", "section_old", "section_new", "number_old", "number_new", "question",
    "change", "before", "after", "direction", "similarity", "page_old", "page_new",
)  # fmt: skip


def dump(result: Comparison | Comparisons) -> bytes:
    """UTF-8 with a byte order mark, commas, lines ending as RFC 4180 has them."""
    text = StringIO(newline="")
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow(COLUMNS)
    for comparison in each(result):
        table.writerows(_cells(comparison))
    return text.getvalue().encode("utf-8-sig")


def _cells(comparison: Comparison) -> list[list[str]]:
    old, new = comparison.old, comparison.new
    out = []
    for row in rows(comparison):
        change = row.change
        cells = [
            old.name, new.name, new.respondent or old.respondent, change.section_old, change.section_new,
            change.number_old, change.number_new, change.text, change.kind, row.before, row.after,
            change.direction, change.similarity,
            change.at_old.page if change.at_old else None, change.at_new.page if change.at_new else None,
        ]  # fmt: skip
        out.append([_cell(value) for value in cells])
    return out


def _cell(value: object) -> str:
    if not isinstance(value, str):
        return "" if value is None else str(value)
    return harmless(value)
