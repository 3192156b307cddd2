"""What a scan comes as: in strips and tiles, in layers, under a stamp, on a page without a size. Each is read."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import cv2
import numpy as np
import pytest
from carriers import Laid, Put, scanned_pdf
from handmade import text
from program import ROOT
from rasters import Way, drawn, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Image
from granskning_cli.readers import read
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.photo import sheet_in
from granskning_cli.readers.scan.sheet.spread import halves_of
from granskning_cli.readers.shown import covered

FORM = ROOT / "samples/bun-2025--word/source.pdf"
WIDE, HIGH = 595.2, 841.8
UPPER = 0.52  # the share of the page that is shown
STAMP = text(380, HIGH * UPPER - 12, "Dnr 2025/12, page 1 of 4", 8)


@cache
def page() -> Any:
    """The upper half of a form at 200 dots an inch."""
    grey = spoilt(drawn(FORM, 200)[0], Way(200, 0.4, 3))
    return grey[: round(UPPER * grey.shape[0])]


def whole(packed: str = "jpeg", *, by: float = 1.0, over: str = "", entries: str = "") -> list[Laid]:
    """The page as one picture, on a page so many times as large as it is."""
    size = (WIDE * by, HIGH * UPPER * by)
    return [Laid(size, [Put(page(), (0, 0, *size), packed)], over, entries)]


def tiles(across: int, along: int, over: str = "") -> list[Laid]:
    """The page in so many columns and rows of pictures."""
    grey, size = page(), (WIDE, HIGH * UPPER)
    xs = [round(at * grey.shape[1] / across) for at in range(across + 1)]
    ys = [round(at * grey.shape[0] / along) for at in range(along + 1)]
    unit = size[0] / grey.shape[1], size[1] / grey.shape[0]
    puts = [
        Put(
            np.ascontiguousarray(grey[y0:y1, x0:x1]),
            (x0 * unit[0], size[1] - y1 * unit[1], (x1 - x0) * unit[0], (y1 - y0) * unit[1]),
        )
        for y0, y1 in pairwise(ys)
        for x0, x1 in pairwise(xs)
    ]
    return [Laid(size, puts, over)]


def layered() -> list[Laid]:
    """Paper at a low resolution below, the ink as a mask above."""
    size = (WIDE, HIGH * UPPER)
    paper = np.full((page().shape[0] // 4, page().shape[1] // 4), 244, np.uint8)
    return [Laid(size, [Put(paper, (0, 0, *size)), Put(page(), (0, 0, *size), "bits", mask=True)])]


def recognised() -> str:
    """What somebody's OCR wrote invisibly over the page, which knows no ticks."""
    words = [word for word in read(FORM.read_bytes()).pages[0].words if word.bbox.bottom < HIGH * UPPER]
    return "".join(
        text(
            word.bbox.x0,
            HIGH * UPPER - word.bbox.bottom,
            word.text.encode("ascii", "ignore").decode(),
            8,
            "3 Tr",
        )
        for word in words
        if not set("()\\") & set(word.text)
    )


def marks(result: Questionnaire) -> dict[str | None, list[str]]:
    """The marks of each question."""
    return {
        q.number: [one.label for one in q.answer.selected] if q.answer else []
        for section in result.sections
        for q in section.questions
    }


CARRIERS = {
    "strips": lambda: tiles(1, 8),
    "strips with recognised text": lambda: tiles(1, 8, recognised()),
    "tiles under a stamp": lambda: tiles(2, 3, STAMP),
    "a stamp": lambda: whole(over=STAMP),
    "a stamp and recognised text": lambda: whole(over=STAMP + recognised()),
    "layers": layered,
    "JBIG2": lambda: whole("jbig2"),
    "JPEG 2000": lambda: whole("jpeg 2000"),
    "fax": lambda: whole("fax"),
    "CMYK": lambda: whole("cmyk"),
    "16 bit": lambda: whole("16 bit"),
    "a point a pixel": lambda: whole(by=200 / 72),
    "a page as large as a house": lambda: whole(by=20),
    "a page as large as a stamp": lambda: whole(by=0.1),
    "a page in another unit": lambda: whole(by=0.1, entries="/UserUnit 10"),
}


