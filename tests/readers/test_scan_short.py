"""Short words that are read by themselves, and what dotted frames leave of themselves."""

from __future__ import annotations

import numpy as np
import pytest

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.crops import parted_in
from granskning_cli.readers.scan.picture import Area
from granskning_cli.readers.scan.places.leaders import without_dotted_frames


def test_two_words_are_cut_at_the_widest_white() -> None:
    """ "Ja Nej" above two boxes is a word for each, cut where most white is; ink without white is cut equally."""
    grey = np.full((40, 200), 255, np.uint8)
    for x0, x1 in ((20, 30), (33, 40), (70, 80), (84, 95), (98, 104)):
        grey[10:30, x0:x1] = 0
    ink = Area(20, 10, 104, 30)
    assert parted_in(grey, ink, 2) == [Area(20, 10, 40, 30), Area(70, 10, 104, 30)]
    assert parted_in(grey, ink, 1) == [ink]
    grey[10:30, 20:104] = 0
    assert parted_in(grey, ink, 2) == [Area(20, 10, 62, 30), Area(62, 10, 104, 30)]


def word(text: str, x0: float, bottom: float, x1: float, score: float = 1.0) -> Word:
    return Word(text, BBox(x0, bottom - 10, x1, bottom), "", 10, score=score)


UPPER, LOWER = word("." * 40, 229, 700, 343), word("." * 40, 229, 718, 343)
BESIDE = word("senast?", 150, 712, 190, 0.9)


@pytest.mark.parametrize(("inside", "kept"), [
    ([word("oPoio", 240, 712, 300, 0.3), word("i", 310, 712, 312, 0.9)], False),
    ([word("20250131", 235, 712, 340, 0.9), word("i", 310, 712, 312, 0.3)], True),
])  # fmt: skip
def test_a_dotted_frame_is_no_row_of_dots_and_its_teeth_no_words(inside: list[Word], kept: bool) -> None:
    """Two rows of dots of one length above each other are a frame: empty, its teeth go; filled in, all stays."""
    told = without_dotted_frames([BESIDE, UPPER, *inside, LOWER])
    assert told == [BESIDE, *(inside if kept else [])]


def test_rows_of_dots_that_lead_somewhere_stay() -> None:
    """Leaders of two questions are as far apart as lines are, and begin where their questions end."""
    rows = [word("." * 40, 229, 700, 500), word("." * 30, 260, 718, 500)]
    assert without_dotted_frames([BESIDE, *rows]) == [BESIDE, *rows]
