"""Headings told by a type that stands right above questions and nowhere else."""

from __future__ import annotations

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

ASKED = "<p><b>{n}. {text}</b></p><p>Det har nämnden gjort under året.</p>"


def read(*parts: str) -> Questionnaire:
    return parse(f"<!doctype html><html lang=sv><body>{''.join(parts)}</body></html>".encode())


def heading(text: str, size: float = 13) -> str:
    return f"<p style='font-size:{size}pt'><b>{text}</b></p>"


def sections(result: Questionnaire) -> list[tuple[str | None, list[str | None]]]:
    return [(section.title, [q.number for q in section.questions]) for section in result.sections]


TOP = "<h1>Granskning av nämnden</h1><p>Svara på alla frågor senast i mars.</p>"
FIRST = ASKED.format(n=1, text="Har nämnden följt upp målen?") + ASKED.format(
    n=2, text="Vilka mål nåddes inte?"
)
SECOND = ASKED.format(n=3, text="Bedöms målen vara aktuella?")


def test_a_little_larger_type_right_above_questions_is_a_heading() -> None:
    """13 points above bold questions of 12, twice and nowhere else: sections, and no part of an answer."""
    result = read(TOP, heading("Ansvarstagande"), FIRST, heading("Resultat"), SECOND)
    assert sections(result) == [("Ansvarstagande", ["1", "2"]), ("Resultat", ["3"])]
    answer = result.sections[0].questions[1].answer
    assert answer is not None
    assert answer.text == "Det har nämnden gjort under året."


def test_type_that_stands_in_answers_too_heads_nothing() -> None:
    """The same type in the middle of an answer: an author sets words so, and nobody can tell which are titles."""
    stray = heading("Viktigt") + "<p>Tre mål nåddes inte.</p>"
    assert sections(read(TOP, heading("Ansvarstagande"), FIRST, stray, heading("Resultat"), SECOND)) != [
        ("Ansvarstagande", ["1", "2"]), ("Viktigt", []), ("Resultat", ["3"]),
    ]  # fmt: skip


def test_a_heading_may_be_set_as_the_questions_are() -> None:
    """A bold line without a number, below an answer in regular type and right above a bold question."""
    result = read(TOP, heading("Ansvarstagande", 10), FIRST, heading("Resultat", 10), SECOND)
    assert sections(result) == [("Ansvarstagande", ["1", "2"]), ("Resultat", ["3"])]


def test_marks_between_questions_are_no_titles() -> None:
    """An X on a line of its own, in capitals as a title may be, heads nothing."""
    marks = "<p>X</p>"
    result = read(
        TOP,
        FIRST,
        marks,
        ASKED.format(n=3, text="Finns en plan?"),
        marks,
        ASKED.format(n=4, text="Följs den?"),
    )
    assert "X" not in [title for title, _ in sections(result)]
