"""A form as a Word document without tables: headings, questions in bold, boxes on a line, answers below."""

from __future__ import annotations

from typing import Any

from typeset.form import BULLET, Form, Question, Section
from typeset.opening import saved


def listed_docx(form: Form) -> bytes:
    """The document's bytes."""
    import docx

    document: Any = docx.Document()
    if form.title is not None:
        document.add_heading(form.title, 0)
        for paragraph in (form.sender, *form.intro):
            document.add_paragraph(paragraph)
    for section in form.sections:
        document.add_heading(section.heading, 1)
        for question in section.questions:
            _question(document, section, question)
    return saved(document)


def _question(document: Any, section: Section, question: Question) -> None:
    document.add_paragraph().add_run(f"{question.label} {question.text}").bold = True
    if question.instruction:
        document.add_paragraph().add_run(question.instruction).italic = True
    options = question.options or (section.scale if section.cells(question) else None) or ()
    if options:
        boxes = [f"{'☒' if option in question.marks else '☐'} {option}" for option in options]
        document.add_paragraph("   ".join(boxes))
    for block in question.answer:
        style = "List Bullet" if block.startswith(BULLET) else None
        document.add_paragraph(block.removeprefix(BULLET), style=style)
