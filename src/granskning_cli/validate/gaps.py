"""Numbers that are missing between two questions, where a person edited the data: of a document Q301 tells.

2.1, 2.2, 2.4      2.3 is missing
6a, 6c             letters are not counted: a form may leave them out
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire

_COUNTED: Final = re.compile(r"(|.*\D)(\d{1,4})")


def check(questionnaire: Questionnaire) -> Iterator[Diagnostic]:
    """Each question that comes too late by its number."""
    for section in questionnaire.sections:
        for before, after in pairwise(section.questions):
            first, second = (_COUNTED.fullmatch(one.number or "") for one in (before, after))
            if first and second and first[1] == second[1] and int(second[2]) > int(first[2]) + 1:
                yield diagnostic("V602", question=after.number, at=after.at, before=before.number or "")
