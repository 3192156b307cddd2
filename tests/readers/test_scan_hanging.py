"""Numbers that hang left of their text, in pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse
from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.numbers.hanging import _told

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


def test_a_number_that_cannot_be_read_is_told_by_those_of_its_column() -> None:
    """A digit with a stop above "8." is "7."; where the numbers around it disagree, or stand elsewhere, it is none."""

    def at(text: str, y: float, x: float = 60) -> Word:
        return Word(text, BBox(x, y, x + 10, y + 10))

    below, above = at("8.", 150), at("6.", 80)
    for column, told in (
        ([below], "7."),
        ([above, below], "7."),
        ([at("5.", 80), below], None),
        ([at("8.", 150, 300)], None),
        ([at("12.", 150)], None),
    ):
        found = _told(at("d.", 115), column)
        assert (found.text if found else None) == told
