"""What is told of a page's type and ink: bold words, rows of dots, small and shaded circles, letters that are no boxes."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from rasters import Way, scanned, spoilt

from granskning_cli import parse
from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.heights import Heights
from granskning_cli.readers.scan.letters.weight import sized, sized_alike, weighed
from granskning_cli.readers.scan.picture import Area, Cell, Picture, Place
from granskning_cli.readers.scan.places.boxes import places_of
from granskning_cli.readers.scan.places.filled import filled
from granskning_cli.readers.scan.places.ink import states
from granskning_cli.readers.scan.places.leaders import leader, leaders_of
from granskning_cli.readers.scan.places.signs import in_rows_of_labels, without_lost_boxes
from granskning_cli.readers.scan.places.sizes import without_words
from granskning_cli.readers.scan.sheet.flat import FAINT, ink_of

DPI = 200
UNIT = DPI / 72


def page(high: int = 600, wide: int = 1200) -> np.ndarray:
    return np.full((high, wide), 255, np.uint8)


def printed(grey: np.ndarray, text: str, x: int, y: int, thick: int) -> Word:
    cv2.putText(grey, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, thick, cv2.LINE_AA)
    (wide, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.9, thick)
    return Word(
        text, BBox(x / UNIT, (y - 24) / UNIT, (x + wide) / UNIT, (y + 8) / UNIT), size=11.5, score=0.9
    )


def test_bold_words_are_told_by_their_strokes() -> None:
    """A line in thicker strokes is bold in a noisy picture; where all lines are alike none is."""
    grey = page()
    words = [
        printed(grey, text, 60 + 250 * column, 60 + 60 * row, 3 if row == 2 else 1)
        for row in range(6)
        for column, text in enumerate(("namnden", "antog", "planen", "senare"))
    ]
    told = weighed(spoilt(grey, Way(noise=6, jpeg=50)), UNIT, words)
    assert [at // 4 for at, word in enumerate(told) if word.bold] == [2, 2, 2, 2]
    alike = [word for at, word in enumerate(words) if at // 4 != 2]
    assert not any(word.bold for word in weighed(grey, UNIT, alike))


def test_one_size_of_type_has_one_size() -> None:
    """Heights that differ with a line's letters are one size; a heading's is another."""
    words = [Word("a", BBox(0, 0, 1, 1), size=size) for size in (11.2, 10.6, 11.3, 11.2, 13.4, 13.6, 13.4)]
    assert [word.size for word in sized(words)] == [11.2, 11.2, 11.2, 11.2, 13.4, 13.4, 13.4]


def test_one_size_is_one_on_every_page() -> None:
    """A size that one page measures as 11.9 and the next as 10.8 is one; what is half as large stays small."""
    first = [Word("a", BBox(0, 0, 1, 1), size=size) for size in (11.9, 11.9, 11.9, 6.0)]
    second = [Word("a", BBox(0, 0, 1, 1), size=size) for size in (10.8, 10.8)]
    told = sized_alike([first, second])
    assert [[word.size for word in words] for words in told] == [[11.9, 11.9, 11.9, 6.0], [11.9, 11.9]]


def test_a_row_of_dots_is_found_and_a_sentence_is_none() -> None:
    """Twenty dots are one row, where they stand; the stops and dots of a line of type are none."""
    grey = page()
    printed(grey, "i. j. iii. ii. i. iiii. j.", 60, 200, 2)
    for at in range(20):
        cv2.rectangle(grey, (300 + 6 * at, 98), (301 + 6 * at, 99), 40, -1)
    found = leaders_of(Picture(spoilt(grey, Way(noise=4, jpeg=70)), DPI), grey)
    assert len(found) == 1
    assert abs(found[0].x0 - 300) < 3
    assert set(leader(Picture(grey, DPI), found[0]).text) == {"."}


def rings(shade: int, marked: set[tuple[int, int]], radius: int = 8) -> np.ndarray:
    grey = page(500)
    for row in range(4):
        for column in range(3):
            middle = (200 + 120 * column, 80 + 100 * row)
            cv2.circle(grey, middle, radius, shade, -1, cv2.LINE_AA)
            cv2.circle(grey, middle, radius, 20, 2, cv2.LINE_AA)
            if (row, column) in marked:
                cv2.circle(grey, middle, radius - 4, 20, -1, cv2.LINE_AA)
    return spoilt(grey, Way(noise=3, jpeg=85))


def told_of(grey: np.ndarray) -> dict[tuple[int, int], bool | None]:
    picture = Picture(grey, DPI)
    faint = ink_of(picture, FAINT)
    boxes, found = places_of(picture, [faint, ink_of(picture)])
    places = filled(picture, 1, boxes, found, faint)
    return {
        (round(((ring.y0 + ring.y1) / 2 - 80) / 100), round(((ring.x0 + ring.x1) / 2 - 200) / 120)): state
        for ring, state in zip(found, states(places), strict=True)
    }


def test_small_and_shaded_circles_are_told_apart() -> None:
    """Buttons of six points are all found, on white and shaded grey, and exactly those with a dot are marked."""
    marked = {(0, 1), (1, 2), (3, 0)}
    for shade in (255, 214):
        told = told_of(rings(shade, marked))
        assert len(told) == 12
        assert {place for place, state in told.items() if state} == marked
        assert None not in told.values()


def test_letters_that_touch_are_no_box() -> None:
    """ "Ei" whose two letters nearly touch is no ticked box, and a ticked box beside it is one."""
    grey = page(200, 400)
    for x, y, w, h in ((60, 60, 4, 20), (60, 60, 13, 3), (60, 69, 12, 3), (60, 77, 13, 3), (75, 60, 4, 20)):
        cv2.rectangle(grey, (x, y), (x + w - 1, y + h - 1), 0, -1)
    cv2.rectangle(grey, (200, 60), (221, 81), 0, 2)
    cv2.line(grey, (203, 63), (218, 78), 0, 2)
    cv2.line(grey, (218, 63), (203, 78), 0, 2)
    picture = Picture(grey, DPI)
    boxes, _ = places_of(picture, [ink_of(picture, FAINT), ink_of(picture)])
    assert [round(box.x0, -1) for box in boxes] == [200]


def test_a_small_sign_that_is_repeated_is_a_mark_and_one_alone_is_in_doubt() -> None:
    """Two typed signs of one size are marks, though small; a single speck of that size is neither mark nor nothing."""

    def place(at: float, wide: float) -> Place:
        return Place(
            1, "cell", BBox(at, 0, at + 40, 20), 0.023, 0.4, BBox(at + 10, 5, at + 10 + wide, 5 + wide)
        )

    empty = [Place(1, "cell", BBox(0, 30 * n, 40, 30 * n + 20), 0.0, 0.0) for n in range(1, 8)]
    assert states([place(0, 5.4), place(50, 5.6), *empty])[:2] == [True, True]
    assert states([place(0, 5.4), place(50, 7.9), *empty])[:2] == [None, None]


def test_a_box_that_was_not_found_is_never_no_mark() -> None:
    """Ink in a column of boxes that is in no box found is in doubt; an empty cell of the column is empty."""

    def cell(row: int, ink: BBox | None) -> Cell:
        area = Area(100, 50 * row, 160, 50 * row + 40)
        place = Place(1, "cell", BBox(36, 18 * row, 58, 18 * row + 14), 0.1 if ink else 0.0, 0.6, ink)
        return Cell(area, [], place, heads=False)

    boxed = Cell(Area(100, 0, 160, 40), [], None, heads=False)
    cells = [boxed, cell(1, BBox(40, 20, 48, 28)), cell(2, None)]
    told = without_lost_boxes(cells, [Area(120, 10, 140, 30)])
    assert states([one.place for one in told if one.place]) == [None, False]


def test_a_label_that_is_hardly_read_is_no_mark_among_labels() -> None:
    """The "1" of a header 1, 2, 3 is a label, however badly it was read; a cross in a row of empty cells is none."""

    def head(column: int, text: str, *, sure: bool) -> Cell:
        word = Word(text, BBox(50.0 * column, 5, 50.0 * column + 6, 16), size=11, score=0.9 if sure else 0.2)
        box = BBox(50.0 * column, 0, 50.0 * column + 40, 20)
        place = None if sure else Place(1, "cell", box, 0.05, 0.5, word.bbox, text=(word,) if text else ())
        return Cell(Area(140 * column, 0, 140 * column + 110, 50), [word] if sure else [], place, heads=True)

    labels = in_rows_of_labels([head(0, "1", sure=False), head(1, "2", sure=True), head(2, "3", sure=True)])
    assert [one.place is None and [word.text for word in one.words] for one in labels] == [
        ["1"],
        ["2"],
        ["3"],
    ]
    marks = in_rows_of_labels([head(0, "K", sure=False), head(1, "", sure=False), head(2, "", sure=False)])
    assert not any(one.words for one in marks)


def test_dots_over_a_capital_make_no_larger_type() -> None:
    """A line with an Ö is as high as those around it; one in capitals, or before enough were seen, is as measured."""

    def row(rise: float) -> dict[str, float]:
        return {"row_height": 24 + rise + 8, "ascenders": rise, "descenders": -8.0}

    heights = Heights()
    assert heights.of(row(13), "Övriga upplysningar") == 45
    for rise in (8, 9, 8):
        heights.of(row(rise), "Kontakt med revisionen")
    assert heights.of(row(13), "Övriga upplysningar") == 40
    assert heights.of(row(8), "Östby") == 40
    assert heights.of(row(13), "ÖVRIGT") == 45


def test_a_shade_that_is_ink_in_places_hides_no_box() -> None:
    """Boxes on a grey that the fainter threshold takes for ink here and there are all found."""
    grey = page(300, 600)
    noise = np.random.default_rng(5)
    for at in range(6):
        x = 60 + 80 * at
        cv2.rectangle(grey, (x, 60), (x + 29, 89), 0, 2)
        inside = grey[62:88, x + 2 : x + 28]
        inside[:] = np.clip(216 + noise.normal(0, 14, inside.shape), 0, 255)
    picture = Picture(grey, DPI)
    boxes, _ = places_of(picture, (ink_of(picture, FAINT), ink_of(picture)))
    assert len(boxes) == 6


def test_two_letters_are_no_box_where_it_would_be_the_only_one() -> None:
    """The E and j of a column's "Ej uppfyllt" touch at 150 dpi, and were taken for a ticked box: the label was lost."""
    path = Path(__file__).parents[2] / "samples/hsn-2025--left/source.pdf"
    read = [
        q for section in parse(scanned(path, Way(150, 0.6, 4, 0, 60))).sections for q in section.questions
    ]
    assert [[one.label for one in q.answer.selected] for q in read if q.number in ("1.3", "2.1")] == [
        ["Ej uppfyllt"], ["Ej uppfyllt"],
    ]  # fmt: skip


