"""Cells are the rooms that rulings close, told by outlines."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

cv2 = pytest.importorskip("cv2")

from granskning_cli.readers.scan.lines.cells import _rooms, cells_of  # noqa: E402
from granskning_cli.readers.scan.picture import Area, Line, Picture  # noqa: E402

HIGH, WIDE = 90, 80
places = st.tuples(st.integers(1, WIDE - 2), st.integers(1, HIGH - 2))
boxes = st.tuples(places, places)


@given(st.lists(boxes, max_size=7), st.integers(1, 3))
def test_rooms_are_the_pieces_of_paper_that_touch_no_edge(
    drawn: list[tuple[tuple[int, int], ...]], thick: int
) -> None:
    """Outlines give the same rooms, with as many white pixels, as the pieces of paper that hang together give."""
    page = np.zeros((HIGH, WIDE), np.uint8)
    for one, other in drawn:
        cv2.rectangle(page, one, other, 255, thick)
    count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.bitwise_not(page), connectivity=4)
    pieces = {
        Area(x, y, x + w, y + h): pixels
        for x, y, w, h, pixels in stats[1:count].tolist()
        if x > 0 and y > 0 and x + w < WIDE and y + h < HIGH and min(w, h) > 2
    }
    rooms = {area: pixels for area, pixels in _rooms(page) if min(area.width, area.height) > 2}
    assert set(rooms) == set(pieces)
    # a point within a room counts half too much
    assert all(abs(rooms[area] - pieces[area]) <= len(drawn) / 2 for area in rooms)


def test_a_frame_around_a_table_is_no_cell() -> None:
    """What lies between a frame and the table in it is far less than its rectangle, and the table's cells are cells."""
    picture = Picture(np.full((800, 600), 255, np.uint8), 72.0)
    lines = [Line(axis, at, *ends, 1.0) for axis, at, *ends in (
        ("h", 20, 20, 580), ("h", 780, 20, 580), ("v", 20, 20, 780), ("v", 580, 20, 780),
        ("h", 60, 60, 540), ("h", 400, 60, 540), ("h", 740, 60, 540), ("v", 60, 60, 740), ("v", 540, 60, 740),
    )]  # fmt: skip
    assert cells_of(picture, lines) == [Area(61, 61, 540, 400), Area(61, 401, 540, 740)]
