"""docs/formats.md says what the formats are."""

from __future__ import annotations

import re
import sqlite3

import pytest
from invented import questionnaire
from program import ROOT

from granskning_cli.export import EXPORTERS, export, formats, table_formats
from granskning_cli.export.answers import COLUMNS
from granskning_cli.export.answers_xlsx import REMARKS
from granskning_cli.export.wide import DOCUMENT

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table behind a heading or comment."""
    found = re.search(rf"{re.escape(heading)}.*?\n((?:\|[^\n]*\n)+)", PAGE, re.DOTALL)
    assert found is not None
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in found[1].splitlines()[2:]]


@pytest.mark.parametrize(("name", "real"), [("long", COLUMNS), ("wide", DOCUMENT), ("remarks", REMARKS)])
def test_the_columns_are_the_real_ones(name: str, real: tuple[str, ...]) -> None:
    """Each is described, in its order."""
    assert tuple(row[0] for row in rows(f"<!-- columns: {name} -->")) == real


def test_the_tables_are_the_real_ones() -> None:
    """Every table and view of the database with its columns."""
    base = sqlite3.connect(":memory:")
    base.deserialize(export(questionnaire(), "sqlite"))
    made = base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY rowid")
    real = []
    for (name,) in made.fetchall():
        if not re.search(r"_fts_|^sqlite_", name):
            columns = base.execute(f"SELECT * FROM {name}").description
            real.append([name, "as above" if name == "long" else ", ".join(column[0] for column in columns)])
    base.close()
    assert rows("<!-- tables -->") == real


def test_the_formats_are_the_real_ones() -> None:
    """All of a questionnaire's, with their endings, and those that hold many."""
    found = rows("# The formats")
    assert [row[0] for row in found] == formats("questionnaire")
    assert [tuple(row[1].split()) for row in found] == [EXPORTERS[row[0]].suffixes for row in found]
    assert [row[0] for row in found if row[3]] == table_formats()


def test_the_queries_are_real() -> None:
    """Those on the page run."""
    base = sqlite3.connect(":memory:")
    base.deserialize(export(questionnaire("Risker finns."), "sqlite"))
    found = re.search(r"```sql\n(.*?)```", PAGE, re.DOTALL)
    assert found is not None
    doubtful, risky = (base.execute(query).fetchall() for query in found[1].split(";")[:2])
    base.close()
    assert (doubtful, risky) == ([], [("3.1", "Risker finns.")])
