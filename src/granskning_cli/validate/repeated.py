"""The same number twice in one section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Given


def repeated_numbers(given: Given) -> Iterator[Diagnostic]:
    """V601 for each."""
    counts = Counter((case.section, case.question.number) for case in given.cases)
    for case in given.cases:
        number = case.question.number
        if number is not None and counts[case.section, number] > 1:
            yield diagnostic("V601", question=number, at=case.question.at)
