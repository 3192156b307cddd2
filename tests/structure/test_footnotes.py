"""Footnotes are no answers, also where the answer runs over the page."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule, Word
from granskning_cli.model.questionnaire import Source
from granskning_cli.structure import structure

SOURCE = Source(name=None, sha256="0" * 64, media_type="application/pdf", pages=2, reader="by hand")


@pytest.mark.parametrize("rule", [True, False], ids=["ruling", "white space"])
def test_a_footnote_goes_to_what_is_unplaced(rule: bool) -> None:
    """The answer goes on over the page as if there were no note; the note's words are under `unplaced`."""
    bottom = 740.0 if not rule else 700.0
    first = page(
        line("1. Har nämnden antagit en plan för året?", 60, 120, bold=True),
        line("Planen antogs i december och den omfattar hela verksamheten och", 60, 660),
        line("den är beslutad av", 60, 673),
        line("1 Se protokollet, § 112.", 60, bottom, size=7),
        line("Det finns hos kansliet.", 60, bottom + 9, size=7),
        rules=[Rule("h", bottom - 12, 60, 160)] if rule else [],
    )
    second = page(
        line("fullmäktige i januari.", 60, 120),
        line("2. Följs planen upp?", 60, 160, bold=True),
        line("Ja, i maj.", 60, 180),
        number=2,
    )
    found = structure(lay_out(document(first, second)), SOURCE)
    answers = [q.answer.text for s in found.sections for q in s.questions if q.answer]
    assert answers[0] == (
        "Planen antogs i december och den omfattar hela verksamheten och den är beslutad av "
        "fullmäktige i januari."
    )
    assert answers[1] == "Ja, i maj."
    assert [u.text for u in found.unplaced] == ["1 Se protokollet, § 112. Det finns hos kansliet."]


def _read(*lines: Sequence[Word], ruled: bool = False) -> tuple[list[str | None], list[str]]:
    """The answers, and what is unplaced, of a page with such a foot."""
    first = page(
        line("1.1 Har nämnden antagit en plan¹ för året?", 60, 120, bold=True),
        line("Planen antogs i december² och omfattar", 60, 140),
        line("hela verksamheten.", 60, 152),
        *lines,
        rules=[Rule("h", 690, 60, 160)] if ruled else [],
    )
    found = structure(lay_out(document(first)), SOURCE)
    answers = [q.answer.text for s in found.sections for q in s.questions if q.answer]
    return answers, [one.text for one in found.unplaced]


ANSWER = "Planen antogs i december² och omfattar hela verksamheten."


@pytest.mark.parametrize(
    ("ruled", "notes"),
    [
        (True, ("1. Eller ett program.", "2. Fullmäktige § 112, som", "gäller från mars.")),
        (True, ("1 Eller ett program.", "2 Fullmäktige § 112.")),
        (False, ("¹ Eller ett program.", "² Fullmäktige § 112.")),
        (False, ("¹Eller ett program.", "²Fullmäktige § 112.")),
        (False, ("1) Eller ett program.", "2) Fullmäktige § 112.")),
    ],
    ids=["ruling", "no stop", "raised", "raised and close", "white space"],
)
def test_a_footnote_in_the_type_of_the_text(ruled: bool, notes: tuple[str, ...]) -> None:
    """Its marks stand raised in the text of the page, so that it is a note whatever its size."""
    lines = [line(text, 60, 710 + 12 * at) for at, text in enumerate(notes)]
    assert _read(*lines, ruled=ruled) == ([ANSWER], [" ".join(notes)])


@pytest.mark.parametrize(
    "foot",
    [
        ("3. Eller ett program.", "4. Fullmäktige § 112."),
        ("Nämnden fann följande:", "1. Målen är nådda.", "2. Budgeten håller."),
        ("¹ Målen är nådda.", "² Budgeten håller.", "", "Det är allt."),
    ],
    ids=["other numbers", "a list", "more text"],
)
def test_a_list_at_the_foot_is_no_footnote(foot: tuple[str, ...]) -> None:
    """What no mark above refers to, or what stands in the middle of a text, is an answer's."""
    lines = [line(text, 60, 200 + 12 * at) for at, text in enumerate(foot) if text]
    answers, unplaced = _read(*lines)
    assert unplaced == []
    assert str(answers[0]).startswith(ANSWER)


def test_a_question_at_the_foot_is_no_footnote() -> None:
    """A numbered question below a ruling asks, though a mark above has its number."""
    first = page(
        line("Frågor till nämnden¹ om planen² för året", 60, 120),
        line("1. Har nämnden antagit en plan?", 60, 710, bold=True),
        line("2. Redogör för målen.", 60, 730, bold=True),
        rules=[Rule("h", 690, 60, 160)],
    )
    found = structure(lay_out(document(first)), SOURCE)
    assert [q.number for s in found.sections for q in s.questions] == ["1", "2"]


def test_a_bold_question_in_smaller_type_is_no_footnote() -> None:
    """The last question stands far below its neighbour, in bold, and smaller than the answers."""
    only = page(
        line("1. Vilka beslut har fattats under året?", 60, 120, bold=True, size=9),
        line("Nämnden har fattat fjorton beslut om verksamheten under året", 60, 140, size=11),
        line("och tre av dem har ännu inte verkställts inom tre månader.", 60, 153, size=11),
        line("2. Andra förhållanden av betydelse", 60, 190, bold=True, size=9),
    )
    found = structure(lay_out(document(only)), SOURCE)
    assert [q.text for s in found.sections for q in s.questions] == [
        "Vilka beslut har fattats under året?", "Andra förhållanden av betydelse",
    ]  # fmt: skip


def test_a_question_of_a_section_in_small_type_is_no_note() -> None:
    """ "4.1 Vilka ..." in smaller type below white space is a question with its answer."""
    only = page(
        line("4 Utmaningar", 60, 100, bold=True, size=14),
        *[
            line("Nämnden har under året arbetat med sin plan och sina mål", 60, 120 + 13 * at)
            for at in range(9)
        ],
        line("4.1 Vilka är nämndens största utmaningar?", 60, 280, size=9),
        line("Lokalerna är för små.", 60, 292, size=9),
    )
    found = structure(lay_out(document(only)), SOURCE)
    asked = [
        (one.number, one.answer and one.answer.text) for part in found.sections for one in part.questions
    ]
    assert asked[-1] == ("4.1", "Lokalerna är för små.")
