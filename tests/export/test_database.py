"""The database of many questionnaires, as a person asks it."""

from __future__ import annotations

import io
import sqlite3
from typing import Any

import pytest
from tables import boards, questionnaire

from granskning_cli.diagnostics import diagnostic
from granskning_cli.export import table
from granskning_cli.export.answers import COLUMNS


@pytest.fixture
def base() -> Any:
    """Four boards; of the second a mark is doubtful."""
    stream = io.BytesIO()
    first, second, *others = boards()
    remark = diagnostic("M504", question="1.2", labels="Nej")
    noted = second.model_copy(
        update={"diagnostics": (diagnostic("M505", question="1.2", labels="Nej"), remark)}
    )
    table(
        [first, noted, *others, questionnaire("J", "Lek\x00nämnden", asked=[(None, "Annat?")])],
        "sqlite",
        stream,
    )
    base = sqlite3.connect(":memory:")
    base.deserialize(stream.getvalue())
    yield base
    base.close()


def test_the_long_view_has_the_columns_of_the_table(base: Any) -> None:
    """One after the other the same as in the CSV; a question without a number is no stranger's."""
    rows = base.execute("SELECT * FROM long")
    assert tuple(column[0] for column in rows.description) == COLUMNS
    found = [dict(zip(COLUMNS, row, strict=True)) for row in rows]
    assert [(row["number"], row["position"]) for row in found[-2:]] == [("2.10", 5), (None, 1)]
    assert found[-1]["respondent"] == "Lek\ufffdnämnden"
    doubtful = [row for row in found if row["diagnostics"]]
    assert [(row["number"], row["diagnostics"], row["severity"]) for row in doubtful] == [
        ("1.2", "M505\nM504", "warning")
    ]
    ambiguous = next(row for row in found if row["state"] == "ambiguous")
    assert (ambiguous["selected_codes"], ambiguous["selected_labels"]) == ("yes\nno", "Ja\nNej")
    assert ambiguous["options"].split("\n")[0] == "yes: Ja"


def test_the_views_count_and_list(base: Any) -> None:
    """Marks one by one, how many documents have each, and what is not sure."""
    assert base.execute("SELECT code, documents FROM counts WHERE number = '1.2'").fetchall() == [
        ("yes", 1), ("no", 2), ("partly", 1),
    ]  # fmt: skip
    assert base.execute("SELECT count(*) FROM marks WHERE code = 'no'").fetchone() == (4,)
    assert base.execute("SELECT code, number FROM doubts").fetchall() == [("M504", "1.2")]


def test_words_are_found(base: Any) -> None:
    """In questions and in answers, whatever their case."""
    asked = "SELECT rowid FROM questions_fts WHERE questions_fts MATCH 'INTERNKONTROLLPLAN'"
    assert base.execute(f"SELECT DISTINCT number FROM questions WHERE id IN ({asked})").fetchall() == [
        ("2.1",)
    ]
    answered = "SELECT count(*) FROM answers_fts WHERE answers_fts MATCH 'bilaga'"
    assert base.execute(answered).fetchone() == (3,)


def test_the_counts_take_no_ambiguous_mark(base: Any) -> None:
    """What nobody can tell is in no count."""
    assert base.execute("SELECT sum(documents) FROM counts WHERE number = '2.2'").fetchone() == (3,)


def test_the_keys_are_there(base: Any) -> None:
    """Every table but the first says what it belongs to."""
    names = ("sections", "questions", "options", "answers", "selected", "diagnostics")
    assert all(base.execute(f"PRAGMA foreign_key_list({name})").fetchall() for name in names)
    assert base.execute("PRAGMA page_size").fetchone() == (4096,)
