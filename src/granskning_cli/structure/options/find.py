"""Which columns of a row are options: read from the header row that stands above it.

| 1 Mål och uppdrag | Ja | Nej | Kommentar |     cells: columns 1 and 2 are options, 3 is for text
1 Verksamhetsstyrning Ja Nej Delvis Vet ej       a text that lost its columns: the labels end the line
1 Mål och uppdrag / Ja / Nej                     ... or stand on lines of their own below it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, Cell, Line, Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import Vocabulary, slug
from granskning_cli.structure.options.below import rows_below, text_columns, with_mark
from granskning_cli.structure.options.codes import coded
from granskning_cli.structure.options.families import belong_together, told_apart
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.implied import asking_columns
from granskning_cli.structure.options.label_lines import at_end, stacked
from granskning_cli.structure.options.labels import (
    cell_text,
    digits_of,
    is_empty_box,
    is_mark,
    labels_of,
    state_of,
)
from granskning_cli.structure.options.listed import listed
from granskning_cli.structure.options.named import (
    asks_and_answers,
    choices,
    heads_table,
    kind_of,
    name_columns,
    only_names,
    without_number_column,
)
from granskning_cli.structure.options.repeated import without_repeated_names
from granskning_cli.structure.options.stories import join_stories

# A number that stands alone in its cell.
_NUMBER: Final = re.compile(r"\W*\w{0,3}\d{1,3}(?:\.\d{1,3}){0,3}[a-z]?\W*")


def find_headers(rows: Sequence[Row], words: Vocabulary) -> dict[int, Header]:
    """The header rows of a document, by their position."""
    found: dict[int, Header] = {}
    for index, row in enumerate(rows):
        several = len(row.cells) > 1
        header = _cells(index, row, words, heads_table(rows, index)) if several else _line(index, row, words)
        if (header is None or not header.options) and several and heads_table(rows, index):
            header = _named(index, row, words) or header
        elif header is not None and header.columns and heads_table(rows, index):
            header = _with_roles(row, header, words)
        if header is not None:
            found[index] = header
    without_repeated_names(rows, found, words)
    join_stories(rows, found)
    _stacked(rows, words, found)
    _unknown(rows, words, found)
    for first, (table, roles) in asking_columns(rows, {h.table for h in found.values()}, words).items():
        answers = frozenset(column + 1 for column in roles)
        found[first] = Header(first - 1, table, (), {}, answers, (), True, rows=0, roles=roles)
    below = rows_below(rows, found)
    return {index: _with_cells(rows, found[index], below[index], words) for index in sorted(found)}


def _with_cells(rows: Sequence[Row], header: Header, below: Sequence[Row], words: Vocabulary) -> Header:
    """The header with what the cells below it tell of its columns."""
    row = rows[header.row] if header.rows else None
    if row is None:
        return header
    header = with_mark(text_columns(row, header, below), below)
    return listed(rows, coded(row, header, below, words), below, words)


def _cells(index: int, row: Row, words: Vocabulary, first: bool) -> Header | None:
    columns: dict[int, Option] = {}
    others: list[Cell] = []
    for cell in row.cells:
        if not cell.lines:
            continue
        labels = labels_of(cell, words)
        if labels and not _numbers(cell, row, words):
            for column, option in labels.items():
                columns[column] = option
        else:
            others.append(cell)
    digits = digits_of(row)
    if len(digits) > 2:
        columns.update(digits)
        others = [cell for cell in others if cell.column not in digits]
    if any(cell_text(cell) in (BALLOT, TICKED) for cell in others):
        return None  # "☐ | Ja | ☒ | Nej": the options of one question
    codes = {option.code for option in columns.values()}
    apart = _distinct(columns) if len(codes) > 1 else None
    if apart is None or not (first or belong_together(codes)):
        return _answers_only(index, row, words, first)
    return _header(index, row, apart, others, words, known=apart == columns)


def _numbers(cell: Cell, row: Row, words: Vocabulary) -> bool:
    """Whether a label names the column of numbers: "No. | Question | Yes | No"."""
    label = cell_text(cell)
    code = words.code_of(label)
    twice = any(other is not cell and words.code_of(cell_text(other)) == code for other in row.cells)
    return cell is row.cells[0] and twice and words.has("number_columns", label)


def _named(index: int, row: Row, words: Vocabulary) -> Header | None:
    """A header that names its columns and offers no options: "Nr | Fråga | Svar"."""
    named = name_columns(row, words)
    if named is None:
        return None
    roles, answers = named
    offers = [cell for cell in row.cells if roles.get(cell.column) == "choice"]
    options = choices(cell_text(offers[0]), words) if offers else ()
    together = any(asks_and_answers(cell, words) for cell in row.cells)
    return Header(index, row.table, options, {}, answers, (), True, together=together, roles=roles)


def _with_roles(row: Row, header: Header, words: Vocabulary) -> Header:
    """A header that names its columns and offers options: "Nr | Ref | Fråga | Ja | Nej"."""
    named = name_columns(row, words)
    header = replace(header, between=_between(row, header, words))
    before = _answers_before(row, header, words) if named is not None else frozenset()
    if named is None or not (before or "number" in named[0].values()):
        return header
    roles = {column: role for column, role in named[0].items() if column not in header.columns}
    # "Kommentar | Ansvarig": who is responsible is no part of the comment
    written = before | {column for column in header.text_columns if roles.get(column) != "aside"}
    return replace(header, text_columns=written, roles=roles, title=())


def _answers_before(row: Row, header: Header, words: Vocabulary) -> frozenset[int]:
    """The columns for written answers left of the options: "Fråga | Nämndens beskrivning | Ja | Nej"."""
    first = min(header.columns)
    cells = [
        cell
        for cell in row.cells[1:]
        if cell.column < first and cell.lines and kind_of(cell, words) == "answer"
    ]
    return frozenset(column for cell in cells for column in range(cell.column, cell.column + cell.span))


def _between(row: Row, header: Header, words: Vocabulary) -> int | None:
    """A column right of the question and left of the options with a name that is not known: "Underlag"."""
    left = [cell for cell in row.cells if cell.lines and cell.column < min(header.columns)]
    kinds = [kind_of(cell, words) for cell in left]
    asked = max((at for at, kind in enumerate(kinds) if kind == "question"), default=len(left))
    return next((left[at].column for at in range(asked + 1, len(left)) if kinds[at] is None), None)


def _answers_only(index: int, row: Row, words: Vocabulary, first: bool) -> Header | None:
    """A header without options, "4 Framåtblick | Kommentar": its columns are for text."""
    filled = [cell for cell in row.cells if cell.lines]
    named = [cell for cell in filled[1:] if words.has("answer_columns", cell_text(cell))]
    # "1.3 | Kommentarer |  |  | Inga." asks, in a table that has begun
    if not named or (not first and named[0] is filled[1] and _NUMBER.fullmatch(cell_text(filled[0]))):
        return None
    title = tuple(line for cell in filled if cell.column < named[0].column for line in cell.lines)
    columns = frozenset(c for cell in named for c in range(cell.column, cell.column + cell.span))
    return Header(index, row.table, (), {}, columns, () if only_names(title, words) else title, True)


def _distinct(columns: dict[int, Option]) -> dict[int, Option] | None:
    """The columns with a code for each label; a label may span several columns."""
    apart = told_apart(list(dict.fromkeys(columns.values())))
    if apart is None:
        return None
    codes = {option.label: option for option in apart}
    return {column: codes[option.label] for column, option in columns.items()}


def _header(
    index: int,
    row: Row,
    columns: dict[int, Option],
    others: Sequence[Cell],
    words: Vocabulary,
    *,
    known: bool,
) -> Header:
    """The other cells are the section's title, or name a column for text: what stands right of title and options."""
    first = min(columns)
    if any(cell.column < first for cell in row.cells):
        titles = [cell for cell in others if cell.column < first]
    else:  # the options come first: "Ja | Nej | 1 | Ekonomi | Kommentar"
        titles = [cell for cell in others if not words.has("answer_columns", cell_text(cell))]
    written = [cell for cell in others if cell not in titles]
    after = frozenset(c for cell in written for c in range(cell.column, cell.column + cell.span))
    title = tuple(line for cell in without_number_column(titles, words) for line in cell.lines)
    title = () if only_names(title, words) else title
    options = tuple({columns[c].code: columns[c] for c in sorted(columns)}.values())
    return Header(index, row.table, options, columns, after, title, known)


