"""A mark, and a text that begins otherwise: X under Nej, and "Ja, ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Case, Given

_YES: Final = ("yes", "yes-fully")
_NO: Final = ("no",)
_FIRST: Final = re.compile(r"[^\s.,:;!–-]+(?: [^\s.,:;!–-]+)?(?=\s*(?:[.,:;!–-]|$))")


def against_text(given: Given) -> Iterator[Diagnostic]:
    """M504 for each."""
    for case in given.cases:
        answer = case.question.answer
        if answer is not None and case.text.strip() and len(answer.selected) == 1:
            marked = answer.selected[0]
            if _against(case, marked.code, given.leading):
                yield diagnostic(
                    "M504", question=case.question.number, at=case.question.at, labels=marked.label
                )


def _against(case: Case, marked: str, leading: dict[str, str]) -> bool:
    lowered = case.text[:80].casefold()
    first = lowered.split(None, 1)[0].strip(".,:;!–-")
    meant = leading.get(first)
    if meant in _YES:
        return marked in _NO
    if meant in _NO:
        return marked in _YES
    # "Delvis." under Ja, where Delvis could have been marked; "Delvis har planen följts" begins a sentence
    found = _FIRST.match(lowered)
    said = leading.get(found[0]) if found else None
    return said in ("partly", "unknown") and marked in ("yes", "no") and said in case.offered
