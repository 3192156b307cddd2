"""Many questionnaires -> a Matrix: respondents, or the years of one respondent, by questions.

    forms and their columns (columns) --> a row of cells for each questionnaire --> counts of rows and columns

The Matrix is a value; it does not print. Whatever is not sure about it is among its diagnostics.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from granskning_cli.model.matrix import By, Cell, Column, Count, From, Matrix, Row
from granskning_cli.model.questionnaire import Answer, Option, Questionnaire
from granskning_cli.table.columns import Filed, Form, Origin, forms
from granskning_cli.table.levels import levels
from granskning_cli.table.remarks import gaps, remarks

MISSING = Cell(state="missing")


def identity(questionnaire: Questionnaire) -> str | None:
    """Who answered it: the respondent, else the organisation."""
    return questionnaire.respondent or questionnaire.organisation


def respondents(questionnaires: Sequence[Questionnaire]) -> list[str | None]:
    """Who answered them, each once; upper and lower case are one."""
    found: dict[str | None, str | None] = {}
    for one in questionnaires:
        name = identity(one)
        found.setdefault(name and name.casefold(), name)
    return sorted(found.values(), key=lambda name: name or "")


def tabulate(
    questionnaires: Sequence[Questionnaire], by: By = "respondent", respondent: str | None = None
) -> Matrix:
    """The matrix of all, or of those of one respondent. By year, ValueError where they are of several respondents."""
    chosen = list(questionnaires)
    if respondent is not None:
        chosen = [one for one in chosen if (identity(one) or "").casefold() == respondent.casefold()]
    if by == "year" and len(respondents(chosen)) > 1:
        raise ValueError("the questionnaires are of several respondents; choose one")
    labels = _labels(chosen, by)
    order = _in_order(chosen, labels, by)
    chosen, labels = [chosen[at] for at in order], [labels[at] for at in order]
    found, of = forms(chosen, newest_first=by == "year")
    columns, position = _numbered(found)
    options: list[dict[str, Option]] = [{} for _ in columns]
    shared: dict[Plain, Cell] = {}
    rows: list[tuple[Cell, ...]] = []
    for one, filed in zip(chosen, of, strict=True):
        rows.append(_cells(one, filed, position, options, shared))
    # cells of another form's rows and columns are left out of the counts
    number = {id(form): at for at, form in enumerate(found)}
    mine = [[row for row, filed in zip(rows, of, strict=True) if filed.form is form] for form in found]
    heads = tuple(
        _column(column, form, tuple(options[at].values()), [row[at] for row in mine[form]])
        for at, (form, column) in enumerate(columns)
    )
    whole = [
        _row(one, label, row, number[id(filed.form)], heads)
        for one, label, row, filed in zip(chosen, labels, rows, of, strict=True)
    ]
    return Matrix(
        by=by,
        columns=heads,
        rows=tuple(_with_gaps(whole, len(heads)) if by == "year" else whole),
        diagnostics=tuple(remarks(chosen, labels, found, of, by)),
    )


def positions(questionnaires: Sequence[Questionnaire]) -> list[dict[int, int]]:
    """For each, where its question in a column of the matrix of all stands among its questions; by the column's place."""
    order = _in_order(questionnaires, _labels(questionnaires, "respondent"), "respondent")
    found, of = forms([questionnaires[at] for at in order])
    _, position = _numbered(found)
    placed: list[dict[int, int]] = [{} for _ in questionnaires]
    for at, filed in zip(order, of, strict=True):
        columns = filed.form.keys
        placed[at] = {position[id(columns[key])]: asked for asked, key in enumerate(filed.keys)}
    return placed


def _in_order(chosen: Sequence[Questionnaire], labels: Sequence[str], by: By) -> list[int]:
    return sorted(range(len(chosen)), key=lambda at: _order(chosen[at], labels[at], by))


def _numbered(found: Sequence[Form]) -> tuple[list[tuple[int, Origin]], dict[int, int]]:
    """The columns of all forms, each with its form's number; and the place of each by its identity."""
    columns = [(number, column) for number, form in enumerate(found) for column in form.columns]
    return columns, {id(column): at for at, (_, column) in enumerate(columns)}


def _order(one: Questionnaire, label: str, by: By) -> tuple[object, ...]:
    year = one.year if one.year is not None else 9999
    name = one.source.name or ""
    return (
        (year, name, one.source.sha256) if by == "year" else (label.casefold(), year, name, one.source.sha256)
    )


