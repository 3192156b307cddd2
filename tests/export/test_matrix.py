"""A matrix in every format, read back; and what a stranger may write into it."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser

import pytest
import yaml
from tables import ASKED, boards, questionnaire, years

from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export, format_of, formats
from granskning_cli.model.matrix import Matrix
from granskning_cli.table import tabulate

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "a;=1+1",
    "<script>alert(1)</script>",
    "a|b\n# c",
)
ESCAPES = "\x1b[31m\x9b\u202e\u2028\ufeff\x00\ufffe"


def hostile(text: str) -> Matrix:
    """A matrix in which every text that comes from a document is the same."""
    one = questionnaire(
        "J**", text, asked=[("1.1", text), (text, "Finns en plan?"), ("1.3", text)], text=text
    )
    sections = tuple(s.model_copy(update={"title": text}) for s in one.sections)
    source = one.source.model_copy(update={"name": text})
    return tabulate([one.model_copy(update={"sections": sections, "source": source, "organisation": text})])


def dumped(matrix: Matrix, name: str) -> str:
    return export(matrix, name, "matrix").decode()


@pytest.mark.parametrize("matrix", [tabulate(boards()), tabulate(years(), "year")])
def test_yaml_and_json_are_the_matrix(matrix: Matrix) -> None:
    """Both read back to an equal value."""
    assert Matrix.model_validate(json.loads(dumped(matrix, "json"))) == matrix
    assert Matrix.model_validate(yaml.safe_load(dumped(matrix, "yaml"))) == matrix


def test_csv_holds_labels() -> None:
    """A line a respondent; what was not asked, not answered and not clear are three things."""
    matrix = tabulate([*boards(), questionnaire("J", "Valnämnden", asked=ASKED[:1])])
    rows = list(csv.reader(io.StringIO(dumped(matrix, "csv"))))
    assert rows[0][:5] == [
        "respondent",
        "organisation",
        "year",
        "source",
        "1.1 Har nämnden fastställt mål för verksamheten?",
    ]
    cells = {row[0]: row[4:] for row in rows[1:]}
    assert cells["Miljönämnden"] == ["Ja", "Nej", "Nej", "Vet ej", ""]
    assert cells["Socialnämnden"] == ["Ja", "Delvis", "Ja", "(ambiguous) Ja, Nej", "Se bilaga 2."]
    assert cells["Valnämnden"] == ["Ja", *["(not asked)"] * 4]


def test_csv_by_year_is_turned_round() -> None:
    """A line a question, a column a year, the year without a document too."""
    rows = list(csv.reader(io.StringIO(dumped(tabulate(years(), "year"), "csv"))))
    assert rows[0] == ["number", "question", "2022", "2023", "2024", "2025"]
    assert rows[1][2:] == ["Nej", "Delvis", "(not asked)", "Ja"]


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_csv_is_a_formula(text: str) -> None:
    """By commas or by semicolons, no cell begins as a formula does; the text itself is whole behind the apostrophe."""
    whole = dumped(hostile(text), "csv")
    for row in csv.reader(io.StringIO(whole)):
        for cell in row:
            for part in cell.split(";"):
                assert not re.match(r"[\s\"']*[=+@\t\r-]", part) or part.startswith("'"), part
    assert " ".join(text.split()) in " ".join(whole.replace("'", "").split()) or "'" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_a_workbook_is_a_formula(text: str) -> None:
    """openpyxl sees strings and numbers and nothing else, and the text as it was written."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(io.BytesIO(export(hostile(text), "xlsx", "matrix")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert text.replace("\r", "") in {
        str(cell.value).replace("_x000D_", "").replace("\r", "") for cell in cells
    }


