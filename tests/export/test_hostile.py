"""What a stranger wrote is text in every output: no terminal, table program, browser or parser obeys it."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
import yaml
from pydantic import BaseModel
from ruamel.yaml import YAML

from granskning_cli.corrections.record import Who, added, decision, empty, place_of
from granskning_cli.diagnostics import diagnostic
from granskning_cli.diff import compare
from granskning_cli.display.comparison import render
from granskning_cli.display.findings import render as told
from granskning_cli.display.overlay import skeleton, whole, written
from granskning_cli.display.table import render as drawn
from granskning_cli.export import export, formats, is_binary
from granskning_cli.model.findings import Checked, Finding, Findings
from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)
from granskning_cli.table import tabulate

TERMINAL = [
    "\x1b[2J", "\x1b]52;c;ZXZpbA==\x07", "\x1b]8;;http://evil\x1b\\link\x1b]8;;\x1b\\", "\x9b31m",
    "\x9d0;t\x9c", "\x07\x08",
]  # fmt: skip
UNSEEN = [
    "\u202egnp.exe", "\u2066a\u2069", "a\u200bb", "\ufeffa", "a\xadb", "\u2028b", "a\u2060b", "\U000e0041\U000e007f",
]  # fmt: skip
FORMULAS = [
    "=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\xa0=1", "\u3000=1", "\x0b=1", '"=1',
    "'=1", "\uff1d1", "\uff20a", "x;=1", "\n=1",
]  # fmt: skip
MARKUP = [
    "<script>alert(1)</script>", "![a](http://evil/a.png)", "[a](javascript:x)", "a | b", "a\n\n# b",
    "**a**", "`a`", "http://evil", "&lt;b&gt;", "[red]a[/red]", '"><img src=x>', "<!--",
    "[a]: http://evil", "~~a~~", "$x$",
]  # fmt: skip
YAML_TRAPS = [
    "no", "1:30", "0x1F", "1e3", "~", "- a", "a: b", "#a", "*a", "&a", "!!python/none a", "{a", "[a",
    "%a", "|", ">", "2025-01-01", "=", "<<", "a\x85b", "? a", "...", "---", "0o7", "\U0001f600", " a ",
    "a #b", "'", '"', "\\",
]  # fmt: skip
EVERYTHING = [*TERMINAL, *UNSEEN, *FORMULAS, *MARKUP, *YAML_TRAPS]
# What a terminal or an editor obeys: C0 but tab and line break, delete, C1, and what turns or hides text.
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)


def evil(mark: str, year: int = 2024) -> Questionnaire:
    """A questionnaire that says this in every place for text."""
    option = Option(code="yes", label=mark)
    answer = Answer(
        state="answered",
        selected=(Selected(code="yes", label=mark, text=mark),),
        text=f"{mark}\n\n- {mark} {year}",
    )
    question = Question(number="1.1", text=mark, instruction=mark, kind="choice", answer=answer)
    section = Section(number="1", title=mark, scale=Scale(id=mark, options=(option,)), questions=(question,))
    source = Source(name=mark, sha256="0" * 64, media_type="text/plain", pages=1, reader="text")
    return Questionnaire(
        title=mark,
        respondent=mark,
        organisation=mark,
        year=year,
        language="sv",
        source=source,
        sections=(section,),
    )


def results(mark: str) -> dict[str, BaseModel]:
    """One of each kind of result that holds it."""
    old, new = evil(mark), evil(mark, 2025)
    changed = new.model_copy(update={"sections": ()})
    return {
        "questionnaire": old,
        "comparison": compare(old, changed),
        "matrix": tabulate([old, new], "respondent", None),
    }


def findings(mark: str) -> Findings:
    """What `validate` says of a document that holds it, a name and a place included."""
    one = Finding(
        code="M504", name="mark-against-text", severity="warning",
        message=mark, question=mark, line=1, column=1, excerpt=mark,
    )  # fmt: skip
    checked = Checked(source=mark, respondent=mark, year=2024, questions=(mark,), findings=(one,))
    return Findings(version="1", template=mark, documents=(checked,))


def corrections(mark: str) -> dict[str, bytes]:
    """What `correct` writes: a decision, one added to a file with a comment, and entries for what is doubtful."""
    doubt = diagnostic("M504", message=mark, question="1.1")
    read = evil(mark).model_copy(update={"diagnostics": (doubt,)})
    who = Who(mark, mark)
    place = place_of(read, "1.1", None, None)
    one = added(read, empty(read), decision(read, place, "text", mark, who))
    two = added(read, one, decision(read, None, "respondent", mark, who))
    return {
        "corrections whole": whole(one),
        "corrections written": written(b"# by hand\n" + whole(one), one, two),
        "corrections skeleton": skeleton(read),
    }


def outputs(mark: str) -> dict[str, bytes]:
    """Every output that is text, by its name."""
    found = results(mark) | {"template": evil(mark), "findings": findings(mark)}
    out = {
        f"{kind} {name}": export(result, name, kind)
        for kind, result in found.items()
        for name in formats(kind)
        if not is_binary(name)
    }
    out["comparison text"] = render(
        [found["comparison"]], width=80, colour=False, context=8, stat=False
    ).encode()  # type: ignore[list-item]
    out |= corrections(mark)
    out["findings text"] = told(findings(mark), width=80, colour=False).encode()
    out["matrix text"] = drawn(found["matrix"], width=80, colour=False).encode()  # type: ignore[arg-type]
    return out


@pytest.mark.parametrize("mark", EVERYTHING, ids=ascii)
def test_nothing_that_acts_is_in_any_output(mark: str) -> None:
    """No escape code, change of direction or unseen character stands in an output as itself."""
    for name, data in outputs(mark).items():
        text = (
            data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
        )  # CSV begins with the one and ends lines with the other
        assert OBEYED.search(text) is None, name


@pytest.mark.parametrize("mark", FORMULAS, ids=ascii)
def test_no_cell_is_a_formula(mark: str) -> None:
    """Nor behind blanks, quotes or a semicolon; `raw` leaves what was written."""
    for kind, result in results(mark).items():
        rows = csv.reader(io.StringIO(export(result, "csv", kind).decode("utf-8-sig"), newline=""))
        for cell in (cell for row in rows for part in row for cell in part.split(";")):
            assert not re.match(r"[\s\"']*[=+@＝＋＠]|[\s\"']*-\D", cell) or cell.startswith("'"), (
                kind,
                cell,
            )
    if "\n" not in mark and "\r" not in mark and mark.isprintable():
        assert mark in export(evil(mark), "csv", "questionnaire", raw=True).decode("utf-8-sig").replace(
            '""', '"'
        )


@pytest.mark.parametrize("mark", EVERYTHING, ids=ascii)
def test_yaml_and_json_load_as_what_was_written(mark: str) -> None:
    """The same strings under YAML 1.1 (PyYAML), YAML 1.2 (ruamel.yaml) and JSON."""
    for kind, result in results(mark).items():
        tree = json.loads(export(result, "json", kind))
        text = export(result, "yaml", kind).decode()
        assert yaml.safe_load(text) == tree
        assert YAML(typ="safe", pure=True).load(text) == tree
    assert json.loads(export(evil(mark), "json"))["title"] == mark


class _Tags(HTMLParser):
    """The tags of a page, with the names of their attributes, and the addresses in them."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Any] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, sorted(name for name, _ in attrs)))


