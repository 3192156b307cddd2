"""Whatever questionnaires hold, every table that is read back holds the same questions, marks and texts."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from arbitrary import HOSTILE, Said, questionnaires, said, whole
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented import questionnaire

from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export, table, table_formats
from granskning_cli.export.answers import COLUMNS
from granskning_cli.model.questionnaire import Questionnaire

MANY = st.lists(questionnaires(), max_size=2)
SLOW = settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def tabled(results: Sequence[Questionnaire], name: str, *, wide: bool = False) -> bytes:
    """The table as bytes."""
    stream = io.BytesIO()
    table(iter(results), name, stream, wide=wide)
    return stream.getvalue()


def seen(text: object) -> str:
    """What a person sees of a text: its printable characters, without the apostrophes that make a cell harmless."""
    text = (
        text.replace("_x005F_", "_") if isinstance(text, str) else text
    )  # as a workbook writes "_" before x0041
    words = re.sub(r"\\x[0-9a-f]{2}|\\u[0-9A-F]{4}|_x[0-9A-F]{4}_", "", "" if text is None else str(text))
    return "".join(c for c in words if c.isprintable() and not c.isspace() and c not in "'\ufffe")


def shown(rows: Sequence[Said]) -> list[list[str]]:
    """What a person sees of each question and answer, lists as one text."""
    return [
        [seen("".join(part or "" for part in value)) if isinstance(value, tuple) else seen(value) for value in row]
        for row in rows
    ]  # fmt: skip


def _all(results: Sequence[Questionnaire]) -> list[Said]:
    return [row for one in results for row in said(one)]


@SLOW
@given(MANY)
def test_json_lines_are_the_results(results: list[Questionnaire]) -> None:
    """Each line is the tree of a result, whatever line separators its texts hold."""
    lines = tabled(results, "jsonl").decode().splitlines()
    assert [_all([Questionnaire.model_validate(json.loads(line))]) for line in lines] == [
        said(one) for one in results
    ]


@SLOW
@given(MANY)
def test_csv_holds_everything(results: list[Questionnaire]) -> None:
    """A row a question with the columns named; what is printed is there, and no cell is a formula."""
    rows = list(csv.DictReader(io.StringIO(tabled(results, "csv").decode("utf-8-sig"), newline="")))
    names = ("number", "text", "state", "selected_codes", "selected_labels", "option_texts", "answer_text")
    assert [[seen(row[name]) for name in names] for row in rows] == shown(_all(results))
    for row in rows:
        for cell in row.values():
            assert not re.match(r"[\s\"]*[=+\-@＝＋－＠]", cell), cell


@SLOW
@given(MANY)
def test_parquet_holds_everything(results: list[Questionnaire]) -> None:
    """Every text to the letter, lists as lists."""
    parquet = pytest.importorskip("pyarrow.parquet")
    found = parquet.read_table(io.BytesIO(tabled(results, "parquet")))
    assert tuple(found.schema.names) == COLUMNS
    got = [
        Said(
            row["number"], row["text"], row["state"], tuple(row["selected_codes"]), tuple(row["selected_labels"]),
            tuple(row["option_texts"]), row["answer_text"],
        )
        for row in found.to_pylist()
    ]  # fmt: skip
    assert got == _all(results)


@SLOW
@given(MANY)
def test_the_workbook_holds_everything(results: list[Questionnaire]) -> None:
    """Strings and numbers only, no link, and what is printed; each document is on the sheet of its kind."""
    openpyxl = pytest.importorskip("openpyxl")
    pytest.importorskip("xlsxwriter")
    book = openpyxl.load_workbook(io.BytesIO(tabled(results, "xlsx")))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    assert not [cell for cell in cells if cell.hyperlink]
    head, *rows = book["Answers"].iter_rows(values_only=True)
    assert head == COLUMNS
    names = ("number", "text", "state", "selected_codes", "selected_labels", "option_texts", "answer_text")
    got = [[seen(row[COLUMNS.index(name)]) for name in names] for row in rows]
    assert got == [[_in_xml(text) for text in row] for row in shown(_all(results))]
    assert sum(sheet.max_row - 1 for sheet in book.worksheets[2:]) == len(results)


def _in_xml(text: str) -> str:
    return re.sub("[\ufffe\uffff]", "", text)


@SLOW
@given(MANY)
def test_the_database_holds_everything(results: list[Questionnaire]) -> None:
    """Every text to the letter, but for U+0000, at which SQL's functions would stop; and its keys hold."""
    base = sqlite3.connect(":memory:")
    base.deserialize(tabled(results, "sqlite"))
    got = []
    for key, number, text, state, answer in base.execute(
        "SELECT q.id, q.number, q.text, a.state, a.text FROM questions q JOIN answers a USING (id) ORDER BY q.id"
    ):
        marks = base.execute(
            "SELECT code, label, text FROM selected WHERE answer_id = ? ORDER BY position", [key]
        )
        codes, labels, beside = ([*zip(*marks, strict=True)] or [(), (), ()])  # fmt: skip
        got.append(Said(number, text, state, codes, labels, beside, answer))
    assert got == [Said(*map(_without_nul, row)) for row in _all(results)]
    assert base.execute("PRAGMA foreign_key_check").fetchall() == []
    assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert base.execute("SELECT count(*) FROM long").fetchone() == (len(got),)
    base.close()


