"""Tables that somebody put into an answer: a line for each row, and facts that are still found."""

from __future__ import annotations

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse


def read(*parts: str) -> Questionnaire:
    body = "".join(parts)
    return parse(f"<!doctype html><html lang=sv><body><h1>Enkät</h1>{body}</body></html>".encode())


def answers(result: Questionnaire) -> list[str | None]:
    return [q.answer.text if q.answer else None for section in result.sections for q in section.questions]


def table(*rows: str) -> str:
    return f"<table>{''.join('<tr>' + ''.join(f'<td>{c.strip()}' for c in row.split('|')) for row in rows)}</table>"


PROJECTS = table("Projekt | Budget | Prognos", "Centralkök | 64 000 tkr | ", "Badhus | 9 000 tkr | 8 750 tkr")
ROWS = "Projekt | Budget | Prognos\nCentralkök | 64 000 tkr |\nBadhus | 9 000 tkr | 8 750 tkr"


def test_a_table_in_an_answer_keeps_its_rows() -> None:
    """A line a row and a stroke between cells, an empty one too; text above and below it are paragraphs."""
    asked = "<p><b>1. Vilka projekt pågår?</b></p><p>Dessa:</p>{}<p>Nämnden har antagit dem och de är inte slutliga.</p>"
    result = read(asked.format(PROJECTS), "<p><b>2. Följs de upp?</b></p><p>Ja.</p>")
    assert answers(result) == [
        f"Dessa:\n\n{ROWS}\n\nNämnden har antagit dem och de är inte slutliga.",
        "Ja.",
    ]
    answer = result.sections[0].questions[0].answer
    assert answer is not None
    assert [fact.text for fact in answer.facts or ()] == ["64 000 tkr", "9 000 tkr", "8 750 tkr"]


def test_cells_beside_a_question_are_no_table_in_its_answer() -> None:
    """What stands in the question's own table, in rows or columns of it, stays paragraphs."""
    own = table("1. Finns en plan? | Ja, i maj. | Chefen", "2. Följs den upp? | Ja. | Chefen")
    assert answers(read(own)) == ["Ja, i maj.\n\nChefen", "Ja.\n\nChefen"]


def test_the_bold_head_of_a_table_is_no_question() -> None:
    """A question in bold above a table ends there, though the table's first row is in bold too."""
    head = table("<b>Risk</b> | <b>Värde</b>", "Dataintrång | 12", "Jäv | 3")
    result = read(f"<p><b>1. Ange de största riskerna.</b></p>{head}<p><b>2. Följs de upp?</b></p><p>Ja.</p>")
    assert answers(result) == ["Risk | Värde\nDataintrång | 12\nJäv | 3", "Ja."]
    assert [q.text for q in result.sections[0].questions] == ["Ange de största riskerna.", "Följs de upp?"]
