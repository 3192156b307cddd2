"""An i and a j at the end of a short word are told by the j's tail."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from granskning_cli.readers.scan.letters.crops import grown
from granskning_cli.readers.scan.letters.descending import descended
from granskning_cli.readers.scan.picture import Area

WHOLE = Area(0, 0, 200, 90)


@pytest.mark.parametrize("size", [20, 28, 44])
@pytest.mark.parametrize(("drawn", "read", "told"), [
    ("Nej", "Nei", "Nej"), ("Nej.", "Nei.", "Nej."), ("Nei", "Nei", "Nei"), ("Nei.", "Nei.", "Nei."),
    ("Hej", "Hei", "Hej"), ("gi", "gi", "gi"), ("Ja", "Ja", "Ja"), ("i", "i", "i"),
])  # fmt: skip
def test_a_last_i_with_a_tail_is_a_j(size: int, drawn: str, read: str, told: str) -> None:
    """The Swedish Nej that was read as Nei has its j again, and the Norwegian Nei stays what it is."""
    page = Image.new("L", (200, 90), 255)
    ImageDraw.Draw(page).text((20, 15), drawn, font=ImageFont.load_default(size), fill=0)
    assert descended(read, np.array(page), WHOLE) == told


def test_what_goes_on_below_a_cut_is_read_with_it() -> None:
    """Ink grows to the white above and below it, no farther than its room, and not to what white parts from it."""
    page = np.full((90, 200), 255, np.uint8)
    page[20:60, 50:60] = 0
    page[64:70, 50:60] = 0
    assert grown(page, Area(45, 30, 70, 50), Area(0, 0, 200, 90)) == Area(45, 20, 70, 60)
    assert grown(page, Area(45, 30, 70, 50), Area(0, 25, 200, 55)) == Area(45, 25, 70, 55)
