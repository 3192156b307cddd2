"""Signs in rows that no ruling divides: a cross, a disc or a ticked box below its label, in no cell of its own."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rasters import Way, scanned
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import parse
from granskning_cli.model.layout import BBox
from granskning_cli.readers.scan.picture import Place
from granskning_cli.readers.scan.places.ink import states

WAY = Way(200, 0.7, 6, 0, 50)
LABELS = {"Ja": 330, "Nej": 380, "Delvis": 430, "Vet ej": 490}
ASKED = {
    "1.1 Har nämnden fastställt mål?": ("Vet ej", "Målen beslutades i juni."),
    "1.2 Är målen möjliga att följa upp?": ("Delvis", ""),
    "1.3 Håller nämnden sin budget?": ("Nej", "Prognosen visar ett underskott."),
    "1.4 Har åtgärder vidtagits?": ("Ja", ""),
    "1.5 Rapporteras resultatet?": ("Nej", "I februari varje år."),
    "1.6 Är delegationsordningen aktuell?": ("Ja", ""),
}
Draw = Callable[[Canvas, float, float], None]


def cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.drawString(x, y, "x")


def disc(canvas: Canvas, x: float, y: float) -> None:
    canvas.circle(x + 3.5, y + 3.5, 3.4, fill=1)


def box(canvas: Canvas, x: float, y: float) -> None:
    canvas.rect(x, y, 7, 7)
    canvas.lines([(x + 1, y + 1, x + 6, y + 6), (x + 1, y + 6, x + 6, y + 1)])


def form(draw: Draw, *, framed: bool) -> bytes:
    """A form with a line below each row, and with `framed` one on both sides of them."""
    out = io.BytesIO()
    canvas = Canvas(out, (595, 842))
    canvas.setFont("Helvetica-Bold", 16)
    canvas.drawString(60, 780, "Grundläggande granskning 2024")
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 740, "1 Mål och ekonomi")
    for label, x in LABELS.items():
        canvas.drawString(x, 740, label)
    y = 732.0
    canvas.line(55, y, 540, y)
    for asked, (label, answer) in ASKED.items():
        canvas.drawString(60, y - 14, asked)
        draw(canvas, LABELS[label] + 4, y - 14)
        canvas.drawString(60, y - 30, answer)
        y -= 38
        canvas.line(55, y, 540, y)
    if framed:
        canvas.lines([(55, 755, 540, 755), (55, 755, 55, y), (540, 755, 540, y)])
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("framed", [True, False])
@pytest.mark.parametrize("draw", [cross, disc, box])
def test_a_sign_in_an_undivided_row_is_a_mark(draw: Draw, framed: bool, tmp_path: Path) -> None:
    """Each of six signs is the mark of the label above it, though all rows are one cell or none; no answer is lost."""
    path = tmp_path / "form.pdf"
    path.write_bytes(form(draw, framed=framed))
    read = [q for section in parse(scanned(path, WAY)).sections for q in section.questions]
    told = {
        f"{q.number} {q.text}": (" ".join(one.label for one in q.answer.selected), q.answer.text or "")
        for q in read
        if q.answer
    }
    assert told == ASKED


def test_boxes_that_are_all_half_full_are_all_marked() -> None:
    """Where only the chosen boxes are printed all hold as much ink, and no letter fills half of its place."""

    def places(share: float) -> list[Place]:
        area = BBox(10, 10, 17, 17)
        return [Place(0, "box", area, share + 0.01 * (at % 2), 1.0, area) for at in range(8)]

    assert states(places(0.6)) == [True] * 8
    assert states(places(0.25)) == [False] * 8
