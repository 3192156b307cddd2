"""Lines drawn at the words of options, and boxes drawn in pieces: what marks, what is doubtful, what is neither."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from handmade import HELVETICA, pdf, text

from granskning_cli import Questionnaire, parse

ASKS = ("Finns en plan?", "Finns regler?", "Finns en budget?")
LABELS = ("Ja", "Nej", "Delvis")
# where a label begins and ends in Helvetica of size 10
WIDTHS = {"Ja": 10.6, "Nej": 15.0, "Delvis": 28.3}

Draw = Callable[[float, float, float], str]


def form(
    draw: Draw, marked: tuple[int | None, ...] = (0, 1, None), labels: tuple[str, ...] = LABELS
) -> bytes:
    """Three questions with their labels side by side; `draw(x0, x1, y)` draws at the marked one of each."""
    out = text(40, 370, "1 Ekonomi", 14)
    for at, asks in enumerate(ASKS):
        y = 330 - 60 * at
        out += text(40, y, f"1.{at + 1} {asks}")
        for index, label in enumerate(labels):
            x = 40 + 60 * index
            out += text(x, y - 20, label)
            if marked[at] == index:
                out += draw(x, x + WIDTHS.get(label, 5.6), y - 20)
    return pdf(out, fonts=HELVETICA)


def ellipse(x0: float, x1: float, y: float) -> str:
    """Four curves around a word, as a pen or a program draws them."""
    left, right, low, high = x0 - 5, x1 + 5, y - 4, y + 11
    cx, cy, kx, ky = (left + right) / 2, (low + high) / 2, (right - left) * 0.276, (high - low) * 0.276
    return (
        f"0.8 w {right} {cy} m {right} {cy + ky} {cx + kx} {high} {cx} {high} c "
        f"{cx - kx} {high} {left} {cy + ky} {left} {cy} c "
        f"{left} {cy - ky} {cx - kx} {low} {cx} {low} c {cx + kx} {low} {right} {cy - ky} {right} {cy} c s\n"
    )


def frame(x0: float, x1: float, y: float) -> str:
    return f"0.8 w {x0 - 3} {y - 3} {x1 - x0 + 6} 13 re S\n"


def under(x0: float, x1: float, y: float) -> str:
    return f"0.6 w {x0} {y - 1.5} m {x1} {y - 1.5} l S\n"


def through(x0: float, x1: float, y: float) -> str:
    return f"0.6 w {x0 - 1} {y + 3.2} m {x1 + 1} {y + 3.2} l S\n"


def shade(x0: float, x1: float, y: float) -> str:
    return f"q 1 1 0 rg {x0 - 1} {y - 2} {x1 - x0 + 2} 12 re f Q\n"


def read(data: bytes, reader: str) -> tuple[list[list[str]], list[str], Questionnaire]:
    """The labels selected, the states, and the whole."""
    result = parse(data, reader=reader)
    answers = [q.answer for s in result.sections for q in s.questions if q.answer]
    return [[o.label for o in a.selected] for a in answers], [a.state for a in answers], result


def codes(result: Questionnaire) -> set[tuple[str, str | None]]:
    return {(d.code, d.question) for d in result.diagnostics if d.code.startswith("M")}


readers = pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])


@readers
@pytest.mark.parametrize("draw", [ellipse, frame])
def test_a_line_around_a_label_marks_it(draw: Draw, reader: str) -> None:
    """The option that is circled or framed is selected, the same labels elsewhere are options without a mark."""
    picked, states, result = read(form(draw), reader)
    assert (picked, states) == ([["Ja"], ["Nej"], []], ["answered", "answered", "unanswered"])
    assert codes(result) == set()


@readers
def test_a_circle_around_a_number_marks_it(reader: str) -> None:
    """The number is the option's label, not a mark in a box."""
    picked, _, result = read(form(ellipse, (2, 0, None), ("1", "2", "3", "4", "5")), reader)
    assert picked == [["3"], ["1"], []]
    assert [o.label for o in result.sections[0].questions[0].options or ()] == ["1", "2", "3", "4", "5"]


@readers
@pytest.mark.parametrize("draw", [under, shade])
def test_a_line_under_a_label_is_taken_and_told_of(draw: Draw, reader: str) -> None:
    """Underlined or highlighted: selected, and M511 asks to look."""
    picked, _, result = read(form(draw), reader)
    assert picked == [["Ja"], ["Nej"], []]
    assert codes(result) == {("M511", "1.1"), ("M511", "1.2")}


@readers
def test_of_two_labels_the_one_that_is_not_struck_out_is_meant(reader: str) -> None:
    """ "Stryk det som ej gäller": M511 says how it was told."""
    picked, _, result = read(form(through, labels=("Ja", "Nej")), reader)
    assert picked == [["Nej"], ["Ja"], []]
    assert codes(result) == {("M511", "1.1"), ("M511", "1.2")}


@readers
def test_one_of_three_labels_struck_out_may_mean_anything(reader: str) -> None:
    """Ambiguous, and M512 says why."""
    _, states, result = read(form(through), reader)
    assert states == ["ambiguous", "ambiguous", "unanswered"]
    assert codes(result) == {("M512", "1.1"), ("M512", "1.2")}


@readers
def test_a_box_of_four_lines_is_a_box(reader: str) -> None:
    """Two strokes in a square of four lines tick it; the lines are no table."""

    def boxes(y: float, ticked: int | None) -> str:
        out = ""
        for index, label in enumerate(("Ja", "Nej")):
            x, low = 40 + 60 * index, y - 1
            out += text(x + 14, y, label) + "0.7 w "
            out += f"{x} {low} m {x + 9} {low} l S {x} {low + 9} m {x + 9} {low + 9} l S "
            out += f"{x} {low} m {x} {low + 9} l S {x + 9} {low} m {x + 9} {low + 9} l S\n"
            if index == ticked:
                out += (
                    f"{x + 2} {low + 2} m {x + 7} {low + 7} l S {x + 2} {low + 7} m {x + 7} {low + 2} l S\n"
                )
        return out

    page = text(40, 370, "1 Ekonomi", 14)
    for at, (asks, ticked) in enumerate(zip(ASKS, (0, 1, None), strict=True)):
        page += text(40, 330 - 60 * at, f"1.{at + 1} {asks}") + boxes(310 - 60 * at, ticked)
    picked, _, _ = read(pdf(page), reader)
    assert picked == [["Ja"], ["Nej"], []]
