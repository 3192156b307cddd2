"""How a Word form begins: its page, its type, its title, and below it who sent it and why."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from typeset.form import Form

if TYPE_CHECKING:
    from docx.document import Document


def opened(
    form: Form,
    lines: tuple[str, ...],
    *,
    sideways: bool = False,
    font: str = "Liberation Sans",
    size: float = 10,
    after: float = 0,
    title: float = 15,
    apart: float = 8,
) -> Document:
    """A document with its title and the lines below it; sizes and room in points."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = (Cm(29.7), Cm(21)) if sideways else (Cm(21), Cm(29.7))
    page.left_margin = page.right_margin = Cm(2)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = font, Pt(size)
    normal.paragraph_format.space_after = Pt(after)
    if form.title is not None:
        heading = document.add_paragraph().add_run(form.title)
        heading.bold, heading.font.size = True, Pt(title)
        for line in lines:
            document.add_paragraph(line).paragraph_format.space_after = Pt(apart)
    return document


def saved(document: Document) -> bytes:
    """The document's bytes."""
    out = BytesIO()
    document.save(out)
    return out.getvalue()
