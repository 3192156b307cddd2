"""Which columns of a row are options: read from the header row that stands above it.

| 1 Mål och uppdrag | Ja | Nej | Kommentar |     cells: columns 1 and 2 are options, 3 is for text
1 Verksamhetsstyrning Ja Nej Delvis Vet ej       a text that lost its columns: the labels end the line
1 Mål och uppdrag / Ja / Nej                     ... or stand on lines of their own below it
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from granskning_cli.model.layout import BALLOT, TICKED, Cell, Line, Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.below import text_columns, with_mark
from granskning_cli.structure.header import Header
from granskning_cli.structure.implied import asking_columns
from granskning_cli.structure.labels import (
    MOST_WORDS,
    cell_text,
    digits_of,
    extends,
    is_choice,
    is_empty_box,
    is_mark,
    labels_of,
    state_of,
)
from granskning_cli.structure.language import Vocabulary, normal, slug
from granskning_cli.structure.named import choices, heads_table, name_columns


def find_headers(rows: Sequence[Row], words: Vocabulary) -> dict[int, Header]:
    """The header rows of a document, by their position."""
    found: dict[int, Header] = {}
    for index, row in enumerate(rows):
        header = _cells(index, row, words) if len(row.cells) > 1 else _line(index, row, words)
        if (header is None or not header.options) and len(row.cells) > 1 and heads_table(rows, index):
            header = _named(index, row, words) or header
        elif header is not None and header.columns and heads_table(rows, index):
            header = _with_roles(row, header, words)
        if header is not None:
            found[index] = header
    _stacked(rows, words, found)
    _unknown(rows, words, found)
    for first, (table, roles) in asking_columns(rows, {h.table for h in found.values()}, words).items():
        answers = frozenset(column + 1 for column in roles)
        found[first] = Header(first - 1, table, (), {}, answers, (), True, rows=0, roles=roles)
    return {index: with_mark(rows, text_columns(rows, found[index], found), found) for index in sorted(found)}


def _cells(index: int, row: Row, words: Vocabulary) -> Header | None:
    columns: dict[int, Option] = {}
    others: list[Cell] = []
    for cell in row.cells:
        if not cell.lines:
            continue
        labels = labels_of(cell, words)
        if labels:
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
    if len({option.code for option in columns.values()}) < 2 or not _distinct(columns):
        return _answers_only(index, row, words)
    return _header(index, row, columns, others, words, known=True)


def _named(index: int, row: Row, words: Vocabulary) -> Header | None:
    """A header that names its columns and offers no options: "Nr | Fråga | Svar"."""
    named = name_columns(row, words)
    if named is None:
        return None
    roles, answers = named
    offers = [cell for cell in row.cells if roles.get(cell.column) == "choice"]
    options = choices(cell_text(offers[0]), words) if offers else ()
    return Header(index, row.table, options, {}, answers, (), True, roles=roles)


def _with_roles(row: Row, header: Header, words: Vocabulary) -> Header:
    """A header that names its columns and offers options: "Nr | Ref | Fråga | Ja | Nej"."""
    named = name_columns(row, words)
    if named is None or "number" not in named[0].values():
        return header
    roles = {column: role for column, role in named[0].items() if column not in header.columns}
    return replace(header, roles=roles, title=())


def _answers_only(index: int, row: Row, words: Vocabulary) -> Header | None:
    """A header without options, "4 Framåtblick | Kommentar": its columns are for text."""
    filled = [cell for cell in row.cells if cell.lines]
    named = [cell for cell in filled[1:] if words.has("answer_columns", cell_text(cell))]
    if not named:
        return None
    title = tuple(line for cell in filled if cell.column < named[0].column for line in cell.lines)
    columns = frozenset(c for cell in named for c in range(cell.column, cell.column + cell.span))
    return Header(index, row.table, (), {}, columns, title, True)


def _distinct(columns: dict[int, Option]) -> bool:
    """Whether each code belongs to one label; a label may span several columns."""
    labels: dict[str, str] = {}
    return all(labels.setdefault(option.code, option.label) == option.label for option in columns.values())


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
    if any(cell.column < first for cell in others):
        titles = [cell for cell in others if cell.column < first]
    else:  # the options come first: "Ja | Nej | 1 | Ekonomi | Kommentar"
        titles = [cell for cell in others if not words.has("answer_columns", cell_text(cell))]
    written = [cell for cell in others if cell not in titles]
    after = frozenset(c for cell in written for c in range(cell.column, cell.column + cell.span))
    title = tuple(line for cell in titles for line in cell.lines)
    options = tuple({columns[c].code: columns[c] for c in sorted(columns)}.values())
    return Header(index, row.table, options, columns, after, title, known)


def _line(index: int, row: Row, words: Vocabulary) -> Header | None:
    """Labels at the end of a line of running text; the line must be a title, not a sentence."""
    if not row.cells or len(row.cells[0].lines) != 1:
        return None
    line = row.cells[0].lines[0]
    tokens = line.words
    named = len(tokens) > 2 and words.has("answer_columns", tokens[-1].text)
    if named:
        tokens = tokens[:-1]  # "Ja Nej Kommentar": answers stood beside the marks once
    last = tokens[-1].text
    if not last.isdigit() and normal(last) not in words.endings:
        return None
    if any(state_of(word.text) is not None for word in line.words):
        return None  # the options of one question
    end = len(tokens)
    labels: list[Option] = []
    while end:
        for size in range(min(MOST_WORDS, end), 0, -1):
            label = " ".join([w.text for w in tokens[end - size : end]])
            code = words.code_of(label) or (label if extends(label, labels) else None)
            if code is not None and label[-1] not in ".,;":
                labels.insert(0, Option(code=code, label=label))
                end -= size
                break
        else:
            break
    while labels and labels[0].code.isdigit() and sum(o.code.isdigit() for o in labels) < 3:
        labels.pop(0)
        end += 1  # "... 2025 Ja Nej", "avsnitt 3 Ja Nej": a number of the title
    if len(labels) < 2 or len({option.code for option in labels}) < len(labels):
        return None
    rest = tokens[:end]
    # "Svara Ja Nej" inside a sentence is no header: a title is short and does not end like a sentence
    if len(rest) > 12 or (rest and rest[-1].text[-1] in ".,;:?!"):
        return None
    title = (Line(rest, line.bbox, line.gap, line.short, line.indent),) if rest else ()
    return Header(index, None, tuple(labels), {}, frozenset(), title, True, mixed=named)


def _stacked(rows: Sequence[Row], words: Vocabulary, found: dict[int, Header]) -> None:
    """Labels each on a line of its own below a title: "1 Mål och uppdrag", "Ja", "Nej"."""
    index = 0
    while index < len(rows):
        labels, end = _stack(rows, index, words)
        if len(labels) > 1 and index not in found and _follows_title(rows, index):
            found[index] = Header(index, None, tuple(labels), {}, frozenset(), (), True, end - index)
            index = end
        else:
            index += 1


def _stack(rows: Sequence[Row], start: int, words: Vocabulary) -> tuple[list[Option], int]:
    """The labels that stand on consecutive lines from `start`, and the row after them."""
    labels: list[Option] = []
    end = start
    while end < len(rows) and len(rows[end].cells) == 1:
        lines = rows[end].cells[0].lines
        if lines:
            text = lines[0].text
            short = len(lines) == 1 and len(lines[0].words) <= MOST_WORDS and not is_choice(text)
            code = words.code_of(text) if short else None
            if code is None and re.fullmatch(r"[0-9]{1,2}", text):
                digits = [int(option.code) for option in labels if option.code.isdigit()]
                code = (
                    text
                    if len(digits) == len(labels) and (not digits or int(text) - digits[-1] == 1)
                    else None
                )
            if code is None or code in [option.code for option in labels]:
                break
            labels.append(Option(code=code, label=text))
        elif not labels:
            break
        end += 1
    if sum(option.code.isdigit() for option in labels) in (1, 2):
        return [], end
    return labels, end


def _follows_title(rows: Sequence[Row], index: int) -> bool:
    """Whether the line before is a title: short, no sentence, no mark."""
    for row in reversed(rows[max(0, index - 4) : index]):
        if row.cells and row.cells[0].lines:
            line = row.cells[0].lines[-1]
            return len(line.words) <= 12 and line.text[-1] not in ".,;:?!" and not is_mark(line.text)
    return False


def _unknown(rows: Sequence[Row], words: Vocabulary, found: dict[int, Header]) -> None:
    """A table whose marks stand in columns that no known header names: its labels are taken as printed."""
    for table in {row.table for row in rows if row.table is not None}:
        if any(header.table == table for header in found.values()):
            continue
        own = [i for i, row in enumerate(rows) if row.table == table]
        marked = {c.column for i in own for c in rows[i].cells if c.lines and is_mark(cell_text(c))}
        if not marked:
            continue
        header = next((i for i in own if _could_head(rows[i], marked)), None)
        if header is None:
            continue
        row = rows[header]
        first = min(marked)
        below = [c for i in own if i > header for c in rows[i].cells if c.lines and not is_mark(cell_text(c))]
        written = {c.column for c in below if c.span == 1}
        cells = [c for c in row.cells if c.column >= first and c.lines and c.column not in written]
        columns = {c.column: Option(code=slug(cell_text(c)), label=cell_text(c)) for c in cells}
        if len(columns) > 1 and len({o.code for o in columns.values()}) == len(columns):
            others = [c for c in row.cells if c.lines and c.column not in columns]
            found[header] = _header(header, row, columns, others, words, known=False)


def _could_head(row: Row, marked: set[int]) -> bool:
    texts = {c.column: cell_text(c) for c in row.cells if c.lines}
    return (
        len(texts) > 1
        and marked <= set(texts)
        and all(not is_mark(texts[c]) and len(texts[c]) < 40 and not is_empty_box(texts[c]) for c in marked)
    )
