"""Rows -> one flat sequence of lines, each knowing its cell and what that cell is for.

A questionnaire is a partition of this sequence: every piece belongs to the heading or question that last began.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from granskning_cli.model.layout import FIELD, Cell, Line, Row
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.parts import parts
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import is_mark, state_of

# What a template knows a piece to be: the question's own words, its instruction's, its number.
Wording = Literal["", "asked", "instruction", "number"]

# "section": a column that repeats the section's title; "aside": a column of something else, such as references
Role = Literal["text", "option", "answer", "header", "blank", "section", "aside"]


class Piece(NamedTuple):
    """A line of a cell (None where the cell is only white space) and the cell's part in the form.

    `first`: the first line of its cell. `row` counts rows; `header` is the option header above it; `divided`: a
    ruling stands above it; `ruled`: rulings stand around it; `known`: what it is, where a template tells.
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
    known: Wording = ""


def flatten(rows: Sequence[Row], headers: Mapping[int, Header], words: Vocabulary) -> list[Piece]:
    """Every line of every row in reading order; empty option cells too, since they offer an answer."""
    out: list[Piece] = []
    current: dict[int | None, Header] = {}
    flowing: Header | None = None  # the last header of a text that has lost its columns
    skip = 0
    for index, row in enumerate(rows):
        own = headers.get(index)
        if own is not None and not own.rows:
            current[own.table] = own
            own = None
        if own is not None:
            if own.table is None:
                flowing = own
            else:
                current[own.table] = own
            skip = max(skip, index + own.rows)
        ruled = row.basis == "ruled"
        header = own or (current.get(row.table) if row.table is not None else flowing)
        above = header if own is None and index >= skip else None
        roles = [(_role(cell, own, above, index < skip), cell) for cell in row.cells]
        if len(roles) > 1:
            # "Nr | Område | Fråga": the section begins before the number of its first question
            roles.sort(key=lambda found: found[0] != "section")
        begins = row.gap if row.table is None or row.basis == "aligned" else 0.0
        for role, cell in roles:
            if not cell.lines:
                if role == "text" and (ruled or any(other.lines for other in row.cells)):
                    continue
                blank: Role = "blank" if role == "text" else role
                out.append(Piece(None, cell, index, True, blank, header, row.gap, row.divided, ruled))
            first = True
            for line in [part for whole in _lines(cell, above) for part in parts(whole, words)]:
                gap = begins if first else line.gap
                divided = first and (row.divided or ruled)
                typed = role == "text" and line.fields and line.words[0].font == FIELD
                part: Role = "answer" if typed else role
                out.append(Piece(line, cell, index, first, part, header, gap, divided, ruled))
                first = False
    return out


def _lines(cell: Cell, header: Header | None) -> tuple[Line, ...]:
    """The lines of a cell; a number that its column broke in two, "Question" above "1:", is one."""
    if len(cell.lines) < 2 or header is None or header.roles.get(cell.column) != "number":
        return cell.lines
    words = tuple(word for line in cell.lines for word in line.words)
    return (replace(cell.lines[0], words=words, bbox=cell.bbox),)


def _written_across(cell: Cell, header: Header) -> bool:
    """Whether a merged cell over the options' columns holds words: "B.3 | Welche Verfahren? | Kfz-Zulassung, Lohn"."""
    asks = [column for column, role in header.roles.items() if role == "question"] or [0]
    if min(asks) >= cell.column or cell.column not in header.columns:
        return False
    words = [word.text for line in cell.lines for word in line.words]
    return bool(words) and not any(state_of(text) is not None or is_mark(text) for text in words)


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
    if covered and _written_across(cell, header):
        return "answer"
    role = header.roles.get(cell.column)
    if role == "choice":
        return "option"
    if role in ("section", "aside") and all(
        header.roles.get(c) == role for c in range(cell.column, cell.column + cell.span)
    ):
        return role
    return "text"  # a merged cell that reaches over several options is no option's cell
