"""Answers that stand on their question's own line, behind its question mark."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse


def given(text: str) -> tuple[dict[str | None, tuple[str | None, str | None]], set[tuple[str, str | None]]]:
    """Instruction and answer by the question's number; the codes with their questions."""
    read: Questionnaire = parse(text.encode())
    asked = [question for section in read.sections for question in section.questions]
    answers = {q.number: (q.instruction, q.answer.text if q.answer else None) for q in asked}
    return answers, {(one.code, one.question) for one in read.diagnostics}


def test_an_answer_behind_the_question_mark() -> None:
    """What begins with an option's label is no instruction; nor is then what stands so behind the others. Q302 says so."""
    found, codes = given(
        "1. Finns en plan? Ja, i mars.\n2. Finns mål? Nej.\n3. Finns risker? Det utreds.\n4. Hur? Beskriv kort.\n"
    )
    assert found == {
        "1": (None, "Ja, i mars."), "2": (None, "Nej."), "3": (None, "Det utreds."), "4": ("Beskriv kort.", None),
    }  # fmt: skip
    assert codes == {("Q302", "1"), ("Q302", "2"), ("Q302", "3")}


def test_words_of_one_line_are_marks() -> None:
    """Where each question is answered by an option's label alone, that is its mark."""
    read = parse("1. Finns en plan? Ja\n2. Finns mål? Nej\n3. Finns risker? Vet ej\n".encode())
    marks = [
        [mark.code for mark in q.answer.selected]
        for s in read.sections
        for q in s.questions
        if q.answer is not None
    ]
    assert marks == [["yes"], ["no"], ["unknown"]]


def test_where_nothing_else_is_answered_what_goes_on_answers() -> None:
    """A document of which nothing else is answered is answered so, and Q302 says that it is a guess, in its own words."""
    found, codes = given("1. Vad är målet? Att bli fler.\n2. Vilka risker finns? Bemanningen.\n")
    assert found == {"1": (None, "Att bli fler."), "2": (None, "Bemanningen.")}
    assert codes == {("Q302", "1"), ("Q302", "2")}
    read = parse(b"1. Finns en plan? Ja.\n")
    assert (
        read.diagnostics[0].message
        == "what stands behind the question mark or the colon on the same line was taken for the answer"
    )


def test_an_explanation_stays_one() -> None:
    """Where another question is answered below, and nothing begins with a label, what stands behind is the form's."""
    found, codes = given(
        "1. Finns en plan? Med plan menas ett beslut.\n\nDen antogs i mars.\n\n2. Finns mål? Svaret ska avse året.\n\n"
    )
    assert found == {
        "1": ("Med plan menas ett beslut.", "Den antogs i mars."),
        "2": ("Svaret ska avse året.", None),
    }
    assert codes == set()


@pytest.mark.parametrize(
    ("line", "text", "answer"),
    [
        ("Antal medlemmar: ......214......", "Antal medlemmar:", "214"),
        ("Antal medlemmar.....214 st", "Antal medlemmar", "214 st"),
        ("Antal medlemmar: 214", "Antal medlemmar:", "214"),
        ("Senast reviderad: 2024-05-02", "Senast reviderad:", "2024-05-02"),
        ("Budget: 1 200 tkr", "Budget:", "1 200 tkr"),
        ("Frågor om 2024: mål", "Frågor om 2024: mål", None),
    ],
)
def test_a_value_behind_a_label(line: str, text: str, answer: str | None) -> None:
    """A number or a date on the line of a label without a question mark was written, among dots or behind a colon."""
    read = parse(f"Enkät\n\n1. {line}\n\n2. Finns stadgar?\n☒ Ja ☐ Nej\n\n3. Hur?\nTill hyra.\n".encode())
    first = read.sections[0].questions[0]
    assert first.answer is not None
    assert (first.text, first.answer.text) == (text, answer)
    told = "Q302" in {one.code for one in read.diagnostics if one.question == "1"}
    assert told == (answer is not None and "..." not in line)
