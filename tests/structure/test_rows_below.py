"""Rows of one cell in a table with named columns: titles of what follows, or answers to what stands above."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

HEAD = "<tr><td>Nr<td>Fråga<td>Ja<td>Nej"


def read(*rows: str) -> Questionnaire:
    body = "".join(f"<tr>{row}" for row in rows)
    return parse(f"<!doctype html><html lang=sv><body><table>{HEAD}{body}</table></body></html>".encode())


def asked(number: int) -> str:
    return f"<td>{number}<td>Finns plan {number}?<td>X<td>"


def told(result: Questionnaire) -> list[tuple[str | None, str | None, str | None]]:
    return [
        (section.title, q.number, q.answer.text if q.answer else None)
        for section in result.sections
        for q in section.questions
    ]


@pytest.mark.parametrize("label", ["Kommentar: ", "Anmärkning: ", "Merknad: ", "Observaciones: "])
def test_a_row_that_is_called_an_answer_is_no_title(label: str) -> None:
    """ "Kommentar: ..." across the table answers the question above it, though a title may stand alike."""
    rows = ["<td colspan=4>Mål", asked(1), f"<td colspan=4>{label}Antagen i maj.", asked(2)]
    assert told(read(*rows, "<td colspan=4>Risker", asked(3), f"<td colspan=4>{label}")) == [
        ("Mål", "1", "Antagen i maj."),
        ("Mål", "2", None),
        ("Risker", "3", None),
    ]


@pytest.mark.parametrize("wide", ["<td colspan=4>", "<td><td colspan=3>"])
def test_rows_below_each_question_are_answers(wide: str) -> None:
    """Where a row of one cell stands below every question, be it empty, none of them is a title."""
    texts = ["Antagen i maj.", "", "En vaktmästare."]
    rows = [row for at, text in enumerate(texts, 1) for row in (asked(at), wide + text)]
    assert told(read(*rows)) == [
        (None, "1", "Antagen i maj."),
        (None, "2", None),
        (None, "3", "En vaktmästare."),
    ]


def test_titles_above_single_questions_stay_titles() -> None:
    """A section may have one question: the last question has no row below it then."""
    rows = ["<td colspan=4>Mål", asked(1), "<td colspan=4>Risker", asked(2)]
    assert told(read(*rows)) == [("Mål", "1", None), ("Risker", "2", None)]
