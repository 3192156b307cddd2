"""The workbook of many questionnaires, as a person opens it."""

from __future__ import annotations

import io
from typing import Any

import pytest
from tables import boards, questionnaire

from granskning_cli.export import export, sheets, table
from granskning_cli.model.questionnaire import Questionnaire

openpyxl = pytest.importorskip("openpyxl")
pytest.importorskip("xlsxwriter")


def book(*results: Questionnaire) -> Any:
    """Read back."""
    stream = io.BytesIO()
    table(results, "xlsx", stream)
    return openpyxl.load_workbook(stream)


def titled(title: str, count: int) -> Questionnaire:
    """A questionnaire of a kind of its own."""
    return questionnaire("J" * count, asked=[(str(at), "Finns en plan?") for at in range(count)], title=title)


def test_each_kind_has_a_sheet() -> None:
    """Four boards that answer one form share a sheet, a row each; the header stays, and everything can be filtered."""
    whole = book(*boards(), titled("Annan enkät", 2))
    assert whole.sheetnames == ["Answers", "Diagnostics", "Questionnaire", "Annan enkät"]
    assert whole["Answers"].max_row == 1 + 4 * 5 + 2
    kind = whole["Questionnaire"]
    assert (kind.max_row, kind.freeze_panes, kind.auto_filter.ref) == (5, "B2", "A1:O5")
    head, row = ([cell.value for cell in kind[at]] for at in (1, 5))
    assert head[:7] == [
        "document", "sha256", "respondent", "organisation", "year", "diagnostics",
        "1.1 Har nämnden fastställt mål för verksamheten?",
    ]  # fmt: skip
    assert (head[7], head[14]) == (f"{head[6]} (text)", "2.10 Beskriv nämndens största utmaningar.")
    assert row[4:] == [
        2025, None, "Ja", None, "Delvis", None, "Ja", None, "(ambiguous) Ja, Nej", None, "Se bilaga 2.",
    ]  # fmt: skip


def test_numbers_are_numbers_and_question_numbers_are_texts() -> None:
    """A year can be added up; 2.10 is not 2.1."""
    answers = book(*boards())["Answers"]
    head = [cell.value for cell in answers[1]]
    last = dict(zip(head, answers[6], strict=True))
    assert (last["year"].value, last["year"].data_type) == (2025, "n")
    assert (last["number"].value, last["position"].value) == ("2.10", 5)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'citat'", "citat"),
        ("x" * 40, "x" * 31),
        ("😀" * 20, "😀" * 15),
        ("History", "History (2)"),
        ("answers", "answers (2)"),
        ("/", "Sheet"),
        ("noll\x00\x1b", "noll"),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(title: str, name: str) -> None:
    """No more than 31 units, none of the characters it forbids, none of its own names, none twice."""
    names = book(titled(title, 1), titled(title, 2)).sheetnames
    assert names[2] == name
    assert len({one.casefold() for one in names}) == 4
    assert all(len(one.encode("utf-16-le")) <= 62 for one in names)


def test_a_text_that_no_cell_holds_is_cut_and_told_of() -> None:
    """Of 40,000 characters 32,000 are kept, or as many units as Excel counts; E801 names the question and the column."""
    for text, kept in (("x" * 40_000, 32_000), ("😀" * 20_000, 16_000)):
        whole = book(questionnaire("j", asked=[("1.1", "Finns en plan?")], text=text))
        cells = [cell.value for cell in whole["Answers"][2]]
        assert f"{text[:kept]}… (cut)" in cells
        remark = [cell.value for cell in whole["Diagnostics"][2]]
        assert remark[1:5] == ["warning", "E801", "text-cut", "1.1"]
        assert "under answer_text is longer" in remark[6]


def test_what_has_no_sheet_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more kinds than a book has sheets for, the answers are among all answers, and E802 says so."""
    monkeypatch.setattr("granskning_cli.export.answers_xlsx.MOST_KINDS", 1)
    whole = book(titled("a", 1), titled("b", 2))
    assert whole.sheetnames == ["Answers", "Diagnostics", "a"]
    assert whole["Answers"].max_row == 4
    assert whole["Diagnostics"]["C2"].value == "E802"


def test_a_full_sheet_goes_on_on_another(monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is lost behind the last that a sheet holds."""
    monkeypatch.setattr(sheets, "MOST_ROWS", 4)
    whole = book(*boards()[:1])
    assert whole.sheetnames == ["Answers", "Diagnostics", "Answers (2)", "Questionnaire"]
    assert (whole["Answers"].max_row, whole["Answers (2)"].max_row) == (4, 3)
    assert whole["Answers (2)"].auto_filter.ref == "A1:X3"


def test_markup_of_the_library_is_a_text() -> None:
    """What xlsxwriter would take for its own rich text is written as it stands."""
    data = export(questionnaire("j", asked=[("1.1", "x")], text="<r><t>x</t></r>"), "xlsx")
    cells = [cell.value for cell in openpyxl.load_workbook(io.BytesIO(data))["Answers"][2]]
    assert "<r><t>x</t></r> " in cells
