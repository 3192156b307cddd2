"""Boxes that are told from others by a thicker outline."""

from __future__ import annotations

import pytest

from granskning_cli.layout.boxes import with_boxes
from granskning_cli.model.layout import BALLOT, TICKED, BBox, Page, Rect


def ring(x: float, line: float, *, round_: bool = True) -> Rect:
    return Rect(BBox(x, 100.0, x + 11.0, 111.0), False, True, round_, line)


@pytest.mark.parametrize(
    ("boxes", "found"),
    [
        ([ring(50, 3.7), ring(100, 0.8), ring(150, 0.8)], [TICKED, BALLOT, BALLOT]),
        ([ring(50, 3.7), ring(100, 3.7), ring(150, 3.7)], [BALLOT] * 3),
        ([ring(50, 3.7), ring(100, 3.7), ring(150, 0.8)], [BALLOT] * 3),
        ([ring(50, 1.5), ring(100, 0.7)], [BALLOT] * 2),
        ([ring(50, 3.7), ring(100, 0.8, round_=False)], [BALLOT] * 2),
        ([ring(50, 0.0), ring(100, 0.0)], [BALLOT] * 2),
    ],
    ids=["chosen", "all-thick", "most-thick", "little-thicker", "other-shape", "not-measured"],
)
def test_a_thick_outline_among_thin_ones_is_a_mark(boxes: list[Rect], found: list[str]) -> None:
    """A chosen radio button is printed with a border of 4 dots where the others have 1; a form's own are alike."""
    page = Page(1, 595, 842, rects=tuple(boxes))
    words = sorted(with_boxes(page, ()), key=lambda word: word.bbox.x0)
    assert [word.text for word in words] == found