def test_a_letter_of_a_title_is_no_box_that_a_mark_goes_beyond() -> None:
    """The E and n of "Enkät" stand above three boxes and are as large: all of the form became the text of one question."""
    path = Path(__file__).parents[2] / "samples/kfn-2024--lines/source.pdf"
    read = parse(scanned(path, Way(200, 0.7, 6, 0, 50)))
    assert read.title == "Enkät om styrning och uppföljning 2024"
    assert len([q for section in read.sections for q in section.questions]) == 11


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ([("Självskattning", 40, 160)], False),
        ([("Enkät", 99, 140)], False),
        ([("styrning", 60, 110)], False),
        ([("MJa", 99, 125)], True),
        ([("XBifogas", 99, 150)], True),
        ([("MDELVIS", 99, 150)], True),
        ([("Delvisk", 60, 110)], True),
        ([("ja", 99, 120)], True),
        ([("styrning", 60, 95), ("2025", 112, 140)], True),
        ([], True),
    ],
)
def test_a_box_in_a_word_is_letters(words: list[tuple[str, float, float]], kept: bool) -> None:
    """It lies within a word of small letters that was surely read; a label that took a mark in is not read so."""

    class Reads:
        def look_at(self, picture: Picture, grey: np.ndarray) -> None:
            pass

        def read(self, area: Area, mode: str) -> list[Word]:
            return [Word(text, BBox(x0, 70, x1, 85), "", 12, score=0.9) for text, x0, x1 in words]

        def read_short(self, area: Area) -> list[Word]:
            return []

    grey = page()
    box = Area(*[round(at * UNIT) for at in (100, 72, 110, 82)])
    cv2.rectangle(grey, (box.x0 - 8, box.y0), (box.x1 + 8, box.y1), 0, -1)
    assert without_words(Picture(grey, DPI), [box], 255 - grey, Reads()) == ([box] if kept else [])  # type: ignore[arg-type]


