"""Rulings: bold capitals are none, a row whose lower line was lost ends all the same, a photographed table is squared."""

from __future__ import annotations

import cv2
import numpy as np

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.edges import without_edges
from granskning_cli.readers.scan.letters.words import _cleaned
from granskning_cli.readers.scan.lines.lost import lost_levels
from granskning_cli.readers.scan.lines.rulings import rulings_of
from granskning_cli.readers.scan.numbers.stops import numbers_before_stops
from granskning_cli.readers.scan.picture import Area, Line, Picture
from granskning_cli.readers.scan.places.lattice import blocks_of, seen_in
from granskning_cli.readers.scan.places.leaders import leaders_of
from granskning_cli.readers.scan.sheet.squared import squared

DPI = 200
UNIT = DPI / 72


def page(high: int = 900, wide: int = 1400) -> np.ndarray:
    return np.full((high, wide), 255, np.uint8)


def test_bold_capitals_whose_bars_touch_are_no_table() -> None:
    """A row of T's hangs three stems on one bar; a table's lines are thin and its row is closed."""
    grey = page()
    cv2.rectangle(grey, (400, 300), (475, 303), 0, -1)
    for x in (402, 432, 470):
        cv2.rectangle(grey, (x, 300), (x + 4, 332), 0, -1)
    cv2.rectangle(grey, (300, 500), (900, 560), 0, 2)
    cv2.line(grey, (600, 500), (600, 560), 0, 2)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    assert sorted((line.axis, round(line.position / 100)) for line in found) == [
        ("h", 5), ("h", 6), ("v", 3), ("v", 6), ("v", 9),
    ]  # fmt: skip


def test_bars_of_letters_side_by_side_are_no_ruling() -> None:
    """The tops of bold letters are a run of ink with white between them, which a short line has none of."""
    grey = page()
    for x in range(400, 480, 26):
        cv2.rectangle(grey, (x, 300), (x + 22, 304), 0, -1)
    cv2.line(grey, (400, 600), (480, 600), 0, 3)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    assert [round(line.position) for line in found] == [600]


def test_a_row_ends_where_its_upright_lines_do() -> None:
    """A fax lost the line below three columns: it goes from the table's one edge to the other."""
    edges = [Line("v", x, 100, 900, 2) for x in (50, 950)]
    inner = [Line("v", x, 100, 160, 2) for x in (500, 650, 800)]
    level = [Line("h", 100, 50, 950, 2), Line("h", 900, 50, 950, 2)]
    assert lost_levels(Picture(page(), DPI), level, [*edges, *inner]) == [Line("h", 160, 50, 950, 1.0)]
    assert lost_levels(Picture(page(), DPI), level, [*edges, *inner[:2]]) == []
    closed = [*level, Line("h", 160, 50, 950, 2)]
    assert lost_levels(Picture(page(), DPI), closed, [*edges, *inner]) == []


def test_a_leaning_table_is_squared_by_its_own_lines() -> None:
    """Corners that were found beside themselves leave lines that lean; afterwards each ends where it began."""
    grey = page(2000, 1400)
    for x in (100, 500, 900, 1300):
        cv2.line(grey, (x, 100), (x, 1900), 0, 3)
    for y in (100, 700, 1300, 1900):
        cv2.line(grey, (100, y), (1300, y), 0, 3)
    corners = np.array([[0, 0], [1400, 0], [1400, 2000], [0, 2000]], "float32")
    moved = corners + np.array([[14, 6], [-5, -8], [9, 4], [-12, 10]], "float32")
    leaning = cv2.warpPerspective(
        grey, cv2.getPerspectiveTransform(corners, moved), (1400, 2000), borderValue=255
    )

    def lean(picture: np.ndarray) -> int:
        tops = [np.flatnonzero(picture[y, 400:600] < 128).mean() for y in (300, 1700)]
        return abs(round(tops[0] - tops[1]))

    assert lean(leaning) >= 4
    assert lean(squared(Picture(leaning, DPI)).grey) <= 1
    plain = Picture(page(), DPI)
    assert squared(plain) is plain