def _line(index: int, row: Row, words: Vocabulary) -> Header | None:
    """Labels at the end of a line of running text; the line must be a title, not a sentence."""
    if not row.cells or len(row.cells[0].lines) != 1:
        return None
    line = row.cells[0].lines[0]
    # "Ja Nej Kommentar": answers stood beside the marks once
    if any(word.font == FIELD for word in line.words):
        return None  # "Tillräcklig i huvudsak" was typed into a field
    named = len(line.words) > 2 and words.has("answer_columns", line.words[-1].text)
    found = at_end(line.words[:-1] if named else line.words, words)
    if found is None or any(state_of(word.text) is not None for word in line.words):
        return None  # no labels, or the options of one question
    title = (Line(found.rest, line.bbox, line.gap, line.short, line.indent),) if found.rest else ()
    title = () if title and only_names(title, words) else title
    return Header(index, None, found.options, {}, frozenset(), title, found.known, mixed=named)


def _stacked(rows: Sequence[Row], words: Vocabulary, found: dict[int, Header]) -> None:
    """Labels each on a line of its own below a title: "1 Mål och uppdrag", "Ja", "Nej"."""
    index = 0
    while index < len(rows):
        labels, end = stacked(rows, index, words)
        if labels is not None and index not in found and _follows_title(rows, index):
            found[index] = Header(index, None, labels.options, {}, frozenset(), (), labels.known, end - index)
        # of labels below a question the first is no title of the others
        index = end if labels is not None else index + 1


