"""How offices lay out their forms: wide tables, prompts, letters answered in between, a closing to sign."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Question, Questionnaire
from granskning_cli.pipeline import parse


def questions(result: Questionnaire) -> dict[str | None, Question]:
    return {question.number: question for section in result.sections for question in section.questions}


def given(result: Questionnaire) -> dict[str | None, tuple[list[str], str | None]]:
    return {
        number: ([option.label for option in question.answer.selected], question.answer.text)
        for number, question in questions(result).items()
        if question.answer is not None
    }


def table(*rows: str) -> bytes:
    body = "".join([f"<tr>{row}</tr>" for row in rows])
    return f"<!DOCTYPE html><html><body><h1>Frågor</h1><table border=1>{body}</table></body></html>".encode()


def cells(text: str) -> str:
    return "".join([f"<td>{cell.strip()}</td>" for cell in text.split("|")])


CLOSINGS = (
    "Lingtuna den 12 oktober 2023\n______________________\nOrdförande\n",
    "Lingtuna 2023-10-12\n\nAnna Andersson, ordförande\n",
    "Ort och datum: ______________\n\nUnderskrift: ______________\n",
    "Järvelässä 12.10.2023\n\n______________________\nPuheenjohtaja\n",
)


@pytest.mark.parametrize("closing", CLOSINGS)
def test_a_closing_is_no_part_of_the_last_answer(closing: str) -> None:
    """The place, the date and who signs are `unplaced`, and the answer above them ends where it ends."""
    result = parse(
        f"1. Finns en plan?\n\nJa, sedan maj.\n\n2. Följs den upp?\n\nVarje år.\n\n\n{closing}".encode()
    )
    assert given(result) == {"1": ([], "Ja, sedan maj."), "2": ([], "Varje år.")}
    assert closing.split(maxsplit=1)[0] in " ".join([entry.text for entry in result.unplaced])


def test_a_date_may_end_an_answer() -> None:
    """A date that nobody signs below is an answer: "Nämnden den 12 oktober 2023" stays."""
    result = parse("1. Finns en plan?\n\nJa.\n\n2. När antogs den?\n\nNämnden den 12 oktober 2023\n".encode())
    assert given(result)["2"] == ([], "Nämnden den 12 oktober 2023")


def test_a_wide_table_has_columns_of_other_things() -> None:
    """ "Nr | Område | Fråga | ... | Kommentar | Ansvarig": the section may follow the number, the last is no comment."""
    result = parse(
        table(
            cells("Nr|Område|Fråga|Ja|Nej|Delvis|Kommentar|Ansvarig"),
            cells("1.1|Mål|Finns mätbara mål?|X|||Antagna i maj.|Chefen"),
            cells("1.2|Mål|Följs målen upp?||X||Inte ännu.|Chefen"),
            cells("2.1|Ekonomi|Är budgeten i balans?|||X|Nästan.|Chefen"),
        )
    )
    assert given(result) == {
        "1.1": (["Ja"], "Antagna i maj."),
        "1.2": (["Nej"], "Inte ännu."),
        "2.1": (["Delvis"], "Nästan."),
    }
    assert [question.text for question in questions(result).values()] == [
        "Finns mätbara mål?",
        "Följs målen upp?",
        "Är budgeten i balans?",
    ]
    assert [section.title for section in result.sections if section.questions] == ["Mål", "Ekonomi"]


def test_the_name_of_the_column_of_numbers_is_no_option() -> None:
    """In "No. | Question | Yes | No" the first is short for number."""
    result = parse(
        table(
            cells("No.|Question|Yes|No|Comment"),
            cells("1|Is there a plan?|X||Adopted in May."),
            cells("2|Is it followed up?||X|Not yet."),
            cells("3|Is it known?|X||"),
        )
    )
    assert given(result) == {
        "1": (["Yes"], "Adopted in May."),
        "2": (["No"], "Not yet."),
        "3": (["Yes"], None),
    }


def test_a_header_of_two_rows_offers_two_scales() -> None:
    """Ja and Nej stand over both rows, the steps of the risk in the second: both marks are read, and M508 says so."""
    tall = "".join([f"<td rowspan=2>{name}</td>" for name in ("Nr", "Fråga", "Ja", "Nej")])
    result = parse(
        table(
            f"{tall}<td colspan=4>Risk</td><td rowspan=2>Kommentar</td>",
            cells("1|2|3|4"),
            cells("1|Finns en plan?|X|||X|||Antagen i maj."),
            cells("2|Följs den upp?||X||||X|Inte ännu."),
        )
    )
    assert given(result) == {"1": (["Ja", "2"], "Antagen i maj."), "2": (["Nej", "4"], "Inte ännu.")}
    assert [entry.question for entry in result.diagnostics if entry.code == "M508"] == ["1", "2"]


def test_a_band_across_named_columns_is_a_section() -> None:
    """A cell over "Fråga | Svar" with the number above those below it is their title and asks nothing."""
    result = parse(
        table(
            cells("Fråga|Svar"),
            "<td colspan=2>1 Styrning</td>",
            cells("1.1 Finns en plan?|Sedan maj."),
            cells("1.2 Vem följer upp den?|Nämnden."),
            "<td colspan=2>2 Ekonomi</td>",
            cells("2.1 Är budgeten i balans?|Nästan."),
        )
    )
    assert list(questions(result)) == ["1.1", "1.2", "2.1"]
    assert [section.title for section in result.sections if section.questions] == ["Styrning", "Ekonomi"]


def test_a_prompt_is_no_part_of_the_answer() -> None:
    """ "Svar:" begins the answer though a question is told by nothing else, and is not in it."""
    result = parse(
        (
            "1. Beskriv de största riskerna.\nSvar: Personal\nDet saknas socionomer, se https://a.example/b?c=1.\n"
            "2. Vem följer upp dem?\nSvar: Nämnden.\n3. Beskriv målen.\nSvar:\n"
        ).encode()
    )
    assert {number: text for number, (_, text) in given(result).items()} == {
        "1": "Personal Det saknas socionomer, se https://a.example/b?c=1.",
        "2": "Nämnden.",
        "3": None,
    }


def test_a_letter_answered_in_between() -> None:
    """What stands behind ">" is quoted: the questions keep their numbers, and each answer ends where quotation begins."""
    result = parse(
        (
            "Hej, se svaren nedan.\n\n> 1. Vilka är de största\n> utmaningarna?\n\nKompetensen.\n\n"
            "> 2. Finns en plan?\nJa, sedan maj.\n> 3. Följs den upp?\n\nVarje år.\n"
        ).encode()
    )
    assert given(result) == {"1": ([], "Kompetensen."), "2": ([], "Ja, sedan maj."), "3": ([], "Varje år.")}
    assert questions(result)["1"].text == "Vilka är de största utmaningarna?"


def test_the_asterisk_of_a_required_question_ends_it() -> None:
    """ "Finns en plan? *" ends with a question mark, as forms on the web print it."""
    result = parse(
        (
            "1. Vilka risker finns? *\n    Brist på personal.\n2. Finns en plan? *\n    ● Ja\n    ○ Nej\n    Sedan maj.\n"
            "3. Följs den upp? *\n    ○ Ja\n    ● Nej\n    Inte ännu.\n"
        ).encode()
    )
    assert given(result) == {
        "1": ([], "Brist på personal."),
        "2": (["Ja"], "Sedan maj."),
        "3": (["Nej"], "Inte ännu."),
    }


def test_a_step_beside_vet_ej_is_two_marks() -> None:
    """A respondent who marks 2 and Vet ej contradicts himself: the answer is ambiguous."""
    result = parse(
        table(
            cells("Nr|Fråga|1|2|3|Vet ej"), cells("1|Är målen kända?||X||X"), cells("2|Är de tydliga?|X|||")
        )
    )
    assert {entry.question for entry in result.diagnostics if entry.code == "M501"} == {"1"}
    answer = questions(result)["1"].answer
    assert answer is not None
    assert answer.state == "ambiguous"
