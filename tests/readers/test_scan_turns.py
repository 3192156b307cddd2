"""Ink that was taken for a mark in a column of numbers."""

from __future__ import annotations

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.turns import in_turn
from granskning_cli.readers.scan.picture import Place


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