def _follows_title(rows: Sequence[Row], index: int) -> bool:
    """Whether the line before is a title: short, no sentence, no mark."""
    for row in reversed(rows[max(0, index - 4) : index]):
        if row.cells and row.cells[0].lines:
            line = row.cells[0].lines[-1]
            return len(line.words) <= 12 and line.text[-1] not in ".,;:?!" and not is_mark(line.text)
    return False


def _unknown(rows: Sequence[Row], words: Vocabulary, found: dict[int, Header]) -> None:
    """A table whose marks stand in columns that no known header names: its labels are taken as printed."""
    headed = {header.table for header in found.values() if header.options or not header.roles}
    tables: dict[int, list[int]] = {}
    for index, row in enumerate(rows):
        if row.table is not None and row.table not in headed:
            tables.setdefault(row.table, []).append(index)
    for own in tables.values():
        # columns that nothing but white space parts are too doubtful to be told by empty boxes
        ruled = rows[own[0]].basis == "ruled"
        shown = [c for i in own for c in rows[i].cells if c.lines]
        marked = {c.column for c in shown if _ticks(c, ruled)}
        if not marked:
            continue
        header = next((i for i in own if _could_head(rows[i], marked)), None)
        over = next((found[i] for i in own if i in found), None)
        if header is None or (over is not None and header not in (over.row, over.row + 1)):
            continue
        row = rows[header]
        below = [c for i in own if i > header for c in rows[i].cells if c.lines and not _ticks(c, ruled)]
        written = {c.column for c in below if c.span == 1}
        first = min(marked)
        while first - 1 in {c.column for c in row.cells if c.lines} - written - {0}:
            first -= 1  # an option that nobody marked
        cells = [c for c in row.cells if c.column >= first and c.lines and c.column not in written]
        named = [
            Option(code=words.code_of(cell_text(c)) or slug(cell_text(c)), label=cell_text(c)) for c in cells
        ]
        apart = told_apart(named)
        if apart is not None and len(apart) > 1:
            columns = {cell.column: option for cell, option in zip(cells, apart, strict=True)}
            others = [c for c in row.cells if c.lines and c.column not in columns]
            made = _header(header, row, columns, others, words, known=False)
            found[header] = made if over is None else _below(over, made)


def _below(over: Header, header: Header) -> Header:
    """A header whose own row, or the one above it, names the other columns: "Criterion | Assessment | Evidence"."""
    roles = {column: role for column, role in over.roles.items() if column not in header.columns}
    return replace(header, text_columns=over.text_columns - set(header.columns), title=(), roles=roles)


def _ticks(cell: Cell, boxes: bool) -> bool:
    """Whether a cell holds nothing but a mark or, where `boxes` may tell, an empty box."""
    text = cell_text(cell)
    return is_mark(text) or (boxes and is_empty_box(text))


def _could_head(row: Row, marked: set[int]) -> bool:
    texts = {c.column: cell_text(c) for c in row.cells if c.lines}
    return (
        len(texts) > 1
        and marked <= set(texts)
        and all(not is_mark(texts[c]) and len(texts[c]) < 40 and not is_empty_box(texts[c]) for c in marked)
    )
