"""Boxes and the labels that stand beside, above and below them."""

from __future__ import annotations

from granskning_cli import parse
from granskning_cli.layout.beside import label_boxes
from granskning_cli.model.layout import BALLOT, TICKED, VECTOR, BBox, Word


def words(top: float, *placed: tuple[str, float]) -> list[Word]:
    """A line of 10 points; a letter is 5 points wide, a box 10."""
    out = []
    for text, x in placed:
        box = text in (BALLOT, TICKED)
        wide = 10.0 if box else 5.0 * len(text)
        out.append(Word(text, BBox(x, top, x + wide, top + 10), VECTOR if box else "Arial", 10.0))
    return out


def texts(lines: list[list[Word]]) -> list[str]:
    return [" ".join(word.text for word in line) for line in lines]


BOXES = ((BALLOT, 50.0), (TICKED, 100.0), (BALLOT, 150.0))
LABELS = (("AM", 50.0), ("A1", 100.0), ("Taxi", 145.0))


def test_labels_above_boxes() -> None:
    """A row of labels above a row of boxes names them one by one."""
    assert texts(label_boxes([words(0, *LABELS), words(14, *BOXES)])) == ["☐ AM ☒ A1 ☐ Taxi"]


def test_labels_below_boxes() -> None:
    """... and so does one below, unless it is text that merely follows."""
    assert texts(label_boxes([words(0, *BOXES), words(12, *LABELS)])) == ["☐ AM ☒ A1 ☐ Taxi"]
    sentence = words(12, ("Nämnden", 50.0), ("har", 90.0))
    assert texts(label_boxes([words(0, *BOXES), sentence])) == ["☐ ☒ ☐", "Nämnden har"]


def test_labels_that_head_columns() -> None:
    """Labels above several rows of boxes head columns and stay where they are."""
    lines = [words(0, *LABELS), words(14, *BOXES), words(28, *BOXES)]
    assert texts(label_boxes(lines)) == ["AM A1 Taxi", "☐ ☒ ☐", "☐ ☒ ☐"]


def test_a_label_over_two_lines() -> None:
    """A line that hangs below a full label goes on with it; an answer that merely stands below does not."""
    first = words(
        0, (BALLOT, 0.0), ("Nej", 15.0), (TICKED, 50.0), ("Ja,", 65.0), ("sedan", 85.0), ("maj", 112.0)
    )
    wide = words(40, ("x" * 26, 0.0))
    assert texts(label_boxes([first, words(11, ("2025", 65.0)), wide]))[0] == "☐ Nej ☒ Ja, sedan maj 2025"
    short = words(0, (BALLOT, 0.0), ("Nej", 15.0), (TICKED, 50.0), ("Ja", 65.0))
    assert texts(label_boxes([short, words(11, ("2025", 65.0)), wide]))[0] == "☐ Nej ☒ Ja"


def test_what_stands_far_behind_a_label() -> None:
    """An address at the right of the page is no part of a box's label at its left."""
    line = words(0, (BALLOT, 0.0), ("Nytt", 15.0), ("bevis", 40.0), ("Kansliet", 300.0))
    assert texts(label_boxes([line])) == ["☐ Nytt bevis", "Kansliet"]


def test_a_line_that_begins_below_a_box_goes_on_with_no_label() -> None:
    """ "☑ Kyllä   ☐ Ei" above "Lisätietoja:": the line stands flush with the box and is one of its own."""
    result = parse(
        "1 Onko ohje?\n\t☑ Kyllä\t☐ Ei\n\tLisätietoja:\t\n2 Onko muuta?\n\t☐ Kyllä\t☑ Ei\n".encode()
    )
    found = [[o.label for o in q.answer.selected] for s in result.sections for q in s.questions if q.answer]
    assert found == [["Kyllä"], ["Ei"]]
