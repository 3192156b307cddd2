"""Many questionnaires as one matrix: a row each, a column a question. Field order here is the order in the output."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from pydantic import Field

from granskning_cli.model.questionnaire import Diagnostic, Model, Option

By = Literal["respondent", "year"]
Order = Literal["printed", "divided", "missing"]
ORDERS: Final[tuple[Order, ...]] = ("printed", "divided", "missing")


def _none(value: object) -> bool:
    return not value


class Cell(Model):
    """One answer. `missing`: the question is not in that questionnaire; `doubts` are the codes that warn of the mark."""

    state: Literal["answered", "unanswered", "ambiguous", "missing"]
    codes: tuple[str, ...] = ()
    text: str | None = None
    doubts: tuple[str, ...] = Field(default=(), exclude_if=_none)


class Count(Model):
    """How often each option was marked, by its code, and how many cells of the form are in each state.

    A mark that is ambiguous counts for no option. `answered` holds the answers in words alone, too.
    """

    marks: dict[str, int]
    answered: int = 0
    unanswered: int = 0
    ambiguous: int = 0
    missing: int = 0


class Column(Model):
    """A question, as the questionnaires that most have in common print it.

    `form` counts the questionnaires that have nothing in common from 0. `levels` are the codes of an ordered scale from low
    to high, null where the options have no order. `divides` is the share of the marked answers that differ from the most
    common one (0: all alike); null where nobody marked anything.
    """

    number: str | None
    text: str
    section: str | None
    kind: Literal["choice", "multiple", "open"]
    form: int = 0
    options: tuple[Option, ...] = ()
    levels: tuple[str, ...] | None = None
    divides: float | None = Field(default=None, ge=0, le=1)
    count: Count


class From(Model):
    """The questionnaire that a row is made from."""

    name: str | None
    sha256: str


class Row(Model):
    """A questionnaire; `source` is null for a year that there is none of. The cells are in the order of the columns."""

    label: str
    respondent: str | None = None
    organisation: str | None = None
    year: int | None = None
    source: From | None
    form: int = 0
    count: Count
    cells: tuple[Cell, ...]


class Matrix(Model):
    """Respondents by questions, or the years of one respondent by questions."""

    schema_version: Literal["1"] = "1"
    by: By = "respondent"
    columns: tuple[Column, ...] = ()
    rows: tuple[Row, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def ordered(self, order: Order) -> Matrix:
        """The same with its columns as printed, those that divide most first, or those least answered first."""
        keys: dict[Order, Callable[[Column], float]] = {
            "divided": lambda column: -1.0 if column.divides is None else column.divides,
            "missing": lambda column: column.count.missing + column.count.unanswered,
        }
        if order not in keys:
            return self
        places = sorted(range(len(self.columns)), key=lambda at: -keys[order](self.columns[at]))
        rows = (row.model_copy(update={"cells": tuple(row.cells[at] for at in places)}) for row in self.rows)
        columns = tuple(self.columns[at] for at in places)
        return self.model_copy(update={"columns": columns, "rows": tuple(rows)})
