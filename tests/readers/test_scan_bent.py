"""Sheets that are not flat: bent beside a book's spine or like a cylinder, and folded."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
import pytest
from papers import soiled
from program import ROOT
from rasters import Way, drawn, scanned, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of
from granskning_cli.readers.scan.sheet.folds import without_folds
from granskning_cli.readers.scan.sheet.laid import laid
from granskning_cli.readers.scan.sheet.straight import pressed, skew_of
from granskning_cli.readers.scan.sheet.unbent import bend_of

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.4, 5, 0, 70, grey=True)
TABLE = "oppvekst-2025-nb--comment"


def told(result: Questionnaire) -> list[tuple[str | None, list[str], str]]:
    return [
        (q.number, [one.label for one in q.answer.selected] if q.answer else [], q.answer.state if q.answer else "")
        for section in result.sections for q in section.questions
    ]  # fmt: skip


def page(sample: str, paper: str, at: int = 0) -> Picture:
    """A page of a sample as a scanner sees it, in grey."""
    colour = drawn(ROOT / f"samples/{sample}/source.pdf", DPI, colour=True)[at]
    return Picture(spoilt(soiled(colour, paper, UNIT, 1) if paper else colour, WAY), DPI)


def bend(picture: Picture) -> Any:
    small = pressed(ink_of(flattened(picture)))
    return bend_of(small, skew_of(small))


@pytest.mark.parametrize(
    ("sample", "paper"),
    [
        ("bun-2024--boxes", "curled:bend"), (TABLE, "curled:bend"), ("kfn-2025--comment", "curled:spine"),
        ("bun-2024--boxes", "fold:dark"), ("mbn-2025--numbered", "fold:down"),
        ("hsn-2025--ticked", "curled:spine"),
    ],
)  # fmt: skip
def test_a_page_that_is_not_flat_is_read_as_one_that_is(sample: str, paper: str) -> None:
    """Rulings that bend by nine points, or by sixteen at a spine, and folds across and down change no mark."""
    path = ROOT / f"samples/{sample}/source.pdf"
    assert told(parse(scanned(path, WAY._replace(paper=paper)))) == told(parse(path))


def test_a_bent_page_is_laid_flat_to_a_pixel_or_two() -> None:
    """Its longest rulings, which rise and fall by 18 pixels, lie level."""

    def rise(picture: Picture) -> float:
        ink = ink_of(picture, FAINT)
        rows = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, 40), np.uint8))
        count, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(rows, np.ones((3, 1), np.uint8)))
        long = [int(high) for _, _, wide, high, _ in stats[1:count] if wide > 0.5 * ink.shape[1]]
        return float(np.median(long)) if long else float("inf")

    assert rise(flattened(page(TABLE, "curled:bend"))) > 15
    assert rise(laid(page(TABLE, "curled:bend")).picture) <= 8


@pytest.mark.parametrize(
    "sample", ["bun-2024--chromium", "kfn-2025--acroform", "hsn-2025--ticked", "sn-2025--borderless"]
)
def test_a_flat_page_is_left_as_it_is(sample: str) -> None:
    """Neither leaning lines nor columns of type on other levels are a bend."""
    assert bend(page(sample, "")) is None


@pytest.mark.parametrize("paper", ["curled:bend", "curled:spine"])
def test_a_page_without_rulings_is_laid_flat_by_its_lines_of_type(paper: str) -> None:
    """A form without any ruling bends as much."""
    assert bend(page("sn-2025--borderless", paper)) is not None


def test_a_page_with_hardly_any_ink_is_flat() -> None:
    """A blank page, a dot and a sliver have no lines to tell by."""
    blank = np.full((2339, 1654), 255, np.uint8)
    dotted = blank.copy()
    cv2.circle(dotted, (800, 900), 9, 0, -1)
    for grey in (blank, dotted, blank[:40], blank[:, :30]):
        assert bend(Picture(np.ascontiguousarray(grey), DPI)) is None


def sheet() -> Any:
    return np.full((1400, 1200), 255, np.uint8)


def unfolded(grey: Any) -> Any:
    seen = Picture(grey, DPI)
    return without_folds(seen, flattened(seen)).grey


def creased(grey: Any, tone: int, wave: float = 2.0, shade: float = 0.0) -> Any:
    """A page with a soft grey line across, that rises and falls, and a shadow below it."""
    high, wide = grey.shape
    ys, xs = np.mgrid[0:high, 0:wide].astype(np.float32)
    far = ys - (700 + wave * np.sin(xs / 190))
    light = 1 - (1 - tone / 255) * np.exp(-((far / 1.6) ** 2)) - shade * np.exp(-np.abs(far) / 40) * (far > 0)
    return (grey * light).astype(np.uint8)


@pytest.mark.parametrize("way", ["across", "down"])
def test_a_fold_is_no_ink_and_type_on_it_stays(way: str) -> None:
    """The line is gone from edge to edge; strokes that stand on it are whole."""
    grey = sheet()
    for x in range(200, 1000, 30):
        cv2.line(grey, (x, 685), (x, 715), 0, 4)
    grey = creased(grey, 140, shade=0.15)
    found = unfolded(np.ascontiguousarray(grey.T)).T if way == "down" else unfolded(grey)
    assert (found[695:706, 20:180] > 214).all()
    assert (found[695:706, 1020:1180] > 214).all()
    assert (found[690:710, 200] < 110).all()


def test_what_is_printed_from_edge_to_edge_is_no_fold() -> None:
    """A straight grey rule without a shadow, a black one, and a line that does not reach the other edge stay."""
    straight, black, short = sheet(), creased(sheet(), 0), creased(sheet(), 140, shade=0.15)
    straight[699:702] = 150
    short[:, 700:] = 255
    assert (unfolded(straight)[700, 20:1180] < 178).all()
    assert (unfolded(black)[695:706, 20:1180].min(axis=0) < 110).all()
    assert (unfolded(short)[690:711, 20:680].min(axis=0) < 178).mean() > 0.9


def test_a_ruling_beside_a_fold_stays() -> None:
    """It lies three points from the fold all along, and is darker than the paper between them."""
    grey = sheet()
    grey[709:712, 100:1100] = 90
    assert (unfolded(creased(grey, 140, wave=1.5, shade=0.15))[710, 110:1090] < 130).all()
