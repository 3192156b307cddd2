"""Headers of two rows: what the upper one names over one row, the lower one parts.

| Nr | Fråga | Ja | Nej | Risk              | Kommentar |
|    |       |    |     | 1 | 2 | 3 | 4 | 5 |           |

| Nr | Fråga | Svar          | Kommentar |
|    |       | Ja | Nej | ?  |           |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from granskning_cli.model.layout import Row
from granskning_cli.structure.options.header import Header


def join_stories(rows: Sequence[Row], found: dict[int, Header]) -> None:
    """Gives a header that stands right below another of its table the columns that only the upper one names."""
    for index in sorted(found):
        upper, lower = found[index], found.get(index + 1)
        if lower is None or upper.table is None or upper.table != lower.table:
            continue
        filled = {
            column
            for cell in rows[index + 1].cells
            if cell.lines
            for column in range(cell.column, cell.column + cell.span)
        }
        named = {column for column in upper.roles if column not in lower.columns}
        if not (upper.columns or upper.roles) or not lower.columns or filled & (upper.columns.keys() | named):
            continue
        columns = {**upper.columns, **lower.columns}
        options = tuple({columns[column].code: columns[column] for column in sorted(columns)}.values())
        found[index + 1] = replace(
            lower,
            options=options,
            columns=columns,
            text_columns=(upper.text_columns | lower.text_columns) - columns.keys(),
            roles={column: role for column, role in upper.roles.items() if column not in columns},
            known=upper.known and lower.known,
        )
