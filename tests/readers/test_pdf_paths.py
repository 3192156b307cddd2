"""What a drawn path is: a ruling, a box to tick, a mark made by a pen, or nothing."""

from __future__ import annotations

from types import ModuleType

import pytest
from handmade import pdf, text

from granskning_cli.model.layout import Page
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)
# The circle that four curves make, of radius 6 around 106, 306.
CIRCLE = (
    "112 306 m 112 309.31 109.31 312 106 312 c 102.69 312 100 309.31 100 306 c "
    "100 302.69 102.69 300 106 300 c 109.31 300 112 302.69 112 306 c"
)


def drawn(reader: ModuleType, content: str) -> Page:
    """The page with this content, and a word so that it is not taken for a scan."""
    page: Page = reader.read(pdf(text(20, 380, "Ritat") + content)).pages[0]
    return page


def rules(page: Page) -> list[tuple[str, int, int, int]]:
    """The rulings in whole points, y downwards on a page 400 high."""
    return sorted(
        (rule.axis, round(rule.position), round(rule.start), round(rule.end)) for rule in page.rules or ()
    )


def rects(page: Page) -> list[tuple[int, int, int, int, bool, bool, bool]]:
    """The boxes: their corners, filled, stroked, round."""
    return [(*(round(v) for v in rect.bbox), rect.filled, rect.stroked, rect.round) for rect in page.rects]


@BOTH
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("50 300 m 250 300 l S", [("h", 100, 50, 250)]),
        ("3 w 50 300 m 250 300 l S", [("h", 100, 50, 250)]),
        ("50 300 m 50 200 l S", [("v", 50, 100, 200)]),
        ("50 299.5 200 1 re f", [("h", 100, 50, 250)]),
        (".75 g 50 299.5 200 1 re f", [("h", 100, 50, 250)]),
        ("50 299 m 250 299 l 249 301 l 51 301 l f", []),
        ("50 299.2 m 250 299.2 l 249 300.8 l 51 300.8 l f", [("h", 100, 50, 250)]),
        ("50 300 m 250 300 l 50 200 m 250 200 l S", [("h", 100, 50, 250), ("h", 200, 50, 250)]),
        ("q 2 0 0 2 0 0 cm 25 150 m 125 150 l S Q", [("h", 100, 50, 250)]),
    ],
    ids=["stroke", "thick", "upright", "thin-rect", "grey", "bar", "mitred", "two-in-one", "scaled"],
)
def test_a_ruling(reader: ModuleType, content: str, expected: list[tuple[str, int, int, int]]) -> None:
    """A line along an axis, however it is drawn, lies on its middle and ends where it ends."""
    assert rules(drawn(reader, content)) == expected


@BOTH
@pytest.mark.parametrize("shape", ["50 200 200 100 re S", "50 200 m 250 200 l 250 300 l 50 300 l h B"])
def test_a_large_outline_is_four_rulings(reader: ModuleType, shape: str) -> None:
    """So are the borders of a cell that is stroked as a rectangle."""
    page = drawn(reader, f".9 g {shape}")
    assert rules(page) == [
        ("h", 100, 50, 250),
        ("h", 200, 50, 250),
        ("v", 50, 100, 200),
        ("v", 250, 100, 200),
    ]
    assert page.rects == ()


@BOTH
def test_a_rounded_frame_has_its_straight_sides(reader: ModuleType) -> None:
    """A field with rounded corners is a frame, not a mark made by a pen."""
    frame = (
        "53 300 m 247 300 l 248.7 300 250 298.7 250 297 c 250 273 l 250 271.3 248.7 270 247 270 c "
        "53 270 l 51.3 270 50 271.3 50 273 c 50 297 l 50 298.7 51.3 300 53 300 c h S"
    )
    assert rules(drawn(reader, frame)) == [
        ("h", 100, 53, 247),
        ("h", 130, 53, 247),
        ("v", 50, 103, 127),
        ("v", 250, 103, 127),
    ]


@BOTH
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("100 300 12 12 re S", (False, True, False)),
        ("100 300 12 12 re f", (True, False, False)),
        ("100 300 12 12 re B", (True, True, False)),
        (".9 g 100 300 12 12 re B", (False, True, False)),
        ("100 300 m 112 300 l 112 312 l 100 312 l s", (False, True, False)),
        (f"{CIRCLE} S", (False, True, True)),
        (f"{CIRCLE} f", (True, False, True)),
        ("100 300 12 12 re 101 301 10 10 re f*", (False, True, False)),
        ("100 300 12 12 re f 1 g 101 301 10 10 re f", (False, True, False)),
        (".9 g 100 300 12 12 re f 0 g 100 300 12 12 re S", (False, True, False)),
    ],
    ids=[
        "square",
        "filled",
        "both",
        "pale",
        "lines",
        "circle",
        "dot",
        "frame",
        "white-on-black",
        "filled-then-outlined",
    ],
)
def test_a_box_to_tick(reader: ModuleType, content: str, expected: tuple[bool, bool, bool]) -> None:
    """Filled means darker than a shade; a frame that is painted and not stroked is empty all the same."""
    page = drawn(reader, content)
    assert rects(page) == [(100, 88, 112, 100, *expected)]
    assert (rules(page), page.strokes) == ([], ())


