"""What befell the paper: highlighters, a hand's shadow, and what must not be taken for them."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image
from program import ROOT
from rasters import Way, scanned, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.readers import read
from granskning_cli.readers.scan.files import pictures_in
from granskning_cli.readers.scan.numbers.counting import count_of
from granskning_cli.readers.scan.numbers.leading import _counts_on
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of
from granskning_cli.readers.scan.sheet.shaded import shades_of

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.4, 5, 0, 70)


def told(result: Questionnaire) -> list[tuple[str | None, list[str], str]]:
    return [
        (q.number, [one.label for one in q.answer.selected] if q.answer else [], q.answer.state if q.answer else "")
        for section in result.sections for q in section.questions
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sample", "way"),
    [
        ("hsn-2025--ticked", WAY._replace(paper="marker:pink")),
        ("oppvekst-2025-nb--comment", WAY._replace(paper="marker:orange", grey=True)),
        ("oppvekst-2025-nb--comment", WAY._replace(paper="shadow:sharp")),
    ],
    ids=str,
)
def test_a_page_is_read_through_what_lies_over_it(sample: str, way: Way) -> None:
    """Stripes of a highlighter, in colour and in grey, and the shadow of a hand change no mark and lose no question."""
    path = ROOT / f"samples/{sample}/source.pdf"
    assert told(parse(scanned(path, way))) == told(parse(path))


def sheet(high: int = 600, wide: int = 1200) -> np.ndarray:
    return np.full((high, wide), 255, np.uint8)


def stripe(grey: np.ndarray, tone: int, box: tuple[int, int, int, int]) -> None:
    x0, y0, x1, y1 = box
    middle = (y0 + y1) // 2
    cv2.line(grey, (x0, middle), (x1, middle + 3), tone, y1 - y0, cv2.LINE_AA)


def ink(grey: np.ndarray) -> np.ndarray:
    return ink_of(flattened(Picture(spoilt(grey, Way(noise=4, jpeg=70)), DPI)), FAINT) > 0


@pytest.mark.parametrize("tone", [155, 170, 200, 230])
def test_a_stripe_is_paper_up_to_its_edges_and_its_type_is_ink(tone: int) -> None:
    """Its upper edge is no ruling, its round end no bracket, and the type in it is as black as the rest."""
    grey = sheet()
    stripe(grey, tone, (150, 180, 700, 214))
    assert not ink(grey).any()
    for x in range(180, 900, 24):
        cv2.line(grey, (x, 188), (x, 206), 0, 3)
    rows = ink(grey)[190:204, 170:910]
    within, beside = rows[:, :520].sum() / 22, rows[:, 520:].sum() / 8
    assert within == pytest.approx(beside, rel=0.15)
    assert within > 14 * 3


def test_a_box_that_is_filled_in_pencil_is_no_stripe() -> None:
    """It is grey as one, and short: it stays ink, and so does what is filled in black within a stripe."""
    grey = sheet()
    cv2.rectangle(grey, (200, 300), (232, 332), 150, -1)
    assert ink(grey)[304:328, 204:228].mean() > 0.4
    stripe(grey, 170, (150, 180, 700, 220))
    cv2.rectangle(grey, (400, 188), (424, 212), 20, -1)
    assert ink(grey)[192:208, 404:420].all()


def test_a_stripe_is_no_field_to_write_in() -> None:
    """A field that is shaded has four corners; a highlighter's stripe has round ends."""
    grey = sheet()
    cv2.rectangle(grey, (150, 300), (700, 340), 225, -1)
    stripe(grey, 225, (150, 180, 700, 214))
    fields = shades_of(Picture(grey, DPI), 0.0).fields
    assert [round(field.top) for field in fields] == [pytest.approx(107, abs=2)]


def test_the_first_number_of_a_table_is_not_read_away() -> None:
    """1.1 stands right before 1.2 and needs none before it; 1.2 before 1.2 does not count on."""
    assert _counts_on(count_of("1.1"), None, count_of("1.2"))
    assert not _counts_on(count_of("1.2"), None, count_of("1.2"))


@pytest.mark.parametrize("bits", [1, 8, 12, 16])
def test_grey_of_more_steps_is_as_white(bits: int) -> None:
    """Twelve bits in a file of sixteen are no black page."""
    grey = sheet(400, 900)
    cv2.putText(grey, "Har namnden en plan", (40, 200), cv2.FONT_HERSHEY_DUPLEX, 1.6, 0, 3, cv2.LINE_AA)
    out = io.BytesIO()
    steps = np.round(grey.astype(np.float64) / 255 * (2**bits - 1)).astype(np.uint16)
    Image.fromarray(steps).save(out, "TIFF", dpi=(DPI, DPI))
    (page,) = read(out.getvalue()).pages
    assert "namnden" in [word.text for word in page.words]


def as_tiff(grey: np.ndarray, dpi: tuple[float, float]) -> bytes:
    out = io.BytesIO()
    Image.fromarray(grey).save(out, "TIFF", dpi=dpi)
    return out.getvalue()


@pytest.mark.parametrize(
    ("said", "high"),
    [((200, 200), 842), ((96, 96), 842), ((600, 600), 842), ((1, 1), 842), ((141, 141), 1191)],
)
def test_a_page_has_the_size_of_a_sheet(said: tuple[int, int], high: int) -> None:
    """A file that says A2 or A7 of an A4 page is wrong about its dots an inch; A3 it may be."""
    (picture,) = pictures_in(as_tiff(sheet(2338, 1654), said))
    assert 72 * picture.grey.shape[0] / picture.dpi == pytest.approx(high, abs=4)


def test_a_fax_is_as_high_as_it_is_wide() -> None:
    """It has 98 dots an inch down the page and 204 across."""
    (picture,) = pictures_in(as_tiff(sheet(1146, 1687), (204, 98)))
    assert picture.grey.shape == pytest.approx((2386, 1687), abs=2)
    assert picture.dpi == pytest.approx(204, abs=1)
