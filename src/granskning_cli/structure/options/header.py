"""A header row: which columns are options, which are for text, and what the others are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from granskning_cli.model.layout import Line
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.options.named import Column


@dataclass(frozen=True, slots=True)
class Header:
    """A header row. `columns` maps a column to its option; empty where columns are told by order only.

    A table whose columns tell by themselves what they are for has a header of no rows, which stands above its first.
    """

    row: int
    table: int | None
    options: tuple[Option, ...]
    columns: dict[int, Option]
    text_columns: frozenset[int]  # columns for written answers
    title: tuple[Line, ...]  # what else stands in the row: the section's title
    known: bool
    rows: int = 1
    mixed: bool = (
        False  # a text that lost its columns, an answer's column among them: lines stand intermingled
    )
    together: bool = False  # a column is named for the question and its answer: "Fråga och svar"
    mark: str = ""  # what stands alone in the options' cells throughout, where that is no known mark
    roles: Mapping[int, Column] = field(
        default_factory=dict
    )  # the other columns, where the header names them
    between: int | None = None  # a column between question and options whose name does not say what it is for