def _tags(page: bytes) -> list[Any]:
    parser = _Tags()
    parser.feed(page.decode())
    return parser.seen


@pytest.mark.parametrize("mark", MARKUP, ids=ascii)
def test_a_page_has_the_same_tags_whatever_was_written(mark: str) -> None:
    """In HTML nothing of the text is a tag or an attribute."""
    for kind in ("comparison", "matrix"):
        plain, page = (_tags(export(results(text)[kind], "html", kind)) for text in ("a", mark))
        assert {repr(one) for one in page} <= {repr(one) for one in plain} | {"('br', [])"}


@pytest.mark.parametrize("mark", MARKUP, ids=ascii)
def test_markdown_holds_no_tag_link_or_cell_of_the_text(mark: str) -> None:
    """Angle brackets, addresses and bars are escaped, and a table's rows have as many cells whatever was written."""
    for kind, result in results(mark).items():
        text = export(result, "markdown", kind).decode()
        assert not re.search(r"<(?!br>)|://|(?<!\\)\]\(|(?<!\\)!\[|(?<!\\)`", text), kind
        for block in text.split("\n\n"):
            rows = [
                re.sub(r"\\.", "", line).count("|") for line in block.splitlines() if line.startswith("|")
            ]
            assert len(set(rows)) <= 1, (kind, block)
