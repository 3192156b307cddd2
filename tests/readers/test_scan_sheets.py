"""Answer sheets drawn by hand: numbers, circles with letters in them, pencil, half marks and what was rubbed out."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from rasters import Way, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.places.onelabel import _read, counted

DPI = 200
FINE = 3  # drawn so many times finer
UNIT = DPI * FINE / 72
LETTERS = "ABCDE"
ROWS, BLOCKS = 12, 3
PENCIL, RUBBED = 95, 212
# What is done to the questions that are not simply filled in.
HALF, RUBBED_OUT, EMPTY, BOTH = 5, 9, 14, 20


def drawn(*, inside: bool, framed: bool, outline: int, always: int | None = None) -> np.ndarray:
    """A sheet of three blocks; `always`: nearly all answers are the same."""
    page = np.full((round(842 * UNIT), round(595 * UNIT)), 255, np.uint8)
    written(page, "SVARSBLANKETT", 60, 60, 0, 14)
    for at in range(ROWS * BLOCKS):
        number, block, row = at + 1, at // ROWS, at % ROWS
        x0, y = 55 + 165 * block, 140 + 26 * row
        written(page, str(number), x0, y + 3.5, 0, 9)
        for column, letter in enumerate(LETTERS):
            x = x0 + 36 + 19 * column
            circle(page, x, y, 5.5, outline, round(0.8 * UNIT))
            if inside:
                written(page, letter, x - 2.2, y + 2.2, outline, 6)
            elif not row:
                written(page, letter, x - 3, y - 12, 0, 9)
        own = answer(number, always)
        x = x0 + 36 + 19 * own
        if number == HALF:
            filled = page[
                round((y - 4.8) * UNIT) : round(y * UNIT), round((x - 3) * UNIT) : round((x + 3) * UNIT)
            ]
            filled[:] = PENCIL
        elif number == RUBBED_OUT:
            circle(page, x, y, 5.2, RUBBED, -1)
        elif number != EMPTY:
            circle(page, x, y, 4.8, PENCIL, -1)
        if number == BOTH:
            circle(page, x0 + 36 + 19 * ((own + 2) % 5), y, 4.8, PENCIL, -1)
        if framed and not row:
            corners = (x0 - 8, y - 30), (x0 + 130, y + 26 * ROWS)
            cv2.rectangle(page, *[(round(a * UNIT), round(b * UNIT)) for a, b in corners], 0, round(UNIT))
    return cv2.resize(page, None, fx=1 / FINE, fy=1 / FINE, interpolation=cv2.INTER_AREA)


def answer(number: int, always: int | None) -> int:
    return (number * 7) % 5 if always is None or number % 6 == 1 else always


def circle(page: np.ndarray, x: float, y: float, radius: float, colour: int, thick: int) -> None:
    middle = round(x * UNIT), round(y * UNIT)
    cv2.circle(page, middle, round(radius * UNIT), colour, thick, cv2.LINE_AA)


def written(page: np.ndarray, text: str, x: float, y: float, colour: int, size: float) -> None:
    scale = size * UNIT / 30
    cv2.putText(
        page, text, (round(x * UNIT), round(y * UNIT)), cv2.FONT_HERSHEY_SIMPLEX, scale, colour,
        round(0.13 * size * UNIT), cv2.LINE_AA,
    )  # fmt: skip


def read(page: np.ndarray) -> Questionnaire:
    out = io.BytesIO()
    Image.fromarray(spoilt(page, Way(DPI, 0.5, 5, 0, 60))).save(out, "PNG", dpi=(DPI, DPI))
    return parse(out.getvalue())


@pytest.mark.parametrize(
    ("inside", "framed", "outline", "always"),
    [(True, False, 0, None), (False, True, 0, None), (True, False, 165, None), (True, False, 0, 1)],
    ids=["letters inside", "heads above, framed", "light print", "nearly all alike"],
)
def test_each_number_has_its_option(inside: bool, framed: bool, outline: int, always: int | None) -> None:
    """Filled ones are marks; half ones and rubbed out ones are in doubt and told; none is silently wrong."""
    result = read(drawn(inside=inside, framed=framed, outline=outline, always=always))
    questions = {q.number: q for section in result.sections for q in section.questions}
    assert list(questions) == [str(number) for number in range(1, ROWS * BLOCKS + 1)]
    told = {one.question for one in result.diagnostics if one.code in ("M517", "M508", "M501")}
    for number in range(1, ROWS * BLOCKS + 1):
        own = questions[str(number)]
        labels, state = [one.label for one in own.answer.selected], own.answer.state
        if number in (HALF, RUBBED_OUT):
            assert (state, str(number) in told) == ("ambiguous", True)
        elif number == EMPTY:
            assert (labels, state) == ([], "unanswered")
        elif number == BOTH:
            assert (len(labels), str(number) in told) == (2, True)
        else:
            assert (labels, state) == ([LETTERS[answer(number, always)]], "answered")
    assert "Q313" in {one.code for one in result.diagnostics}


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (["A", "8", "C", "D", "E"], list("ABCDE")),
        (["l", "2", "3", "IE"], list("1234")),
        (["Ja", "Nej", "Vet ej"], None),
        (["&", "BB", "I»", "€£", "x"], None),
    ],
)
def test_labels_that_count_are_told_by_most_of_them(read: list[str], told: list[str] | None) -> None:
    """One that was read as something else is what the count says; words do not count."""
    assert counted(read) == told


def test_labels_that_are_hardly_read_by_themselves_are_none() -> None:
    """What is left of empty boxes was read as "BR", "H" and "Ga": an answer form was a list of such labels."""

    class Reads:
        def __init__(self, score: float) -> None:
            self.score, self.left = score, ["|]", "BR", "H"]

        def look_at(self, picture: Picture, grey: np.ndarray) -> None:
            pass

        def read(self, area: Area, mode: str) -> list[Word]:
            return []

        def read_short(self, area: Area) -> list[Word]:
            return [Word(self.left.pop(0), BBox(0, 0, 9, 9), "", 9, score=self.score)]

    places = [np.full((20, 20), 120, np.uint8)] * 3
    assert _read(places, Reads(0.3)) == []  # type: ignore[arg-type]
    assert _read(places, Reads(0.9)) == ["|]", "BR", "H"]  # type: ignore[arg-type]
