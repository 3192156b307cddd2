"""Open questions as a Word document with a table of two columns that has no rulings.

1. Hur säkerställer styrelsen      Ändamålet är en fast punkt     a row begins no farther below the one above it
   att ändamålet följs?            på strategidagen.              than a line does
2. Vilka mål finns?                Underhållet ska öka.
"""

from __future__ import annotations

from typing import Any

from typeset.form import Form
from typeset.opening import opened, saved


def borderless_docx(form: Form) -> bytes:
    """The document's bytes."""
    from docx.shared import Cm, Pt

    document = opened(form, (form.sender,), font="Liberation Serif", size=11, after=2, title=16, apart=12)
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
    return saved(document)