@pytest.mark.parametrize(("stroke", "kept"), [(None, True), ((200, "faint"), True), ((60, "dark"), False)])
def test_a_dark_frame_around_a_shade_is_no_letter(stroke: tuple[int, str] | None, kept: bool) -> None:
    """An empty box whose shade is faint ink here and there is not read as the letter that its speckles look like."""

    class Reads:
        def look_at(self, picture: Picture, grey: np.ndarray) -> None:
            pass

        def read(self, area: Area, mode: str) -> list[Word]:
            return []

        def read_short(self, area: Area) -> list[Word]:
            return [Word("a", picture.box(area), "", 12, score=0.9)]

    grey = page()
    picture = Picture(grey, DPI)
    box = Area(*[round(at * UNIT) for at in (100, 72, 110, 82)])
    cv2.rectangle(grey, (box.x0, box.y0), (box.x1 - 1, box.y1 - 1), 40, 3)
    if stroke is not None:
        grey[box.y0 + 9 : box.y1 - 9, box.x0 + 13 : box.x0 + 16] = stroke[0]
    _, faint = cv2.threshold(grey, round(255 * FAINT), 255, cv2.THRESH_BINARY_INV)
    assert without_words(picture, [box], faint, Reads()) == ([box] if kept else [])  # type: ignore[arg-type]


