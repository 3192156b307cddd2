"""Open questions as a Word document with a table of two columns that has no rulings.

1. Hur säkerställer styrelsen      Ändamålet är en fast punkt     a row begins no farther below the one above it
   att ändamålet följs?            på strategidagen.              than a line does
2. Vilka mål finns?                Underhållet ska öka.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from typeset.form import Form


def borderless_docx(form: Form) -> bytes:
    """The document's bytes."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Serif", Pt(11)
    normal.paragraph_format.space_after = Pt(2)
    title = document.add_paragraph().add_run(form.title or "")
    title.bold, title.font.size = True, Pt(16)
    document.add_paragraph(form.sender).paragraph_format.space_after = Pt(12)
    for section in form.sections:
        heading = document.add_paragraph().add_run(section.heading)
        heading.bold, heading.font.size = True, Pt(13)
        table: Any = document.add_table(rows=0, cols=2)
        table.autofit = False
        for question in section.questions:
            asks, answers = table.add_row().cells
            asks.width, answers.width = Cm(7), Cm(10)
            asks.paragraphs[0].add_run(f"{question.number}. {question.wording}")
            answers.paragraphs[0].add_run("\n".join(question.answer))
    out = BytesIO()
    document.save(out)
    return out.getvalue()
