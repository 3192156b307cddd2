"""What a person decided about a document before this report: the page writes it out again with what is decided there.

The file that the page gives takes the place of the one that lies beside the document, so that nothing may be lost in it,
not even a decision that could not be applied.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from granskning_cli.corrections import loaded
from granskning_cli.corrections.find import find
from granskning_cli.model.overlay import Decision
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire


def decisions(result: Questionnaire, given: Sequence[tuple[str, bytes]]) -> list[dict[str, Any]]:
    """Those of the overlays about this document; `at` counts the questions from 0, null where no question is meant."""
    found, _ = loaded(given)
    return [
        {**one.model_dump(mode="json"), "at": _at(result, one)}
        for named in found
        if named.overlay.source.sha256 == result.source.sha256
        for one in named.overlay.corrections
    ]


def _at(result: Questionnaire, decision: Decision) -> int | None:
    if decision.of_document():
        return None
    place = find(result, decision)
    if isinstance(place, Diagnostic):
        return None
    return sum(len(section.questions) for section in result.sections[: place.section]) + place.question
