"""What lies on a page and is no answer: the holes of a binder, a stamp or a name over the places to tick."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from pens import CROSS, DPI, MARKED, OPTIONS, UNIT, form, marked, middle, pen, read, written

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.outside import read_outside
from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of
from granskning_cli.readers.scan.sheet.holes import holes_of


def punched(page: np.ndarray, colour: int) -> None:
    for y in (308, 535):
        cv2.circle(page, (round(31 * UNIT), round(y * UNIT)), round(8.5 * UNIT), colour, -1, cv2.LINE_AA)


def holes_in(page: np.ndarray) -> int:
    picture = flattened(Picture(page, DPI))
    return len(holes_of(picture, ink_of(picture, FAINT)))


@pytest.mark.parametrize("colour", [20, 150])
def test_the_holes_of_a_binder_are_no_letters(colour: int) -> None:
    """Black or grey, they are found and taken out, and nothing of them is read."""
    page = form(boxes=False)
    written(page, "1.5 Har namnden annat att saga om planen?", 60, 312)
    punched(page, colour)
    marked(page, CROSS, 7, 6, MARKED)
    assert holes_in(page) == 2
    found, result = read(page)
    assert found["1.5"] == ([], "unanswered")
    assert {
        f"1.{row + 1}": ([OPTIONS[column]], "answered") for row, column in MARKED
    }.items() <= found.items()
    assert not [one.text for one in result.unplaced]


def test_circles_to_fill_in_at_the_margin_are_no_holes() -> None:
    """They have others near by; one with a letter in it is none either."""
    page = form(boxes=False)
    for y in (400, 430, 460):
        cv2.circle(page, (round(31 * UNIT), round(y * UNIT)), round(8.5 * UNIT), 20, 3, cv2.LINE_AA)
    cv2.circle(page, (round(31 * UNIT), round(700 * UNIT)), round(8.5 * UNIT), 20, 3, cv2.LINE_AA)
    written(page, "A", 27, 704)
    assert holes_in(page) == 0


def test_a_cell_that_a_name_goes_through_is_in_doubt() -> None:
    """What is in it cannot be told, and is not taken for nothing."""
    page = form(boxes=False)
    marked(page, CROSS, 7, 6, MARKED[:3])
    x, y = middle(3, 0)
    turns = np.linspace(0, 9 * np.pi, 240)
    line = [(x - 250 + 13 * float(t), y + 14 + 17 * float(np.sin(t * 1.4))) for t in turns]
    pen(page, line)
    found, result = read(page)
    assert found["1.4"][1] == "ambiguous"
    assert ("M517", "1.4") in {(one.code, one.question) for one in result.diagnostics}
    assert found["1.1"] == (["Ja"], "answered")


def test_the_grain_of_paper_in_a_shadow_says_nothing() -> None:
    """Tesseract reads letters in noise of 190 to 250, hardly; pale print that is surely read stays, and dark print does."""

    class Reads:
        def read(self, area: Area, mode: str) -> list[Word]:
            return [
                Word("SNRA", BBox(20, 20, 60, 32), "", 12, score=0.27),
                Word("pale", BBox(20, 40, 60, 52), "", 12, score=0.9),
                Word("dark", BBox(20, 60, 60, 72), "", 12, score=0.2),
            ]

    grey = np.random.default_rng(1).integers(190, 250, (400, 400)).astype(np.uint8)
    grey[170:190, 60:160] = 20
    words = read_outside(Picture(grey, 200), grey, [], Reads())  # type: ignore[arg-type]
    assert [word.text for word in words] == ["pale", "dark"]