def test_the_workbook() -> None:
    """Four sheets: the matrix with a header that stays and colours that differ, the texts, the counts, the diagnostics."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    matrix = tabulate([*boards(), questionnaire("j" * 5, "Valnämnden", text="x" * 40_000 + "\x00")])
    data = export(matrix, "xlsx", "matrix")
    assert data == export(matrix, "xlsx", "matrix")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Matrix", "Texts", "Counts", "Diagnostics"]
    sheet = book["Matrix"]
    assert sheet.freeze_panes == "B3"
    assert [cell.value for cell in sheet[5]] == [
        "Miljönämnden",
        None,
        "2025",
        "Ja",
        "Nej",
        "Nej",
        "Vet ej",
        None,
    ]
    assert len({cell.fill.fgColor.rgb for cell in sheet[5][3:]}) == 4
    assert [cell.value for cell in book["Counts"][3]][2:] == [2, 2, 1, 0, 5, 0, 0, 0, 0.6]
    assert [cell.value for cell in book["Texts"][2]][4:] == [None, "Se bilaga 2."]
    longest = max(str(row[5].value) for row in book["Texts"].iter_rows())
    assert longest.endswith("x… (cut)")


def test_without_the_library_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """R149, and its help names the extra."""
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with pytest.raises(Unreadable) as caught:
        export(tabulate(boards()), "xlsx", "matrix")
    assert caught.value.code == "R149"


def test_markdown() -> None:
    """Signs with their legend, and the questions with their counts."""
    text = dumped(tabulate(boards()), "markdown")
    assert "| Socialnämnden | 2025 | J | D | J | ? | \\* |\n" in text
    assert "J Ja, N Nej, D Delvis, V Vet ej, " in text
    assert "| 1.2 | Följer nämnden upp att målen nås under året? | 1 | 2 | 1 | 0 | 0 | 0 | 0 | 50 % |" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_holds_no_markup_of_others(text: str) -> None:
    """Every row has the cells of its header, and no tag is left."""
    whole = dumped(hostile(text), "markdown")
    assert "<" not in whole
    for table in whole.split("\n\n"):
        if table.startswith("|"):
            assert len({len(re.findall(r"(?<!\\)\|", line)) for line in table.splitlines()}) == 1


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.mark.parametrize("text", [*HOSTILE, "\"'><img src=x onerror=alert(1)>", "</style></title><script>"])
def test_html_is_ours_alone(text: str) -> None:
    """No tag or attribute comes from a document, nothing is loaded, and the text is there to be read."""
    page = _Tags()
    page.feed(dumped(hostile(text), "html"))
    plain = _Tags()
    plain.feed(dumped(hostile("a"), "html"))
    assert page.tags == plain.tags
    assert page.attributes <= {"lang", "charset", "name", "content", "http-equiv", "class", "title", "scope"}
    assert " ".join(text.split()) in " ".join(page.text.split())


def test_html_has_the_cells_and_the_texts() -> None:
    """Each answer in its place, and what was written below its question."""
    page = _Tags()
    page.feed(dumped(tabulate(boards()), "html"))
    assert page.tags.count("details") == 1
    assert "Kommunstyrelsen2025JJJJ*" in page.text
    turned = _Tags()
    turned.feed(dumped(tabulate(years(), "year"), "html"))
    assert "1.1 Har nämnden fastställt mål för verksamheten?ND-J▁▅-█" in turned.text


@pytest.mark.parametrize("name", [name for name in formats("matrix") if name != "xlsx"])
def test_no_format_gives_a_terminal_orders(name: str) -> None:
    """What a terminal obeys is written as an escape or left out."""
    text = dumped(hostile("a" + ESCAPES + "b"), name)
    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_the_format_is_told_by_the_ending() -> None:
    """A matrix has more formats than a questionnaire."""
    endings = (".csv", ".XLSX", ".md", ".htm", ".json", ".yml")
    assert [format_of(s, "matrix") for s in endings] == ["csv", "xlsx", "markdown", "html", "json", "yaml"]
    assert format_of(".sqlite", "matrix") is None


def test_an_empty_matrix_is_a_matrix() -> None:
    """No questionnaire, or one without questions, in every format."""
    empty = boards()[0].model_copy(update={"sections": ()})
    for matrix in (tabulate([]), tabulate([empty])):
        for name in formats("matrix"):
            if name != "xlsx":
                assert export(matrix, name, "matrix")
