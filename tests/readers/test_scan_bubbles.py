"""Sheets of circles and ovals to fill in, drawn by hand: each filled one is a mark, a half-filled one is in doubt."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from rasters import Way, spoilt

from granskning_cli.model.layout import BBox
from granskning_cli.readers.scan.picture import Picture, Place
from granskning_cli.readers.scan.places.boxes import rings_of
from granskning_cli.readers.scan.places.filled import filled
from granskning_cli.readers.scan.places.ink import states
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of
from granskning_cli.readers.scan.sheet.straight import pressed, skew_of, straightened

DPI = 200
ROWS, COLUMNS = 14, 5
UNIT = DPI / 72


def sheet(wide: float, high: float, filled: dict[int, int], seed: int) -> np.ndarray:
    """A page of questions with a row of circles each; lines of type stand before them."""
    chance = np.random.default_rng(seed)
    page = np.full((int(842 * UNIT), int(595 * UNIT)), 255, np.uint8)
    axes = (round(wide * UNIT / 2), round(high * UNIT / 2))
    for row in range(ROWS):
        y = round((90 + 40 * row) * UNIT)
        cv2.putText(
            page, f"{row + 1}. Har namnden en plan", (150, y + 10), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2
        )
        for column in range(COLUMNS):
            middle = (round((330 + 48 * column) * UNIT), y)
            cv2.ellipse(page, middle, axes, 0, 0, 360, 40, 2, cv2.LINE_AA)
            if filled.get(row) == column:
                moved = (middle[0] + int(chance.integers(-2, 3)), middle[1] + int(chance.integers(-2, 3)))
                smaller = (axes[0] - 2, axes[1] - 2)
                cv2.ellipse(page, moved, smaller, 0, 0, 360, int(chance.integers(60, 120)), -1, cv2.LINE_AA)
    return page


@pytest.mark.parametrize(("wide", "high"), [(10.0, 10.0), (14.0, 14.0), (17.0, 9.0)])
def test_filled_circles_and_ovals_are_marks(wide: float, high: float) -> None:
    """Turned, noisy and pencilled, all places are found, and exactly those filled are marks."""
    inked = {row: (3 * row + 1) % COLUMNS for row in range(ROWS) if row % 5 != 4}
    picture = flattened(Picture(spoilt(sheet(wide, high, inked, 7), Way(DPI, 0.6, 6, 0.5, 60)), DPI))
    picture = straightened(picture, skew_of(pressed(ink_of(picture))))
    ink = ink_of(picture, FAINT)
    rings = rings_of(picture, ink)
    assert len(rings) == ROWS * COLUMNS
    told = states(filled(picture, 1, [], rings, ink))
    rows = {round(((ring.y0 + ring.y1) / 2 / UNIT - 90) / 40): {} for ring in rings}
    for ring, state in zip(rings, told, strict=True):
        row = round(((ring.y0 + ring.y1) / 2 / UNIT - 90) / 40)
        rows[row][round(((ring.x0 + ring.x1) / 2 / UNIT - 330) / 48)] = state
    assert {row: [c for c, state in one.items() if state is not False] for row, one in rows.items()} == {
        row: [inked[row]] if row in inked else [] for row in range(ROWS)
    }


def test_dots_in_coarse_circles_stand_far_above_what_is_left_of_their_outlines() -> None:
    """At 150 dpi a tenth of an empty circle is ink of its own line, in one a sixth, and eight tenths of a marked one."""
    left = [0.01, 0.05, 0.1, 0.1, 0.11, 0.11, 0.12, 0.12, 0.12, 0.12, 0.14, 0.17]
    told = [0.83, 0.84, 0.86, 0.88]
    box = BBox(0, 0, 8, 8)
    places = [Place(1, "ring", box, share, 0.9) for share in left + told]
    assert states(places) == [False] * len(left) + [True] * len(told)
