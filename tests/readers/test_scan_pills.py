"""A web form's buttons as a picture: the filled one was chosen."""

from __future__ import annotations

import io
from pathlib import Path

from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse

LABELS = ("Ja", "Nej", "Under arbete")
CHOSEN = ("Ja", "Under arbete", "Nej", "", "Ja")


def form(path: Path, dark: float) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFillColorRGB(dark, dark + 0.2, dark + 0.1)
    canvas.rect(50, 780, 495, 24, fill=1, stroke=0)  # a dark row is no button
    canvas.setFont("Helvetica-Bold", 12)
    canvas.setFillGray(1)
    canvas.drawString(58, 788, "Uppföljning av föreningsbidrag 2025")
    canvas.setFont("Helvetica", 11)
    for at, chosen in enumerate(CHOSEN):
        y = 750 - 60 * at
        canvas.setFillGray(0)
        canvas.drawString(54, y, f"{at + 1}. Har föreningen antagit en plan?")
        x = 54.0
        for label in LABELS:
            wide = canvas.stringWidth(label) + 22
            canvas.setFillColorRGB(dark, dark + 0.2, dark + 0.1)
            canvas.roundRect(x, y - 30, wide, 19, 9.5, fill=label == chosen)
            canvas.setFillGray(1 if label == chosen else 0.2)
            canvas.drawString(x + 11, y - 25, label)
            x += wide + 8
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def test_the_filled_button_is_chosen_however_long_it_is(tmp_path: Path) -> None:
    """Its white type is read, its outline is no bracket, and nothing is chosen where none is filled."""
    for dark in (0.1, 0.3):
        found = parse(scanned(form(tmp_path / f"{dark}.pdf", dark), Way(200, 0.7, 6, 0, 50)))
        asked = [q for section in found.sections for q in section.questions]
        assert [q.text for q in asked] == ["Har föreningen antagit en plan?"] * len(CHOSEN)
        marks = [[one.code for one in q.answer.selected] for q in asked if q.answer]
        codes = {"Ja": "yes", "Nej": "no", "Under arbete": "under-arbete"}
        assert marks == [[codes[label]] if label else [] for label in CHOSEN]
        assert found.title == "Uppföljning av föreningsbidrag 2025"
