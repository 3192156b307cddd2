"""What stands below a table of questions: who signs, thanks, a date - or an answer after all."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

_ANSWERED = (
    "<tr><td>1<td>Finns en plan?<td>Ja, antagen i mars.<tr><td>2<td>Har den följts upp?<td>Två gånger."
    "<tr><td>3<td>Finns risker?<td>Nej.<tr><td>4<td>Övriga upplysningar<td>"
)
_MARKED = "<tr><td>Mål<td>Ja<td>Nej" + "".join(
    f"<tr><td>{number} Finns plan {number}?<td>X<td>" for number in range(1, 5)
)


def web(*parts: str) -> Questionnaire:
    return parse(f"<!doctype html><html lang=sv><body><h1>Enkät</h1>{''.join(parts)}</body></html>".encode())


def last(read: Questionnaire) -> str | None:
    question = [q for section in read.sections for q in section.questions][-1]
    assert question.number == "4"
    return question.answer.text if question.answer is not None else None


def codes(read: Questionnaire) -> set[tuple[str, str | None]]:
    return {(one.code, one.question) for one in read.diagnostics}


@pytest.mark.parametrize("table", [_ANSWERED, _MARKED])
@pytest.mark.parametrize(
    "text", ["Tack för er medverkan!", "Tack för att ni svarade. Svaren blir offentliga."]
)
def test_thanks_below_a_table_are_no_answer(table: str, text: str) -> None:
    """What a form says at its end, to whoever has answered, is left over and needs no warning."""
    read = web(f"<table>{table}</table>", f"<p>{text}</p>")
    assert last(read) is None
    assert [one.text for one in read.unplaced] == [text]
    assert ("Q317", "4") not in codes(read)


@pytest.mark.parametrize("table", [_ANSWERED, _MARKED])
@pytest.mark.parametrize("text", ["Anna Berg, ordförande", "2025-03-03", "Nämnden har inget att tillägga."])
def test_text_below_the_only_table_is_told_of(table: str, text: str) -> None:
    """Where no question is answered outside of the table, what stands below it is no answer, and Q317 says so."""
    read = web(f"<table>{table}</table>", f"<p>{text}</p>")
    assert last(read) is None
    assert [one.text for one in read.unplaced] == [text]
    assert ("Q317", "4") in codes(read)


def test_a_label_below_a_table_leads_to_an_answer() -> None:
    """ "Kommentar: ..." below the last question is its answer's, as it ever was."""
    read = web(f"<table>{_MARKED}</table>", "<p>Kommentar: Den antogs i mars.</p>")
    assert last(read) is not None
    assert "Q317" not in {one.code for one in read.diagnostics}


def test_answers_below_tables_of_one_question_stay() -> None:
    """Where each question has a table of its own and its answer below, so has the last."""
    head = "<tr><td>Mål<td>Ja<td>Nej"
    one = "<table>" + head + "<tr><td>{0} Finns plan {0}?<td>X<td></table><p>Den antogs i mars {0}.</p>"
    read = web(*[one.format(number) for number in range(1, 5)])
    assert last(read) == "Den antogs i mars 4."


def test_thanks_right_below_a_question_may_answer_it() -> None:
    """ "Tack för er hjälp" as all that follows a question is what somebody wrote; below an answer the form says it."""
    start = "1. Finns en plan?\n\nJa, i mars.\n\n2. Finns mål?\n\nNej.\n\n3. Synpunkter?\n\n"
    read = parse(f"{start}Tack för er hjälp under året.\n".encode())
    assert [q.answer.text for s in read.sections for q in s.questions if q.answer][
        -1
    ] == "Tack för er hjälp under året."
    read = parse(f"{start}Inga.\n\nTack för er medverkan!\nRevisorerna\n".encode())
    assert [q.answer.text for s in read.sections for q in s.questions if q.answer][-1] == "Inga."
    assert [one.text for one in read.unplaced] == ["Tack för er medverkan! Revisorerna"]
