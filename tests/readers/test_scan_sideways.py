"""Type that runs up a margin is told from numbers and lines that stand one below the other."""

from __future__ import annotations

from dataclasses import replace

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from granskning_cli.model.layout import BBox, Word  # noqa: E402
from granskning_cli.readers.scan.page import Read  # noqa: E402
from granskning_cli.readers.scan.pages import _notes  # noqa: E402
from granskning_cli.readers.scan.picture import Area, Picture  # noqa: E402
from granskning_cli.readers.scan.sheet.sideways import sideways_in  # noqa: E402

DPI = 200


def _sheet() -> np.ndarray:
    return np.full((2339, 1653), 255, np.uint8)


def _written(text: str, size: float = 0.7) -> np.ndarray:
    paper = np.full((30, 420), 255, np.uint8)
    cv2.putText(paper, text, (2, 22), cv2.FONT_HERSHEY_SIMPLEX, size, 0, 2)
    return paper


def test_type_that_runs_up_a_margin_is_found() -> None:
    """A form's number that is read from below stands in one area, at its place."""
    page = _sheet()
    page[1500:1920, 60:90] = np.rot90(_written("FK7800 180214 Bilaga 5"))
    (area,) = sideways_in(Picture(page, DPI), [])
    assert 50 <= area.x0 < area.x1 <= 100
    assert area.height > 230


def test_the_same_type_in_the_middle_of_a_page_is_left() -> None:
    """Between the margins it may be the label of a column."""
    page = _sheet()
    page[1500:1920, 800:830] = np.rot90(_written("FK7800 180214 Bilaga 5"))
    assert sideways_in(Picture(page, DPI), []) == []


def test_numbers_one_below_the_other_are_left() -> None:
    """The numbers of questions in a margin are lines of their own, however close they stand."""
    page = _sheet()
    for at in range(12):
        page[300 + 34 * at : 330 + 34 * at, 80:500] = _written(f"{at + 1}")
    assert sideways_in(Picture(page, DPI), []) == []


def test_boxes_one_below_the_other_are_left() -> None:
    """A column of boxes to tick stands as close as letters do, and is told by the boxes."""
    page = _sheet()
    boxes = [Area(80, 300 + 38 * at, 110, 330 + 38 * at) for at in range(8)]
    for box in boxes:
        cv2.rectangle(page, (box.x0, box.y0), (box.x1, box.y1), 0, 2)
    assert sideways_in(Picture(page, DPI), boxes) == []
    assert len(sideways_in(Picture(page, DPI), [])) == 1


def test_what_was_left_unread_is_told() -> None:
    """R159, an info of the page."""
    read = Read(3, 595.0, 842.0, [Word("Ort", BBox(50, 50, 80, 60), score=0.9)], [], [], sideways=1)
    assert [(note.code, note.page) for note in _notes([read])] == [("R155", 3), ("R159", 3), ("R157", 3)]
    assert [note.code for note in _notes([replace(read, sideways=0)])] == ["R155", "R157"]
