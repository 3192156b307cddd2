"""Options that were read as a text, beside questions whose options were told."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Answer, Option, Question, Questionnaire, Section
from granskning_cli.validate import validate

LABELS = ("Uppfyllt", "Delvis uppfyllt", "Ej uppfyllt")
OFFERED = tuple(Option(code=label.lower(), label=label) for label in LABELS)


def told(asked: str, answer: str, options: tuple[Option, ...] | None = None) -> list[str]:
    """What M521 says of a question that stands beside one that offers the three labels."""
    other = Question(number="1", text="Har nämnden mål?", kind="choice", options=OFFERED)
    own = Question(
        number="2", text=asked, kind="choice" if options else "open", options=options,
        answer=Answer(state="answered", text=answer or None),
    )  # fmt: skip
    result = validate(Questionnaire(sections=(Section(number="1", title=None, questions=(other, own)),)), {})
    return [one.message for one in result.diagnostics if one.code == "M521" and one.question == "2"]


@pytest.mark.parametrize(
    "answer",
    [
        "Uppfyllt Delvis uppfyllt Ej uppfyllt", "X Uppfyllt\n\nDelvis uppfyllt Ej uppfyllt\n\nMålen ses över.",
        "X Uppfyllt", "Uppfyllt = Delvis uppfyllt ad SS X Ej uppfyllt NRO",
    ],
)  # fmt: skip
def test_an_answer_of_labels_is_told(answer: str) -> None:
    """A frame or a stamp broke the list of options apart, so that it became the answer, the mark in it."""
    assert len(told("Följs personalen upp?", answer)) == 1


def test_a_question_with_its_options_in_its_text_is_told() -> None:
    """A frame of a card that was read as one cell holds the question, its options and what was answered."""
    assert told("Målen är tydliga. X Uppfyllt Delvis uppfyllt Ej uppfyllt Målen ses över.", "") != []
    assert told("Målen är tydliga (Uppfyllt, Delvis uppfyllt, Ej uppfyllt)?", "Ja.") == []


def test_a_label_behind_the_full_stop_of_a_question_is_told() -> None:
    """The first option became the end of the question, so that one is missing of those that it offers."""
    assert told("Verksamheten bedrivs inom ramen. Uppfyllt", "", OFFERED[1:]) != []


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("Följs personalen upp?", "Målen är delvis uppfyllt. Ej uppfyllt är målet om vikarier."),
        ("Följs personalen upp?", "Uppfyllt sedan maj, och målet var tidigare Delvis uppfyllt."),
        ("Är målet Uppfyllt", "Ja."), ("Följs personalen upp?", "Uppfyllt"),
    ],
)  # fmt: skip
def test_a_sentence_with_a_label_in_it_is_an_answer(asked: str, answer: str) -> None:
    """Labels are words that people write with."""
    assert told(asked, answer) == []
