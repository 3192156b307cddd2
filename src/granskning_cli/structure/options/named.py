"""Tables whose header names the columns: what is a number, a section, a question, an answer.

| Section and Topic | Item # | Checklist item          | Location where item is reported |
| TITLE                                                                                  |
| Title             | 1      | Identify the report ... | Title                           |

| Fråga             | Svar                            |      without numbers each row is a question
| Vem beslutar?     | Nämnden                         |

| Nr | Fråga              | Ja/Nej | Kommentar | Ansvarig |
| 1  | Finns det en plan? | Ja     | 2025-02   | Chefen   |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, Literal

from granskning_cli.model.layout import Cell, Line, Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.labels import cell_text

# "choice": one of the options that the column's name offers is written in it
Column = Literal["number", "section", "question", "aside", "choice"]

LONGEST_NAME: Final = 60
MOST_WORDS: Final = 3
_APART: Final = re.compile(r"[\s/,:()]+")
_NUMBERED: Final = frozenset(("question", "number"))
_KINDS: Final = (
    ("number", "number_columns"),
    ("section", "section_columns"),
    ("question", "question_columns"),
    ("answer", "answer_columns"),
    ("answer", "rated_columns"),
    ("aside", "aside_columns"),
)


def name_columns(row: Row, words: Vocabulary) -> tuple[dict[int, Column], frozenset[int]] | None:
    """The columns left of the answers by what they are for, and those for answers; None for other rows."""
    filled = [cell for cell in row.cells if cell.lines]
    if len(filled) < 2 or any(len(cell_text(cell)) > LONGEST_NAME for cell in filled):
        return None
    kinds = {cell.column: kind_of(cell, words) for cell in filled}
    asked = [cell for cell in filled if kinds[cell.column] == "question"]
    if not asked or "?" in cell_text(asked[-1]) or sum(kind is not None for kind in kinds.values()) < 2:
        return None
    question = asked[-1]
    roles: dict[int, Column] = {}
    answers: set[int] = set()
    for cell in row.cells:
        kind = kinds.get(cell.column)
        for column in range(cell.column, cell.column + cell.span):
            if cell.column == question.column:
                roles[column] = "question"
            elif kind == "choice":
                roles[column] = "choice"
            elif cell.column > question.column and kind != "aside":
                answers.add(column)
            else:
                # "Område | Fråga": what asks nothing itself groups the questions
                kind = "section" if kind == "question" else kind
                roles[column] = kind if kind in ("number", "section") else "aside"  # type: ignore[assignment]
    return roles, frozenset(answers)


def kind_of(cell: Cell, words: Vocabulary) -> str | None:
    """What a column is for by its name; None where that does not tell."""
    label = cell_text(cell)
    if label.endswith(("?", ".", ",")) and len(label) > 12:
        return None  # a sentence names no column
    if choices(label, words):
        return "choice"
    tokens = _tokens(label)
    for kind, key in _KINDS:
        if words.has(key, label) or not words.names[key].isdisjoint(tokens):
            return kind
    return None


def asks_and_answers(cell: Cell, words: Vocabulary) -> bool:
    """Whether a column is named for questions and for their answers: "Fråga och svar", "Question / response"."""
    tokens = set(_tokens(cell_text(cell))) if cell.lines else set()
    return not any(words.names[key].isdisjoint(tokens) for key in ("question_columns", "answer_columns"))


def only_names(title: Sequence[Line], words: Vocabulary) -> bool:
    """Whether a header's title only says what its columns are for: "Fråga", "Nr Fråga", "Ref Question", "Nr" / "Fråga"."""
    text = " ".join([line.text for line in title])
    kinds = _names_in(text, words)
    return "question" in kinds or all(
        _NUMBERED.issuperset(_names_in(line.text, words) or "?") for line in title
    )


def without_number_column(titles: Sequence[Cell], words: Vocabulary) -> Sequence[Cell]:
    """The cells of a header's title without the one that names the column of numbers: "Nr | Mål och styrning"."""
    return titles[1:] if len(titles) > 1 and words.has("number_columns", cell_text(titles[0])) else titles


def _names_in(text: str, words: Vocabulary) -> list[str]:
    """The kinds of columns whose names a text is made of, () where it says anything else: "Fråga nr Uppgift"."""
    tokens = text.split()
    if not tokens:
        return []
    for end in range(min(len(tokens), MOST_WORDS), 0, -1):
        name = " ".join(tokens[:end])
        kind = next((kind for kind, key in _KINDS if kind != "answer" and words.has(key, name)), None)
        rest = _names_in(" ".join(tokens[end:]), words) if kind is not None else []
        if kind is not None and (rest or end == len(tokens)):
            return [kind, *rest]
    return []


def choices(label: str, words: Vocabulary) -> tuple[Option, ...]:
    """The options that a column's name offers: "Ja/Nej", "Svar (Ja, Nej eller Delvis)"; () for other names."""
    inner = label[label.find("(") + 1 :].rstrip(" )") if "(" in label else label
    if not any(sign in inner for sign in "/,|;"):
        return ()
    parts = [part.strip() for part in re.split(r"[/,|;]", inner)]
    last = parts[-1].split()
    for at in range(1, len(last) - 1):  # "Nej eller Delvis"
        ends = " ".join(last[:at]), " ".join(last[at + 1 :])
        if words.code_of(parts[-1]) is None and all(words.code_of(end) for end in ends):
            parts[-1:] = ends
            break
    codes = [words.code_of(part) for part in parts]
    if len(codes) < 2 or None in codes or len(set(codes)) < len(codes):
        return ()
    return tuple(Option(code=code, label=part) for code, part in zip(codes, parts, strict=True) if code)


def _tokens(label: str) -> list[str]:
    """The words of a longer label, one of which may be a name: "Question Text", "Item #"."""
    tokens = [token for token in _APART.split(label.casefold()) if token]
    if len(tokens) > MOST_WORDS or any(token[0].isdecimal() for token in tokens):
        return []  # "4 Övriga frågor" is a section
    return tokens


def heads_table(rows: Sequence[Row], index: int) -> bool:
    """Whether a row stands where a table's header does: first in its grid, or all in bold."""
    row = rows[index]
    if row.table is None:
        return False
    if row.leads or index == 0 or rows[index - 1].table != row.table:
        return True
    return all(word.bold for cell in row.cells for line in cell.lines for word in line.words)
