"""A comparison in every format it can be kept in."""

from __future__ import annotations

import csv
import json
import re
from html.parser import HTMLParser
from io import StringIO

import pytest
import yaml
from twoyears import HARM, harmful, new, old

from granskning_cli.diff import compare
from granskning_cli.export import export, formats
from granskning_cli.model.comparison import Comparison
from granskning_cli.model.comparisons import Comparisons

WHOLE = compare(old(), new())
HARMFUL = compare(*harmful())


def kept(one: Comparison | Comparisons, name: str) -> str:
    return export(one, name, "comparison").decode("utf-8-sig")


def table(one: Comparison | Comparisons) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(kept(one, "csv"), newline="")))


def test_yaml_and_json_are_the_comparison() -> None:
    """Both read back to the model; of several they are a list."""
    assert Comparison.model_validate(json.loads(kept(WHOLE, "json"))) == WHOLE
    assert yaml.safe_load(kept(WHOLE, "yaml")) == json.loads(kept(WHOLE, "json"))
    both = Comparisons((WHOLE, HARMFUL))
    assert json.loads(kept(both, "json")) == [one.model_dump(mode="json") for one in both.root]
    assert yaml.safe_load(kept(both, "yaml")) == json.loads(kept(both, "json"))


@pytest.mark.parametrize("name", formats("comparison"))
def test_no_format_gives_a_terminal_orders(name: str) -> None:
    """Escape codes and changes of direction are written by their numbers."""
    text = kept(HARMFUL, name).replace("\r\n", "\n")
    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_a_table_has_a_row_for_each_change() -> None:
    """Labels, texts and the direction; a byte order mark for Excel; the same columns for several comparisons."""
    assert export(WHOLE, "csv", "comparison").startswith(b"\xef\xbb\xbfold,new,")
    found = table(WHOLE)
    assert len(found) == len(WHOLE.changes)
    mark = next(row for row in found if row["change"] == "answer")
    picked = ("number_old", "number_new", "before", "after", "direction", "respondent")
    assert [mark[name] for name in picked] == ["1.1", "1.1", "Ja", "Nej", "worse", "Parknämnden"]
    added = next(row for row in found if row["change"] == "added")
    assert added["after"] == "Delvis\n\nOrdföranden och två ledamöter."
    assert len(table(Comparisons((WHOLE, WHOLE)))) == 2 * len(found)


def test_no_cell_is_a_formula() -> None:
    """A cell that would begin with = + - @ or a tab begins with an apostrophe."""
    cells = [cell for row in table(HARMFUL) for cell in row.values()]
    assert any(cell.startswith("'=cmd") for cell in cells)
    assert [cell for cell in cells if re.match(r"\s*[=+\-@\t]", cell)] == []


def test_a_page_of_markdown() -> None:
    """Headings by section, a table's row for each change with five cells, whatever bars its texts hold."""
    lines = kept(WHOLE, "markdown").split("\n")
    assert lines[0] == "# Parknämnden 2024 (pn-2024.pdf) → Parknämnden 2025 (pn-2025.pdf)"
    assert "| 1.1 | Har nämnden antagit en verksamhetsplan för året? | mark ▼ worse | Ja | Nej |" in lines
    for one in (WHOLE, HARMFUL):
        rows = [line for line in kept(one, "markdown").split("\n") if line.startswith("| ")]
        assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {6}


def test_markdown_means_nothing_but_its_words() -> None:
    """No tag, no code, no link, no user is named by a document's text."""
    text = kept(HARMFUL, "markdown")
    assert "<script" not in text
    assert "\\`a\\`" in text
    assert "https://" not in text
    assert " @y" not in text


class Seen(HTMLParser):
    """The tags of a page, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Tags with what they carry."""
        self.tags.append(tag)
        assert {name for name, _ in attrs} <= {"lang", "charset", "name", "content", "http-equiv", "class"}

    def handle_data(self, data: str) -> None:
        """The text."""
        self.text += data


def test_a_page_of_html() -> None:
    """Words that went and came are marked, a mark's direction is said; several comparisons are one page."""
    page = kept(WHOLE, "html")
    assert "behandlas av <del>arbetsutskottet</del> innan" in page
    assert "behandlas av <ins>presidiet</ins> innan" in page
    assert '<span class="worse">▼ worse</span>' in page
    assert Seen(kept(Comparisons((WHOLE, WHOLE)), "html")).tags.count("h1") == 2


def test_a_page_runs_nothing() -> None:
    """There is no script, no address and no attribute of a document's making; its text is there as it is written."""
    seen = Seen(kept(HARMFUL, "html"))
    assert {"script", "img", "a", "link", "iframe"} & set(seen.tags) == set()
    assert HARM.split("<")[1] in seen.text
