"""Drawn boxes: which are ticked, and which squares are none."""

from __future__ import annotations

import pytest

from granskning_cli.layout.boxes import with_boxes
from granskning_cli.model.layout import BALLOT, TICKED, BBox, Page, Rect


def square(x: float, top: float, size: float, *, filled: bool) -> Rect:
    return Rect(BBox(x, top, x + size, top + size), filled, not filled)


@pytest.mark.parametrize(
    ("full", "found"),
    [
        (
            (square(59.2, 322.5, 9.8, filled=True), square(59.2, 339.0, 9.8, filled=True)),
            [TICKED, TICKED, BALLOT],
        ),
        ((square(57.0, 322.5, 5.5, filled=True),), [BALLOT]),  # a bullet
        ((square(90.0, 322.5, 9.8, filled=True),), [BALLOT]),  # a picture's or a legend's
    ],
    ids=["ticked", "smaller", "elsewhere"],
)
def test_a_full_square_among_boxes_is_one_that_is_ticked(full: tuple[Rect, ...], found: list[str]) -> None:
    """A browser prints a ticked box without an outline, as wide as the empty ones and right above or below them."""
    page = Page(1, 595, 842, rects=(*full, square(59.6, 355.9, 9.0, filled=False)))
    words = sorted(with_boxes(page, ()), key=lambda word: word.bbox.top)
    assert [word.text for word in words] == found
