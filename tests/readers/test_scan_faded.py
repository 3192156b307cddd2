"""Stamps on pages that were scanned in grey."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import cv2
import numpy as np
import pytest
from papers import soiled
from program import ROOT
from rasters import Way, drawn, scanned, spoilt
from setlines import SOURCE

from granskning_cli import Questionnaire, parse
from granskning_cli.layout import lay_out
from granskning_cli.readers import read
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.faded import without_faded
from granskning_cli.readers.scan.sheet.flat import flattened
from granskning_cli.readers.scan.sheet.photo import sheet_in
from granskning_cli.readers.scan.sheet.squared import squared
from granskning_cli.structure import structure

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.4, 5, 0, 70, grey=True)


def told(result: Questionnaire) -> list[tuple[str | None, list[str], str]]:
    return [
        (q.number, [one.label for one in q.answer.selected] if q.answer else [], q.answer.state if q.answer else "")
        for section in result.sections for q in section.questions
    ]  # fmt: skip


def page(sample: str, paper: str) -> Picture:
    colour = drawn(ROOT / f"samples/{sample}/source.pdf", DPI, colour=True)[0]
    return Picture(spoilt(soiled(colour, paper, UNIT, 1) if paper else colour, WAY), DPI)


def taken_off(grey: Any) -> tuple[Any, Any]:
    seen = Picture(grey, DPI)
    picture, seen = without_faded(flattened(seen), seen)
    return picture.grey, seen.stamps


@pytest.mark.parametrize(
    ("sample", "paper"),
    [
        ("sn-2025--borderless", "stamp:blue"),
        ("kfn-2025--comment", "stamp:violet"),
        ("bun-2024--boxes", "stamp:red"),
    ],
)
def test_a_form_in_grey_is_read_below_its_stamps(sample: str, paper: str) -> None:
    """No mark, no question is lost below a framed stamp and a round one, and the page is named."""
    path = ROOT / f"samples/{sample}/source.pdf"
    result = parse(scanned(path, WAY._replace(paper=paper)))
    assert told(result) == told(parse(path))
    assert "R166" in {one.code for one in result.diagnostics}


def lined() -> Any:
    """A page with lines of strokes as thick as type."""
    grey = np.full((2339, 1654), 255, np.uint8)
    for y in range(400, 2000, 60):
        for x in range(200, 1400, 14):
            cv2.line(grey, (x, y), (x, y + 22), 0, 3, cv2.LINE_AA)
    return grey


def test_type_below_a_stamp_stays() -> None:
    """The ring is paper where it is alone, its ink is known, and strokes that it crosses are as black as before."""
    grey = lined()
    cv2.circle(grey, (800, 1000), 140, 120, 5, cv2.LINE_AA)
    cv2.circle(grey, (800, 1000), 100, 120, 5, cv2.LINE_AA)
    grey = np.minimum(grey, lined())
    after, stamps = taken_off(grey)
    ring = np.zeros_like(grey)
    cv2.circle(ring, (800, 1000), 140, 255, 3)
    alone = (ring > 0) & (cv2.erode(lined(), np.ones((9, 9), np.uint8)) == 255)
    assert (after[alone] > 214).mean() > 0.98
    assert (stamps[alone] == 0).mean() > 0.9
    below = (ring > 0) & (lined() == 0)
    assert (after[below] < 60).all()


@pytest.mark.parametrize("sample", ["audit-2025-en--radio", "kfn-2025--acroform", "hsn-2025--left"])
def test_the_shades_of_a_form_are_no_stamp(sample: str) -> None:
    """Their edges are grey too."""
    seen = page(sample, "")
    picture = flattened(seen)
    assert without_faded(picture, seen) == (picture, seen)


def test_what_somebody_wrote_in_grey_stays() -> None:
    """Crosses of a pen in rows and columns, and lines that were written, make no frame and no ring."""
    grey = lined()
    for y in range(420, 2000, 60):
        for x in range(1420, 1640, 60):
            cv2.line(grey, (x, y), (x + 24, y + 24), 120, 5, cv2.LINE_AA)
            cv2.line(grey, (x + 24, y), (x, y + 24), 120, 5, cv2.LINE_AA)
    after, stamps = taken_off(grey)
    assert stamps is None
    assert after[432, 1432] < 178


@pytest.mark.parametrize(("score", "named"), [(0.1, ["1.2b"]), (0.97, [])])
def test_a_label_that_was_hardly_read_is_told_where_it_is_marked(score: float, named: list[str]) -> None:
    """Who marked below a header's label that a stamp lay over may have marked another; others are sure."""
    document = read((ROOT / "samples/kfn-2025--comment/source.pdf").read_bytes())
    first = document.pages[0]
    sure = tuple(word._replace(score=0.97, font="") for word in first.words)
    words = tuple(
        word._replace(score=score) if word.text == "5" and 110 < word.bbox.top < 200 else word
        for word in sure
    )
    pages = (replace(first, words=words), *document.pages[1:])
    result = structure(lay_out(replace(document, pages=pages)), SOURCE)
    assert [
        one.question for one in result.diagnostics if one.code == "R156" and "'5'" in one.message
    ] == named


def test_rulings_that_a_camera_blurred_are_no_stamp() -> None:
    """Where a photograph's rulings are grey all through here and there, they cross like a stamp's and are none."""
    way = Way(250, photo=True, noise=5, blur=0.7, jpeg=70)
    grey = spoilt(drawn(ROOT / "samples/kfn-2025--comment/source.pdf", 250)[0], way)
    seen = squared(sheet_in(Picture(grey, 250.0)))
    assert without_faded(flattened(seen), seen)[1].stamps is None
