"""Small office documents from raw XML, and what is seen in a Document."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Document
from granskning_cli.readers import read

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_ODF = "".join(
    f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{rest}:1.0"'
    for name, rest in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("form", "form"), ("fo", "xsl-fo-compatible"),
    )
)  # fmt: skip


def archive(**parts: bytes | str) -> bytes:
    """A zip archive; "__" in a part's name stands for "/"."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as opened:
        for name, content in parts.items():
            opened.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def docx(body: str, *, numbering: str = "", styles: str = "", **parts: str) -> bytes:
    """A DOCX with this in its body; further parts by their name in word/, such as `footnotes`."""
    made = {"document": f"<w:document {_W}><w:body>{body}</w:body></w:document>"}
    if numbering:
        made["numbering"] = f"<w:numbering {_W}>{numbering}</w:numbering>"
    if styles:
        made["styles"] = f"<w:styles {_W}>{styles}</w:styles>"
    for name, content in parts.items():
        made[name] = f"<w:{name} {_W}>{content}</w:{name}>"
    return archive(**{f"word__{name}.xml": content for name, content in made.items()})


def p(content: str = "", properties: str = "") -> str:
    """A paragraph: plain text becomes a run, anything else stands as it is."""
    inside = content if content.startswith("<") or not content else r(content)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: str, grid: tuple[int, ...] = (4000, 1000, 1000)) -> str:
    """A table of rows made by `row`; `grid` holds the widths of its columns in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return f"<w:tbl><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells made by `cell`, or of paragraphs of plain text."""
    made = f"<w:trPr>{properties}</w:trPr>" if properties else ""
    return f"<w:tr>{made}{''.join(c if c.startswith('<w:tc>') else cell(c) for c in cells)}</w:tr>"


def cell(content: str, properties: str = "") -> str:
    """A cell of a table."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def odt(body: str, *, styles: str = "", forms: str = "", **parts: str) -> bytes:
    """An ODT with this as its text."""
    content = (
        f"<office:document-content{_ODF}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text><office:forms>{forms}</office:forms>{body}</office:text></office:body>"
        "</office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as opened:
        opened.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        opened.writestr("content.xml", content)
        for name, more in parts.items():
            opened.writestr(name.replace("__", "/"), more)
    return out.getvalue()


def lines(source: bytes) -> list[str]:
    """The lines of a document as layout sees them, a row's cells parted by bars."""
    out: list[str] = []
    for found in lay_out(read(source)).rows:
        out.append(" | ".join(" / ".join(line.text for line in one.lines) for one in found.cells))
    return out


def text(source: bytes) -> str:
    """All words of a document in the order drawn."""
    return " ".join(word.text for page in read(source).pages for word in page.words)


def ticks(document: Document) -> list[bool | None]:
    """The states of a document's buttons."""
    return [
        widget.checked for page in document.pages for widget in page.widgets if widget.checked is not None
    ]


def values(document: Document) -> list[str]:
    """The texts of a document's other fields."""
    return [widget.value for page in document.pages for widget in page.widgets if widget.checked is None]
