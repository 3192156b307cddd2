"""Marks that did not come along with a text: none at all, or in columns that slipped."""

from __future__ import annotations

import pytest

from granskning_cli import parse
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.validate.lost import labels_in

HEAD = "1 Ekonomi                                   Ja    Delvis    Nej    Vet ej\n"


def codes(result: Questionnaire) -> list[tuple[str, str | None]]:
    return [(one.code, one.question) for one in result.diagnostics if one.code in ("M518", "M519")]


def form(marks: list[int | None], answers: list[str]) -> Questionnaire:
    """Questions with a mark in such a column of characters, and what is written below each."""
    text = HEAD
    for at, (mark, answer) in enumerate(zip(marks, answers, strict=True), 1):
        asked = f"1.{at} Följs beslut nummer {at} upp?"
        text += (
            (asked if mark is None else asked.ljust(mark) + "X") + "\n" + (answer + "\n" if answer else "")
        )
    return parse(text.encode(), template="none")


def test_a_form_answered_in_words_without_a_single_mark() -> None:
    """M518, a warning of the document: the marks were drawn, and only the text came along."""
    written = ["Uppföljning sker i delårsrapporten.", "", "Beslutet togs i maj.", ""]
    assert codes(form([None] * 4, written)) == [("M518", None)]


def test_a_form_that_nobody_filled_in_has_lost_nothing() -> None:
    """No answer is written either."""
    assert codes(form([None] * 4, [""] * 4)) == []


def test_one_mark_shows_that_marks_come_along() -> None:
    """Who marks one question and leaves the others has left them."""
    written = ["Uppföljning sker i delårsrapporten.", "", "Beslutet togs i maj.", ""]
    assert codes(form([45, None, None, None], written)) == []


def test_two_marks_between_columns_put_the_others_in_doubt() -> None:
    """M519: the columns of such a text have slipped."""
    result = form([48, 57, 45, 52], [""] * 4)
    assert [one.question for one in result.diagnostics if one.code == "M507"] == ["1.1", "1.2"]
    assert codes(result) == [("M519", None)]


def test_one_mark_between_columns_is_told_alone() -> None:
    """It has its own diagnostic."""
    result = form([48, 52, 45, 52], [""] * 4)
    assert [one.question for one in result.diagnostics if one.code == "M507"] == ["1.1"]
    assert codes(result) == []


def test_answers_that_all_stand_at_the_end() -> None:
    """V603 at the last question of a text in which a form's fields follow the form."""
    asked = "".join(f"{at}. Hur följs beslut nummer {at} upp?\n" for at in range(1, 6))
    answers = "I delårsrapporten.\n\nGenom stickprov.\n\nDet följs inte upp.\n"
    for text, said in ((asked + answers, [("V603", "5")]), (asked + "I delårsrapporten.\n", [])):
        found = parse(text.encode(), template="none").diagnostics
        assert [(one.code, one.question) for one in found if one.code == "V603"] == said


@pytest.mark.parametrize("labels", [("Ja", "Nej", "Vet ej"), ("Mycket väl", "Ganska väl", "Inte alls")])
def test_the_first_of_a_list_of_options_is_no_answer(labels: tuple[str, ...]) -> None:
    """Three options below each other are one list, and the first is no answer above the header of the others."""
    listed = "".join(f"   {label}\n" for label in labels)
    result = parse(f"1. Följs planen?\n\n{listed}\n2. Hur följs den upp?\n\nÅrligen.\n".encode())
    assert [(one.code, one.question) for one in result.diagnostics if one.severity == "error"] == [
        ("M520", "1")
    ]
    assert result.sections[0].scale is None


def test_a_list_of_options_is_no_answer() -> None:
    """M520 where the tick was drawn: "Ja" and "Nej" stand below the question and nothing more."""
    result = parse("1. Har planen antagits?\n\n   Ja\n   Nej\n\n2. Hur följs den upp?\n\nÅrligen.\n".encode())
    assert [(one.code, one.question) for one in result.diagnostics if one.severity == "error"] == [
        ("M520", "1")
    ]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Ja Nej", ("Ja", "Nej")),
        ("Ja\n\nNej Vet ej", ("Ja", "Nej", "Vet ej")),
        ("Ja, delvis Nej", ("Ja, delvis", "Nej")),
        ("Ja, delvis", ()),
        ("Ja, i maj. Nej", ()),
        ("Ja Ja", ()),
        ("Nej", ()),
        ("ja nej", ()),
        ("Ja Nej Under arbete", ("Ja", "Nej", "Under arbete")),
        ("Under arbete Ja", ()),
        ("Ja Nej Planen antogs den 4 maj", ()),
        ("Ja Nej Under arbete Planeras inte", ()),
    ],
)
def test_what_consists_of_labels(text: str, labels: tuple[str, ...]) -> None:
    """Two options at least, as a form prints them; one may be an answer, and so may a sentence."""
    known = {"ja": "yes", "nej": "no", "vet ej": "unknown", "ja, delvis": "yes-partly"}
    assert labels_in(text, known) == labels


def test_open_questions_answered_show_that_marks_are_lost() -> None:
    """M518 too where only questions without options have an answer."""
    text = HEAD + "".join(f"1.{at} Följs beslut nummer {at} upp?\n" for at in range(1, 5))
    text += "2 Övrigt\n2.1 Hur många beslut fattades?\nFjorton.\n2.2 Vad mer?\nInget.\n"
    assert codes(parse(text.encode(), template="none")) == [("M518", None)]


def test_marks_in_no_column_put_the_other_questions_in_doubt() -> None:
    """M519 where two marks stand at questions whose options nothing tells: others may have lost theirs."""
    result = parse("1. Är målen kända?\nX\n2. Följs de?\nX\n3. Är de nya?\n4. Räcker de?\nJa.\n".encode())
    assert [one.question for one in result.diagnostics if one.code == "M502"] == ["1", "2"]
    assert codes(result) == [("M519", None)]


def test_two_questions_without_a_mark_in_a_text() -> None:
    """M518 from two such questions on, where as many were answered in words: nothing that was drawn is left in a text."""
    assert codes(form([None] * 2, ["Uppföljning sker.", "Beslutet togs i maj."])) == [("M518", None)]
    assert codes(form([None] * 2, ["Uppföljning sker.", ""])) == []
