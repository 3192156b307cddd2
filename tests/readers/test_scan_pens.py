"""Marks that somebody made with a pen: they go beyond their boxes and cells, into type and into the next cell."""

from __future__ import annotations

from io import BytesIO

import cv2
import numpy as np
import pytest
from PIL import Image
from rasters import Way, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.readers.scan.boxes import places_of
from granskning_cli.readers.scan.flat import FAINT, flattened, ink_of
from granskning_cli.readers.scan.picture import Picture

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.4, 5, 0, 70)
PEN = 60
ROWS = ("Har namnden en plan?", "Har namnden en budget?", "Har planen antagits?", "Har budgeten antagits?")
OPTIONS = ("Ja", "Nej", "Delvis")
Pen = list[tuple[float, float]]


def written(page: np.ndarray, text: str, x: float, y: float) -> None:
    cv2.putText(
        page,
        text,
        (round(x * UNIT), round(y * UNIT)),
        cv2.FONT_HERSHEY_DUPLEX,
        0.36 * UNIT,
        0,
        2,
        cv2.LINE_AA,
    )


def pen(page: np.ndarray, points: Pen, thick: int = 4) -> None:
    line = np.round(np.array(points) * UNIT * 8).astype(np.int32)
    cv2.polylines(page, [line], False, PEN, thick, cv2.LINE_AA, 3)


def middle(row: int, column: int) -> tuple[float, float]:
    return 330.0 + 70 * column, 146.0 + 36 * row


def form(*, boxes: bool) -> np.ndarray:
    """Four questions with three boxes each, or with three cells and a row to write in below them."""
    page = np.full((round(842 * UNIT), round(595 * UNIT)), 255, np.uint8)
    written(page, "1 Styrning", 60, 120)
    for column, label in enumerate(OPTIONS):
        written(page, label, middle(0, column)[0] - 12, 120)
    for row, text in enumerate(ROWS):
        y = middle(row, 0)[1]
        written(page, f"1.{row + 1} {text}", 60, y + 4)
        for column in range(len(OPTIONS)):
            x = middle(row, column)[0]
            half = (5.5, 5.5) if boxes else (35, 9)
            corners = [(round((x + s * half[0]) * UNIT), round((y + s * half[1]) * UNIT)) for s in (-1, 1)]
            cv2.rectangle(page, *corners, 0, 2)
        if not boxes:
            for low, high in ((y - 9, y + 9), (y + 9, y + 27)):
                ends = (round(55 * UNIT), round(low * UNIT)), (round(505 * UNIT), round(high * UNIT))
                cv2.rectangle(page, *ends, 0, 2)
            written(page, "Planen antogs av namnden i mars och gamla regler utgick", 60, y + 20)
    if not boxes:
        cv2.rectangle(
            page, (round(55 * UNIT), round(107 * UNIT)), (round(505 * UNIT), round(137 * UNIT)), 0, 2
        )
        for column in range(len(OPTIONS)):
            x = round((middle(0, column)[0] - 35) * UNIT)
            cv2.line(page, (x, round(107 * UNIT)), (x, round(137 * UNIT)), 0, 2)
    return page


def read(page: np.ndarray) -> tuple[dict[str | None, tuple[list[str], str]], Questionnaire]:
    """The labels and the state of each question."""
    out = BytesIO()
    Image.fromarray(spoilt(page, WAY)).save(out, "PNG", dpi=(DPI, DPI))
    result = parse(out.getvalue())
    return {
        q.number: ([one.label for one in q.answer.selected], q.answer.state)
        for section in result.sections for q in section.questions if q.answer
    }, result  # fmt: skip


CROSS = "cross"
TICK = "tick"
MARKED = ((0, 0), (1, 1), (2, 2), (3, 0))


def marked(
    page: np.ndarray, kind: str, wide: float, high: float, places: tuple[tuple[int, int], ...]
) -> None:
    for row, column in places:
        x, y = middle(row, column)
        if kind == CROSS:
            pen(page, [(x - wide, y - high), (x + wide, y + high)])
            pen(page, [(x + wide, y - high * 1.1), (x - wide * 0.9, y + high)])
        else:
            pen(page, [(x - wide, y), (x - 0.3 * wide, y + high), (x + 1.2 * wide, y - high)])


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
