"""A photographed sheet is found by its sides, a corner of it too that a shadow hides."""

from __future__ import annotations

import cv2
import numpy as np
import pytest

from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.sheet.corners import corners_of
from granskning_cli.readers.scan.sheet.photo import sheet_in

SHEET = np.array([[90, 80], [700, 100], [680, 1000], [110, 980]], np.int32)


def outline(*cut: tuple[int, int]) -> np.ndarray:
    """What is seen of a sheet, but for a corner that lies beyond the points where it is cut off."""
    picture = np.zeros((1100, 800), np.uint8)
    cv2.fillPoly(picture, [SHEET], 255)
    if cut:
        cv2.fillPoly(picture, [np.array([*cut, (760, 1060)], np.int32)], 0)
    found, _ = cv2.findContours(picture, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return max(found, key=cv2.contourArea)


@pytest.mark.parametrize("cut", [(), ((720, 600), (400, 1040)), ((740, 420), (600, 1050))])
def test_a_hidden_corner_is_where_the_sides_would_meet(cut: tuple[tuple[int, int], ...]) -> None:
    """All four corners are found within a hundredth of the sheet, whatever the shadow takes of its right side."""
    found = corners_of(outline(*cut), (1100, 800))
    assert found is not None
    near = [min(np.linalg.norm(found - corner, axis=1)) for corner in SHEET]
    assert max(near) <= 9


@pytest.mark.parametrize(
    "shape",
    [
        [(400, 100), (750, 550), (400, 1000), (50, 550)],
        [(90, 80), (700, 100), (100, 980)],
    ],
)
def test_what_is_no_sheet_has_no_corners(shape: list[tuple[int, int]]) -> None:
    """A rhombus keeps its own four; a triangle has no fourth."""
    picture = np.zeros((1100, 800), np.uint8)
    cv2.fillPoly(picture, [np.array(shape, np.int32)], 255)
    contours, _ = cv2.findContours(picture, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    found = corners_of(contours[0], (1100, 800))
    assert found is None or len(shape) == 4


def test_a_shadowed_photograph_is_the_sheet_alone() -> None:
    """Without its fourth corner the whole photograph was read, table and ground."""
    grey = np.full((1100, 800), 45, np.uint8)
    cv2.fillPoly(grey, [SHEET], 170)
    dark = np.zeros_like(grey)
    cv2.fillPoly(dark, [np.array([(800, 560), (380, 1100), (800, 1100)], np.int32)], 255)
    shadow = cv2.GaussianBlur(dark, (0, 0), 9) / 255.0
    seen = (grey * (1 - 0.62 * shadow)).astype(np.uint8)
    found = sheet_in(Picture(seen, 100))
    high, wide = found.grey.shape
    assert abs(high - 900) < 20
    assert abs(wide - 600) < 20
