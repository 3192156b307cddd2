"""Which signs are crosses by their strokes."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

cv2 = pytest.importorskip("cv2")

from granskning_cli.readers.scan.letters.crosses import is_cross  # noqa: E402
from granskning_cli.readers.scan.picture import Area, Grey  # noqa: E402

SIDE = 90
WHOLE = Area(0, 0, SIDE, SIDE)


def sign(text: str, size: int) -> Grey:
    """A sign as it is set in a usual typeface."""
    page = Image.new("L", (SIDE, SIDE), 255)
    ImageDraw.Draw(page).text((20, 15), text, font=ImageFont.load_default(size), fill=0)
    return np.array(page)


@pytest.mark.parametrize("size", [24, 33, 48])
def test_no_other_letter_is_a_cross(size: int) -> None:
    """Of all letters, digits and signs of a form the X alone has two strokes from corner to corner."""
    others = "ABCDEFGHIJKLMNOPQRSTUVWYZabcdefghijklmnopqrstuvwyz0123456789%&*+/#§()[]<>-"
    assert [text for text in others if is_cross(sign(text, size), WHOLE)] == []
    assert is_cross(sign("X", size), WHOLE)


@pytest.mark.parametrize("thick", [2, 4])
def test_two_strokes_that_cross_are_one_and_a_third_makes_it_none(thick: int) -> None:
    """A drawn cross is one; a star has a stroke more, a tick one less."""
    page = np.full((SIDE, SIDE), 255, np.uint8)
    cv2.line(page, (20, 22), (60, 64), 0, thick)
    assert not is_cross(page, WHOLE)
    cv2.line(page, (62, 20), (18, 62), 0, thick)
    assert is_cross(page, WHOLE)
    cv2.line(page, (40, 18), (40, 66), 0, thick)
    assert not is_cross(page, WHOLE)


def test_a_smudge_is_too_small_to_tell() -> None:
    """Of so few pixels no strokes are seen."""
    page = np.full((SIDE, SIDE), 255, np.uint8)
    cv2.line(page, (20, 20), (25, 25), 0, 1)
    cv2.line(page, (25, 20), (20, 25), 0, 1)
    assert not is_cross(page, WHOLE)
