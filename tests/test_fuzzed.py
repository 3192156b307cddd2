"""What changed inputs have shown: a document answers by a result or by Unreadable, whatever stands in it."""

from __future__ import annotations

from io import BytesIO
from time import process_time
from zipfile import ZipFile

import pytest
from program import ROOT

from granskning_cli import parse
from granskning_cli.corrections.values import year
from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.questionnaire import Questionnaire

LONG = "9" * 5000
FORM = "1 Mål\nJa\nNej\n1.1 Finns en plan?\nX\n\nJa.\n1.2 Följs den upp?\n{cells}\nNej.\n"


def answers(result: Questionnaire) -> list[tuple[str | None, list[str]]]:
    """Numbers and marks."""
    return [
        (q.number, [one.label for one in q.answer.selected] if q.answer else [])
        for s in result.sections
        for q in s.questions
    ]


@pytest.mark.parametrize(
    "kind", ["<!DOCTYPE html><p>1. Hur många?</p>{}", "# 1. Hur många?\n{}\n", "1.1 Hur många?\n{}\n"]
)
@pytest.mark.parametrize("number", [LONG, "³", "1³", "٣", "½", "①" * 50])
def test_what_looks_like_a_number_and_is_none_is_a_word(kind: str, number: str) -> None:
    """A number of 5000 digits and a digit in superscript are no numbers that count lines, pages or questions."""
    line = f"| {number} Följs den upp? | X | |"
    lines = f"<p>{line}</p>" * 6 if "html" in kind else f"{line}\n\n" * 6
    source = kind.replace("{}", lines)
    shown = parse(source.encode()).model_dump_json()
    assert number[:40] in shown


def test_numbers_without_end_count_no_lines() -> None:
    """Words of 5000 digits that stand below each other are no numbers of lines."""
    rows = f"| {LONG} Följs den upp? | X | |\n| 1.2 Följs den upp? | X | |\n\n> 1. ett\n> 2. två\n" * 4
    result = parse(f"# Granskning\n\n**1.1 Finns en plan?**\n{rows}".encode())
    assert result.model_dump_json().count(LONG) == 4


def test_at_least_so_many_in_superscript_asks_for_nothing() -> None:
    """ "Minst ³" says no number that answers could be counted against."""
    source = (ROOT / "samples" / "ks-2025--seed" / "source.txt").read_text(encoding="utf-8")
    assert "minst 5" in source
    assert "F" not in {
        one.code[0]
        for one in parse(source.replace("minst 5", "minst ³").encode()).diagnostics
        if "minst" in one.message
    }


def test_an_empty_circle_in_the_line_of_a_cell_is_no_mark() -> None:
    """With a line for each cell, "○" over "X" is an X in the second column, and one mark."""
    pages = [
        FORM.format(cells="○\nX"),
        "2 Ekonomi\nJa\nNej\n2.1 Hölls budgeten?\n\nX\nNästan.\n2.2 Finns prognoser?\nX\n\nVarje månad.\n",
    ]
    result = parse("".join(pages).encode())
    assert dict(answers(result))["1.2"] == ["Nej"]


@pytest.mark.parametrize(
    "section", ["<![CDAT[x]]>", "<![&bogus;CDATA[", "<![if !supportLists]>", "<![endif]", "<!["]
)
def test_a_marked_section_of_no_known_kind_is_a_comment(section: str) -> None:
    """Browsers read "<![" up to the next ">" as a comment; what stands behind it is text."""
    before = parse(f"<!DOCTYPE html><p>1. Finns en plan?</p><p>Ja.</p>{section}".encode())
    assert [number for number, _ in answers(before)] == ["1"]


def test_a_level_of_a_list_without_end_is_none() -> None:
    """A w:ilvl of 5000 digits leaves the paragraph on the level it has."""
    source = ROOT / "samples" / "bun-2024--controls" / "source.docx"
    out = BytesIO()
    with ZipFile(source) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                assert b'<w:ilvl w:val="' in part
                part = part.replace(b'<w:ilvl w:val="', b'<w:ilvl w:val="' + LONG.encode())
            new.writestr(name, part)
    assert answers(parse(out.getvalue()))


def test_a_correction_to_a_year_without_end_is_refused() -> None:
    """A year of 5000 digits is no year, and C908 says so."""
    with pytest.raises(Unreadable) as told:
        year(LONG)
    assert told.value.code == "C908"


def test_a_line_without_end_is_no_entry_of_contents() -> None:
    """A line of 200,000 letters that ends in a digit is looked at once, and no search goes back through it."""
    start = process_time()
    parse(f"1.1 Finns en plan?\n{'a' * 200_000}1\n".encode())
    assert process_time() - start < 5
