"""Rows -> one flat sequence of lines, each knowing its cell and what that cell is for.

A questionnaire is a partition of this sequence: every piece belongs to the heading or question that last began.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

from granskning_cli.model.layout import FIELD, Cell, Line, Row
from granskning_cli.structure.choices import start_of
from granskning_cli.structure.headers import Header
from granskning_cli.structure.labels import SHAPES
from granskning_cli.structure.language import Vocabulary

# "section": a column that repeats the section's title; "aside": a column of something else, such as references
Role = Literal["text", "option", "answer", "header", "blank", "section", "aside"]


# What a line with places to tick holds: a shape, a low line, or an X by itself.
_MAY_OFFER: Final = re.compile("[" + "".join(sorted(SHAPES)) + r"_✓✔]|(?<!\S)[xX](?!\S)")


class Piece(NamedTuple):
    """A line of a cell (None where the cell is only white space) and the cell's part in the form.

    `first`: the first line of its cell. `row` counts rows; `header` is the option header above it; `divided`: a
    ruling stands above it; `ruled`: rulings stand around it.
    """

    line: Line | None
    cell: Cell
    row: int
    first: bool
    role: Role
    header: Header | None
    gap: float
    divided: bool
    ruled: bool = False


def flatten(rows: Sequence[Row], headers: Mapping[int, Header], words: Vocabulary) -> list[Piece]:
    """Every line of every row in reading order; empty option cells too, since they offer an answer."""
    out: list[Piece] = []
    current: dict[int | None, Header] = {}
    flowing: Header | None = None  # the last header of a text that has lost its columns
    skip = 0
    for index, row in enumerate(rows):
        own = headers.get(index)
        if own is not None:
            if own.table is None:
                flowing = own
            else:
                current[own.table] = own
            skip = max(skip, index + own.rows)
        ruled = row.basis == "ruled"
        header = own or (current.get(row.table) if row.table is not None else flowing)
        for cell in row.cells:
            role = _role(cell, own, header if own is None and index >= skip else None, index < skip)
            if not cell.lines:
                if role == "text" and (ruled or any(other.lines for other in row.cells)):
                    continue
                blank: Role = "blank" if role == "text" else role
                out.append(Piece(None, cell, index, True, blank, header, row.gap, row.divided, ruled))
            for number, line in enumerate(part for whole in cell.lines for part in _parts(whole, words)):
                first = number == 0
                gap = (
                    line.gap
                    if not first
                    else (row.gap if row.table is None or row.basis == "aligned" else 0.0)
                )
                divided = first and (row.divided or ruled)
                part: Role = "answer" if role == "text" and line.words[0].font == FIELD else role
                out.append(Piece(line, cell, index, first, part, header, gap, divided, ruled))
    return out


def _parts(line: Line, known: Vocabulary) -> list[Line]:
    """A line parted where a field's text begins or ends, and before the first of its options: "Typ: ☐ 1 ☐ 2"."""
    words = line.words
    start = start_of(words, known) if _MAY_OFFER.search(line.text) else None
    cuts = [0]
    for at in range(1, len(words)):
        comment = (
            start is not None and words[at].text[-1] == ":" and known.has("answer_columns", words[at].text)
        )
        if at == start or comment or (words[at].font == FIELD) != (words[at - 1].font == FIELD):
            cuts.append(at)
    if len(cuts) == 1:
        return [line]
    ends = [*cuts[1:], len(words)]
    return [
        line
        if end - start == len(words)
        else Line(words[start:end], line.bbox, line.gap if not start else 0.0, line.short)
        for start, end in zip(cuts, ends, strict=True)
    ]


def _role(cell: Cell, own: Header | None, header: Header | None, inside: bool) -> Role:
    if own is not None or inside:
        return "header"
    if header is None:
        return "text"
    covered = {
        header.columns[c].code for c in range(cell.column, cell.column + cell.span) if c in header.columns
    }
    if len(covered) == 1:
        return "option"
    if not covered and cell.column in header.text_columns:
        return "answer"
    role = header.roles.get(cell.column)
    if role in ("section", "aside") and all(
        header.roles.get(c) == role for c in range(cell.column, cell.column + cell.span)
    ):
        return role
    return "text"  # a merged cell that reaches over several options is no option's cell
