"""Headers of two rows, the lower of which parts a column of the upper one."""

from __future__ import annotations

import pytest

from granskning_cli.pipeline import parse

ROWS = (
    "<tr><td>I.1<td>Finns en plan?<td>X<td><td><td>Antagen i mars."
    "<tr><td>I.2<td>Finns mål?<td><td>X<td><td>"
    "<tr><td>II.1<td>Finns risker?<td><td><td>X<td>Inte ännu."
)


@pytest.mark.parametrize("over", ["Svar", "Bedömning"])
def test_options_below_a_column_for_answers(over: str) -> None:
    """The upper row names numbers, questions and comments, and the lower one the options: both are of one header."""
    head = f"<tr><th>Nr<th>Fråga<th colspan=3>{over}<th>Kommentar<tr><th><th><th>Ja<th>Nej<th>Vet ej<th>"
    body = f"<h1>Granskning</h1><table>{head}{ROWS}</table>"
    result = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    found = [
        (q.number, q.text, [s.label for s in q.answer.selected], q.answer.text)
        for section in result.sections
        for q in section.questions
        if q.answer is not None
    ]
    assert found == [
        ("I.1", "Finns en plan?", ["Ja"], "Antagen i mars."),
        ("I.2", "Finns mål?", ["Nej"], None),
        ("II.1", "Finns risker?", ["Vet ej"], "Inte ännu."),
    ]
