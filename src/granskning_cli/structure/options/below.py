"""What the cells below a header tell of its columns: further options, and the mark that this respondent uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import slug
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import cell_text, is_empty_box, is_mark, marks_cell

# A character is a mark of the respondent's own where it comes so often.
FEWEST_MARKS: Final = 3


def text_columns(rows: Sequence[Row], header: Header, found: dict[int, Header]) -> Header:
    """Unknown labels beside known ones are options too where marks stand below them and no text does."""
    if not header.columns or not header.text_columns:
        return header
    ends = [i for i, other in found.items() if i > header.row and other.table == header.table]
    end = min(ends, default=len(rows))
    below = [
        c for row in rows[header.row + 1 : end] if row.table == header.table for c in row.cells if c.lines
    ]
    columns, text = dict(header.columns), set(header.text_columns)
    for cell in rows[header.row].cells:
        own = range(cell.column, cell.column + cell.span)
        if cell.column not in text:
            continue
        inside = [cell_text(c) for c in below if c.column in own and c.span <= cell.span]
        if inside and all(is_mark(t) or is_empty_box(t) for t in inside):
            option = Option(code=slug(cell_text(cell)), label=cell_text(cell))
            columns.update(dict.fromkeys(own, option))
            text.difference_update(own)
    if len(columns) == len(header.columns):
        return header
    options = tuple({columns[c].code: columns[c] for c in sorted(columns)}.values())
    return replace(header, options=options, columns=columns, text_columns=frozenset(text), known=False)


def with_mark(rows: Sequence[Row], header: Header, found: dict[int, Header]) -> Header:
    """A header below whose options stands one and the same character, never two in a row: it is how they are marked."""
    if not header.columns:
        return header
    end = min(
        [i for i, other in found.items() if i > header.row and other.table == header.table], default=len(rows)
    )
    texts: list[str] = []
    for row in rows[header.row + 1 : end]:
        if row.table != header.table:
            continue
        cells = [cell_text(c) for c in row.cells if c.column in header.columns and c.lines]
        if len(cells) > 1:
            return header
        texts += cells
    mark = texts[0] if len(set(texts)) == 1 and len(texts) >= FEWEST_MARKS else ""
    if len(mark) != 1 or not mark.strip("-–—0") or marks_cell(mark) or is_empty_box(mark):
        return header
    return replace(header, mark=mark)
