"""A form as a Word document with one table, in which what was written stands left of the options.

┌ Revisionsfråga ──────┬ Nämndens beskrivning ┬ Ja ┬ Nej ┐
│ 2 Ekonomi                                              │   a section's title across
│ 2.1 Ramen hålls.     │ Underskott 84 mnkr.  │    │  X  │
"""

from __future__ import annotations

from typing import Any

from typeset.form import Form
from typeset.opening import opened, saved

_WIDTHS = (8.0, 9.0)
_OPTION = 2.9


def left_docx(form: Form) -> bytes:
    """The document's bytes, laid sideways."""
    document = opened(form, (form.sender,), sideways=True)
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
    return saved(document)


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
