"""A form as a PDF whose ticks and answers are form fields, as a filled web download comes back.

    │ 2.1 Har nämnden fastställt en budget?   │ [x] │ [ ] │   checkboxes (or radio buttons) in the columns
    │ [ Ja, den 16 december 2025.                       ] │   a text field of several lines across the row

The answers are in no page's text, only in the fields, whose names say nothing ("Check Box 12").
"""

from __future__ import annotations

from io import BytesIO
from itertools import count
from textwrap import wrap
from typing import Any, Literal

from typeset.form import BULLET, Form, Question, Section

Buttons = Literal["checkbox", "radio"]
_LEFT, _RIGHT, _TOP, _BOTTOM, _OPTION = 56.0, 539.0, 785.0, 60.0, 44.0
_SIZE, _LEADING, _PAD = 9.0, 11.5, 4.0


def acroform_pdf(form: Form, buttons: Buttons = "checkbox") -> bytes:
    """The PDF's bytes; two marks in one row are checkboxes always, since radio buttons cannot show them."""
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(595.3, 841.9), invariant=1)
    canvas.setTitle(form.title or "")
    sheet = _Sheet(canvas, buttons)
    if form.title is not None:
        sheet.text(form.title, bold=True, size=14)
        for line in (form.sender, *form.intro):
            sheet.text(line)
    for section in form.sections:
        sheet.section(section)
    canvas.save()
    return _filled(out.getvalue(), sheet.values)


def _filled(blank: bytes, values: dict[str, str]) -> bytes:
    """Writes the texts into their fields, whose looks are wrapped and whose values are not.

    reportlab's own fields hold no character outside Latin-1.
    """
    import pypdf
    from pypdf.generic import NameObject, TextStringObject

    looks = {name: "\n".join(_lines(value)) for name, value in values.items()}
    writer = pypdf.PdfWriter(clone_from=BytesIO(blank))
    for page in writer.pages:
        writer.update_page_form_field_values(page, dict(looks), auto_regenerate=False)
        for widget in page.annotations or ():
            field = widget.get_object()
            if field.get("/T") in values:
                field[NameObject("/V")] = TextStringObject(values[field["/T"]])
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def _lines(value: str) -> list[str]:
    return [line for part in value.split("\n") for line in wrap(part, 105) or [""]]


class _Sheet:
    """A canvas and how far down it is written."""

    def __init__(self, canvas: Any, buttons: Buttons) -> None:
        self.canvas, self.buttons, self.y, self.numbers = canvas, buttons, _TOP, count(1)
        self.values: dict[str, str] = {}

    def room(self, height: float) -> None:
        """Starts a new page where `height` does not fit on this one."""
        if self.y - height < _BOTTOM:
            self.canvas.showPage()
            self.y = _TOP

    def text(
        self, text: str, *, bold: bool = False, size: float = _SIZE, width: float = _RIGHT - _LEFT
    ) -> None:
        """Wrapped lines from the left edge; `width` in points."""
        from reportlab.lib.utils import simpleSplit

        font = "Helvetica-Bold" if bold else "Helvetica"
        for line in simpleSplit(text, font, size, width - 2 * _PAD):
            self.room(size * 1.3)
            self.y -= size * 1.3
            self.canvas.setFont(font, size)
            self.canvas.drawString(_LEFT + _PAD, self.y, line)
        self.y -= 3

    def section(self, section: Section) -> None:
        """The heading row and all rows below it."""
        scale = section.scale or ()
        self.y -= 14
        self.room(90)
        top, width = self.y, _RIGHT - _LEFT - _OPTION * len(scale)
        self.text(section.heading, bold=True, width=width)
        self.canvas.setFont("Helvetica-Bold", _SIZE)
        for i, label in enumerate(scale):
            self.canvas.drawCentredString(_LEFT + width + _OPTION * (i + 0.5), top - _SIZE * 1.3, label)
        self.frame(top, len(scale))
        for question in section.questions:
            self.question(section, question)

    def frame(self, top: float, columns: int) -> None:
        """Rulings round what was written since `top`, with `columns` narrow cells at the right."""
        self.y -= 2
        self.canvas.rect(_LEFT, self.y, _RIGHT - _LEFT, top - self.y)
        for i in range(columns):
            x = _RIGHT - _OPTION * (i + 1)
            self.canvas.line(x, self.y, x, top)

    def question(self, section: Section, question: Question) -> None:
        """The question's row and the row of its answer."""
        cells = section.cells(question)
        width = _RIGHT - _LEFT - _OPTION * len(cells)
        self.room(60)
        top = self.y
        self.text(f"{question.label} {question.wording}".strip(), width=width)
        self.ticks(top, cells, question)
        self.frame(top, len(cells))
        for option in question.options or ():
            self.room(16)
            self.y -= 14
            self.button(
                "checkbox", option in question.marks, _LEFT + _PAD, f"Check Box {next(self.numbers)}", ""
            )
            self.canvas.setFont("Helvetica", _SIZE)
            self.canvas.drawString(_LEFT + 20, self.y + 2, option)
        self.answer(question)

    def ticks(self, top: float, cells: tuple[bool, ...], question: Question) -> None:
        """A button in the middle of each of the row's option cells."""
        kind: Buttons = self.buttons if question.state != "ambiguous" else "checkbox"
        group = f"Group {next(self.numbers)}"
        low, self.y = self.y, (top + self.y) / 2 - 6
        for i, ticked in enumerate(cells):
            x = _RIGHT - _OPTION * (len(cells) - i - 0.5) - 5
            name = group if kind == "radio" else f"Check Box {next(self.numbers)}"
            self.button(kind, ticked, x, name, str(i))
        self.y = low

    def button(self, kind: Buttons, ticked: bool, x: float, name: str, value: str) -> None:
        """One widget of ten points at x, standing on the current line."""
        form = self.canvas.acroForm
        if kind == "radio":
            form.radio(
                name=name,
                value=value,
                selected=ticked,
                x=x,
                y=self.y,
                size=10,
                buttonStyle="circle",
                borderWidth=1,
            )
        else:
            form.checkbox(
                name=name, checked=ticked, x=x, y=self.y, size=10, buttonStyle="cross", borderWidth=1
            )

    def answer(self, question: Question) -> None:
        """A text field as high as its text needs."""
        value = "\n".join(
            "• " + b.removeprefix(BULLET) if b.startswith(BULLET) else b for b in question.answer
        )
        height = max(18.0, len(_lines(value)) * _LEADING + 8)
        self.room(height)
        self.y -= height
        name = f"Text {next(self.numbers)}"
        self.values[name] = value
        self.canvas.acroForm.textfield(
            name=name, value="", fieldFlags="multiline", maxlen=None,
            x=_LEFT, y=self.y, width=_RIGHT - _LEFT, height=height,
            fontName="Helvetica", fontSize=_SIZE, borderWidth=0.5,
        )  # fmt: skip