@BOTH
def test_a_mark_made_by_a_pen(reader: ModuleType) -> None:
    """The legs of a cross and a tick are strokes; a long slanting line is none."""
    page = drawn(
        reader,
        "100 300 m 110 310 l 100 310 m 110 300 l S 200 305 m 204 300 l 212 312 l S 10 10 m 300 200 l S",
    )
    assert sorted({(round(box.x0), round(box.x1)) for (box,) in page.strokes}) in (
        [(100, 110), (200, 212)],  # the cross as one mark
    )
    assert (rules(page), page.rects) == ([], ())


@BOTH
@pytest.mark.parametrize(
    "content",
    [
        "1 G 50 300 m 250 300 l S",
        "1 g 50 200 200 100 re f",
        ".9 g 50 200 200 100 re f",
        "50 200 200 100 re n",
    ],
    ids=["white-line", "white-fill", "shading", "unpainted"],
)
def test_what_is_no_ruling(reader: ModuleType, content: str) -> None:
    """White paint, shading behind a header and paths that are not painted leave nothing."""
    page = drawn(reader, content)
    assert (page.rules, page.rects, page.strokes) == ((), (), ())


@BOTH
def test_what_lies_off_the_sheet(reader: ModuleType) -> None:
    """Nobody sees it."""
    assert rules(drawn(reader, "50 500 m 250 500 l S 500 300 12 12 re S 50 300 m 60 300 l S")) == [
        ("h", 100, 50, 60)
    ]


def test_what_a_clip_hides() -> None:
    """A line outside the clip is not there, and one that sticks out is cut off."""
    page = drawn(
        pdfium, "q 100 200 50 150 re W n 50 300 m 250 300 l S 50 100 m 250 100 l S 300 300 9 9 re S Q"
    )
    ((axis, position, start, end),) = page.rules or ()
    assert (axis, round(position)) == ("h", 100)
    assert (start, end) == pytest.approx((100, 150), abs=2)
    assert page.rects == ()


def test_what_is_fully_transparent() -> None:
    """A line of no opacity is not seen."""
    content = text(20, 380, "Ritat") + "/G gs 50 300 m 250 300 l S"
    page = pdfium.read(pdf(content, resources="/ExtGState<</G<</CA 0/ca 0>>>>")).pages[0]
    assert page.rules == ()


def test_a_page_of_endless_paths_is_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A map ends somewhere; what was left out is told."""
    monkeypatch.setattr("granskning_cli.readers.pdfium.paths.MOST_PATHS", 10)
    document = pdfium.read(pdf(text(20, 380, "Karta") + "50 300 m 250 300 l S\n" * 11))
    assert len(document.pages[0].rules or ()) == 10
    assert [note.code for note in document.notes] == ["R164"]


def shades(page: Page) -> list[tuple[int, int, int, int, float]]:
    """The grounds: their corners and how light they are."""
    return sorted((*(round(v) for v in shade.bbox), round(shade.light, 1)) for shade in page.shades)


@BOTH
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (".9 g 50 280 300 20 re f", [(50, 100, 350, 120, 0.9)]),
        (".9 g 50 280 40 20 re f", [(50, 100, 90, 120, 0.9)]),
        (".2 g 50 280 300 20 re 50 240 300 20 re f", [(50, 100, 350, 120, 0.2), (50, 140, 350, 160, 0.2)]),
        ("1 g 50 280 300 20 re f", []),
        (".9 g 50 280 300 20 re B", []),
        (".9 g 50 280 300 5 re f", []),
    ],
    ids=["wide", "narrow", "two-in-one", "white", "outlined", "low"],
)
def test_the_ground_of_a_row(
    reader: ModuleType, content: str, expected: list[tuple[int, int, int, int, float]]
) -> None:
    """A rectangle that is only filled and as high as a line of type at least is a ground."""
    assert shades(drawn(reader, content)) == expected


def test_a_clipped_ground() -> None:
    """What a clip leaves of it counts, as where a program paints more than the cell."""
    page = drawn(pdfium, "q 100 280 100 20 re W n .9 g 50 200 300 150 re f Q")
    assert shades(page) == [(100, 100, 200, 120, 0.9)]
