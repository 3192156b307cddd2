"""A form as a Word document, as an auditor's office makes one: a ruled table per section, answers across.

┌ 2 Ekonomi ───────────────────┬ Ja ┬ Nej ┐   the heading row repeats on every page
│ 2.1 Har styrelsen fastställt │ X  │     │
│ Ja, den 16 december.                    │   one merged cell
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from typeset.form import BULLET, COMMENT, Form, Question, Section
from typeset.opening import opened, saved

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

Manner = Literal["ruled", "numbered", "comment"]
_WIDTH_CM, _LANDSCAPE_CM, _OPTION_CM, _NUMBER_CM, _COMMENT_CM = 17.0, 25.7, 1.9, 1.2, 9.0


def word_docx(
    form: Form, manner: Manner = "ruled", *, marks: tuple[str, str] = ("X", ""), size: float = 10
) -> bytes:
    """The document's bytes; `numbered` has a column for numbers, `comment` (laid sideways) for answers."""
    document = opened(form, (form.sender, *form.intro), sideways=manner == "comment", size=size, apart=6)
    _foot(document.sections[0].footer.paragraphs[0])
    for section in form.sections:
        _table(document, section, manner, marks, form.language)
        document.add_paragraph()
    return saved(document)


def _foot(paragraph: Any) -> None:
    """Writes "1 (3)" with Word's own page fields."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = 1
    for part in ("PAGE", " (", "NUMPAGES", ")"):
        run = paragraph.add_run("1" if part.isalpha() else part)
        if part.isalpha():
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), part)
            paragraph._p.append(field)
            field.append(run._r)


def _table(
    document: Document, section: Section, manner: Manner, marks: tuple[str, str], language: str
) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    options = len(section.scale or ())
    widths = [_NUMBER_CM] if manner == "numbered" else []
    last = [_COMMENT_CM] if manner == "comment" else []
    whole = _LANDSCAPE_CM if last else _WIDTH_CM
    option = _OPTION_CM if options < 5 else 1.2
    widths = [*widths, whole - sum(widths) - sum(last) - options * option, *[option] * options, *last]
    table = document.add_table(rows=0, cols=len(widths))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    head = ([section.number or "", section.title] if manner == "numbered" else [section.heading]) + list(
        section.scale or ()
    )
    for cell, text in zip(_row(table, widths), [*head, *([COMMENT[language]] if last else [])], strict=True):
        cell.paragraphs[0].add_run(text).bold = True
        _shade(cell)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for question in section.questions:
        _question(table, widths, section, question, manner, marks)


def _row(table: Table, widths: list[float]) -> list[_Cell]:
    from docx.shared import Cm

    row: Any = table.add_row()  # type: ignore[no-untyped-call]
    cells = list(row.cells)
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(width)
    return cells


def _shade(cell: _Cell) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "E3EBD9")
    cell._tc.get_or_add_tcPr().append(shade)


def _question(
    table: Table,
    widths: list[float],
    section: Section,
    question: Question,
    manner: Manner,
    marks: tuple[str, str],
) -> None:
    row = _row(table, widths)
    first = 1 if manner == "numbered" else 0
    ticks = section.cells(question)
    if first:
        row[0].paragraphs[0].add_run(question.label)
    asked = row[first] if ticks or not section.scale else row[first].merge(row[first + len(section.scale)])
    asked.paragraphs[0].add_run(question.text if first else f"{question.label} {question.text}".strip())
    if question.instruction:
        asked.add_paragraph("")
        asked.add_paragraph(question.instruction)
    for cell, ticked in zip(row[first + 1 :], ticks, strict=False):
        cell.paragraphs[0].alignment = 1
        cell.paragraphs[0].add_run(marks[0] if ticked else marks[1])
    if manner == "comment":
        body = row[-1]
    else:
        below = _row(table, widths)
        body = below[0].merge(below[-1])
    boxes = marks if marks[1] else ("☒", "☐")
    own = [f"{boxes[0] if o in question.marks else boxes[1]} {o}" for o in question.options or ()]
    _answer(body, (*own, *question.answer))


def _answer(cell: _Cell, blocks: tuple[str, ...]) -> None:
    """Paragraphs parted by an empty one, list items as Word's own bullets."""
    paragraph = cell.paragraphs[0]
    for i, block in enumerate(blocks):
        if i:
            if (
                not block.startswith(BULLET)
                and not blocks[i - 1].startswith(BULLET)
                and len(blocks[i - 1]) > 90
            ):
                cell.add_paragraph()
            paragraph = cell.add_paragraph()
        if block.startswith(BULLET):
            paragraph.style = "List Bullet"
        paragraph.add_run(block.removeprefix(BULLET))