def _without_nul(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_without_nul, value))
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


@SLOW
@given(MANY)
def test_the_wide_table_holds_everything(results: list[Questionnaire]) -> None:
    """A row a document; each mark and each text of a document is in its row, and no two columns have one name."""
    head, *rows = csv.reader(io.StringIO(tabled(results, "csv", wide=True).decode("utf-8-sig"), newline=""))
    assert len(set(head)) == len(head)
    assert len(rows) == len(results)
    for row, one in zip(rows, results, strict=True):
        cells = [seen(cell) for cell in row]
        for answer in said(one):
            for text in (*answer.labels, *answer.beside, answer.answer):
                assert any(seen(text) in cell for cell in cells), text


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("name", table_formats())
@settings(SLOW, max_examples=3)
@given(results=MANY)
def test_the_same_results_give_the_same_bytes(name: str, wide: bool, results: list[Questionnaire]) -> None:
    """Nothing in a table says when or where it was made."""
    if name in table_formats(wide=wide):
        _library(name)
        assert tabled(results, name, wide=wide) == tabled(results, name, wide=wide)


def _library(name: str) -> None:
    libraries = {"xlsx": "xlsxwriter", "parquet": "pyarrow"}
    if name in libraries:
        pytest.importorskip(libraries[name])


@pytest.mark.parametrize("name", table_formats())
def test_one_result_is_a_table_of_one(name: str) -> None:
    """`granskning parse` writes what `table` writes of one."""
    _library(name)
    assert export(questionnaire(), name) == tabled([questionnaire()], name)


@pytest.mark.parametrize("name", table_formats())
def test_a_file_is_written_whole_or_not_at_all(name: str, tmp_path: Path) -> None:
    """Where a result cannot be had, the old file stays and nothing else is left."""
    _library(name)
    out = tmp_path / "out"
    table([questionnaire()], name, out)
    before = out.read_bytes()
    assert before == tabled([questionnaire()], name)

    def broken() -> Any:
        yield questionnaire("another")
        raise Unreadable("R104", "the document is empty")

    with pytest.raises(Unreadable):
        table(broken(), name, out)
    assert out.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(("name", "library"), [("xlsx", "xlsxwriter"), ("parquet", "pyarrow")])
def test_without_the_library_the_message_says_what_to_install(
    name: str, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R149, and its help names the extra."""
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(Unreadable, match=library) as caught:
        export(questionnaire(), name)
    assert caught.value.code == "R149"


@pytest.mark.parametrize(("name", "wide"), [(name, False) for name in table_formats()] + [("csv", True)])
def test_memory_stays_flat(name: str, wide: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of ten times as many results not much more is held at once."""
    _library(name)
    monkeypatch.setattr("granskning_cli.export.answers_parquet.GROUP", 50)

    def peak(many: int) -> int:
        one = questionnaire("x" * 5000)
        tracemalloc.start()
        table((one.model_copy() for _ in range(many)), name, tmp_path / "out", wide=wide)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return highest

    peak(10)  # imports
    assert peak(600) < peak(60) + 500_000


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("name", ["yaml", "json", "jsonl", "csv", "markdown", "fhir"])
def test_half_a_character_is_written_as_a_sign(name: str, text: str) -> None:
    """Every format takes every text: what no encoding can write stands as U+FFFD."""
    read: Callable[[str], str] = json.loads if name in {"json", "jsonl"} else str
    found = export(questionnaire(f"{text}\udce5"), name).decode()
    assert read(found)
    assert "\ufffd" in found
    assert whole("a\udce5") == "a\ufffd"