def test_a_word_behind_a_label_in_bold_has_its_own_weight() -> None:
    """ "Svar: Ja" has the label alone in bold, and two words say nothing of each other where they differ so much."""
    grey = page(900)
    words = [
        printed(grey, text, 60 + 200 * column, 60 + 60 * row, 3 if row % 4 == 0 and column == 0 else 1)
        for row in range(12)
        for column, text in enumerate(
            ("Svar", "nej") if row % 4 == 0 else ("Har", "namnden", "antagit", "planen")
        )
    ]
    words = [
        word._replace(bbox=word.bbox._replace(x0=word.bbox.x0 - 40 * (word.text == "nej"))) for word in words
    ]
    told = weighed(spoilt(grey, Way(noise=6, jpeg=50)), UNIT, words)
    assert {word.text for word in told if word.bold} == {"Svar"}


def test_a_letter_as_large_as_the_boxes_below_it_is_read() -> None:
    """The "Ej" above a column of boxes holds less ink than the marks in them; a mark as dark as the others is none."""
    grey = page(900)
    boxes = [Area(x, 60 + 60 * row, x + 19, 79 + 60 * row) for row in range(8) for x in (100, 300)]
    for at, box in enumerate(boxes):
        cv2.rectangle(grey, (box.x0, box.y0), (box.x1 - 1, box.y1 - 1), 0, 2)
        if at % 2:
            cv2.rectangle(grey, (box.x0 + 5, box.y0 + 5), (box.x1 - 6, box.y1 - 6), 0, -1)
    odd = boxes[0]
    cv2.line(grey, (odd.x0, odd.y0 + 9), (odd.x1 - 8, odd.y0 + 9), 0, 2)

    class Reads:
        def look_at(self, picture: Picture, grey: np.ndarray) -> None: ...

        def read(self, area: Area, mode: str) -> list[Word]:
            return []

        def read_short(self, area: Area) -> list[Word]:
            return [Word("Ej", BBox(0, 0, 10, 10), score=0.9)]

    found = without_words(Picture(grey, DPI), boxes, 255 - grey, Reads())  # type: ignore[arg-type]
    assert found == boxes[1:]