@cache
def expected() -> dict[str | None, list[str]]:
    """What the half page says in its own text."""
    full = marks(parse(FORM))
    return {number: full[number] for number in ("1.1", "1.2", "1.3", "1.4")}


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_scan_says_the_same_whatever_it_comes_as(carrier: str) -> None:
    """The marks are those of the form itself, and R155 says that a picture was read."""
    result = parse(scanned_pdf(CARRIERS[carrier]()))
    found = marks(result)
    assert {number: found.get(number) for number in expected()} == expected()
    assert "R155" in {one.code for one in result.diagnostics}


def test_print_over_a_mere_ground_stays_print() -> None:
    """A page whose picture holds no words keeps its own letters, and nobody is told that it was read as a picture."""
    ground = np.full((400, 300), 230, np.uint8)
    lines = "".join(text(60, 700 - 20 * at, f"{at + 1}. Har planen antagits?") for at in range(4))
    document = read(scanned_pdf([Laid((WIDE, HIGH), [Put(ground, (0, 0, WIDE, HIGH), "plain")], lines)]))
    assert [word.text for word in document.pages[0].words][:4] == ["1.", "Har", "planen", "antagits?"]
    assert "R155" not in {note.code for note in document.notes}


def test_pictures_side_by_side_cover_a_page() -> None:
    """Strips do, though none is half of it; a few logos do not, nor does what is off the sheet."""
    sheet = BBox(0, 0, 600, 800)
    assert covered([Image(BBox(0, 100 * at, 600, 100 * at + 100)) for at in range(8)], sheet)
    assert not covered([Image(BBox(0, 100 * at, 60, 100 * at + 40)) for at in range(8)], sheet)
    assert not covered([Image(BBox(590, 0, 1400, 800))], sheet)


def test_a_form_below_a_dark_title_is_no_sheet_on_a_table() -> None:
    """A band over the width of the page is its title; a sheet has a table on two sides at the least."""
    grey = np.full((1100, 800), 250, np.uint8)
    grey[:130] = 60
    band = Picture(spoilt(grey, Way(100, 0.7)), 100.0)
    assert sheet_in(band) is band
    table = cv2.copyMakeBorder(
        np.full((700, 500), 250, np.uint8), 150, 150, 150, 150, cv2.BORDER_CONSTANT, value=60
    )
    assert sheet_in(Picture(table, 100.0)).grey.shape[0] < 800


def spread() -> Any:
    """Two pages of the form beside each other, a shadow where the book is folded."""
    both = np.hstack(drawn(FORM, 200)[:2])
    middle = both.shape[1] // 2
    both[:, middle - 4 : middle + 4] = 120
    return spoilt(both, Way(200, 0.4, 3))


def test_two_pages_side_by_side_are_read_one_after_the_other() -> None:
    """No answer of the left page runs on into the right one, and R155 says what the picture shows."""
    wanted = parse(FORM)
    result = parse(scanned_pdf([Laid((2 * WIDE, HIGH), [Put(spread(), (0, 0, 2 * WIDE, HIGH))])]))
    texts = {q.number: q.answer.text for s in wanted.sections for q in s.questions if q.answer}
    found = {q.number: q.answer.text for s in result.sections for q in s.questions if q.answer}
    assert marks(result) == marks(wanted)
    for number in ("1.1", "1.2", "1.4", "2.2"):
        assert abs(len(found[number] or "") - len(texts[number] or "")) < 8
    assert any("side by side" in one.message for one in result.diagnostics if one.code == "R155")


def test_one_page_that_lies_wide_is_one() -> None:
    """A sheet of A4 is no book, be its middle white; nor is an A3 sheet with a table over all of it."""
    book = Picture(spread(), 200.0)
    assert len(halves_of(book)) == 2
    assert len(halves_of(Picture(book.grey, 290.0))) == 1
    table = book.grey.copy()
    table[300:2000:60] = 0
    assert len(halves_of(Picture(table, 200.0))) == 1
