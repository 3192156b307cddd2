"""A form as an OpenDocument text, as LibreOffice saves one: a table a section, the header row repeated.

┌ 2 Ekonomi ───────────────────┬ Ja ┬ Nej ┐   table:table-header-rows
│ 2.1 Har styrelsen fastställt │ X  │     │
│ Ja, den 16 december.                    │   one cell that spans, and the cells that it covers
"""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

from typeset.form import BULLET, Form, Question, Section

_MIME = "application/vnd.oasis.opendocument.text"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = "".join(
    f' xmlns:{short}="{_OASIS}:{long}:1.0"'
    for short, long in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
    )
)
_STYLES = """<style:style style:name="T" style:family="paragraph"><style:text-properties fo:font-size="15pt"
 fo:font-weight="bold"/></style:style><style:style style:name="B" style:family="paragraph"><style:text-properties
 fo:font-weight="bold"/></style:style><style:style style:name="W" style:family="table-column">
<style:table-column-properties style:column-width="9cm"/></style:style><style:style style:name="N"
 style:family="table-column"><style:table-column-properties style:column-width="1.9cm"/></style:style>
<text:list-style style:name="L"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/></text:list-style>"""


def opendocument(form: Form) -> bytes:
    """The archive's bytes."""
    body: list[str] = []
    if form.title is not None:
        body.append(_paragraph(form.title, "T"))
        body += [_paragraph(text) for text in (form.sender, *form.intro)]
    for section in form.sections:
        body += [_table(section), _paragraph("")]
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content{_NAMES}><office:automatic-styles>"
        f"{_STYLES}</office:automatic-styles><office:body><office:text>{''.join(body)}</office:text></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as opened:
        opened.writestr("mimetype", _MIME, compress_type=0)
        opened.writestr("content.xml", content)
    return out.getvalue()


def _paragraph(text: str, style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{escape(text).replace(chr(10), '<text:line-break/>')}</text:p>"


def _table(section: Section) -> str:
    scale = section.scale or ()
    columns = '<table:table-column table:style-name="W"/>'
    if scale:
        columns += f'<table:table-column table:style-name="N" table:number-columns-repeated="{len(scale)}"/>'
    head = "".join(_cell(_paragraph(text, "B")) for text in (section.heading, *scale))
    rows = f"<table:table-header-rows><table:table-row>{head}</table:table-row></table:table-header-rows>"
    rows += "".join(_question(section, question) for question in section.questions)
    return f"<table:table>{columns}{rows}</table:table>"


def _question(section: Section, question: Question) -> str:
    columns = 1 + len(section.scale or ())
    ticks = section.cells(question)
    asked = _paragraph(f"{question.label} {question.text}")
    if question.instruction:
        asked += _paragraph(question.instruction)
    marks = "".join(_cell(_paragraph("X" if ticked else "")) for ticked in ticks)
    row = _cell(asked, 1 if ticks else columns) + marks
    body = "".join(
        [
            _paragraph(f"{'☒' if option in question.marks else '☐'} {option}")
            for option in question.options or ()
        ]
    )
    return (
        f"<table:table-row>{row}</table:table-row>"
        f"<table:table-row>{_cell(body + _blocks(question.answer), columns)}</table:table-row>"
    )


def _blocks(answer: tuple[str, ...]) -> str:
    """Paragraphs, and a list for each run of items."""
    out, items = "", ""
    for block in (*answer, ""):
        if block.startswith(BULLET):
            items += f"<text:list-item>{_paragraph(block.removeprefix(BULLET))}</text:list-item>"
            continue
        out += f'<text:list text:style-name="L">{items}</text:list>' if items else ""
        out += _paragraph(block) if block or not answer else ""
        items = ""
    return out


def _cell(inside: str, columns: int = 1) -> str:
    """A cell; one that reaches over others is followed by those it covers."""
    if columns == 1:
        return f"<table:table-cell>{inside}</table:table-cell>"
    span = f' table:number-columns-spanned="{columns}"'
    return f"<table:table-cell{span}>{inside}</table:table-cell>" + "<table:covered-table-cell/>" * (
        columns - 1
    )
