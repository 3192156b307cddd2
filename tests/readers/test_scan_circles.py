"""Words with a line around them, in pictures."""

from __future__ import annotations

import cv2
import numpy as np
from program import ROOT
from rasters import Way, scanned

from granskning_cli import parse
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.places.ringed import ringed_of, without
from granskning_cli.readers.scan.places.rings import rings_of

DPI = 200.0


def test_a_letter_that_touches_the_line_stays_whole() -> None:
    """The foot of a j that runs into the line around its word is left when the line is taken out, but for its end."""
    ink = np.zeros((120, 200), np.uint8)
    cv2.ellipse(ink, (100, 60), (60, 35), 0, 0, 360, 255, 3)
    cv2.rectangle(ink, (70, 45), (80, 70), 255, -1)
    foot = ink.copy()
    cv2.rectangle(foot, (110, 50), (113, 93), 255, -1)
    picture = Picture(255 - foot, DPI)
    lines = ringed_of(picture, foot, [])
    assert len(lines) == 1
    left = 255 - without(picture.grey, lines, 1)
    assert left[50:86, 110:114].all()
    assert left[45:71, 70:81].all()
    assert not left[:, 36:50].any()


def test_circled_labels_are_marked_at_150_dpi() -> None:
    """A coarse picture whose lines touch their words loses no mark that the document's own text has."""
    path = ROOT / "samples/bun-2024--circled/source.pdf"
    marks = [
        [
            [one.label for one in q.answer.selected] if q.answer else []
            for section in result.sections
            for q in section.questions
        ]
        for result in (parse(path), parse(scanned(path, Way(150, 0.6, 4, 0, 60))))
    ]
    assert marks[0] == marks[1]


def test_circles_around_one_number_of_each_line_are_no_places_to_tick() -> None:
    """Large ones with ink in each and none beside another; with empty ones beside them they are places."""
    ink = np.zeros((700, 900), np.uint8)
    for row, x in enumerate((300, 500, 300, 400, 500)):
        cv2.circle(ink, (x, 80 + 130 * row), 24, 255, 3)
        cv2.rectangle(ink, (x - 6, 68 + 130 * row), (x + 6, 92 + 130 * row), 255, -1)
    assert rings_of(Picture(255 - ink, DPI), ink) == []
    for row in range(5):
        cv2.circle(ink, (700, 80 + 130 * row), 24, 255, 3)
    assert len(rings_of(Picture(255 - ink, DPI), ink)) == 10
