"""Drawn boxes: which are ticked, and which squares are none."""

from __future__ import annotations

import pytest

from granskning_cli.layout.boxes import with_boxes
from granskning_cli.model.layout import BALLOT, TICKED, BBox, Page, Rect, Word


def square(x: float, top: float, size: float, *, filled: bool) -> Rect:
    return Rect(BBox(x, top, x + size, top + size), filled, not filled)


@pytest.mark.parametrize(
    ("full", "found"),
    [
        (
            (square(59.2, 322.5, 9.8, filled=True), square(59.2, 339.0, 9.8, filled=True)),
            [TICKED, TICKED, BALLOT],
        ),
        ((square(90.0, 355.5, 9.8, filled=True),), [TICKED, BALLOT]),  # beside it
        ((square(57.0, 322.5, 5.5, filled=True),), [BALLOT]),  # a bullet
        ((square(90.0, 322.5, 9.8, filled=True),), [BALLOT]),  # a picture's or a legend's
    ],
    ids=["ticked", "beside", "smaller", "elsewhere"],
)
def test_a_full_square_among_boxes_is_one_that_is_ticked(full: tuple[Rect, ...], found: list[str]) -> None:
    """A browser prints a ticked box without an outline, as wide as the empty ones and right above, below or beside them."""
    page = Page(1, 595, 842, rects=(*full, square(59.6, 355.9, 9.0, filled=False)))
    words = sorted(with_boxes(page, ()), key=lambda word: word.bbox.top)
    assert [word.text for word in words] == found


@pytest.mark.parametrize(("yes", "no"), [("✔", "✘"), ("✓", "✗"), ("✅", "❌"), ("\uf0fc", "\uf0fb")])
def test_a_cross_beside_a_tick_says_no(yes: str, no: str) -> None:
    """On a line with a tick a cross leaves its place empty; where it is the only sign, it marks."""

    def sign(text: str, x: float, top: float) -> Word:
        return Word(text, BBox(x, top, x + 8, top + 10), "", 10)

    words = [sign(yes, 60, 100), sign(no, 90, 100), sign(no, 120, 100), sign(no, 90, 130)]
    found = [word.text for word in with_boxes(Page(1, 595, 842), words)]
    assert found == [TICKED, BALLOT, BALLOT, TICKED]
    assert [word.text for word in with_boxes(Page(1, 595, 842), words[1:])] == [TICKED] * 3
