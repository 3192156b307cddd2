"""What a person sees of Markdown, as GitHub shows it."""

from __future__ import annotations

import pytest
from office import lines, text, ticks

from granskning_cli.layout import lay_out
from granskning_cli.readers import read


def _md(body: str) -> bytes:
    return f"# Enkät\n\n{body}\n".encode()


def test_a_table_has_cells() -> None:
    """Bars part cells, an escaped bar does not, a missing cell is empty."""
    body = "| Fråga | Ja | Nej |\n|:---|---|:-:|\n| 1.1 Mål \\| plan? | X |\n| 1.2 Nås de? | | X |"
    assert lines(_md(body))[1:] == ["Fråga | Ja | Nej", "1.1 Mål | plan? | X | ", "1.2 Nås de? |  | X"]


def test_tasks_are_boxes() -> None:
    """Ticked or not; the bullet is not shown."""
    source = _md("- [x] Ja\n- [ ] Nej")
    assert ticks(read(source)) == [True, False]
    assert lines(source)[1:] == ["☒ Ja", "☐ Nej"]


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("**Ja**, _alla_ mål", "Ja, alla mål"),
        ("filen `a_b_c` och snake_case_namn", "filen a_b_c och snake_case_namn"),
        ("[planen](https://exempel.se/p_1) finns", "planen finns"),
        ("5 * 3 * 2 och obligatorisk*", "5 * 3 * 2 och obligatorisk*"),
        (r"\*inte kursiv\* & 1\. &sect;", "*inte kursiv* & 1. §"),
        ("<b>Ja</b> <!-- dolt -->", "Ja"),
        ("![bild](a.png) under", "under"),
    ],
)
def test_marks_of_emphasis_are_not_shown(written: str, seen: str) -> None:
    """What a person reads is the text without its marks."""
    assert text(_md(written)) == f"Enkät {seen}"


def test_bold_is_kept() -> None:
    """Words between two stars are bold, also in the middle of a line."""
    words = read(_md("Är **målen** nådda?")).pages[0].words
    assert [word.text for word in words if word.bold] == ["Enkät", "målen"]


def test_numbers_stand_as_printed() -> None:
    """A number is a word; ones only are counted, as they are shown."""
    assert lines(_md("3. Mål\n4. Ekonomi\n\ntext\n\n1. a\n1. b"))[1:] == [
        "3. Mål",
        "4. Ekonomi",
        "text",
        "1. a",
        "2. b",
    ]


def test_lines_stay_lines() -> None:
    """Whoever breaks lines by hand is believed; an empty line parts paragraphs."""
    rows = lay_out(read(_md("Finns det en\nplan?\n\nJa."))).rows[1:]
    assert [(one.cells[0].lines[0].text, one.gap >= 0.3) for one in rows[1:]] == [
        ("plan?", False),
        ("Ja.", True),
    ]


@pytest.mark.parametrize("body", ["## Mål\n\nJa.", "Mål\n---\nJa.", "Mål\n===\nJa."])
def test_headings(body: str) -> None:
    """Number signs or a line below make a heading: bold, larger, without its marks."""
    words = read(_md(body)).pages[0].words
    assert [(word.text, word.bold) for word in words] == [("Enkät", True), ("Mål", True), ("Ja.", False)]


def test_code_stays_as_it_is() -> None:
    """Nothing in a fenced block is markup."""
    assert lines(_md("```\n# inte **rubrik**\n| a |\n```"))[1:] == ["# inte **rubrik**", "| a |"]


@pytest.mark.parametrize(
    "body", ["*a " * 3000, "[" * 20000, "`" * 20000, "<!-- " * 20000, "# a" + " " * 20000 + "b"]
)
def test_no_text_takes_long(body: str) -> None:
    """Marks that nobody closes are read once each, not once for each other."""
    assert read(_md(body)).reader == "markdown"


def test_what_stands_before_the_text_is_about_the_file() -> None:
    """Its title is shown where the text has none of its own."""
    front = "---\ntitle: 'Enkät 2025'\ntags:\n  - revision\n---\n"
    assert lines(f"{front}\n## 1. Mål\n\nText.\n".encode()) == ["Enkät 2025", "1. Mål", "Text."]
    assert lines(f"{front}\n# Frågor\n\nText.\n".encode()) == ["Frågor", "Text."]
    assert lines(b"---\n\n# A\n\n1. Finns det?\n\n---\n") == ["A", "1. Finns det?"]
