"""What the reader of a matrix must know about its rows and columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.matrix import By
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.table.columns import Filed, Form

# More names than these are counted.
NAMED: Final = 4
# A longer gap between two years is a year misread.
GAP: Final = 20


def remarks(
    questionnaires: Sequence[Questionnaire],
    labels: Sequence[str],
    forms: Sequence[Form],
    of: Sequence[Filed],
    by: By,
) -> Iterator[Diagnostic]:
    """All of them: of the forms, then of the columns, then of the rows."""
    if len(forms) > 1:
        yield diagnostic("D722", count=str(len(forms)), names=_names([form.name for form in forms]))
    for form in forms:
        for one in form.foreign:
            yield diagnostic("D726", name=one.name, language=one.language, other=one.other)
    yield from _unsure(forms, of)
    yield from _repeated(questionnaires, labels, by)
    if by == "year":
        yield from _years(questionnaires)
    for questionnaire, label in zip(questionnaires, labels, strict=True):
        codes = Counter(one.code for one in questionnaire.diagnostics if one.severity == "error")
        if codes:
            said = ", ".join(
                f"{code} ({count} times)" if count > 1 else code for code, count in codes.items()
            )
            yield diagnostic("D725", name=_whose(questionnaire, label), codes=said)


def _unsure(forms: Sequence[Form], of: Sequence[Filed]) -> Iterator[Diagnostic]:
    doubtful = [form for form in forms if form.unsure]
    if not doubtful:
        return
    uses = Counter((id(one.form), key) for one in of for key in one.keys if key in one.form.unsure)
    for form in doubtful:
        for key, joined in form.unsure.items():
            count = uses[id(form), key]
            yield diagnostic(
                "D721",
                question=joined.column.question.number,
                number=joined.number or "-",
                name=joined.name,
                column=joined.column.question.number or "-",
                similarity=f"{100 * joined.similarity:.0f} %",
                count=f"{count} questionnaire{'s' * (count > 1)}",
            )


def _repeated(questionnaires: Sequence[Questionnaire], labels: Sequence[str], by: By) -> Iterator[Diagnostic]:
    """Rows of one respondent and year; documents that name no respondent are told by their files."""
    same: dict[tuple[str, int | None], list[int]] = {}
    for at, (one, label) in enumerate(zip(questionnaires, labels, strict=True)):
        if one.respondent or one.organisation or (by == "year" and one.year is not None):
            same.setdefault((label.casefold(), one.year), []).append(at)
    for (_, year), ats in same.items():
        if len(ats) > 1:
            label = labels[ats[0]]
            said = label if year is None or by == "year" else f"{label} {year}"
            yield diagnostic(
                "D723", label=said, names=_names([questionnaires[at].source.name or "-" for at in ats])
            )


def _years(questionnaires: Sequence[Questionnaire]) -> Iterator[Diagnostic]:
    missing = gaps([one.year for one in questionnaires])
    if missing:
        yield diagnostic("D727", years=_names(list(map(str, missing))))
    for one in questionnaires:
        if one.year is None:
            yield diagnostic("D724", name=one.source.name or "-")


def gaps(years: Sequence[int | None]) -> list[int]:
    """The years between two of these that are not among them."""
    known = sorted({year for year in years if year is not None})
    between = [range(a + 1, b) for a, b in pairwise(known) if b - a <= GAP]
    return [year for years_between in between for year in years_between]


def _whose(questionnaire: Questionnaire, label: str) -> str:
    year = (
        f" {questionnaire.year}"
        if questionnaire.year is not None and label != str(questionnaire.year)
        else ""
    )
    name = questionnaire.source.name
    return label if name is None or name == label else f"{label}{year} ({name})"


def _names(names: Sequence[str]) -> str:
    more = f" and {len(names) - NAMED} more" if len(names) > NAMED else ""
    return ", ".join(names[:NAMED]) + more
