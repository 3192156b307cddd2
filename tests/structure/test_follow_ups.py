"""What a form prints between a chosen answer and the place for more: "Om nej, motivera:"."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Question, Questionnaire
from granskning_cli.pipeline import parse


def read(*questions: str) -> Questionnaire:
    body = "".join(f"<p><b>{at}. Finns plan {at}?</b></p>{text}" for at, text in enumerate(questions, 1))
    return parse(f"<!doctype html><html><body>{body}</body></html>".encode())


def asked(result: Questionnaire) -> list[Question]:
    return [question for section in result.sections for question in section.questions]


def answers(result: Questionnaire) -> list[str | None]:
    return [question.answer.text if question.answer else None for question in asked(result)]


@pytest.mark.parametrize(
    "label",
    [
        "Om nej, motivera:",
        "If no, please explain:",
        "Hvis nei, begrunn:",
        "Si non, pourquoi ?",
        "Jos ei, miksi?",
    ],
)
def test_what_asks_for_more_is_no_part_of_the_answer(label: str) -> None:
    """Neither below the word that was chosen nor where nothing was; the word chosen is no instruction."""
    result = read(
        f"<p>Nej</p><p>{label} Den tas fram i höst.</p>", f"<p>Ja</p><p>{label}</p>", f"<p>{label}</p>"
    )
    assert answers(result) == ["Nej\n\nDen tas fram i höst.", "Ja", None]
    assert [question.instruction for question in asked(result)] == [None] * 3


def test_a_case_that_asks_is_kept() -> None:
    """ "Om nej: hur ...?" goes on asking, so that what stands behind the colon is no answer."""
    result = read("<p>Nej.</p><p>Om nej: hur prioriteras ärendena?</p><p>Efter risk.</p>", "<p>Ja.</p>")
    assert "hur prioriteras" in (answers(result)[0] or "")


def test_what_may_have_been_chosen_above_a_label_is_told_of() -> None:
    """ "Två gånger per år" in a type of its own may be an instruction or what was chosen from a list: Q302 says so."""
    result = read("<p>Två gånger per år</p><p>Kommentar:</p>", "<p>Ja</p><p>Kommentar: Sedan i maj.</p>")
    assert [one.question for one in result.diagnostics if one.code == "Q302"] == ["1"]
    assert answers(result)[1] == "Ja\n\nSedan i maj."


def test_a_placeholder_above_a_label_answers_nothing() -> None:
    """A list of which nothing was chosen is no instruction either."""
    result = read("<p>Välj ett alternativ.</p><p>Kommentar:</p>", "<p>Ja</p><p>Kommentar: Nytt.</p>")
    first = asked(result)[0]
    assert first.instruction is None
    assert first.answer is not None
    assert first.answer.state == "unanswered"


def test_a_number_alone_above_what_is_asked_is_no_section() -> None:
    """ "Fråga 1" above a question in bold heads no fields: the boxes behind "Svar:" are that question's."""
    body = "".join(
        f"<p style='margin-top:20px'><b>Fråga {at}</b></p><p style='margin-top:12px'><b>Finns plan {at}?</b></p>"
        "<p>Svar: ☒ Ja ☐ Nej</p>"
        for at in (1, 2)
    )
    result = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    found = [
        (one.number, one.text, [s.label for s in one.answer.selected]) for one in asked(result) if one.answer
    ]
    assert found == [("1", "Finns plan 1?", ["Ja"]), ("2", "Finns plan 2?", ["Ja"])]
