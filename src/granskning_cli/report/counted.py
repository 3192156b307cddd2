"""What is counted of one questionnaire: answers by their state, questions that a warning names, diagnostics by code."""

from __future__ import annotations

from collections import Counter
from typing import Any

from granskning_cli.model.questionnaire import Questionnaire


def counted(result: Questionnaire) -> dict[str, Any]:
    """Counts for the head of the document and for the list of all documents."""
    questions = [question for section in result.sections for question in section.questions]
    states = Counter(question.answer.state if question.answer else "template" for question in questions)
    doubted = {one.question for one in result.diagnostics if one.severity != "info" and one.question}
    return {
        "questions": len(questions),
        "states": dict(states),
        "flagged": sum(
            question.number in doubted or bool(question.answer and question.answer.state == "ambiguous")
            for question in questions
        ),
        "severities": dict(Counter(one.severity for one in result.diagnostics)),
        "codes": dict(sorted(Counter(one.code for one in result.diagnostics).items())),
    }
