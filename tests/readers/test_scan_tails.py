"""What of a mark leaves its box, and what stands beside a box and is no part of a mark."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from pens import DPI, UNIT, pen, written

from granskning_cli.readers.scan.picture import Area, Picture, Place
from granskning_cli.readers.scan.places.circled import doubted
from granskning_cli.readers.scan.places.tails import without_tails

X, Y, HALF = 200.0, 200.0, 4.7
BOX = Area(*[round(at * UNIT) for at in (X - HALF, Y - HALF, X + HALF, Y + HALF)])


def page() -> Any:
    grey = np.full((round(300 * UNIT), round(400 * UNIT)), 255, np.uint8)
    cv2.rectangle(grey, BOX[:2], (BOX.x1 - 1, BOX.y1 - 1), 0, 2)
    return grey


def tick(grey: Any, size: float, ruling: bool) -> None:
    """A tick through a box, with the white of a ruling that was taken out above it."""
    pen(
        grey,
        [
            (X - 0.6 * size, Y - 0.1 * size),
            (X - 0.15 * size, Y + 0.6 * size),
            (X + 1.1 * size, Y - 1.1 * size),
        ],
        3,
    )
    if ruling:
        grey[round((Y - 7.5) * UNIT) : round((Y - 5.8) * UNIT)] = 255


def outside(grey: Any) -> Any:
    """The ink that is not in the box."""
    out = grey < 214
    out[BOX.y0 - 2 : BOX.y1 + 2, BOX.x0 - 2 : BOX.x1 + 2] = False
    return out


@pytest.mark.parametrize("ruling", [False, True])
@pytest.mark.parametrize("size", [7, 10, 14])
def test_the_strokes_of_a_tick_are_no_ink_outside_its_box(size: float, *, ruling: bool) -> None:
    """They end more than a box away, and a ruling that they cross leaves white in them."""
    grey = page()
    tick(grey, size, ruling)
    assert outside(grey).any()
    after, left = without_tails(Picture(grey, DPI), grey, [BOX])
    assert not outside(after).any()
    assert [place for place, _ in left] == ([BOX] if size > 7 else [])


def test_type_beside_a_ticked_box_stays() -> None:
    """A label beside it and a line above it, of which the tick comes near to some letters."""
    grey = page()
    written(grey, "Delvis/Illa", X + 14, Y + 4)
    written(grey, "miljoner kronor IlI", X - 70, Y - 20)
    before = outside(grey)
    tick(grey, 8, ruling=True)
    after, _ = without_tails(Picture(grey, DPI), grey, [BOX])
    assert (outside(after) == before).all()


def test_a_box_that_a_long_stroke_leaves_is_in_doubt() -> None:
    """Of a large tick so little is in the box that it looks empty."""
    grey = page()
    tick(grey, 12, ruling=True)
    picture = Picture(grey, DPI)
    box = picture.box(BOX)
    places = [
        Place(1, "box", box, 0.04, 0.2),
        Place(1, "box", box._replace(x0=box.x0 + 50, x1=box.x1 + 50), 0.0, 0.0),
    ]
    assert [one.crowded for one in doubted(picture, places, without_tails(picture, grey, [BOX])[1])] == [
        True,
        False,
    ]


def test_an_empty_box_has_no_tails() -> None:
    """A stroke beside it that does not go through it is somebody else's."""
    grey = page()
    pen(grey, [(X + HALF + 1, Y + 3), (X + HALF + 9, Y - 8)], 3)
    after, left = without_tails(Picture(grey, DPI), grey, [BOX])
    assert (after == grey).all()
    assert left == []
