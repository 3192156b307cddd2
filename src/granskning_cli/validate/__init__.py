"""Checks on a finished questionnaire: adds diagnostics, changes nothing else.

A check is a module and its line in CHECKS.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.validate.asked import missing
from granskning_cli.validate.case import Given, given
from granskning_cli.validate.copies import copied
from granskning_cli.validate.decided import two_dates
from granskning_cli.validate.enough import too_few
from granskning_cli.validate.late import late
from granskning_cli.validate.lost import gathered, lost, slipped, unmarked
from granskning_cli.validate.marks import against_text
from granskning_cli.validate.mingled import mingled
from granskning_cli.validate.repeated import repeated_numbers

CHECKS: Final[tuple[Callable[[Given], Iterator[Diagnostic]], ...]] = (
    repeated_numbers,
    against_text,
    lost,
    unmarked,
    mingled,
    slipped,
    gathered,
    copied,
    missing,
    too_few,
    late,
    two_dates,
)


def validate(questionnaire: Questionnaire, leading: dict[str, str]) -> Questionnaire:
    """`leading` maps a word that may open an answer (in lower case) to the code it means: "ja" -> "yes".

    What was read back from data may have been checked before: what it says already is not said twice.
    """
    about = given(questionnaire, leading)
    known = questionnaire.diagnostics
    found = [one for check in CHECKS for one in check(about) if one not in known]
    if not found:
        return questionnaire
    return questionnaire.model_copy(update={"diagnostics": (*questionnaire.diagnostics, *found)})
