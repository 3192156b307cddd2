"""Checks on a finished questionnaire: adds diagnostics, changes nothing else."""

from __future__ import annotations

from collections import Counter

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Question, Questionnaire

_AGAINST = {"yes": "no", "no": "yes"}


def validate(questionnaire: Questionnaire, leading: dict[str, str]) -> Questionnaire:
    """`leading` maps a word that may open an answer (in lower case) to the code it means: "ja" -> "yes"."""
    # a section's name tells its question 1 from another section's
    asked = [((s.number, s.title), q) for s in questionnaire.sections for q in s.questions]
    found: list[Diagnostic] = []
    counts = Counter((section, q.number) for section, q in asked if q.number is not None)
    for section, question in asked:
        if question.number is not None and counts[section, question.number] > 1:
            found.append(diagnostic("V601", question=question.number, at=question.at))
        if _against(question, leading):
            found.append(
                diagnostic("M504", question=question.number, at=question.at, labels=_labels(question))
            )
    if not found:
        return questionnaire
    return questionnaire.model_copy(update={"diagnostics": (*questionnaire.diagnostics, *found)})


def _against(question: Question, leading: dict[str, str]) -> bool:
    """X under Nej, and a text that begins "Ja, ..."."""
    answer = question.answer
    if answer is None or answer.text is None or len(answer.selected) != 1:
        return False
    first = answer.text.split(None, 1)[0].strip(".,:;!–-").casefold()
    meant = leading.get(first)
    return meant is not None and _AGAINST.get(meant) == answer.selected[0].code


def _labels(question: Question) -> str:
    return ", ".join(s.label for s in question.answer.selected) if question.answer else ""
