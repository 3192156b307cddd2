"""A scan that is parsed with its form as template: the known wording puts right what was misread in the questions.

The document is drawn from a sample, small and noisy, so that letters are misread.
"""

from __future__ import annotations

from program import ROOT
from rapidfuzz.distance import Levenshtein
from rasters import Way, scanned

from granskning_cli import Questionnaire, parse

SOURCE = ROOT / "samples" / "boern-2025-da--tick" / "source.pdf"


def asked(result: Questionnaire) -> list[str]:
    return [
        f"{q.text} {q.instruction or ''}".strip() for section in result.sections for q in section.questions
    ]


def answered(result: Questionnaire) -> list[str | None]:
    return [q.answer and q.answer.text for section in result.sections for q in section.questions]


def test_the_template_puts_right_the_questions_of_a_scan_and_no_answer() -> None:
    """Letters of Danish questions are misread at 200 dpi; with the template none is, and the answers are as before."""
    native = parse(SOURCE)
    data = scanned(SOURCE, Way(200, 0.7, 6, 0, 50))
    alone, guided = parse(data), parse(data, template=native)
    wrong = sum(map(Levenshtein.distance, asked(native), asked(alone)))
    assert wrong > 0
    assert asked(guided) == asked(native)
    assert answered(guided) == answered(alone)
