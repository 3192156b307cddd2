"""What tells a section's title, and that it is no part of the answer above it."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Document, Page, Rule, Word
from granskning_cli.model.questionnaire import Questionnaire, Source
from granskning_cli.pipeline import parse
from granskning_cli.structure import structure

SOURCE = Source(name=None, sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")


class Set(NamedTuple):
    """A line as it is set: its text, the white space above it, in points, its type, and whether it is underlined."""

    text: str
    above: float = 8.0
    size: float = 12.0
    font: str = "Serif"
    bold: bool = False
    lined: bool = False
    left: float = 60.0


def page(*lines: Set) -> Questionnaire:
    words: list[Word] = []
    rules: list[Rule] = []
    top = 100.0
    for line in lines:
        top += line.above
        x = line.left
        for token in line.text.split():
            wide = 0.5 * line.size * len(token)
            words.append(
                Word(token, BBox(x, top, x + wide, top + line.size), line.font, line.size, line.bold)
            )
            x += wide + 0.3 * line.size
        if line.lined:
            rules.append(Rule("h", top + line.size - 1, line.left, x - 0.3 * line.size))
        top += line.size + 2
    document = Document(
        (Page(1, 595, 842, words=tuple(words), rules=tuple(rules)),), "application/pdf", "pdfium"
    )
    return structure(lay_out(document), SOURCE)


def sections(result: Questionnaire) -> dict[str | None, list[str | None]]:
    """The answers below each title."""
    return {
        section.title: [q.answer.text for q in section.questions if q.answer is not None]
        for section in result.sections
    }


def test_a_title_may_be_underlined() -> None:
    """Questions count on through titles that nothing but a line under them tells, whatever stands above them."""
    result = page(
        Set("Frågor till rektor", size=14),
        Set("Trygghet, studiero och arbetet mot kränkningar", lined=True),
        Set("1. Vilken plan gäller?"),
        Set("Planen från i våras.", above=0, left=70),
        Set("Stöd", above=3, lined=True),
        Set("2. Vilket stöd finns?"),
        Set("Elevhälsan, efter behov.", above=0, left=70),
        Set("3. Vem beslutar om det?"),
        Set("Rektor, efter samråd.", above=0, left=70),
    )
    assert sections(result) == {
        "Trygghet, studiero och arbetet mot kränkningar": ["Planen från i våras."],
        "Stöd": ["Elevhälsan, efter behov.", "Rektor, efter samråd."],
    }


def test_the_type_of_answers_heads_nothing() -> None:
    """Where answers are written larger than what is printed, a short one above the next question is an answer."""
    hand = {"above": 0.0, "left": 72.0, "size": 16.0, "font": "Hand"}
    result = page(
        Set("1. Känner alla elever till reglerna?"),
        Set("Ja, de gås igenom varje termin.", **hand),  # type: ignore[arg-type]
        Set("2. Antal elever med program"),
        Set("23 (av 318)", **hand),  # type: ignore[arg-type]
        Set("3. Är stödet tillräckligt?"),
        Set("Nej, psykolog saknas.", **hand),  # type: ignore[arg-type]
    )
    assert sections(result) == {
        None: ["Ja, de gås igenom varje termin.", "23 (av 318)", "Nej, psykolog saknas."]
    }


@pytest.mark.parametrize("sign", ["-", "=", "~", "*"])
def test_signs_below_a_title_underline_it(sign: str) -> None:
    """A line of signs as long as the line above it makes that a title; it is in no text itself."""
    text = "\n".join(
        [
            "Frågor till nämnden",
            "",
            *("Styrning och ledning", 20 * sign, "1. Vad gäller?", "Planen.", ""),
            *("2. Vem följer upp?", "Kansliet.", "", "Ekonomi", 8 * sign, "", "3. Hur ser det ut?", "Bra."),
        ]
    )
    assert sections(parse(text.encode())) == {
        "Styrning och ledning": ["Planen.", "Kansliet."],
        "Ekonomi": ["Bra."],
    }


def test_a_long_line_of_signs_divides_and_says_nothing() -> None:
    """A line of signs that underlines nothing is a ruling: no part of the answer above it."""
    text = f"1. Finns en plan?\nJa, sedan maj.\n{50 * '-'}\n2. Följs den upp?\nVarje år.\n{50 * '='}\n"
    assert sections(parse(text.encode())) == {None: ["Ja, sedan maj.", "Varje år."]}


def test_signs_below_labels_underline_none_of_them() -> None:
    """The line below the header of a table set with spaces is no mark at its labels."""
    rows = ["Nr  Fråga                 Ja   Nej", 34 * "-", "1   Finns en plan?        X"]
    rows += ["2   Följs den upp?             X", "3   Är den ny?            X"]
    answers = [q.answer for s in parse("\n".join(rows).encode()).sections for q in s.questions]
    assert [[one.label for one in a.selected] for a in answers if a] == [["Ja"], ["Nej"], ["Ja"]]
