"""Options told by letters or by the steps of a scale, one of them circled."""

from __future__ import annotations

from granskning_cli.model.layout import RINGED, BBox, Cell, Line, Row, Word
from granskning_cli.structure import vocabulary
from granskning_cli.structure.options.emphasis import with_boxes
from granskning_cli.structure.options.lettered import with_letters_boxed


def rows(*lines: str) -> list[Row]:
    """Lines of text; ☒ is a circle that was drawn around its letter."""
    out = []
    for at, text in enumerate(lines):
        box = BBox(50.0, 100.0 + 20 * at, 200.0, 111.0 + 20 * at)
        words = [Word(word, box, "=vector" if word == "☒" else "") for word in text.split()]
        out.append(Row(1, box, (Cell(box, lines=(Line(tuple(words), box),)),), "inline"))
    return out


def texts(*lines: str) -> list[str]:
    return [row.cells[0].lines[0].text for row in with_letters_boxed(rows(*lines))]


def test_letters_beside_a_circled_one_are_boxes() -> None:
    """Wherever the circle stands in its list, and in a list without one where another shows how they are answered."""
    assert texts("1. Wer prüft?", "☒ ein Prüfer", "b der Beirat", "c niemand") == [
        "1. Wer prüft?", "☒ ein Prüfer", "☐ der Beirat", "☐ niemand",
    ]  # fmt: skip
    assert texts("a) ja", "☒ nein", "2. Wie oft?", "a) monatlich", "b) nie") == [
        "☐ ja", "☒ nein", "2. Wie oft?", "☐ monatlich", "☐ nie",
    ]  # fmt: skip


def test_letters_that_number_questions_stay() -> None:
    """Where no letter is circled, and where what the letters stand before asks something."""
    assert texts("a ja", "b nein") == ["a ja", "b nein"]
    own = ("a ja", "☒ nein", "a) Wer prüft?", "b) Was kostet es?")
    assert texts(*own)[2:] == list(own[2:])
    assert texts("☒ Ja", "☐ Nej") == ["☒ Ja", "☐ Nej"]


def test_letters_that_number_questions_above_boxes_stay() -> None:
    """A ticked box takes no letter's turn where others stand behind it on its line, or above or below it."""
    for own in (
        ("a) Finns en plan?", "☒ Ja ☐ Nej", "b) Målen är kända", "☐ Ja ☒ Nej"),
        ("a) Planen är känd", "☒ Ja", "☐ Nej", "b) Målen är kända", "☐ Ja", "☒ Nej", "c) Övrigt är känt"),
    ):
        assert texts(*own) == list(own)


def test_a_circled_step_of_a_scale_between_what_its_ends_mean_is_chosen() -> None:
    """What stands before the first step is said of it, so that no option is without a box."""

    def boxed(text: str, ringed: str) -> str:
        (row,) = rows(text)
        (line,) = row.cells[0].lines
        words = tuple(w._replace(font=RINGED) if w.text == ringed else w for w in line.words)
        shown = Row(1, row.bbox, (Cell(row.bbox, lines=(Line(words, line.bbox),)),), "inline")
        return with_boxes([shown], vocabulary())[0].cells[0].lines[0].text

    told = "☐ 1 passer dårlig ☐ 2 ☒ 3 ☐ 4 passer godt"
    assert boxed("passer dårlig 1 2 3 4 passer godt", "3") == told
    assert boxed("passer dårlig 1 2 3 4 passer godt", "") == "passer dårlig 1 2 3 4 passer godt"
    assert boxed("i 2 av 3 fall", "3") == "i 2 av 3 fall"
