"""Grey pages that a scanner made black and white by dots: their dots are spread, and other pictures are left alone."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from program import ROOT
from rasters import Way, drawn, spoilt

from granskning_cli import parse
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.dither import is_dithered, undithered

SOURCE = ROOT / "samples/bun-2024--chromium/source.pdf"
DPI = 200


def by_dots(grey: np.ndarray, kind: str) -> np.ndarray:
    """Black and white: errors spread to the pixels behind, or by a table of thresholds."""
    if kind == "spread":
        return np.asarray(Image.fromarray(grey).convert("1")).astype(np.uint8) * 255
    table = np.array([[0]])
    for _ in range(3):
        table = np.block([[4 * table, 4 * table + 2], [4 * table + 3, 4 * table + 1]])
    high, wide = grey.shape
    limits = np.tile((table + 0.5) * 4, (high // 8 + 1, wide // 8 + 1))[:high, :wide]
    return np.where(grey > limits, 255, 0).astype(np.uint8)


def paper(number: int = 0) -> np.ndarray:
    """A page as a scanner sees it before it makes it black and white: its paper is not quite white."""
    grey = spoilt(drawn(SOURCE, DPI)[number], Way(DPI, 0.5, 5))
    return (30 + grey.astype(float) * 208 / 255).astype(np.uint8)


@pytest.mark.parametrize("kind", ["spread", "table"])
def test_the_dots_of_a_grey_page_are_no_ink(kind: str) -> None:
    """Without them paper is white again and ink black."""
    dotted = by_dots(paper(), kind)
    assert is_dithered(dotted)
    soft = undithered(Picture(dotted, DPI)).grey
    assert float((soft > 200).mean()) > 0.85
    assert float(((dotted == 0) & (soft > 128)).sum()) > float((dotted == 0).sum()) / 3


def test_a_page_of_dots_is_read() -> None:
    """Its marks are those of the document; before, every one of them was lost."""
    out = BytesIO()
    Image.fromarray(by_dots(paper(), "spread")).convert("1").save(out, "PNG", dpi=(DPI, DPI))
    result = parse(out.getvalue())
    marks = {
        q.number: [one.label for one in q.answer.selected]
        for section in result.sections for q in section.questions if q.answer
    }  # fmt: skip
    assert (marks["1.1"], marks["1.2"], marks["1.3"]) == (["Ja"], ["Delvis"], ["Nej"])


@pytest.mark.parametrize(
    "way",
    [Way(DPI, 0.5), Way(DPI, 0.5, 25, 0, 30), Way(DPI, 0.5, bilevel=True), Way(DPI, photo=True, noise=12)],
    ids=str,
)
def test_noise_and_hard_edges_are_no_dots(way: Way) -> None:
    """Such a picture is left as it is."""
    picture = Picture(spoilt(drawn(SOURCE, DPI)[0], way), DPI)
    assert undithered(picture) is picture
