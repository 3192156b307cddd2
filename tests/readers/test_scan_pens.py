"""Marks that somebody made with a pen: they go beyond their boxes and cells, into type and into the next cell."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from pens import CROSS, DPI, MARKED, OPTIONS, TICK, UNIT, form, marked, middle, pen, read, written

from granskning_cli.readers.scan.picture import Area, Picture
from granskning_cli.readers.scan.places.boxes import places_of
from granskning_cli.readers.scan.places.crossed import as_others
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of


@pytest.mark.parametrize("kind", [CROSS, TICK])
@pytest.mark.parametrize("over", [0.9, 1.3])
def test_a_mark_that_goes_beyond_its_box_is_one(kind: str, over: float) -> None:
    """In a form of boxes each is its question's answer, and its tail is no letter of a label."""
    page = form(boxes=True)
    marked(page, kind, 5.5 * over, 5.5 * over, MARKED)
    found, _ = read(page)
    assert found == {f"1.{row + 1}": ([OPTIONS[column]], "answered") for row, column in MARKED}


@pytest.mark.parametrize("kind", ["box", "ring"])
def test_a_place_that_a_mark_hides_is_found_by_those_of_its_row(kind: str) -> None:
    """No white parts it from the rest, its outline is crossed, and no column of others shows where it is."""
    page = np.full((round(842 * UNIT), round(595 * UNIT)), 255, np.uint8)
    wanted: list[tuple[int, int]] = []
    for row in range(5):
        for column in range(3):
            x, y = 200.0 + 90 * column + 13 * row, 150.0 + 40 * row
            centre, half = (round(x * UNIT), round(y * UNIT)), round(5.5 * UNIT)
            wanted.append(centre)
            if kind == "box":
                corners = [(centre[0] + by * half, centre[1] + by * half) for by in (-1, 1)]
                cv2.rectangle(page, *corners, 0, 2)
            else:
                cv2.circle(page, centre, half, 0, 2, cv2.LINE_AA)
            written(page, "Ja", x + 12, y + 4)
            if column == row % 3 and row < 3:
                pen(page, [(x - 5, y - 4), (x - 1, y + 6), (x + 11, y - 9)])
    picture = flattened(Picture(page, DPI))
    ink = ink_of(picture, FAINT)
    boxes, rings = places_of(picture, (ink, ink_of(picture)))
    found = [((one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2) for one in (boxes if kind == "box" else rings)]
    assert len(found) == len(wanted)
    assert all(any(abs(x - a) + abs(y - b) <= 4 for a, b in found) for x, y in wanted)


@pytest.mark.parametrize("kind", [CROSS, TICK])
def test_a_mark_that_goes_beyond_its_cell_is_one_and_no_letters(kind: str) -> None:
    """It goes over the ruling into the answer below, where its end is no word."""
    page = form(boxes=False)
    marked(page, kind, 9, 11.5, MARKED)
    found, result = read(page)
    assert found == {f"1.{row + 1}": ([OPTIONS[column]], "answered") for row, column in MARKED}
    texts = [q.answer.text or "" for s in result.sections for q in s.questions if q.answer]
    assert all(text.startswith("Planen antogs") for text in texts)


def test_a_box_with_a_line_around_it_is_in_doubt() -> None:
    """It is empty, and yet meant."""
    page = form(boxes=True)
    marked(page, CROSS, 4, 4, MARKED[:3])
    x, y = middle(3, 1)
    turns = np.linspace(0, 2 * np.pi, 30)
    pen(page, [(x + 10 * float(np.cos(t)), y + 9.5 * float(np.sin(t))) for t in turns])
    found, result = read(page)
    assert found["1.4"] == (["Nej"], "ambiguous")
    assert ("M517", "1.4") in {(one.code, one.question) for one in result.diagnostics}
    assert found["1.1"] == (["Ja"], "answered")


@pytest.mark.parametrize("lost", [0, 1, 2])
def test_a_mark_below_a_label_that_was_not_read_is_told(lost: int) -> None:
    """M507: a stroke through a label leaves its column without a name, and the marks in it are not dropped."""
    page = form(boxes=False)
    marked(page, CROSS, 8, 7, ((0, 0), (1, 1), (2, 2), (3, lost)))
    x = middle(0, lost)[0]
    page[round(110 * UNIT) : round(124 * UNIT), round((x - 14) * UNIT) : round((x + 30) * UNIT)] = 255
    found, result = read(page)
    assert ("M507", "1.4") in {(one.code, one.question) for one in result.diagnostics}
    assert found["1.4"][1] == "ambiguous"


def test_a_box_right_below_a_ruling_is_as_large_as_the_others() -> None:
    """Its own upper side was ink inside it once, and it was marked."""
    ink = np.zeros((400, 400), np.uint8)
    boxes = [Area(x, 100, x + 28, 128) for x in (50, 150, 250)]
    for box in boxes:
        cv2.rectangle(ink, (box.x0, box.y0), (box.x1 - 1, box.y1 - 1), 255, 3)
    with_ruling = Area(250, 94, 278, 128)
    assert as_others(ink, [*boxes[:2], Area(50, 200, 78, 228), with_ruling])[-1] == boxes[2]
    assert as_others(ink, boxes) == boxes