def _labels(questionnaires: Sequence[Questionnaire], by: By) -> list[str]:
    """What a row is called: the year, or who answered; where two municipalities have a board of one name, both names."""
    if by == "year":
        return [str(one.year) if one.year is not None else one.source.name or "-" for one in questionnaires]
    where: dict[str, set[str]] = {}
    for one in questionnaires:
        where.setdefault((one.respondent or "").casefold(), set()).add((one.organisation or "").casefold())
    out = []
    for one in questionnaires:
        label = identity(one) or one.source.name or "-"
        several = len(where[(one.respondent or "").casefold()]) > 1
        out.append(
            f"{label}, {one.organisation}" if several and one.respondent and one.organisation else label
        )
    return out


Plain = tuple[str, tuple[str, ...], tuple[str, ...]]


def _cells(
    one: Questionnaire,
    filed: Filed,
    position: dict[int, int],
    options: list[dict[str, Option]],
    shared: dict[Plain, Cell],
) -> tuple[Cell, ...]:
    """A row of cells; the options that its questions offer go to their columns. Cells without text are shared."""
    row = [MISSING] * len(options)
    doubts: dict[str | None, tuple[str, ...]] = {}
    for diagnostic in one.diagnostics:
        if diagnostic.code.startswith("M") and diagnostic.severity != "info" and diagnostic.question:
            doubts[diagnostic.question] = (*doubts.get(diagnostic.question, ()), diagnostic.code)
    columns = filed.form.keys
    asked = ((section, question) for section in one.sections for question in section.questions)
    for key, (section, question) in zip(filed.keys, asked, strict=True):
        at = position[id(columns[key])]
        offered = question.options
        if offered is None and question.kind != "open" and section.scale is not None:
            offered = section.scale.options
        mine = options[at]
        for option in offered or ():
            if option.code not in mine:
                mine[option.code] = option
        answer = question.answer or Answer(state="unanswered")
        for selected in answer.selected:
            if selected.code not in mine:
                mine[selected.code] = Option(code=selected.code, label=selected.label)
        row[at] = _cell(answer, doubts.get(question.number, ()), shared)
    return tuple(row)


def _cell(answer: Answer, doubts: tuple[str, ...], shared: dict[Plain, Cell]) -> Cell:
    codes = tuple([one.code for one in answer.selected])
    beside = [f"{one.label}: {one.text}" for one in answer.selected if one.text]
    text = "\n\n".join([*beside, answer.text or ""]).strip() if beside else answer.text or None
    if text is not None:
        return Cell(state=answer.state, codes=codes, text=text, doubts=doubts)
    plain = (answer.state, codes, doubts)
    found = shared.get(plain)
    if found is None:
        found = shared[plain] = Cell(state=answer.state, codes=codes, doubts=doubts)
    return found


def _column(origin: Origin, form: int, options: tuple[Option, ...], cells: Sequence[Cell]) -> Column:
    question = origin.question
    return Column(
        number=question.number,
        text=question.text,
        section=origin.section,
        kind=question.kind,
        form=form,
        options=options,
        levels=levels(option.code for option in options),
        divides=_divides(cells),
        count=_count(cells, [option.code for option in options]),
    )


def _divides(cells: Sequence[Cell]) -> float | None:
    """The share of the marked answers that differ from the most common one."""
    marks = Counter(frozenset(cell.codes) for cell in cells if cell.state == "answered" and cell.codes)
    return round(1 - max(marks.values()) / marks.total(), 4) if marks else None


def _count(cells: Sequence[Cell], codes: Sequence[str] = ()) -> Count:
    states: Counter[str] = Counter(cell.state for cell in cells)
    marks = Counter(code for cell in cells if cell.state == "answered" for code in cell.codes)
    return Count(marks={**dict.fromkeys(codes, 0), **marks}, **states)


def _row(
    one: Questionnaire, label: str, cells: tuple[Cell, ...], form: int, columns: Sequence[Column]
) -> Row:
    return Row(
        label=label,
        respondent=one.respondent,
        organisation=one.organisation,
        year=one.year,
        source=From(name=one.source.name, sha256=one.source.sha256),
        form=form,
        count=_count([cell for cell, column in zip(cells, columns, strict=True) if column.form == form]),
        cells=cells,
    )


def _with_gaps(rows: Sequence[Row], width: int) -> list[Row]:
    """The years that there is no questionnaire of have a row too, so that nobody takes the next for them."""
    missing = gaps([row.year for row in rows])
    cells = (MISSING,) * width
    empty = [
        Row(label=str(year), year=year, source=None, count=_count(cells), cells=cells) for year in missing
    ]
    return sorted([*rows, *empty], key=lambda row: (row.year is None, row.year or 0))


__all__ = ["positions", "respondents", "tabulate"]
