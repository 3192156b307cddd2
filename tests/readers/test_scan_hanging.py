"""Numbers that hang left of their text, in pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse

ASKED = (
    "Finns bryggan besiktad?",
    "Har alla medlemmar en försäkring?",
    "Är elcentralen utbytt?",
    "Tas avfallet om hand?",
    "Hålls det vakt nattetid?",
    "Har vagnen använts i år?",
)


def form(path: Path, font: str, size: float) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.setFont(font, size)
    canvas.drawString(60, 790, "Frågor till styrelsen 2025")
    left = 60 + 1.7 * size
    for at, asked in enumerate(ASKED):
        y = 750 - 56 * at
        canvas.drawString(60, y, f"{at + 1})")
        canvas.drawString(left, y, asked)
        canvas.drawString(left, y - 16, "Ja, enligt beslut i mars.")
    canvas.save()
    return path


@pytest.mark.parametrize(("font", "size"), [("Courier", 11), ("Times-Roman", 12), ("Helvetica", 10)])
@pytest.mark.parametrize("way", [Way(200, 0.5, bilevel=True), Way(300, -0.8, 6, 0, 50)], ids=str)
def test_numbers_outside_the_block_that_is_read_are_not_lost(
    tmp_path: Path, font: str, size: float, way: Way
) -> None:
    """Questions and answers stand in one block, and "1)" to "6)" left of it, where Tesseract passes them over."""
    found = parse(scanned(form(tmp_path / "form.pdf", font, size), way))
    asked = [q for section in found.sections for q in section.questions]
    assert [(q.number, q.text) for q in asked] == [(str(at), text) for at, text in enumerate(ASKED, 1)]
