"""A form as an authority prints it: labels with fields and boxes beside, above or below them.

1. Ärenden
Hur många ärenden avgjordes under året? [412______]        a field behind its label, after dots
Slag av ärenden:  [x] Bygglov  [ ] Detaljplan              boxes behind the question on its line
2. Delegation                                 Ja  Nej
a) Finns en delegationsordning? ............. [x] [ ]       boxes below a header that stands once
Nämndens samlade bedömning:
 [ ] [ ] [ ] [x] [ ]                                        boxes with their labels below
  1   2   3   4   5
"""

from __future__ import annotations

from io import BytesIO
from itertools import count
from typing import Any

from typeset.form import Form, Question, Section

_LEFT, _RIGHT, _TOP, _STEP, _BOX = 58.0, 530.0, 780.0, 13.0, 11.0
_FONT, _BOLD, _SIZE = "Helvetica", "Helvetica-Bold", 9.0


def fields_pdf(form: Form, *, printed: bool = False) -> bytes:
    """The PDF's bytes, one page; `printed`: what was filled in is text and lines of the page, not fields."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.3, 841.9), invariant=1)
    sheet = _Sheet(canvas, printed)
    sheet.line(form.title or "", font=_BOLD, size=14, after=8)
    sheet.line(form.sender, after=10)
    for section in form.sections:
        sheet.section(section)
    canvas.save()
    return out.getvalue()


class _Sheet:
    """A canvas, how far down it is written, and the fields' numbers, which say nothing."""

    def __init__(self, canvas: Any, printed: bool) -> None:
        self.canvas, self.y, self.numbers, self.printed = canvas, _TOP, count(1), printed

    def line(
        self,
        text: str,
        *,
        x: float = _LEFT,
        font: str = _FONT,
        size: float = _SIZE,
        after: float = 0,
        width: float = 420,
    ) -> float:
        """Wrapped lines; gives the x where the last one ends."""
        from reportlab.lib.utils import simpleSplit

        lines = simpleSplit(text, font, size, width)
        for part in lines:
            self.y -= max(_STEP, size * 1.3)
            self.canvas.setFont(font, size)
            self.canvas.drawString(x, self.y, part)
        self.y -= after
        return x + float(self.canvas.stringWidth(lines[-1] if lines else "", font, size))

    def section(self, section: Section) -> None:
        """The title, the header's labels at its last line's right, and what is asked below."""
        self.y -= 10
        number, scale = section.number, section.scale or ()
        self.line(f"{number}. {section.title}", font=_BOLD, size=10)
        for index, label in enumerate(scale):
            self.canvas.drawCentredString(_RIGHT - 24 * (len(scale) - index) + _BOX / 2, self.y, label)
        for question in section.questions:
            self.y -= 6
            if scale:
                self.columns(question, scale)
            elif question.options and len(question.options) > 4:
                self.line(question.text, width=460)
                self.below(question)
            elif question.options:
                self.beside(question)
            else:
                self.field(question)

    def columns(self, question: Question, scale: tuple[str, ...]) -> None:
        """The question with dots that lead to its boxes."""
        self.canvas.setFont(_FONT, _SIZE)
        self.canvas.drawString(_LEFT, self.y - _STEP, question.label)
        end = self.line(question.text, x=_LEFT + 15, width=400)
        dots = int((_RIGHT - 24 * len(scale) - 8 - end) / self.canvas.stringWidth(".", _FONT, _SIZE))
        self.canvas.drawString(end + 2, self.y, "." * (dots - 1))
        for index, label in enumerate(scale):
            self.box(label in question.marks, _RIGHT - 24 * (len(scale) - index))

    def below(self, question: Question) -> None:
        """A row of boxes with a label centred below each."""
        self.y -= 16
        for index, option in enumerate(question.options or ()):
            self.box(option in question.marks, _LEFT + 30 * index)
        self.y -= 10
        self.canvas.setFont(_FONT, 7)
        for index, option in enumerate(question.options or ()):
            x = _LEFT + 30 * index
            if len(option) < 3:
                self.canvas.drawCentredString(x + _BOX / 2, self.y, option)
            else:
                self.canvas.drawString(x - 1, self.y, option)

    def beside(self, question: Question) -> None:
        """Boxes behind the question, each before its label."""
        x = self.line(question.text) + 20
        for option in question.options or ():
            self.box(option in question.marks, x)
            self.canvas.drawString(x + 16, self.y, option)
            x += 34 + self.canvas.stringWidth(option, _FONT, _SIZE)

    def field(self, question: Question) -> None:
        """A field behind the label, over a printed line."""
        x = self.line(question.text) + 6
        if self.printed:
            self.canvas.line(x, self.y - 2, x + 200, self.y - 2)
            self.canvas.setFont("Courier", _SIZE)
            self.canvas.drawString(x, self.y, " ".join(question.answer))
            return
        self.canvas.drawString(x, self.y, "_" * 40)
        self.canvas.acroForm.textfield(
            name=f"Text{next(self.numbers)}", value=" ".join(question.answer), maxlen=None,
            x=x, y=self.y - 2, width=200, height=13, fontName=_FONT, fontSize=_SIZE, borderWidth=0,
        )  # fmt: skip

    def box(self, ticked: bool, x: float) -> None:
        """One check box on the current line."""
        if self.printed:
            self.canvas.rect(x, self.y - 2, _BOX, _BOX)
            for y0, y1 in ((0, 7), (7, 0)) if ticked else ():
                self.canvas.line(x + 2, self.y + y0, x + _BOX - 2, self.y + y1)
            self.canvas.setFont(_FONT, _SIZE)
            return
        self.canvas.acroForm.checkbox(
            name=f"Box{next(self.numbers)}", checked=ticked, x=x, y=self.y - 2, size=_BOX,
            buttonStyle="cross", borderWidth=1,
        )  # fmt: skip
        self.canvas.setFont(_FONT, _SIZE)
