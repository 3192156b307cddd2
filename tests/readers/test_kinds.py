"""The kind of a document is told from its bytes."""

from __future__ import annotations

import pytest
from office import archive, docx, odt, p

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
        (archive(**{"svar.txt": "Ja"}), "R105", "zip archive"),
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
