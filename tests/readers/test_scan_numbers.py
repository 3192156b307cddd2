"""Numbers of questions in a picture: their stops by their ink, what cannot be read by the numbers around it."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from program import ROOT
from rasters import Way, scanned, spoilt

from granskning_cli import parse
from granskning_cli.model.layout import RINGED, BBox, Word
from granskning_cli.readers.scan.letters.agree import agreed
from granskning_cli.readers.scan.letters.doubled import undoubled
from granskning_cli.readers.scan.letters.edges import without_edges
from granskning_cli.readers.scan.letters.points import Seen, parted, pointed, seen_in
from granskning_cli.readers.scan.numbers.columns import numbered
from granskning_cli.readers.scan.numbers.counting import between, count_of, follows, lacks
from granskning_cli.readers.scan.numbers.leading import _counts_on, _doubtful, stopped
from granskning_cli.readers.scan.numbers.tallied import _fill_gaps, _is_next, _label
from granskning_cli.readers.scan.picture import Area, Cell


def inked(*pieces: tuple[str, float]) -> np.ndarray:
    """Digits 10 by 20 pixels and stops of 3, each so many pixels behind the one before it."""
    grey = np.full((40, 160), 255, np.uint8)
    x = 10.0
    for kind, before in pieces:
        x += before
        wide, high = (10, 20) if kind == "d" else (3, 3)
        cv2.rectangle(grey, (round(x), 30 - high), (round(x) + wide - 1, 29), 20, -1)
        x += wide
    return spoilt(grey, Way(noise=6, jpeg=50))


def signs(*pieces: tuple[str, float]) -> str | None:
    seen = seen_in(inked(*pieces), Area(0, 0, 160, 40))
    return seen.signs if seen else None


def test_stops_between_digits_are_seen_in_noise() -> None:
    """Three digits with two stops are seen as such in a noisy picture."""
    assert signs(("d", 0), (".", 4), ("d", 4), (".", 4), ("d", 4)) == "d.d.d"


@pytest.mark.parametrize(
    ("read", "seen", "told"),
    [
        ("21", "d.d", "2.1"),
        ("2:1", "d.d", "2.1"),
        ("2.12", "d.d.d", "2.1.2"),
        ("3A1", "d.d", "3.1"),
        ("11", "dd.", "11."),
        # a stop that was read is kept where its ink is too faint, and what is no number is left alone
        ("2.1", "dd", "2.1"),
        ("21", "d.d.d", "21"),
        ("Ja", "d.d", "Ja"),
    ],
)
def test_stops_are_put_where_they_are_seen(read: str, seen: str, told: str) -> None:
    """A number gets the stops that its ink has, if it has as many digits as were read; none is ever taken away."""
    from granskning_cli.readers.scan.letters.points import Seen

    assert pointed(read, Seen(seen, None)) == told


def test_an_i_behind_a_number_is_no_digit_of_it() -> None:
    """ "1.2 I vilken grad": so much white stands before the last stroke that it is a word of its own."""
    wide = seen_in(inked(("d", 0), (".", 4), ("d", 4), ("d", 11)), Area(0, 0, 160, 40))
    near = seen_in(inked(("d", 0), (".", 4), ("d", 4), ("d", 4)), Area(0, 0, 160, 40))
    assert parted("1.21", wide) == ("1.2", "I")
    assert parted("1.21", near) is None


@pytest.mark.parametrize(
    ("before", "after", "seen", "told"),
    [
        ("1.6", "1.8", "d.d", "1.7"),
        ("2.1.1", "2.2", "d.d.d", "2.1.2"),
        ("6.", "8.", "d.", "7."),
        (None, "A.2", "d.d", "A.1"),
        ("1.11", "2.2", "d.d", "2.1"),
        ("9", "11", "dd", "10"),
        # nothing fits, or more than one number does
        ("1.6", "1.7", "d.d", None),
        ("1.6", None, "d.d", None),
    ],
)
def test_a_number_between_two_is_told_by_the_count(
    before: str | None, after: str | None, seen: str, told: str | None
) -> None:
    """One number alone that may stand between two and has such ink is told; where there are several, none is."""
    assert between(before and count_of(before), after and count_of(after), seen) == told


def test_a_number_follows_the_one_before_it() -> None:
    """2.1 and 1.7 and 1.6.1 may come after 1.6, and 1.8 may not."""
    six = count_of("1.6")
    assert [follows(count_of(one), six, None) for one in ("1.7", "1.6.1", "2", "2.1", "1.8")] == [
        True, True, True, True, False,
    ]  # fmt: skip


def test_numbers_in_a_column_are_not_made_alike() -> None:
    """ "A.1" that is hardly read stays what it is where "A.2" stands surely below it; a label does not."""

    def word(text: str, top: float, score: float) -> Word:
        return Word(text, BBox(60, top, 76, top + 11), size=11, score=score)

    told = agreed([[word("A.1", 10, 0.3), word("A.2", 40, 0.9), word("Nei", 70, 0.3), word("Nej", 90, 0.95)]])
    assert [one.text for one in told[0]] == ["A.1", "A.2", "Nej", "Nej"]


def test_a_label_that_was_circled_is_one_like_others() -> None:
    """ "Nei" in a circle that was hardly read is the "Nej" that stands there elsewhere; what was read surely stays."""

    def word(text: str, top: float, score: float, font: str = "") -> Word:
        return Word(text, BBox(60, top, 76, top + 11), font, 11, score=score)

    for score, told in ((0.3, "Nej"), (0.9, "Nei")):
        words = agreed([[word("Nei", 70, score, RINGED), word("Nej", 90, 0.95)]])[0]
        assert [(one.text, one.font) for one in words] == [(told, RINGED), ("Nej", "")]


@pytest.mark.parametrize(
    ("read", "doubtful", "told"),
    [
        # between 6 and 8 stand a section's C and what was read as "1."
        (("5.", "6.", "C", "1.", "8.", "9."), (3,), ("5.", "6.", "C", "7.", "8.", "9.")),
        (("5.", "6.", "1.", "1.", "8.", "9."), (2, 3), ("5.", "6.", "1.", "1.", "8.", "9.")),
        (("5.", "6.", "1.", "9.", "10."), (2,), ("5.", "6.", "1.", "9.", "10.")),
        (("5.", "6.", "1.", "8.", "9."), (), ("5.", "6.", "1.", "8.", "9.")),
        (("5.", "6.", "a.", "8.", "9."), (2,), ("5.", "6.", "a.", "8.", "9.")),
    ],
)
def test_a_number_takes_the_only_place_between_two_sure_ones(
    read: tuple[str, ...], doubtful: tuple[int, ...], told: tuple[str, ...]
) -> None:
    """Where two sure labels leave room for one number, the only doubtful label between them is it; else nothing is told."""
    said = [_label(text) for text in read]
    _fill_gaps(said, [_is_next(said, at) for at in range(len(said))], doubtful)
    assert [label.text if label else "C" for label in said] == list(told)


@pytest.mark.parametrize(
    ("text", "count", "told"),
    [("Cc", 1, "C"), ("xX", 1, "X"), ("Cc", 2, "Cc"), ("cc", 1, "cc"), ("Ja", 1, "Ja")],
)
def test_a_lone_letter_is_one_letter(text: str, count: int, told: str) -> None:
    """A capital that was read with its small form is one where its ink is one piece; two pieces are two letters."""
    grey = np.full((40, 80), 255, np.uint8)
    for at in range(count):
        cv2.circle(grey, (20 + 30 * at, 20), 10, 0, 3)
    assert undoubled(text, grey, Area(0, 0, 80, 40)) == told


def test_what_is_left_of_a_ruling_beside_a_line_is_no_word() -> None:
    """A bar at the beginning or the end of a line is one; between two labels it parts them."""

    def line(bottom: float, *texts: str) -> list[Word]:
        return [
            Word(text, BBox(20.0 * at, bottom - 10, 20.0 * at + 15, bottom)) for at, text in enumerate(texts)
        ]

    words = [
        *line(20, "|", "2.4", "Finns"),
        *line(40, "Ja", "|", "Nej"),
        *line(60, "Ja", "|"),
        *line(80, "|"),
    ]
    assert [word.text for word in without_edges(words)] == ["2.4", "Finns", "Ja", "|", "Nej", "Ja"]


def leading(*texts: str, score: float = 0.8, x: float = 60.0) -> list[Word]:
    """Numbers below each other."""
    return [
        Word(text, BBox(x, 20 * at, x + 12, 20 * at + 10), size=10, score=score)
        for at, text in enumerate(texts)
    ]


def test_a_comma_behind_a_number_in_its_place_is_a_stop() -> None:
    """ "4," between "3." and "5." is "4."; with no such neighbour, or elsewhere on the line, it is not."""
    words = leading("3.", "4,", "5.")
    assert [word.text for word in stopped(words, words)] == ["3.", "4.", "5."]
    assert [word.text for word in stopped(words, [words[1]])] == ["3.", "4,", "5."]
    alone = leading("3.", "8,", "5.")
    assert [word.text for word in stopped(alone, alone)] == ["3.", "8,", "5."]
    indented = [*leading("3."), *leading("", "4,", x=90.0)[1:]]
    assert [word.text for word in stopped(indented, indented)] == ["3.", "4,"]


def test_a_number_that_follows_none_is_looked_at_again() -> None:
    """ "2.8" below "2.2" is doubtful though it was read rather surely; a list's "3." between them changes nothing."""
    lines = [[word] for word in leading("2.1", "2.2", "3.", "2.8", "3.1")]
    assert [_doubtful(lines, at) for at in range(5)] == [False, False, False, True, False]
    lines = [[word] for word in leading("2.1", "2.2", "3.", "2.3", "3.1")]
    assert [_doubtful(lines, at) for at in range(5)] == [False] * 5
    lines = [[word] for word in leading("1.4", "2", "2.2", score=0.95)]
    assert not _doubtful(lines, 1)
    lines[1] = [lines[1][0]._replace(score=0.8)]
    assert [_doubtful(lines, at) for at in range(3)] == [False, True, False]


