"""A row a document, a column a question."""

from __future__ import annotations

import csv
import io

from tables import ASKED, questionnaire

from granskning_cli.export import table
from granskning_cli.model.questionnaire import Questionnaire


def wide(*results: Questionnaire) -> list[list[str]]:
    """Header and rows, without what is told of the documents."""
    stream = io.BytesIO()
    table(results, "csv", stream, wide=True)
    return [row[6:] for row in csv.reader(io.StringIO(stream.getvalue().decode("utf-8-sig"), newline=""))]


def test_not_asked_is_not_unanswered() -> None:
    """A question that only one document has stands behind its neighbour; the other document says so."""
    first = questionnaire("J·", asked=[ASKED[0], ASKED[2]])
    second = questionnaire("NdJ", asked=ASKED[:3])
    assert wide(first, second) == [
        [f"1.1 {ASKED[0][1]}", f"1.2 {ASKED[1][1]}", f"1.2 {ASKED[1][1]} (text)", f"2.1 {ASKED[2][1]}"],
        ["Ja", "(not asked)", "", ""],
        ["Nej", "Delvis", "Se bilaga 2.", "Ja"],
    ]


def test_a_question_that_stands_twice_has_two_columns() -> None:
    """No answer hides another, and the two have different names."""
    assert wide(questionnaire("JN", asked=[(None, "Finns en plan?")] * 2)) == [
        ["Finns en plan?", "Finns en plan? (2)"],
        ["Ja", "Nej"],
    ]