def test_a_place_hidden_by_a_scribble_is_known_by_its_row_and_column() -> None:
    """Of a block one place was not seen: it counts where its outline is drawn, and where nothing is it is none."""
    seen = [Area(300 + 60 * c, 100 + 50 * r, 328 + 60 * c, 128 + 50 * r) for r in range(6) for c in range(4)]
    hidden = seen[9]
    (block,) = blocks_of([one for one in seen if one != hidden], "box")
    assert block.thought == [hidden]
    ink = np.zeros((900, 1400), np.uint8)
    assert seen_in(Picture(page(), DPI), block, ink).thought == []
    cv2.rectangle(ink, (hidden.x0, hidden.y0), (hidden.x1 - 1, hidden.y1 - 1), 255, 2)
    assert seen_in(Picture(page(), DPI), block, ink).thought == [hidden]


def test_places_of_two_lists_side_by_side_are_where_they_were_seen() -> None:
    """The boxes of two columns of type stand at nearly the same heights: none is moved to where its neighbour is."""
    seen = [
        Area(x, 100 + 50 * r + down, x + 28, 128 + 50 * r + down)
        for r in range(6)
        for x, down in ((300, 0), (900, 8 * (r == 2)))
    ]
    (block,) = blocks_of(seen, "box")
    assert sorted(block.places) == sorted(seen)


def test_dots_of_a_screened_picture_are_no_leaders() -> None:
    """A page of dots is left alone, and in time."""
    grey = page(1800, 1400)
    grey[::6, ::6] = 0
    assert leaders_of(Picture(grey, DPI), grey) == []
    row = page()
    row[400:402, 100:1000:9] = 0
    row[400:402, 101:1000:9] = 0
    assert len(leaders_of(Picture(row, DPI), row)) == 1


def test_a_word_that_no_language_has_begins_with_an_i() -> None:
    """ "ls" is Is, with what stands behind it too; words of more letters and a lone l stay."""
    assert [_cleaned(text) for text in ("ls", "lf", "ln,", "lsn", "l", "1s", "als")] == [
        "Is", "If", "In,", "lsn", "l", "1s", "als",
    ]  # fmt: skip


def test_a_bar_within_a_line_is_not_sure() -> None:
    """It may be what is left of a ruling that was not found, and with it of the mark beside it."""
    words = [
        Word(text, BBox(40 * at, 0, 40 * at + 30, 12), "", 12, score=0.95) for at, text in enumerate("a|b")
    ]
    assert [word.score for word in without_edges(words)] == [0.95, 0.3, 0.95]


def test_a_stop_whose_number_was_passed_over_is_looked_at_again() -> None:
    """ ". Har nämnden" has "7" before its stop, of which nothing was read; a stop with nothing before it stays."""

    class Reading:
        def read_short(self, area: Area) -> list[Word]:
            return [Word("7.", BBox(area.x0 / UNIT, 0, area.x1 / UNIT, 12), "", 12, score=0.9)]

    grey = page()
    cv2.putText(grey, "7", (100, 300), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2)
    grey[296:301, 122:127] = 0
    stop = Word(".", BBox(121 / UNIT, 275 / UNIT, 128 / UNIT, 303 / UNIT), "", 10, score=0.9)
    rest = Word("Har", BBox(140 / UNIT, 275 / UNIT, 190 / UNIT, 303 / UNIT), "", 10, score=0.9)
    told = numbers_before_stops(Picture(grey, DPI), grey, [stop, rest], Reading())
    assert [(word.text, word.score) for word in told] == [("7.", 0.5), ("Har", 0.9)]
    elsewhere = [stop._replace(bbox=BBox(300, 20, 303, 30)), rest]
    assert numbers_before_stops(Picture(grey, DPI), grey, elsewhere, Reading()) == elsewhere


def test_a_bracket_between_two_rulings_is_no_part_of_them() -> None:
    """ "(minute 32)." ends where the lines above and below it stand; a line that is ink all along stays whole."""
    grey = page()
    for y in (300, 400, 428, 528):
        cv2.line(grey, (200, y), (900, y), 0, 2)
    for x in (200, 600, 900):
        cv2.line(grey, (x, 300), (x, 400 if x == 600 else 528), 0, 2)
    cv2.line(grey, (600, 428), (600, 528), 0, 2)
    cv2.ellipse(grey, (590, 414), (10, 13), 0, -90, 90, 0, 2)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    upright = sorted((round(line.position, -1), line.start, line.end) for line in found if line.axis == "v")
    assert [(x, round(a, -1), round(b, -1)) for x, a, b in upright] == [
        (200, 300, 530), (600, 300, 400), (600, 430, 530), (900, 300, 530),
    ]  # fmt: skip
    cv2.line(grey, (600, 400), (600, 428), 0, 2)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    assert sum(line.axis == "v" for line in found) == 3
