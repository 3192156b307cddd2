"""Forms of fields that are pictures: what is shaded is seen before the paper is evened out, and is where answers stand."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest
from rasters import Way, scanned, spoilt

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Rule
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.shaded import headings, shades_of

SAMPLES = Path(__file__).parents[2] / "samples"


def told(result: Questionnaire) -> list[tuple[str, tuple[str, ...], str | None]]:
    return [
        (q.text, tuple(one.label for one in q.answer.selected), q.answer.text)
        for section in result.sections for q in section.questions if q.answer is not None
    ]  # fmt: skip


@pytest.mark.parametrize("way", [Way(150, 0.6, 4, 0, 60), Way(300, -1.2, 8, 0, 40)], ids=str)
def test_shaded_fields_and_boxes_are_read_as_the_widgets_that_they_were(way: Way) -> None:
    """Values in shaded fields, an empty field and ticked boxes with shaded insides are what the widgets hold."""
    source = SAMPLES / "sbn-2025--fields" / "source.pdf"
    assert told(parse(scanned(source, way))) == told(parse(source))


def page(dpi: int = 200) -> tuple[np.ndarray, float]:
    return np.full((400 * dpi // 72, 500 * dpi // 72), 250, np.uint8), dpi / 72


def test_shaded_rectangles_are_found_where_they_are() -> None:
    """A light field with type on it is found to a point or two; lines of bold type, and a black bar, are none."""
    grey, unit = page()
    grey[round(100 * unit) : round(115 * unit), round(120 * unit) : round(300 * unit)] = 215
    grey[round(300 * unit) : round(315 * unit), round(120 * unit) : round(300 * unit)] = 20
    for y in (111, 150, 170, 190):
        at = (round(124 * unit), round(y * unit))
        cv2.putText(grey, "Minimum mmm wwww", at, cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 4, cv2.LINE_AA)
    found = shades_of(Picture(spoilt(grey, Way(noise=6, jpeg=50)), 200), 0.0)
    assert found.any
    (box,) = found.fields
    assert box == pytest.approx((120, 100, 300, 115), abs=2)


def test_the_palest_stripes_of_a_table_are_found() -> None:
    """Rows in a grey of 243, five of a hundred darker than their paper: nine of ten, whatever the noise is."""
    found = 0
    for dpi, seed in ((150, 1), (150, 2), (200, 1), (200, 2), (300, 1)):
        grey, unit = page(dpi)
        grey[:] = 255
        for top in range(60, 300, 40):
            grey[round(top * unit) : round((top + 20) * unit), round(60 * unit) : round(440 * unit)] = 243
        spoiled = spoilt(grey, Way(noise=5, jpeg=60), seed)
        found += len(shades_of(Picture(spoiled, dpi), 0.0).fields)
    assert 27 <= found <= 30


def test_the_shaded_titles_of_a_table_are_no_fields() -> None:
    """Rulings as long as the shade run along its edges and on below; where sides stand at them it is a field."""
    title, answer = BBox(50, 113, 545, 139), BBox(50, 200, 545, 240)
    level = [Rule("h", y, 50, 545) for y in (114, 138, 162, 187, 211)]
    sides = [Rule("v", x, 113, 139) for x in (50, 545)]
    assert headings([title, answer], level) == [title]
    assert headings([title], [*level, *sides]) == []
    assert headings([title], level[:3]) == []


def test_a_page_in_a_shadow_has_no_shades() -> None:
    """Light that grows evenly over the page is no shade."""
    grey, _ = page()
    light = np.linspace(0.6, 1.0, grey.shape[1])[None, :]
    shades = shades_of(Picture((grey * light).astype(np.uint8), 200), 0.0)
    assert not shades.any
