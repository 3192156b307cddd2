"""Ink that was taken for a mark in a column of numbers."""

from __future__ import annotations

import cv2
import numpy as np

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.numbers.turns import in_turn
from granskning_cli.readers.scan.picture import Picture, Place
from granskning_cli.readers.scan.places.signs import lone_signs


def at(text: str, x: float, row: int) -> Word:
    return Word(text, BBox(x, 100.0 + 20 * row, x + 5.0 * len(text), 110.0 + 20 * row), "", 10.0, score=0.9)


def mark(x: float, row: int) -> Place:
    return Place(1, "alone", at("X", x, row).bbox, 0.4, 1.0)


def test_a_mark_where_a_number_lacks_is_that_number() -> None:
    """It is told by the count and not sure; the marks of other columns stay."""
    words = [at("1.", 50, 0), at("2.", 50, 1), at("4.", 50, 3), *[at("Finns", 80, row) for row in range(4)]]
    read, alone = in_turn(words, [mark(51, 2), mark(300, 1)])
    assert [(word.text, word.score) for word in read[len(words) :]] == [("3.", 0.5)]
    assert alone == [mark(300, 1)]
    first, none = in_turn([at("2", 50, 1), at("3", 50, 2)], [mark(50, 0)])
    assert ([word.text for word in first[2:]], none) == (["1"], [])


def test_a_mark_where_no_number_lacks_is_one() -> None:
    """Between numbers that count on, behind a text, and in a column where marks are as many as numbers."""
    counted = [at("1", 50, 0), at("2", 50, 2)]
    assert in_turn(counted, [mark(50, 1)]) == (counted, [mark(50, 1)])
    behind = [at("1", 300, 0), at("3", 300, 2), at("Finns", 80, 1)]
    assert in_turn(behind, [mark(300, 1)]) == (behind, [mark(300, 1)])
    many = [mark(50, 1), mark(50, 3), mark(50, 4)]
    assert in_turn([at("1", 50, 0), at("3", 50, 2)], many)[1] == many


def test_a_tick_by_itself_is_a_mark_however_surely_it_was_read_as_a_letter() -> None:
    """A v beside a word stays one: "v 45" is a week."""
    grey = np.full((300, 900), 255, np.uint8)
    cv2.polylines(grey, [np.array([[60, 110], [72, 124], [92, 92]])], False, 0, 4)
    cv2.putText(grey, "v", (60, 224), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
    cv2.putText(grey, "45", (92, 224), cv2.FONT_HERSHEY_SIMPLEX, 1.2, 0, 3, cv2.LINE_AA)
    unit = 200 / 72
    words = [
        Word("v", BBox(58 / unit, 85 / unit, 95 / unit, 130 / unit), "", 12.0, score=0.95),
        Word("v", BBox(60 / unit, 190 / unit, 86 / unit, 230 / unit), "", 12.0, score=0.95),
        Word("45", BBox(92 / unit, 190 / unit, 140 / unit, 230 / unit), "", 12.0, score=0.95),
    ]
    kept, marks = lone_signs(Picture(grey, 200), grey, words, 1, lambda _: [])
    assert [word.text for word in kept] == ["45", "v"]
    assert [round(place.area.top * unit) // 10 for place in marks] == [9]
