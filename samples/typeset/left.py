"""A form as a Word document with one table, in which what was written stands left of the options.

┌ Revisionsfråga ──────┬ Nämndens beskrivning ┬ Ja ┬ Nej ┐
│ 2 Ekonomi                                              │   a section's title across
│ 2.1 Ramen hålls.     │ Underskott 84 mnkr.  │    │  X  │
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from typeset.form import Form

_WIDTHS = (8.0, 9.0)
_OPTION = 2.9


def left_docx(form: Form) -> bytes:
    """The document's bytes, laid sideways."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(29.7), Cm(21)
    page.left_margin = page.right_margin = Cm(2)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", Pt(10)
    normal.paragraph_format.space_after = Pt(0)
    title = document.add_paragraph().add_run(form.title or "")
    title.bold, title.font.size = True, Pt(15)
    document.add_paragraph(form.sender).paragraph_format.space_after = Pt(8)
    scale = form.sections[0].scale or ()
    table: Any = document.add_table(rows=0, cols=2 + len(scale))
    table.style, table.autofit = "Table Grid", False
    _row(table, ["Revisionsfråga", "Nämndens beskrivning", *scale], bold=True)
    for section in form.sections:
        cells = _row(table, [section.heading], bold=True)
        cells[0].merge(cells[-1])
        for question in section.questions:
            marks = ["X" if label in question.marks else "" for label in scale]
            _row(table, [f"{question.number} {question.wording}", "\n".join(question.answer), *marks])
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _row(table: Any, texts: list[str], *, bold: bool = False) -> list[Any]:
    from docx.shared import Cm

    cells = list(table.add_row().cells)
    for cell, width in zip(cells, (*_WIDTHS, *[_OPTION] * (len(cells) - 2)), strict=True):
        cell.width = Cm(width)
    for cell, text in zip(cells, texts, strict=False):
        first, *rest = text.split("\n")
        cell.paragraphs[0].add_run(first).bold = bold
        for paragraph in rest:
            cell.add_paragraph(paragraph)
    return cells
