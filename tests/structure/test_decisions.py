"""Minutes and lists of decisions: what they hold looks like questions with answers, and is told of."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

ITEMS = (
    ("Godkännande av dagordning", "Dagordningen godkänns."),
    ("Ska badhuset renoveras?", "Beslut: Ja, 12 mnkr avsätts."),
    ("Avgifter för måltider", "Beslut: Nej till höjning."),
    ("Ange ombud till årsmötet", "Beslut: Karin Holm."),
)


def word(*paragraphs: str) -> Questionnaire:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    out = BytesIO()
    document.save(out)
    return parse(out.getvalue())


def web(body: str) -> Questionnaire:
    return parse(f"<!doctype html><html lang=sv><body><h1>Möte</h1>{body}</body></html>".encode())


def table(*rows: str) -> str:
    cells = ("".join(f"<td>{cell}" for cell in row.split("|")) for row in rows)
    return f"<table>{''.join(f'<tr>{row}' for row in cells)}</table>"


def codes(read: Questionnaire) -> list[str]:
    return [one.code for one in read.diagnostics]


def test_answers_that_are_named_decisions_are_told_of() -> None:
    """A third of them is enough, whatever else asks: one that asks for an answer names it otherwise."""
    lines = [line for at, (item, said) in enumerate(ITEMS, 1) for line in (f"{at}. {item}", said)]
    assert "Q320" in codes(word("Minnesanteckningar", *lines))
    asked = [line.replace("Beslut: ", "Svar: ") for line in lines]
    assert "Q320" not in codes(word("Minnesanteckningar", *asked))


@pytest.mark.parametrize(
    ("name", "told"), [("Beslut", True), ("Vedtak", True), ("Päätös", True), ("Svar", False)]
)
def test_a_column_that_is_named_for_decisions_is_told_of(name: str, told: bool) -> None:
    """ "Ärende | Beslut" is a list of decisions; where a column is named for answers it is none."""
    rows = [f"{at}|{item}|{said.removeprefix('Beslut: ')}" for at, (item, said) in enumerate(ITEMS, 1)]
    assert ("Q320" in codes(web(table(f"Nr|Fråga|{name}", *rows)))) == told
    assert ("Q320" in codes(web(table(f"Nr|Ärende|{name}|Ansvarig", *[f"{row}|VC" for row in rows])))) == told


def test_words_written_into_a_table_do_not_make_it_ask() -> None:
    """Headings with "Ja" and "Nej" written beside them ask nothing by themselves, and Q310 says so."""
    rows = ["1|Dagordning|Ja", "2|Budget|Ja, enligt förslag", "3|Avgifter|Nej", "4|Sophämtning|Vilar"]
    assert "Q310" in codes(web(table("Nr|Ärende|Utfall", *rows)))
    asked = [row.replace("1|Dagordning", "1|Finns en dagordning?") for row in rows]
    assert "Q310" not in codes(web(table("Nr|Ärende|Utfall", *asked)))


def test_paragraphs_signs_count_rows_whose_columns_have_no_known_names() -> None:
    """ "§ 14" left of the items is their number, and what stands beside it is what the marks are about."""
    read = web(table("§|Ärende|Bifall|Avslag", "§ 14|Budget 2026|X|", "§ 15|Avgifter för måltider||X"))
    found = [
        (q.number, q.text, [s.label for s in q.answer.selected], q.answer.text)
        for section in read.sections
        for q in section.questions
        if q.answer is not None
    ]
    assert found == [
        ("§ 14", "Budget 2026", ["Bifall"], None),
        ("§ 15", "Avgifter för måltider", ["Avslag"], None),
    ]
