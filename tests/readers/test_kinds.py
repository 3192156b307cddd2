"""The kind of a document is told from its bytes."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
from office import archive, docx, lines, odt, p

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers import kind_of, read


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (docx(p("Ja.")), "docx"),
        (odt("<text:p>Ja.</text:p>"), "odt"),
        (b"<!DOCTYPE html><p>Ja", "html"),
        (b"\xef\xbb\xbf <!-- sparad --> <HTML lang=sv>", "html"),
        ("<html><p>Ja".encode("utf-16"), "html"),
        (b"# Granskning\n\n1. Finns det?\n", "markdown"),
        (b"| Fr\xc3\xa5ga | Ja |\n|---|---|\n| 1.1 | X |\n", "markdown"),
        (b"| Nr | Ja | Nej |\n|:--|:-:|---|\n| 1 | x |  |\n", "markdown"),
        (b"1.1 Finns det?\n\n- [x] Ja\n- [ ] Nej\n", "markdown"),
    ],
)
def test_kinds(data: bytes, kind: str) -> None:
    """Archives by their parts, markup by what it begins with or holds."""
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    "text",
    [
        "1.1 Har styrelsen beslutat?\nX\nJa, § 45.\n- sjukfrånvaro\n- ekonomi\n",
        "Fråga | Ja | Nej\n1.1 Finns det? | X |\n",
        "Budget\n------\n1 000 kr\n",
        "antal barn\n# 5 av kontrollmålen\n",
        "[x] Ja  [ ] Nej\n* obligatorisk uppgift\n",
        "#1 Mål\n\n#2 Ekonomi\n",
        "+----+----+\n| Ja | X  |\n+----+----+\n",
        "se <http://exempel.se> och <b>",
        "| Nr | Ja | Nej |\n| 1 | X | - |\n| - | - | - |\n",
    ],
)
def test_an_extracted_text_is_a_text(text: str) -> None:
    """Dashes, bars, stars and number signs of a text are no markup."""
    assert kind_of(text.encode()) == "text"


@pytest.mark.parametrize(
    ("data", "code", "says"),
    [
        (archive(**{"xl__workbook.xml": ""}), "R105", "Excel"),
        (archive(**{"ppt__presentation.xml": ""}), "R105", "PowerPoint"),
        (archive(**{"Index__Document.iwa": ""}), "R105", "Pages"),
        (
            archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": ""}),
            "R105",
            "another",
        ),
        (archive(**{"svar.txt": "Ja"}), "R105", "zip archive"),
        (b'<?xml version="1.0"?><office:document>1.1 Finns en plan?</office:document>', "R105", "XML"),
        (
            b"MIME-Version: 1.0\nContent-Type: multipart/related\n\n1.1 Finns en plan?\n",
            "R105",
            "web archive",
        ),
        (rb"{\rtf1 1.1 Finns en plan?\par Ja.}", "R105", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "R105", ".doc"),
        (b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "R107", "encrypted"),
        (docx(p("Ja. " * 400))[:300], "R131", "damaged"),
    ],
)
def test_what_is_not_read_says_why(data: bytes, code: str, says: str) -> None:
    """Other archives, old and encrypted documents, and one cut short."""
    with pytest.raises(Unreadable) as caught:
        read(data)
    assert caught.value.code == code
    assert says in caught.value.message


def test_the_main_part_of_an_archive_is_the_one_it_names() -> None:
    """Word on the web saves word/document2.xml; an ODT that was packed again has its kind in another place."""
    made = docx(p("1. Finns en plan?"))
    text_of_it = ZipFile(BytesIO(made)).read("word/document.xml").decode()
    relation = (
        '<Relationships><Relationship Id="r1" Target="/word/document2.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    )
    named = archive(**{"_rels__.rels": relation, "word__document2.xml": text_of_it})
    content = ZipFile(BytesIO(odt("<text:p>1. Finns en plan?</text:p>"))).read("content.xml").decode()
    repacked = archive(**{"content.xml": content, "mimetype": "application/vnd.oasis.opendocument.text"})
    assert [lines(named), lines(repacked)] == [["1. Finns en plan?"]] * 2
