"""Answers in the same cell as their question: below a change of type, a header that says so, or a label."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Question, Questionnaire
from granskning_cli.pipeline import parse

CHOICES = (
    "<tr><th>Nr<th>Fråga<th>Ja<th>Nej<th>Kommentar<tr><td>1<td>Finns en plan?<td>X<td><td>Antagen i mars."
)
OWN = (
    "<tr><td>2<td><b>Vilken risk är högst?</b><p>Att bygget stannar.</p>"
    "<tr><td>3<td><b>Beskriv det värsta.</b><p>En dubbel faktura.</p>"
)


def web(*tables: str) -> Questionnaire:
    body = "".join([f"<table>{table}</table>" for table in tables])
    return parse(f"<!doctype html><html lang=sv><body><h1>Granskning</h1>{body}</body></html>".encode())


def asked(result: Questionnaire) -> dict[str | None, Question]:
    return {q.number: q for section in result.sections for q in section.questions}


def written(question: Question) -> tuple[str, str | None, str | None]:
    return question.text, question.instruction, question.answer.text if question.answer else None


def test_regular_type_below_a_question_in_bold_answers_it_in_the_same_cell() -> None:
    """Though other answers have cells of their own, in the same table."""
    result = web(CHOICES, OWN)
    found = asked(result)
    assert written(found["2"]) == ("Vilken risk är högst?", None, "Att bygget stannar.")
    assert written(found["3"]) == ("Beskriv det värsta.", None, "En dubbel faktura.")


def test_regular_type_is_a_remark_where_a_question_with_a_row_for_its_answer_has_it_too() -> None:
    """What stands below one question in bold is the form's, and so it is below the next, which nobody answered."""
    row = "<tr><td>{}<td><b>{}</b><p>{}</p><tr><td colspan=2>{}"
    first = row.format("1", "Beskriv målet.", "Utgå från planen.", "Att bli fler.")
    second = row.format("2", "Beskriv risken.", "Utgå från budgeten.", "")
    found = asked(web(first + second))
    assert written(found["1"])[2] == "Att bli fler."
    assert written(found["2"])[2] is None


@pytest.mark.parametrize("name", ["Fråga och svar", "Kysymys ja vastaus", "Question / response"])
def test_a_column_may_be_named_for_questions_and_answers(name: str) -> None:
    """Then the cell below it holds both, and is not all a question."""
    found = asked(web(CHOICES, f"<tr><th>Nr<th>{name}{OWN}"))
    assert written(found["2"]) == ("Vilken risk är högst?", None, "Att bygget stannar.")


def test_a_label_in_type_of_its_own_leads_to_an_answer_in_the_questions_cell() -> None:
    """ "Notering: ..." in italics below a statement is what was noted, and Q302 says that it is an inference."""
    head = "<tr><th>Nr<th>Påstående<th>Ja<th>Nej"
    noted = "<tr><td>1<td>Avtal följs.<p><i>Notering: Till 87 procent.</i></p><td>X<td>"
    rows = noted + "<tr><td>2<td>Inköp görs rätt.<td><td>X"
    result = web(head + rows)
    assert written(asked(result)["1"]) == ("Avtal följs.", None, "Till 87 procent.")
    assert written(asked(result)["2"]) == ("Inköp görs rätt.", None, None)
    assert [one.question for one in result.diagnostics if one.code == "Q302"] == ["1"]


UNMERGED = "<tr><th>Nr<th>Fråga<th>Ja<th>Nej<tr><td>1<td>Finns en plan?<td>X<td><tr><td><td>{}<td><td>"


@pytest.mark.parametrize("label", ["Kommentar: ", "Svar: "])
def test_a_label_in_a_row_of_its_own_leads_to_an_answer(label: str) -> None:
    """The row below a question is its answer's though its places for marks were not merged, and nobody doubts it."""
    result = web(UNMERGED.format(label + "Antagen i mars."))
    assert written(asked(result)["1"]) == ("Finns en plan?", None, "Antagen i mars.")
    assert "Q302" not in [one.code for one in result.diagnostics]


def test_a_row_below_a_question_is_taken_for_its_answer() -> None:
    """Where no label says so, Q302 tells that it is an inference; what begins like an instruction is one."""
    result = web(UNMERGED.format("Antagen i mars."))
    assert written(asked(result)["1"]) == ("Finns en plan?", None, "Antagen i mars.")
    assert "Q302" in [one.code for one in result.diagnostics]
    told = web(UNMERGED.format("Ange datum för beslutet."))
    assert written(asked(told)["1"]) == ("Finns en plan?", "Ange datum för beslutet.", None)


def test_boxes_in_the_questions_cell_are_the_headers_options_in_their_order() -> None:
    """A row whose cells no ruling parts holds as many boxes as there are options: the second of them is Nej."""
    head = "<tr><th>Nr<th>Påstående<th>Ja<th>Nej<th>Delvis<tr><td>1<td>Avtal följs.<td>☒<td>☐<td>☐"
    found = asked(web(head + "<tr><td>2<td colspan=4>Inköp görs rätt. ☐ ☒ ☐"))
    answer = found["2"].answer
    assert answer is not None
    assert (found["2"].text, [one.label for one in answer.selected]) == ("Inköp görs rätt.", ["Nej"])


def _rows_below(*answers: str, mark: str = "") -> str:
    """A table in which each question is marked in its row and has a row below it; `mark` stands in the last of these."""
    row = "<tr><td>{}<td>Finns plan {}?<td>X<td><tr><td><td>{}<td>{}<td>"
    rows = [
        row.format(at, at, text, mark if at == len(answers) else "") for at, text in enumerate(answers, 1)
    ]
    return "<tr><th>Nr<th>Fråga<th>Ja<th>Nej" + "".join(rows)


def test_rows_below_that_are_never_marked_answer() -> None:
    """Where three marked questions have a text in the row below and no such row is marked, nobody doubts them."""
    result = web(_rows_below("Antagen i mars.", "Hos cheferna.", "Den är från 2019."))
    assert written(asked(result)["2"]) == ("Finns plan 2?", None, "Hos cheferna.")
    assert "Q302" not in [one.code for one in result.diagnostics]


def test_a_mark_in_a_row_below_makes_all_of_them_doubtful() -> None:
    """A row below that is marked may be another thing to mark, and then so may the others: Q302."""
    result = web(_rows_below("Antagen i mars.", "Hos cheferna.", "Den är från 2019.", mark="X"))
    assert {"1", "2"} <= {one.question for one in result.diagnostics if one.code == "Q302"}
    two = web(_rows_below("Antagen i mars.", "Hos cheferna."))
    assert [one.question for one in two.diagnostics if one.code == "Q302"] == ["1", "2"]
