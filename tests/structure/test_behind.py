"""Q315: what stands behind the colon of a title, or the mark of a question, on a page that was read from its picture."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Provenance, Question, Section
from granskning_cli.structure.behind import answers_behind


def told(title: str | None, text: str, *, basis: str = "ocr", number: str | None = None) -> int:
    at = Provenance(page=1, bbox=(0.0, 0.0, 9.0, 9.0), unit="pt", basis=basis)
    asked = Question(number=number, text=text, kind="open", at=at)
    section = Section(number=number, title=title, questions=(asked,), at=at)
    return len([one for one in answers_behind([section]) if one.code == "Q315"])


@pytest.mark.parametrize(
    ("title", "text"),
    [("Orsak till dröjsmål: Två vakanser", "Finns en plan?"), (None, "Hur många avgjordes under året? 412")],
)
def test_what_may_be_an_answer_is_told(title: str | None, text: str) -> None:
    """Where the fields of a form were not seen, the value is part of its label."""
    assert told(title, text) == 1
    assert told(title, text, basis="ruled") == 0  # a document with text shows its fields
    assert told(title, text, number="2") == 0


@pytest.mark.parametrize("title", ["Övriga upplysningar:", "A: Ekonomi", "Ekonomi och personal", None])
def test_what_is_a_title_or_a_question_is_not(title: str | None) -> None:
    """Nothing is behind the colon, or only a letter is before it."""
    assert told(title, "Har nämnden en plan? Ange datum.") == 0
