"""What the cells below a header tell of its columns: further options, and the mark that this respondent uses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import slug
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text, is_empty_box, is_mark, marks_cell

# A character is a mark of the respondent's own where it comes so often.
FEWEST_MARKS: Final = 3


def rows_below(rows: Sequence[Row], found: Mapping[int, Header]) -> dict[int, list[Row]]:
    """For each header the rows of its table down to the next header of it, told in one pass over all of them."""
    out: dict[int, list[Row]] = {index: [] for index in found}
    above: dict[int | None, int] = {}  # the last header of each table
    for index, row in enumerate(rows):
        own = found.get(index)
        if row.table in above and (own is None or own.table != row.table):
            out[above[row.table]].append(row)
        if own is not None:
            above[own.table] = index
    return out


def text_columns(own_row: Row, header: Header, below: Sequence[Row]) -> Header:
    """Unknown labels beside known ones are options too where marks stand below them and no text does."""
    if not header.columns or not header.text_columns:
        return header
    filled = [cell for row in below for cell in row.cells if cell.lines]
    columns, text = dict(header.columns), set(header.text_columns)
    for cell in own_row.cells:
        own = range(cell.column, cell.column + cell.span)
        if cell.column not in text:
            continue
        inside = [cell_text(c) for c in filled if c.column in own and c.span <= cell.span]
        if inside and all(is_mark(t) or is_empty_box(t) for t in inside):
            option = Option(code=slug(cell_text(cell)), label=cell_text(cell))
            columns.update(dict.fromkeys(own, option))
            text.difference_update(own)
    if len(columns) == len(header.columns):
        return header
    options = tuple({columns[c].code: columns[c] for c in sorted(columns)}.values())
    return replace(header, options=options, columns=columns, text_columns=frozenset(text), known=False)


def with_mark(header: Header, below: Sequence[Row]) -> Header:
    """A header below whose options stands one and the same character, never two in a row: it is how they are marked."""
    if not header.columns:
        return header
    texts: list[str] = []
    for row in below:
        cells = [cell_text(c) for c in row.cells if c.column in header.columns and c.lines]
        if len(cells) > 1:
            return header
        texts += cells
    mark = texts[0] if len(set(texts)) == 1 and len(texts) >= FEWEST_MARKS else ""
    if len(mark) != 1 or not mark.strip("-–—0") or marks_cell(mark) or is_empty_box(mark):
        return header
    return replace(header, mark=mark)