def test_numbers_in_cells_with_their_questions_are_put_right() -> None:
    """No question is lost where "1.1" was read as a word, at 150 dpi, in the cell of its question."""
    path = ROOT / "samples/bun-2025--word/source.pdf"
    numbers = [
        [q.number for section in result.sections for q in section.questions]
        for result in (parse(path), parse(scanned(path, Way(150, 0.6, 4, 0, 60))))
    ]
    assert numbers[0] == numbers[1]


def test_a_number_that_cannot_stand_where_it_does_is_told_by_the_count() -> None:
    """ "2.0.1" between 2.1 and 2.1.2 is 2.1.1, and the numbers beside it stay what they are."""

    class Reads:
        def signs(self, place: Area) -> Seen:
            return Seen({0: "d.d", 1: "d.d.d", 2: "d.d.d", 3: "d.d"}[place.y0 // 20], None)

    def cell(row: int, text: str, score: float) -> Cell:
        area = Area(0, 20 * row, 40, 20 * row + 18)
        return Cell(
            area, [Word(text, BBox(2, 20 * row, 30, 20 * row + 10), "", 10, score=score)], None, False
        )

    read = [cell(0, "2.1", 0.5), cell(1, "2.0.1", 0.7), cell(2, "2.1.2", 0.5), cell(3, "2.2", 0.9)]
    told = numbered(read, Reads())  # type: ignore[arg-type]
    assert [one.words[0].text for one in told] == ["2.1", "2.1.1", "2.1.2", "2.2"]


def test_a_two_above_1_3_is_what_the_count_and_its_ink_tell() -> None:
    """2 follows 1.1, but not before 1.3 and 1.4: with a stop seen between two digits it is 1.2."""

    class Reads:
        def signs(self, place: Area) -> Seen:
            return Seen("d.d", None)

    read = []
    for row, (text, score) in enumerate([("1.1", 0.9), ("2", 0.15), ("1.3", 0.9), ("1.4", 0.9)]):
        words = [Word(text, BBox(2, 20 * row, 30, 20 * row + 10), "", 10, score=score)]
        read.append(Cell(Area(0, 20 * row, 40, 20 * row + 18), words, None, False))
    told = numbered(read, Reads())  # type: ignore[arg-type]
    assert [one.words[0].text for one in told] == ["1.1", "1.2", "1.3", "1.4"]


def test_a_number_that_counts_on_is_not_read_away() -> None:
    """2.1.1 between 2.1 and 2.1.2 stays, however unsure; a 2 between 1.1 and 1.3 is half a number."""
    assert _counts_on(count_of("2.1.1"), count_of("2.1"), count_of("2.1.2"))
    assert not _counts_on(count_of("2"), count_of("1.1"), count_of("1.3"))
    assert not _counts_on(count_of("2.1.4"), count_of("2.1"), count_of("2.1.2"))
    assert not _counts_on(count_of("A.1"), count_of("2.4"), None)


def test_a_word_where_a_number_is_missing_is_looked_at_again() -> None:
    """ "TA" and "4:" above 1.2 are doubtful, however surely they were read; where no number is missing they are not."""
    for text in ("TA", "4:"):
        lines = [[word] for word in leading("1", text, "1.2", "1.3", score=0.95)]
        assert [_doubtful(lines, at) for at in range(4)] == [False, True, False, False]
        lines = [[word] for word in leading("1.1", text, "1.2", score=0.95)]
        assert not _doubtful(lines, 1)
        lines = [[word] for word in leading("1.1", "Alla", "1.3", score=0.95)]
        assert _doubtful(lines, 1)


def test_what_number_is_missing() -> None:
    """Between 1.1 and 1.3 one is, above 1.2 too, before 2.1 and below 1.4 none."""
    asked = [("1.1", "1.3"), (None, "1.2"), ("1.4", "2.1"), ("1.1", "1.2"), ("1.1", None), (None, "2.1")]
    told = [lacks(a and count_of(a), b and count_of(b)) for a, b in asked]
    assert told == [True, True, False, False, False, False]
