"""A questionnaire against the template it was made by: a check a file, each a function of the paired questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.validate.against import (
    answers,
    kinds,
    missing,
    numbers,
    options,
    sections,
    unknown,
    wording,
)
from granskning_cli.validate.against.pairs import Pairs, pairs

CHECKS: Final[tuple[Callable[[Pairs], Iterable[Diagnostic]], ...]] = (
    missing.check,
    unknown.check,
    wording.check,
    sections.check,
    numbers.check,
    options.check,
    kinds.check,
    answers.check,
)


def against(questionnaire: Questionnaire, template: Questionnaire) -> tuple[Diagnostic, ...]:
    """All that differs; of a template for another questionnaire only that (T530)."""
    both = pairs(questionnaire, template)
    if both.is_other:
        way = "" if both.both else "none"
        return (diagnostic("T530", way, found=str(len(both.both)), count=str(len(both.wanted))),)
    return tuple(one for check in CHECKS for one in check(both))


def of_template(template: Questionnaire) -> tuple[Diagnostic, ...]:
    """What is wrong with the template itself."""
    counts = Counter(
        (section.number, section.title, question.number)
        for section in template.sections
        for question in section.questions
        if question.number is not None
    )
    return tuple(
        diagnostic("T543", question=number, number=number or "", count=str(count))
        for (_, _, number), count in counts.items()
        if count > 1
    )


__all__ = ["CHECKS", "against", "of_template"]
