"""Sheets for the answers to what another paper asks: numbers that have options each, and no text.

1  ☐ A ☒ B ☐ C
2  ☒ A ☐ B ☐ C
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.questionnaire import Question

# Fewer may be anything.
FEWEST: Final = 5


def is_answer_sheet(questions: Sequence[Question]) -> bool:
    """Whether numbers and options are all that there is."""
    numbers = [question.number or "" for question in questions]
    return len(questions) >= FEWEST and all(
        number.isdigit() and question.options and not question.text
        for number, question in zip(numbers, questions, strict=True)
    )
