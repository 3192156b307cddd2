"""A form as a PDF whose options stand on a line below each question, each drawn in one of many manners.

manner      an option
cross       a square, ticked with two strokes
tick        a square, ticked with a bent line; `pen` with a curve that leaves the square
filled      a square, ticked by a dark one inside
lines       a square of four lines, ticked with two strokes
letter      a square with an X of the text's own type
radio       a circle, ticked by a dark one inside
dingbats    a character of ZapfDingbats
behind      as cross, the square behind its label
circled     no box: an ellipse around the label
underlined  no box: a line under the label
"""

from __future__ import annotations

from io import BytesIO
from typing import Any, Literal, get_args

from typeset.form import BULLET, Form

Manner = Literal[
    "cross",
    "tick",
    "pen",
    "filled",
    "lines",
    "letter",
    "radio",
    "dingbats",
    "behind",
    "circled",
    "underlined",
]
MANNERS: tuple[Manner, ...] = get_args(Manner)
_LEFT, _FOOT, _WIDTH, _SIDE, _SIZE = 56.0, 60.0, 480.0, 9.0, 10.0
_FONT, _BOLD = "Helvetica", "Helvetica-Bold"


def drawn_pdf(form: Form, manner: Manner, *, height: float = 841.9) -> bytes:
    """The PDF's bytes; `height` is the pages'."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    sheet = _Sheet(Canvas(out, pagesize=(595.3, height), invariant=1), manner, height - 62)
    if form.title is not None:
        sheet.text(form.title, _BOLD, 14)
        for line in (form.sender, *form.intro):
            sheet.text(line)
    for section in form.sections:
        sheet.room(60)
        sheet.text(section.heading, _BOLD, 12)
        for question in section.questions:
            sheet.room(60)
            sheet.text(f"{question.label} {question.wording}".strip(), _BOLD)
            if section.cells(question):
                sheet.options(section.scale or (), question.marks)
            for option in question.options or ():
                sheet.options((option,), question.marks)
            for block in question.answer:
                if block.startswith(BULLET):
                    sheet.room(_SIZE)
                    sheet.canvas.setFont(_FONT, _SIZE)
                    sheet.canvas.drawString(_LEFT, sheet.y, "•")
                sheet.text(block.removeprefix(BULLET), left=9 if block.startswith(BULLET) else 0)
    sheet.canvas.save()
    return out.getvalue()


class _Sheet:
    """Pages filled from the top down."""

    def __init__(self, canvas: Any, manner: Manner, top: float) -> None:
        self.canvas, self.manner, self.top, self.y = canvas, manner, top, top

    def room(self, height: float) -> None:
        """A new page where there is not so much room left."""
        if self.y - height < _FOOT:
            self.canvas.showPage()
            self.y = self.top

    def text(self, text: str, font: str = _FONT, size: float = _SIZE, *, left: float = 0) -> None:
        from reportlab.lib.utils import simpleSplit

        for line in (
            part for typed in text.split("\n") for part in simpleSplit(typed, font, size, _WIDTH - left)
        ):
            self.room(size)
            self.canvas.setFont(font, size)
            self.canvas.drawString(_LEFT + left, self.y, line)
            self.y -= 1.25 * size
        self.y -= 8

    def options(self, labels: tuple[str, ...], marks: tuple[str, ...]) -> None:
        """A line of options, as far apart as a form prints them."""
        x = _LEFT
        self.room(2 * _SIZE)
        for label in labels:
            x += self.option(x, label, label in marks) + 18
        self.y -= 22

    def option(self, x: float, label: str, ticked: bool) -> float:
        """One option with its box; how wide it is."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        canvas, manner, y = self.canvas, self.manner, self.y
        width = stringWidth(label, _FONT, _SIZE)
        bare = manner in ("circled", "underlined")
        box = x + width + 5 if manner == "behind" else x
        canvas.setFont(_FONT, _SIZE)
        canvas.drawString(x if bare or manner == "behind" else x + _SIDE + 5, y, label)
        canvas.setLineWidth(0.8)
        if bare:
            if ticked and manner == "circled":
                canvas.ellipse(x - 5, y - 4, x + width + 5, y + 11)
            elif ticked:
                canvas.line(x, y - 1.6, x + width, y - 1.6)
            return width
        if manner == "dingbats":
            canvas.setFont("ZapfDingbats", _SIZE)
            canvas.drawString(box, y, "✔" if ticked else "❏")
            return _SIDE + 5 + width
        self.box(box, y - 1)
        if ticked:
            self.mark(box, y - 1)
        return _SIDE + 5 + width

    def box(self, x: float, y: float) -> None:
        canvas, s = self.canvas, _SIDE
        match self.manner:
            case "lines":
                for ends in (
                    (x, y, x + s, y),
                    (x, y + s, x + s, y + s),
                    (x, y, x, y + s),
                    (x + s, y, x + s, y + s),
                ):
                    canvas.line(*ends)
            case "radio":
                canvas.circle(x + s / 2, y + s / 2, s / 2)
            case _:
                canvas.rect(x, y, s, s)

    def mark(self, x: float, y: float) -> None:
        canvas, s = self.canvas, _SIDE
        path = canvas.beginPath()
        match self.manner:
            case "tick":
                for draw, at in zip(
                    (path.moveTo, path.lineTo, path.lineTo), ((1.5, 4), (3.5, 2), (8, 8)), strict=True
                ):
                    draw(x + at[0], y + at[1])
                canvas.drawPath(path)
            case "pen":
                path.moveTo(x + 1.5, y + 5)
                path.curveTo(x + 2, y + 2, x + 4, y, x + 5, y + 4)
                path.curveTo(x + 6, y + 6, x + 8, y + 8, x + s + 2, y + s + 2)
                canvas.drawPath(path)
            case "filled":
                canvas.rect(x + 2, y + 2, s - 4, s - 4, stroke=0, fill=1)
            case "radio":
                canvas.circle(x + s / 2, y + s / 2, s / 4, stroke=0, fill=1)
            case "letter":
                canvas.drawString(x + 1.2, y + 1, "X")
            case _:
                canvas.line(x + 1.5, y + 1.5, x + s - 1.5, y + s - 1.5)
                canvas.line(x + 1.5, y + s - 1.5, x + s - 1.5, y + 1.5)
