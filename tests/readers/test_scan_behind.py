"""Boxes that stand close behind their labels, and labels that one letter was misread of."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
from rasters import Way, spoilt
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.model.layout import BBox, Cell, Line, Row, Word
from granskning_cli.readers.scan.picture import Picture
from granskning_cli.readers.scan.places.boxes import boxes_of
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of
from granskning_cli.structure.language import vocabulary
from granskning_cli.structure.options.misread import put_right


def sheet(draw: Callable[[Canvas], None]) -> Picture:
    """A page drawn by hand and scanned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    draw(canvas)
    canvas.save()
    way = Way(200, 0.7, 6, 0, 50)
    grey = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=way.dpi / 72, grayscale=True).to_numpy()
    return Picture(spoilt(grey.squeeze().copy(), way), way.dpi)


def labelled(canvas: Canvas) -> None:
    canvas.setFont("Times-Roman", 11)
    for at, chosen in enumerate((0, 0, 1, 0)):
        y = 740 - 40 * at
        canvas.drawString(60, y, f"{at + 1}) Le dossier est-il tenu ?")
        for which, (x, label) in enumerate(((400, "Oui"), (450, "Non"))):
            end = x + canvas.stringWidth(label) + 3
            canvas.drawString(x, y, label)
            canvas.rect(end, y - 2, 11.5, 11.5)
            if which == chosen:
                canvas.setFont("Helvetica-Bold", 9)
                canvas.drawString(end + 3, y + 1, "X")
                canvas.setFont("Times-Roman", 11)


def test_boxes_with_their_labels_close_before_them_are_seen() -> None:
    """A blank's width is less than a letter needs to be alone, but all of one size with some empty are boxes."""
    picture = flattened(sheet(labelled))
    assert len(boxes_of(picture, ink_of(picture, FAINT))) == 8


def test_a_title_in_capitals_has_no_boxes() -> None:
    """Letters with four sides stand at the ends of words, but none of them is empty as a box is."""

    def title(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 15)
        canvas.drawString(60, 740, "BLOD OCH BRÖD I BORD OCH OLJEFAT D D O O B B")

    picture = flattened(sheet(title))
    assert boxes_of(picture, ink_of(picture, FAINT)) == []


def test_a_form_of_few_words_is_in_the_language_of_its_labels() -> None:
    """ "En" is Dutch too, and makes no Finnish label one: an F that was an E is put right."""
    box = BBox(50.0, 100.0, 60.0, 111.0)

    def row(text: str) -> Row:
        words = [Word(one, box, "=pixels" if one in "☐☒" else "", score=0.9) for one in text.split()]
        return Row(1, box, (Cell(box, lines=(Line(tuple(words), box),)),), "inline")

    rows = [row(f"Kyllä ☐ {no} ☒ En tiedä ☐") for no in ("Ei", "Ei", "Fi", "Ei")]
    assert {one.cells[0].lines[0].text for one in put_right(rows, vocabulary())} == {
        "Kyllä ☐ Ei ☒ En tiedä ☐"
    }
