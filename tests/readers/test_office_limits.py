"""Office documents made to harm, or broken."""

from __future__ import annotations

import pytest
from office import archive, docx, odt, p, row, table

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers import read

_XMLNS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _refused(data: bytes) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return caught.value


def test_a_zip_bomb_is_not_unpacked() -> None:
    """A part that unpacks to hundreds of times its size is refused by what the archive says of it."""
    error = _refused(archive(**{"word__document.xml": b" " * 40_000_000}))
    assert error.code == "R131"
    assert "40,000,000" in error.message


def test_entities_are_not_expanded() -> None:
    """A document type, where such entities are declared, is in no office document."""
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]>'
    body = f"{bomb}<w:document {_XMLNS}><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"
    assert "document type" in _refused(archive(**{"word__document.xml": body})).message


@pytest.mark.parametrize("content", [b"", b"<w:document", b"\x00\xff", f"<w:document {_XMLNS}/>".encode()])
def test_a_damaged_document_says_so(content: bytes) -> None:
    """XML cut short, bytes that are none, a document without a body."""
    assert _refused(archive(**{"word__document.xml": content})).code == "R131"


def test_a_deep_document_is_refused() -> None:
    """Thousands of elements inside each other are no text."""
    assert _refused(docx("<w:ins>" * 3000 + "</w:ins>" * 3000)).code == "R131"


@pytest.mark.parametrize("number", ["999999999999", "-3", "1e9", "x", ""])
def test_odd_numbers_do_no_harm(number: str) -> None:
    """Spans, widths, list levels and starts may be anything."""
    wide = f'<w:tc><w:tcPr><w:tcW w:w="{number}"/><w:gridSpan w:val="{number}"/></w:tcPr>{p("Ja")}</w:tc>'
    item = p(
        "Mål", f'<w:ind w:left="{number}"/><w:numPr><w:ilvl w:val="{number}"/><w:numId w:val="1"/></w:numPr>'
    )
    size = p(f'<w:r><w:rPr><w:sz w:val="{number}"/></w:rPr><w:t>Text</w:t></w:r>')
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="{number}"><w:start w:val="{number}"/>'
        f'<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    page = read(docx(table(row(wide, "Nej")) + item + size, numbering=numbering)).pages[0]
    assert [word.text for word in page.words if word.text.isalpha()] == ["Ja", "Nej", "Mål", "Text"]
    assert all(0 <= word.bbox.x0 <= word.bbox.x1 <= page.width for word in page.words)


def test_a_document_of_pictures_is_a_scan() -> None:
    """R109 says what to do with a scan that was put into a document."""
    picture = '<w:r><w:drawing><a:blip xmlns:a="urn:a"/></w:drawing></w:r>'
    assert _refused(docx(p(picture))).code == "R109"


def test_an_encrypted_odt_says_so() -> None:
    """Its manifest names how each part is encrypted."""
    source = odt("<text:p/>", **{"META-INF__manifest.xml": "<m><encryption-data/></m>"})
    assert _refused(source).code == "R107"


def test_scribbled_archives_say_so() -> None:
    """Whatever byte of an archive is wrong, the document is read or refused with a code."""
    source = docx(p("Ja. " * 50))
    refused: set[str] = set()
    for at in range(len(source)):
        try:
            read(source[:at] + bytes([source[at] ^ 0x51]) + source[at + 1 :])
        except Unreadable as error:
            refused.add(error.code)
    assert {"R131"} <= refused <= {"R105", "R107", "R131"}
