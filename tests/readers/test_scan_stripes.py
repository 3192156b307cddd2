"""A table whose rows are told by their ground alone, as a picture."""

from __future__ import annotations

import io
from pathlib import Path

from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse
from granskning_cli.model.layout import BBox
from granskning_cli.readers.scan.sheet.shaded import striped

ASKED = (
    ("Finns ett aktuellt miljöprogram", "som nämnden har antagit?", "Ja", "Antaget i mars."),
    ("Sorteras avfallet i alla lokaler", "som förvaltningen hyr?", "Delvis", "Papper och glas."),
    ("Är energianvändningen känd för", "varje byggnad?", "Nej", ""),
    ("Har det kommit klagomål från", "grannar under året?", "Nej", ""),
    ("Har olyckor inträffat vid någon", "av anläggningarna?", "Ja", "En i maj."),
    ("Finns det en plan för dem som", "skulle behöva den?", "Ja", ""),
)
COLUMNS = {"Ja": 250, "Nej": 285, "Delvis": 320}


def form(path: Path) -> Path:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    canvas.drawString(50, 780, "Enkät till miljönämnden 2025")
    for x, text in (
        (54, "Nr"),
        (74, "Fråga"),
        *[(x, label) for label, x in COLUMNS.items()],
        (370, "Kommentar"),
    ):
        canvas.drawString(x, 742, text)
    for at, (first, then, mark, comment) in enumerate(ASKED):
        y = 720 - 34 * at
        if at % 2 == 0:
            canvas.setFillGray(0.9)
            canvas.rect(50, y - 20, 490, 34, fill=1, stroke=0)
            canvas.setFillGray(0)
        for x, down, text in ((54, 0, str(at + 1)), (74, 0, first), (74, 12, then), (370, 0, comment)):
            canvas.drawString(x, y - down, text)
        canvas.drawString(COLUMNS[mark] + 3, y, "X")
    canvas.save()
    path.write_bytes(out.getvalue())
    return path


def test_the_rows_of_a_striped_table_are_told_by_its_stripes(tmp_path: Path) -> None:
    """Questions of two lines, with an X beside the first, are one row each, and no column is lost."""
    found = parse(scanned(form(tmp_path / "form.pdf"), Way(200, 0.7, 6, 0, 50)))
    asked = [q for section in found.sections for q in section.questions]
    assert [q.number for q in asked] == [str(at + 1) for at in range(len(ASKED))]
    marks = [[one.label for one in q.answer.selected] for q in asked if q.answer]
    assert marks == [[mark] for _, _, mark, _ in ASKED]
    assert [q.answer.text or "" for q in asked if q.answer] == [comment for *_, comment in ASKED]


def test_shaded_fields_are_no_stripes() -> None:
    """Fields are narrower than a table, or each of its own width, or what is written in them is in one piece."""
    wide = [BBox(57.0, 150.0 + 60 * at, 538.0 + at % 2, 180.0 + 60 * at) for at in range(3)]
    fields = [BBox(120.0, 400.0 + 30 * at, 300.0, 415.0 + 30 * at) for at in range(4)]
    other = BBox(120.0, 600.0, 538.0, 615.0)
    words = [BBox(x, box.top + 5, x + 80, box.top + 15) for box in wide for x in (60.0, 143.0)]
    columns = [BBox(400.0, box.top + 5, 420.0, box.top + 15) for box in wide]
    assert striped([*wide, *fields, other], [*words, *columns]) == wide
    assert striped([*wide, *fields, other], words) == []
    assert striped([*wide[:2], *fields, other], [*words, *columns]) == []
