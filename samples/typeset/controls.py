"""A form as a Word document to fill in: boxes and answers are content controls, and Word counts the numbers.

┌ Ekonomi (Word prints "2") ───────────┬ Ja ┬ Nej ┐
│ Har styrelsen fastställt ... ("2.1") │ ☒  │ ☐   │   each box is a control with a state of its own
│ [Ja, den 16 december.]                          │   a control for text; an open one shows its prompt
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from typeset.form import BULLET, Form, Question, Section

if TYPE_CHECKING:
    from docx.table import Table, _Cell

_WIDTH_CM, _OPTION_CM = 17.0, 1.9
_NUMBERS = "17"
_PROMPT = "Klicka eller tryck här för att ange text."


def controls_docx(form: Form) -> bytes:
    """The document's bytes. Its numbers are those of a list with two levels, so the form's must count on."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2)
    normal: Any = document.styles["Normal"]
    normal.font.name, normal.font.size = "Liberation Sans", Pt(10)
    normal.paragraph_format.space_after = Pt(0)
    _numbering(document.part.numbering_part.element)
    if form.title is not None:
        title = document.add_paragraph().add_run(form.title)
        title.bold, title.font.size = True, Pt(15)
        for paragraph in (form.sender, *form.intro):
            document.add_paragraph(paragraph).paragraph_format.space_after = Pt(6)
    for section in form.sections:
        _section(document.add_table(rows=0, cols=1 + len(section.scale or ())), section)
        document.add_paragraph()
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _numbering(root: Any) -> None:
    """A list whose first level counts sections and whose second counts their questions."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, text in enumerate(("%1", "%1.%2"))
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{_NUMBERS}">{levels}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    number = f'<w:num {nsdecls("w")} w:numId="{_NUMBERS}"><w:abstractNumId w:val="{_NUMBERS}"/></w:num>'
    root.append(parse_xml(number))


def _section(table: Table, section: Section) -> None:
    from docx.shared import Cm

    options = len(section.scale or ())
    widths = [_WIDTH_CM - options * _OPTION_CM, *[_OPTION_CM] * options]
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    head = _row(table, widths)
    for cell, text in zip(head, [section.title, *(section.scale or ())], strict=True):
        cell.paragraphs[0].add_run(text).bold = True
    _count(head[0], 0)
    for question in section.questions:
        _question(table, widths, section, question)


def _row(table: Table, widths: list[float]) -> list[_Cell]:
    from docx.shared import Cm

    cells = list(table.add_row().cells)  # type: ignore[no-untyped-call]
    for cell, width in zip(cells, widths, strict=True):
        cell.width = Cm(width)
    return cells


def _count(cell: _Cell, level: int) -> None:
    """Makes the first paragraph of a cell an item of the document's list."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    numbered = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{_NUMBERS}"/></w:numPr>'
    cell.paragraphs[0]._p.get_or_add_pPr().append(parse_xml(numbered))


def _question(table: Table, widths: list[float], section: Section, question: Question) -> None:
    row = _row(table, widths)
    ticks = section.cells(question)
    asked = row[0] if ticks or len(row) == 1 else row[0].merge(row[-1])
    asked.paragraphs[0].add_run(question.text)
    _count(asked, 1)
    if question.instruction:
        asked.add_paragraph(question.instruction).runs[0].italic = True
    for cell, ticked in zip(row[1:], ticks, strict=False):
        cell.paragraphs[0].alignment = 1
        cell.paragraphs[0]._p.append(_box(ticked))
    below = _row(table, widths)
    body = below[0].merge(below[-1]) if len(below) > 1 else below[0]
    for option in question.options or ():
        line = body.paragraphs[0] if option == (question.options or ())[0] else body.add_paragraph()
        line._p.append(_box(option in question.marks))
        line.add_run(f" {option}")
    if question.answer or not question.options:
        body._tc.insert(len(body._tc) - (0 if question.options else 1), _text(question.answer))


def _box(ticked: bool) -> Any:
    """A box to tick; Word keeps its state apart from the sign that it shows."""
    return _control(
        f'<w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w14:checked w14:val="{int(ticked)}"/></w14:checkbox>',
        f'<w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic"/></w:rPr>'
        f"<w:t>{'☒' if ticked else '☐'}</w:t></w:r>",
    )


def _text(blocks: tuple[str, ...]) -> Any:
    """A control for text, with its prompt where nobody wrote."""
    from xml.sax.saxutils import escape

    paragraphs = "".join(
        f"<w:p><w:r><w:t>{escape(block.replace(BULLET, '• ', 1) if block.startswith(BULLET) else block)}</w:t></w:r></w:p>"
        for block in blocks or (_PROMPT,)
    )
    return _control('<w:text w:multiLine="1"/>' if blocks else "<w:showingPlcHdr/><w:text/>", paragraphs)


def _control(properties: str, content: str) -> Any:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    return parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
    )
