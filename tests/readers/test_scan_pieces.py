"""What hangs together in a picture, and which words stand at a height."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.letters.votes import is_decided, is_word
from granskning_cli.readers.scan.picture import Area
from granskning_cli.readers.scan.pieces import areas_of, counted, labelled


def test_pieces_are_labelled_with_their_places() -> None:
    """Ink that touches at a corner is one piece; its rectangle and its pixels are told."""
    ink = np.zeros((20, 30), np.uint8)
    ink[2:4, 2:4] = ink[4:6, 4:6] = ink[10:15, 20:22] = 255
    count, labels, stats, _ = labelled(ink)
    assert (count, counted(ink)[0]) == (3, 3)
    assert labels[3, 3] == labels[4, 4] != labels[12, 21]
    assert sorted(stats[1:].tolist()) == [[2, 2, 4, 4, 8], [20, 10, 2, 5, 10]]
    assert areas_of(ink) == [Area(2, 2, 6, 6), Area(20, 10, 22, 15)]
    assert labelled(ink, 4)[0] == 4


def test_more_pieces_than_16_bits_count_are_all_told() -> None:
    """The dots of a dithered photograph are more than 65,535."""
    ink = np.zeros((600, 600), np.uint8)
    ink[::2, ::2] = 255
    assert labelled(ink)[0] == counted(ink)[0] == 300 * 300 + 1
    assert int(labelled(ink)[1].max()) == int(counted(ink)[1].max()) == 300 * 300


heights = st.integers(0, 60).map(float)
words = st.lists(
    st.builds(
        lambda top, high: Word("Ja", BBox(0.0, top, 10.0, top + high)), heights, st.integers(1, 20).map(float)
    ),
    max_size=12,
)


@given(words, heights, st.integers(1, 10).map(float))
def test_words_at_a_height_are_those_that_end_near_it(
    given_: list[Word], bottom: float, within: float
) -> None:
    """The words that end nearer than so many points, and no other."""
    near = Levels(given_).at(bottom, within)
    assert sorted(near) == sorted(word for word in given_ if abs(word.bbox.bottom - bottom) < within)


@given(words, heights, st.integers(1, 30).map(float))
def test_no_word_across_a_band_is_missed(given_: list[Word], top: float, high: float) -> None:
    """All words that reach into a band are given; those that are not asked for lie below it."""
    band = Levels(given_).across(top, top + high)
    asked = [word for word in given_ if word.bbox.bottom > top and word.bbox.top < top + high]
    assert all(word in band for word in asked)
    assert all(word.bbox.top >= top + high for word in band if word not in asked)


def test_looks_stop_where_no_other_reading_can_win() -> None:
    """A lead larger than the looks that are left can give decides; Tesseract is hardly surer than nine tenths."""
    assert is_decided([3.8], 2)
    assert is_decided([2.8], 3)
    assert not is_decided([2.6], 3)
    assert not is_decided([2.9, 1.2], 2)
    assert is_decided([2.9, 0.8], 2)
    assert not is_decided([], 1)


def test_two_sure_looks_at_a_word_are_enough() -> None:
    """Two looks that say "Ja" surely decide; one, a digit, a lone letter or a second reading do not."""
    assert is_word({"Ja": 1.92}, 2)
    assert not is_word({"Ja": 0.96}, 1)
    assert not is_word({"Ja": 1.8}, 2)
    assert not is_word({"17": 1.92}, 2)
    assert not is_word({"A": 1.92}, 2)
    assert not is_word({"Ja": 1.92, "la": 0.1}, 3)
