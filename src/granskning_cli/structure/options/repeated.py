"""A header's title that heads several tables beside a column of numbers -> the name of a column: "Nr | Krav | Ja | Nej"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from granskning_cli.model.layout import Row
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text
from granskning_cli.structure.options.named import Column


def without_repeated_names(rows: Sequence[Row], found: dict[int, Header], words: Vocabulary) -> None:
    """Takes the titles from such headers; a section's title stands in one of them only."""
    titled = {
        index: " ".join([line.text for line in header.title])
        for index, header in found.items()
        if header.title and words.has("number_columns", cell_text(rows[index].cells[0]))
    }
    times = Counter(titled.values())
    for index, title in titled.items():
        if times[title] > 1:
            found[index] = replace(found[index], title=(), roles=_roles(rows[index], found[index]))


def _roles(row: Row, header: Header) -> dict[int, Column]:
    """The columns left of the first option: the numbers', and those of what is asked."""
    first = min([*header.columns, *header.text_columns], default=0)
    numbers, *others = [cell for cell in row.cells if cell.column < first]
    asked = range(numbers.column + numbers.span, first) if others else ()
    return {numbers.column: "number", **dict.fromkeys(asked, "question")}
