"""A 1 is told from an l and an I by its flag."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from granskning_cli.readers.scan.letters.ones import may_have_ones, with_ones
from granskning_cli.readers.scan.picture import Area

WHOLE = Area(0, 0, 400, 80)


@pytest.mark.parametrize("size", [20, 28, 40])
@pytest.mark.parametrize(("drawn", "read", "told"), [
    ("1", "I", "1"), ("1", "l", "1"), ("I", "I", "I"), ("l", "l", "l"),
    ("ve1@vg1.se", "vel@vgl.se", "ve1@vg1.se"), ("el@val.se", "el@val.se", "el@val.se"),
])  # fmt: skip
def test_a_stem_with_a_flag_is_a_one(size: int, drawn: str, read: str, told: str) -> None:
    """A lone 1 and those of an address that were read as stems are ones again; stems without a flag stay."""
    page = Image.new("L", (400, 80), 255)
    pen, x = ImageDraw.Draw(page), 10.0
    font = ImageFont.load_default(size)
    for one in drawn:  # so far apart that no letters touch
        pen.text((x, 10), one, font=font, fill=0)
        x += font.getlength(one) + 3
    assert with_ones(read, np.array(page), WHOLE) == told


def test_words_of_letters_are_not_looked_at() -> None:
    """Only a lone stem and an address with stems may have ones: "la" and "Il" are words."""
    read = ("I", "l", "vel@vgl.se", "la", "Il", "ja@ob.se", "3")
    assert [text for text in read if may_have_ones(text)] == ["I", "l", "vel@vgl.se"]


def test_letters_that_touch_tell_nothing() -> None:
    """Where there are fewer pieces than letters, none is known to be the stem."""
    page = np.full((80, 400), 255, np.uint8)
    page[20:50, 20:60] = 0
    assert with_ones("vel@vgl.se", page, WHOLE) == "vel@vgl.se"
