"""Rulings drawn with dashes or dots are rulings; feet of letters and dots that lead to a place are none."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
import pytest

from granskning_cli.readers.scan.lines.cells import cells_of
from granskning_cli.readers.scan.lines.dashed import dashed_of, without_scraps
from granskning_cli.readers.scan.lines.rulings import rulings_of
from granskning_cli.readers.scan.picture import Grey, Line, Picture

DPI = 200
XS, YS = (100, 700, 800, 900), tuple(range(100, 550, 50))


def bits(start: int, end: int, dash: int, gap: int) -> Iterator[tuple[int, int]]:
    for at in range(start, end, dash + gap):
        yield at, min(at + dash, end)


def table(dash: int, gap: int) -> Grey:
    """Each side of each cell drawn by itself, as browsers do."""
    grey = np.full((700, 1100), 255, np.uint8)
    for x0, x1 in pairwise(XS):
        for y0, y1 in pairwise(YS):
            for y in (y0, y1):
                for a, b in bits(x0, x1, dash, gap):
                    grey[y : y + 2, a:b] = 60
            for x in (x0, x1):
                for a, b in bits(y0, y1, dash, gap):
                    grey[a:b, x : x + 2] = 60
    return grey


@pytest.mark.parametrize(("dash", "gap"), [(11, 7), (6, 6), (3, 3), (3, 2)])
def test_a_table_of_dashes_has_its_cells(dash: int, gap: int) -> None:
    """A cell is closed by dashes and by dots as it is by lines, with what is written in it."""
    grey = table(dash, gap)
    cv2.putText(grey, "Finns mal?", (120, 185), cv2.FONT_HERSHEY_SIMPLEX, 0.8, 0, 2)
    picture = Picture(grey, DPI)
    cells = cells_of(picture, rulings_of(picture, 255 - grey))
    assert len(cells) == 24
    assert {round(cell.x0, -1) for cell in cells} == {100, 700, 800}


def test_dots_that_meet_nothing_are_no_line() -> None:
    """A leader's dots, or those to write on, are words of their own; dashes that go over a page are a line."""
    grey = np.full((700, 1100), 255, np.uint8)
    for a, b in bits(100, 900, 3, 5):
        grey[100:103, a:b] = 0
    for a, b in bits(100, 900, 11, 7):
        grey[300:302, a:b] = 0
    found = dashed_of(Picture(grey, DPI), 255 - grey, [])
    assert [(line.axis, round(line.position)) for line in found] == [("h", 301)]


def test_feet_of_letters_are_no_dashes() -> None:
    """Feet of a typewriter's letters are as long and as far apart as dashes, and a stem stands on each."""
    grey = np.full((700, 1100), 255, np.uint8)
    for x in range(100, 700, 20):
        grey[200:203, x : x + 11] = 0
        grey[180:203, x + 4 : x + 7] = 0
    assert dashed_of(Picture(grey, DPI), 255 - grey, []) == []


def test_pieces_that_noise_leaves_of_a_pale_ruling_are_no_dashed_line() -> None:
    """Three of one level end at no upright line; those of two tables side by side do, and a lone line may end anywhere."""
    picture = Picture(np.full((1200, 1200), 255, np.uint8), 150)
    pieces = [Line("h", 920, a, b, 1.0) for a, b in ((135, 210), (880, 925), (1085, 1130))]
    assert without_scraps(picture, pieces, [Line("v", 107, 760, 920, 1.0)]) == []
    tables = [Line("h", 400, 100, 500, 1.0), Line("h", 400, 600, 1000, 1.0)]
    sides = [Line("v", x, 300, 500, 1.0) for x in (100, 500, 600, 1000)]
    assert without_scraps(picture, tables, sides) == tables
    assert without_scraps(picture, tables[:1], []) == tables[:1]
