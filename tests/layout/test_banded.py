"""Tables with rulings between their rows alone."""

from __future__ import annotations

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Row, Rule, Word

ROWS = (
    ("1", "Datum för beslut om plan", "2023-12-08"),
    ("2", "Budgeterat resultat (tkr)", "0 kronor"),
    ("3", "Har programmet reviderats?", "Ja"),
    ("4", "Kommentar", "Beror på kostnader i juni"),
)
COLUMNS = (60.0, 100.0, 320.0)


def rules(*heights: float) -> list[Rule]:
    return [Rule("h", y, 50.0, 540.0) for y in heights]


def row(texts: tuple[str, ...], bottom: float, *, bold: bool = False) -> list[Word]:
    return [
        w for text, x in zip(texts, COLUMNS, strict=True) if text for w in line(text, x, bottom, bold=bold)
    ]


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    return [[" ".join([found.text for found in cell.lines]) for cell in one.cells] for one in rows]


def test_the_header_tells_the_columns() -> None:
    """A header above the first ruling or below it, its labels nearer to each other than the rows' words are."""
    head = ("Nr", "Uppgift", "Svar")
    made = [row(one, 140.0 + 20 * at) for at, one in enumerate(ROWS)]
    inside = page(row(head, 120.0, bold=True), *made, rules=rules(105, 125, 145, 165, 185, 205))
    outside = page(row(head, 120.0, bold=True), *made, rules=rules(125, 145, 165, 185, 205))
    for one in (inside, outside):
        assert texts(lay_out(document(one)).rows) == [list(head), *map(list, ROWS)]


def test_a_title_and_an_answer_may_run_through_the_columns() -> None:
    """Words that leave no white space at the columns' edges are one cell, and the other rows keep theirs."""
    band = line("Styrning och ledning av den verksamhet som nämnden har ansvar för under året", 60.0, 220.0)
    made = [row(one, 140.0 + 20 * at) for at, one in enumerate(ROWS)]
    one = page(
        row(("Nr", "Uppgift", "Svar"), 120.0, bold=True),
        *made,
        band,
        rules=rules(105, 125, 145, 165, 185, 205, 225),
    )
    assert [len(found.cells) for found in lay_out(document(one)).rows] == [3, 3, 3, 3, 3, 1]


def test_a_last_row_may_be_open() -> None:
    """No ruling closes the last row; words in two columns right below the last ruling are one more row."""
    made = [row(one, 140.0 + 20 * at) for at, one in enumerate(ROWS)]
    one = page(row(("Nr", "Uppgift", "Svar"), 120.0, bold=True), *made, rules=rules(105, 125, 145, 165, 185))
    assert texts(lay_out(document(one)).rows)[-1] == list(ROWS[-1])
    below = page(
        row(("Nr", "Uppgift", "Svar"), 120.0),
        *made,
        line("Ort och datum", 60.0, 225.0),
        rules=rules(105, 125, 145, 165, 185, 205),
    )
    assert texts(lay_out(document(below)).rows)[-1] == ["Ort och datum"]


def test_rulings_between_paragraphs_make_no_table() -> None:
    """Rulings between questions and answers that run over the whole width have no columns."""
    made = [line(f"{at}. Har nämnden antagit en plan för året?", 60.0, 120.0 + 20 * at) for at in range(1, 6)]
    one = page(*made, rules=rules(125, 145, 165, 185, 205))
    assert {found.table for found in lay_out(document(one)).rows} == {None}


def test_columns_left_of_the_header_s_labels_have_no_name() -> None:
    """ "Ja  Nej  Kommentar" stands above marks and comments; what is asked has a column all the same."""
    head = [
        line(text, x, 120.0, bold=True) for text, x in (("Ja", 330.0), ("Nej", 370.0), ("Kommentar", 420.0))
    ]
    made = [
        [*line(f"{at}. {asked}", 60, 120.0 + 20 * at), *line("☒", 330.0 + 40 * (at % 2), 120.0 + 20 * at),
         *line("Beslutad i mars", 420, 120.0 + 20 * at)]
        for at, asked in enumerate(("Finns en plan?", "Följs den upp varje år?", "Är den känd?", "Är den ny?"), 1)
    ]  # fmt: skip
    one = page(*head, *made, rules=rules(125, 145, 165, 185, 205))
    assert texts(lay_out(document(one)).rows) == [
        ["", "Ja", "Nej", "Kommentar"],
        ["1. Finns en plan?", "", "☒", "Beslutad i mars"],
        ["2. Följs den upp varje år?", "☒", "", "Beslutad i mars"],
        ["3. Är den känd?", "", "☒", "Beslutad i mars"],
        ["4. Är den ny?", "☒", "", "Beslutad i mars"],
    ]
