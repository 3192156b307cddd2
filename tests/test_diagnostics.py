"""The table of diagnostics is whole, and printed pages are up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from program import ROOT, granskning

from granskning_cli.diagnostics import ENTRIES, Entry


def test_codes_and_names_are_unique() -> None:
    """Both are public: a script may match either."""
    assert len({entry.code for entry in ENTRIES}) == len(ENTRIES)
    assert len({entry.name for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.code)
def test_an_entry_is_whole(entry: Entry) -> None:
    """A stage's letter and three figures, a name in words, what it means and what to do next."""
    assert re.fullmatch(r"[RLQMTVCFBDE][1-9]\d\d", entry.code)
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", entry.name)
    for text in (entry.summary, entry.help):
        assert re.fullmatch(r"[A-Z`].{15,}[.!?`)]", text), text


def test_the_table_is_in_order() -> None:
    """The numbers of a stage rise, so that a new one is put where it is looked for."""
    codes = [entry.code for entry in ENTRIES]
    for letter in {code[0] for code in codes}:
        mine = [code for code in codes if code[0] == letter]
        assert mine == sorted(mine)


def test_the_page_is_up_to_date() -> None:
    """`granskning explain --markdown > docs/diagnostics.md` changes nothing."""
    printed = granskning("explain", "--markdown").stdout
    assert printed == (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")


def _raised() -> Iterator[str]:
    """The codes in the samples' expectations, and the codes and names in other test files."""
    for path in (ROOT / "samples").glob("*/expected.yaml"):
        expected = yaml.load(path.read_bytes(), yaml.CSafeLoader)
        yield from (one["code"] for one in expected["diagnostics"])
    for path in (ROOT / "tests").rglob("test_*.py"):
        if path.name != "test_diagnostics.py":
            yield from re.findall(r"\b[RLQMTVCFBDE][1-9]\d\d\b", path.read_text(encoding="utf-8"))


def test_every_entry_is_raised_somewhere() -> None:
    """A diagnostic that no sample and no test raises is one that nobody knows to work."""
    raised = set(_raised())
    assert [f"{entry.code} {entry.name}" for entry in ENTRIES if entry.code not in raised] == []


def test_every_code_that_the_program_writes_is_in_the_table() -> None:
    """A code in the source that is not in the table would be explained by nobody."""
    known = {entry.code for entry in ENTRIES}
    for path in (ROOT / "src").rglob("*.py"):
        written = set(re.findall(r'"([RLQMTVCFBDE][1-9]\d\d)"', path.read_text(encoding="utf-8")))
        assert written <= known, path
