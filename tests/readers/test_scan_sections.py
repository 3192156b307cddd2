"""A § in a picture, which the Swedish data reads as 8, 5, S, $ or &: told by its ink, and never put where a digit is."""

from __future__ import annotations

import io
from functools import cache

import cv2
import numpy as np
import pypdfium2
import pytest
from rasters import Way, spoilt
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.sections import hanging, maybe_section
from granskning_cli.readers.scan.pages import read_pictures
from granskning_cli.readers.scan.picture import Area, Numbered, Picture

WITH = (
    "enligt 6 kap. 6 § kommunallagen",
    "Enligt 5 kap. 8 § och 12 § KL",
    "Se §§ 12-14 i reglementet",
    "Antagen 2023-12-05 § 142",
    "Beslutat i KF § 9/2024, bilaga 3",
    "Protokoll 2024-03-12, § 34 och § 35.",
    "Reglemente 3 §",
)
WITHOUT = (
    "8 av 9 styrelser svarade",
    "bilaga 5 2024, sida 8 av 12",
    "Kostnad 8 500 kr och 9 300 kr",
    "3 3 platser och 8 12 svar",
    "Plan B 2025 och grupp 9 8",
)
WAYS = (
    Way(150, 0.6, 4, 0, 60),
    Way(200, 0.7, 6, 0, 50),
    Way(200, 0.5, bilevel=True),
    Way(300, -1.2, 8, 0, 40),
)


@cache
def read_lines(way: Way, font: str) -> list[list[Word]]:
    """The words of the lines above, printed in two sizes, spoilt and read back."""
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=(595, 842))
    lines = [(size, line) for size in (9, 11) for line in WITH + WITHOUT]
    for at, (size, line) in enumerate(lines):
        sheet.setFont(font, size)
        sheet.drawString(70, 800 - 20 * at, line)
    sheet.save()
    grey = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=way.dpi / 72, grayscale=True).to_numpy()
    read, _ = read_pictures([Numbered(1, Picture(spoilt(grey.squeeze().copy(), way), way.dpi))])
    return [
        sorted(
            (w for w in read[0].words if abs((w.bbox.top + w.bbox.bottom) / 2 - 39 - 20 * at) < 8),
            key=lambda w: w.bbox.x0,
        )
        for at in range(len(lines))
    ]


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_section_sign_is_read_or_its_words_are_unsure(way: Way, font: str) -> None:
    """Nearly every § is read, at every resolution; a line that has another number of them has a word that is not sure."""
    lines = [line for _ in range(2) for line in WITH + WITHOUT]
    right = [
        (line, words, "".join([word.text for word in words]).count("§") == line.count("§"))
        for line, words in zip(lines, read_lines(way, font), strict=True)
        if "§" in line
    ]
    assert sum(same for _, _, same in right) >= 0.9 * len(right)
    silent = [line for line, words, same in right if not same and min(w.score or 0 for w in words) >= 0.6]
    assert silent == []


@pytest.mark.parametrize("font", ["Helvetica", "Times-Roman"])
@pytest.mark.parametrize("way", WAYS, ids=str)
def test_no_digit_or_letter_becomes_a_section_sign(way: Way, font: str) -> None:
    """8, 9, 5, 3 and B beside numbers stay what they are."""
    lines = [line for _ in range(2) for line in WITH + WITHOUT]
    read = zip(lines, read_lines(way, font), strict=True)
    assert [line for line, words in read if "§" not in line and any("§" in w.text for w in words)] == []


def inked(*signs: tuple[int, int], comma: bool = False) -> np.ndarray:
    """Signs 10 wide, so high and so far below the line, the last with a comma that touches it."""
    grey = np.full((60, 160), 255, np.uint8)
    for at, (high, below) in enumerate(signs):
        cv2.rectangle(grey, (10 + 16 * at, 40 + below - high), (19 + 16 * at, 39 + below), 20, -1)
    if comma:
        x = 10 + 16 * (len(signs) - 1)
        cv2.rectangle(grey, (x + 9, 36), (x + 12, 44), 20, -1)
    return grey


def told(grey: np.ndarray, count: int) -> bool | None:
    """Whether the last of so many signs hangs."""
    x = 10 + 16 * (count - 1)
    (one,) = hanging(grey, Area(x - 2, 0, x + 13, 60), Area(0, 12, 160, 52))
    return one


def test_what_hangs_below_the_line_is_told_by_its_ink() -> None:
    """Three pixels of twenty hang, none do not; a comma that touches a digit hangs at its side and tells nothing."""
    line = ((20, 0), (20, 0), (20, 0))
    assert told(inked(*line, (24, 3)), 4) is True
    assert told(inked(*line, (20, 0)), 4) is False
    assert told(inked(*line, (20, 0), comma=True), 4) is None


@pytest.mark.parametrize(
    ("text", "seen", "reads"),
    [
        ("8", [True], "§"),
        ("(8", [True, True], "(§"),
        ("888", [True, False, False], "§88"),
        ("88", [True, True], "§§"),
        ("8&", [True], "§"),
        ("68", [False, True], "6§"),
        ("25", [False, False], None),
    ],
)
def test_the_signs_that_hang_are_the_ones_that_are_put_right(
    text: str, seen: list[bool | None], reads: str | None
) -> None:
    """ "888" is § and 88 where the first hangs alone; two signs of one piece of ink are one §."""
    maybe = maybe_section(text)
    assert maybe is not None
    fewer, hangs = maybe.hanging(seen)
    assert (fewer.told() if hangs else None) == reads


def test_words_are_no_section_signs() -> None:
    """What holds other letters is looked at no further."""
    assert [text for text in ("Se", "kap.", "12-14", "Bilaga", "8b", "B2B") if maybe_section(text)] == []
