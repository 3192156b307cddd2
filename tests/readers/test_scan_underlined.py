"""Short words with a line under them."""

from __future__ import annotations

import io
from pathlib import Path

from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse

CHOSEN = ("Ja", "Delvis", "Nej", "", "Ja")
SKIPPED = 4.0  # a browser's line leaves out the tail of a j


def form(path: Path) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    for at, chosen in enumerate(CHOSEN):
        y = 760 - 70 * at
        canvas.setFont("Times-Bold", 11)
        canvas.drawString(60, y, f"{at + 1}) Har nämnden följt upp om målen är kända i verksamheten?")
        canvas.setFont("Times-Roman", 11)
        canvas.drawString(60, y - 18, "Svar:")
        x = 90.0
        for label in ("Ja", "Nej", "Delvis"):
            canvas.drawString(x, y - 18, label)
            end = x + canvas.stringWidth(label)
            if label == chosen:
                canvas.setLineWidth(0.8)
                canvas.line(x, y - 20, end - (SKIPPED if label.endswith("j") else 0), y - 20)
            x = end + 8
        canvas.drawString(60, y - 36, "Målen om miljö och trygghet nämns i mars och i maj.")
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def test_the_label_that_is_underlined_was_chosen(tmp_path: Path) -> None:
    """The line under Ja is no longer than the foot of a letter, and the feet of m and n in the answers are no line."""
    found = parse(scanned(form(tmp_path / "form.pdf"), Way(200, 0.7, 6, 0, 50)))
    answers = [q.answer for section in found.sections for q in section.questions if q.answer]
    assert [" ".join(one.label for one in answer.selected) for answer in answers] == list(CHOSEN)
    assert {answer.text for answer in answers} == {"Målen om miljö och trygghet nämns i mars och i maj."}
