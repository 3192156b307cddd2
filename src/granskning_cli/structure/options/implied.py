"""Tables of two columns without a header: questions on the left, what was answered on the right.

| Har nämnden antagit en plan?  | Ja, i februari.  |
| Hur följs den upp?            |                  |
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.options.labels import cell_text
from granskning_cli.structure.options.named import Column

FEWEST: Final = 3
# So many of the cells on the left ask, and so few of those on the right do.
ASKS: Final = 0.6
TELLS: Final = 0.34


def asking_columns(
    rows: Sequence[Row], headed: set[int | None], words: Vocabulary
) -> dict[int, tuple[int, dict[int, Column]]]:
    """The first row of each such table, with the table and the column that asks."""
    tables: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.table is not None and row.table not in headed:
            tables.setdefault(row.table, []).append(index)
    out: dict[int, tuple[int, dict[int, Column]]] = {}
    for table, own in tables.items():
        left = [rows[index].cells[0] for index in own if rows[index].cells[0].lines]
        if len(left) < FEWEST or any(len(rows[index].cells) > 2 for index in own):
            continue
        right = [cell for index in own for cell in rows[index].cells[1:] if cell.lines]
        columns = {cell.column for cell in left if cell.span == 1}
        if len(columns) != 1 or {cell.column for cell in right} != {column + 1 for column in columns}:
            continue
        asking = sum(_asks(cell_text(cell), words) for cell in left)
        back = sum(cell_text(cell).endswith("?") for cell in right)
        if asking >= max(FEWEST, ASKS * len(left)) and back <= TELLS * len(right):
            out[own[0]] = (table, dict.fromkeys(columns, "question"))
    return out


def _asks(text: str, words: Vocabulary) -> bool:
    return text.rstrip(" *)").endswith("?") or starts_with(text, words.imperatives)
