"""Heads of narrow columns whose type runs up the page."""

from __future__ import annotations

import io
from pathlib import Path

from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse

LABELS = ("Ja", "Nej", "Delvis", "Vet ej")
ASKED = (
    ("Planen är behovsbaserad", "Ja"),
    ("Taxan är beslutad", "Delvis"),
    ("Registret är fullständigt", "Nej"),
    ("Avgifter beslutas i tid", "Vet ej"),
)
XS = (50, 75, 300, 320, 340, 360, 380, 540)


def form(path: Path, turn: int) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 790, "Checklista för miljönämnden 2025")
    ys = [760, 710, *[690 - 20 * at for at in range(len(ASKED))]]
    for x in XS:
        canvas.line(x, ys[0], x, ys[-1])
    for y in ys:
        canvas.line(XS[0], y, XS[-1], y)
    for x, text in ((54, "Nr"), (79, "Påstående"), (384, "Anmärkning")):
        canvas.drawString(x, 716, text)
    for x, text in zip(XS[2:], LABELS, strict=False):
        canvas.saveState()
        canvas.translate(x + (13 if turn > 0 else 7), 714 if turn > 0 else 756)
        canvas.rotate(turn)
        canvas.drawString(0, 0, text)
        canvas.restoreState()
    for at, (text, mark) in enumerate(ASKED):
        y = 695 - 20 * at
        canvas.drawString(54, y, str(at + 1))
        canvas.drawString(79, y, text)
        canvas.drawString(XS[2 + LABELS.index(mark)] + 7, y, "X")
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def test_heads_that_run_up_or_down_their_columns_name_them(tmp_path: Path) -> None:
    """A short one among them, which is hardly higher than wide, is no mark; the level one beside them stays."""
    for turn in (90, -90):
        found = parse(scanned(form(tmp_path / f"{turn}.pdf", turn), Way(200, 0.7, 6, 0, 50)))
        asked = [q for section in found.sections for q in section.questions]
        assert [(q.number, q.text) for q in asked] == [
            (str(at), text) for at, (text, _) in enumerate(ASKED, 1)
        ]
        marks = [[one.label for one in q.answer.selected] for q in asked if q.answer]
        assert marks == [[mark] for _, mark in ASKED]
