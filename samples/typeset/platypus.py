"""A form as a PDF with reportlab's tables.

manner      rulings
ruled       a grid
lines       horizontal ones only, the number in a column of its own
bare        none: only the columns' places are left
boxes       horizontal ones; every option is a drawn square with a cross of two strokes in the ticked one
running     none, no table: the options follow the question on one line, each behind its drawn square

The font is Helvetica, which is not in the file: a reader must know its widths.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Literal
from xml.sax.saxutils import escape

from typeset.form import BULLET, Form, Question, Section

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

Manner = Literal["ruled", "lines", "bare", "boxes", "running"]
_WIDTH, _OPTION, _NARROW, _NUMBER, _BOX = 482.0, 50.0, 34.0, 40.0, 8.5


def platypus_pdf(form: Form, manner: Manner = "ruled", *, header: str = "", middle: bool = False) -> bytes:
    """The PDF's bytes. `middle` centres a mark in the height of its row."""
    from reportlab.platypus import SimpleDocTemplate, Spacer

    story: list[Flowable] = []
    if form.title is not None:
        story.append(_text(form.title, size=14, bold=True))
        story += [_text(line, after=5) for line in (form.sender, *form.intro)]
    for section in form.sections:
        story += _running(section) if manner == "running" else [_table(section, manner, middle)]
        story.append(Spacer(1, 14))
    out = BytesIO()
    document = SimpleDocTemplate(
        out, pagesize=(595.3, 841.9), leftMargin=56, rightMargin=56, topMargin=60, bottomMargin=60,
        title=form.title or "", invariant=1,
    )  # fmt: skip
    document.build(story, canvasmaker=_counting(header))
    return out.getvalue()


def _counting(header: str) -> type[Any]:
    """A canvas that writes "1 (3)" at the foot of each page, which it can only once all pages are there."""
    from reportlab.pdfgen.canvas import Canvas

    class Counting(Canvas):  # type: ignore[misc]
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.pages: list[dict[str, Any]] = []

        def showPage(self) -> None:  # noqa: N802 - reportlab's name
            self.pages.append(dict(self.__dict__))
            self._startPage()

        def save(self) -> None:
            for i, page in enumerate(self.pages, 1):
                self.__dict__.update(page)
                self.setFont("Helvetica", 8)
                self.drawCentredString(298, 30, f"{i} ({len(self.pages)})")
                self.drawRightString(539, 805, header)
                super().showPage()
            super().save()

    return Counting


def _text(
    text: str,
    *,
    size: float = 9.5,
    bold: bool = False,
    italic: bool = False,
    after: float = 0,
    left: float = 0,
) -> Flowable:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph

    font = "Helvetica" + ("-Bold" if bold else "-Oblique" if italic else "")
    style = ParagraphStyle(
        "p",
        fontName=font,
        fontSize=size,
        leading=size * 1.22,
        spaceAfter=after,
        leftIndent=left,
        bulletIndent=left - 9,
    )
    bullet = text.startswith(BULLET)
    markup = escape(text.removeprefix(BULLET)).replace("\n", "<br/>")
    return Paragraph(markup, style, bulletText="•" if bullet else None)


def _blocks(blocks: tuple[str, ...]) -> list[Flowable]:
    return [
        _text(block, after=1 if block.startswith(BULLET) else 4, left=16 if block.startswith(BULLET) else 0)
        for block in blocks
    ]


def _asked(question: Question, *, label: bool, bold: bool = False) -> list[Flowable]:
    text = f"{question.label} {question.text}".strip() if label else question.text
    return [_text(text, bold=bold)] + (
        [_text(question.instruction, italic=True)] if question.instruction else []
    )


def _box(ticked: bool) -> Flowable:
    """A square drawn as a path, with the two strokes of a cross in it where it is ticked."""
    from reportlab.graphics.shapes import Drawing, Line, Rect

    drawing = Drawing(_BOX, _BOX)
    drawing.add(Rect(0, 0, _BOX, _BOX, fillColor=None, strokeWidth=0.7))
    if ticked:
        drawing.add(Line(1.5, 1.5, _BOX - 1.5, _BOX - 1.5, strokeWidth=1.1))
        drawing.add(Line(1.5, _BOX - 1.5, _BOX - 1.5, 1.5, strokeWidth=1.1))
    drawing.hAlign = "CENTER"
    return drawing


def _boxed(labels: tuple[str, ...], marks: tuple[str, ...]) -> Flowable:
    """Each label behind its box, on one line."""
    from reportlab.platypus import Table

    width = min(90.0, _WIDTH / (len(labels) + 1)) if len(labels) > 1 else _WIDTH / 2
    row = [part for label in labels for part in (_box(label in marks), _text(label))]
    return Table(
        [row],
        colWidths=[14, width - 14] * len(labels),
        hAlign="LEFT",
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (-1, -1), 2)],
    )


def _table(section: Section, manner: Manner, middle: bool) -> Flowable:
    from reportlab.platypus import Table

    scale = section.scale or ()
    own = manner == "lines"
    lead = [_NUMBER] if own else []
    option = _OPTION if len(scale) < 5 else _NARROW
    widths = [*lead, _WIDTH - sum(lead) - option * len(scale), *[option] * len(scale)]
    head = (
        [_text(section.number or "", bold=True), _text(section.title, bold=True)]
        if own
        else [_text(section.heading, bold=True)]
    )
    rows: list[list[Any]] = [[*head, *(_text(label, bold=True) for label in scale)]]
    style: list[tuple[Any, ...]] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("VALIGN", (1 + own, 1), (-1, -1), "MIDDLE" if middle else "TOP"),
    ]
    style += [("LEFTPADDING", (0, 0), (-1, -1), 3), ("RIGHTPADDING", (0, 0), (-1, -1), 2)]
    style += [("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 3)]
    if manner == "ruled":
        style.append(("GRID", (0, 0), (-1, -1), 0.6, "black"))
    elif manner != "bare":
        style += [
            ("LINEABOVE", (0, 0), (-1, -1), 0.6, "black"),
            ("LINEBELOW", (0, -1), (-1, -1), 0.6, "black"),
        ]
    for question in section.questions:
        cells = section.cells(question)
        number = [_text(question.label)] if own else []
        if not cells and scale:
            style.append(("SPAN", (len(lead), len(rows)), (-1, len(rows))))
        ticks = [_box(t) if manner == "boxes" else _text("X") if t else "" for t in cells] or [""] * len(
            scale
        )
        rows.append([*number, _asked(question, label=not own), *ticks])
        style += [
            ("SPAN", (0, len(rows)), (-1, len(rows))),
            ("VALIGN", (0, len(rows)), (-1, len(rows)), "TOP"),
        ]
        rows.append([_body(question) or [_text("")], *[""] * (len(widths) - 1)])
    return Table(rows, colWidths=widths, repeatRows=1, style=style)


def _body(question: Question) -> list[Flowable]:
    own = [_boxed((option,), question.marks) for option in question.options or ()]
    return own + _blocks(question.answer)


def _running(section: Section) -> list[Flowable]:
    from reportlab.platypus import Spacer

    out: list[Flowable] = [_text(section.heading, size=11.5, bold=True, after=4)]
    for question in section.questions:
        out += _asked(question, label=True, bold=True)
        if section.cells(question):
            out.append(_boxed(section.scale or (), question.marks))
        out += [*_body(question), Spacer(1, 8)]
    return out
