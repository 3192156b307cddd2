"""A PDF that cannot be read is refused with a code and a next step; what can be read of a damaged one is."""

from __future__ import annotations

import gc
import subprocess
import sys
from io import BytesIO
from types import ModuleType

import pytest
from handmade import file, pdf, stream, text
from program import environment
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.diagnostics import Unreadable
from granskning_cli.model.layout import Document
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)


def refused(reader: ModuleType, data: bytes, password: str | None = None) -> str:
    """The code that a reader refuses these bytes with."""
    with pytest.raises(Unreadable) as refusal:
        reader.read(data, password=password)
    assert refusal.value.message
    return refusal.value.code


def locked(password: str = "hemligt") -> bytes:
    """A PDF that needs a password to be opened."""
    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password, strength=128))
    canvas.drawString(72, 700, "Hemligt")
    canvas.save()
    return out.getvalue()


@BOTH
def test_a_password(reader: ModuleType) -> None:
    """None, a wrong one and the right one are three different things."""
    assert refused(reader, locked()) == "R107"
    assert refused(reader, locked(), "fel") == "R108"
    document: Document = reader.read(locked(), password="hemligt")
    assert [word.text for word in document.pages[0].words] == ["Hemligt"]


@BOTH
@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", b"%PDF-1.4" + bytes(range(256)) * 20, file(["<</Type/Catalog>>"])],
    ids=["header", "empty", "noise", "no-pages"],
)
def test_a_file_that_is_damaged_beyond_use(reader: ModuleType, data: bytes) -> None:
    """There is nothing to read in it."""
    assert refused(reader, data) == "R106"


@BOTH
def test_a_file_cut_short(reader: ModuleType) -> None:
    """Without its table of contents a PDF is searched for objects: cut after them it is read, before them it is not."""
    whole = pdf(text(20, 300, "Ja"))
    cut = reader.read(whole[: whole.index(b"xref")] + b"trailer\n<</Root 1 0 R>>\n")
    assert [word.text for word in cut.pages[0].words] == ["Ja"]
    assert refused(reader, whole[:60]) == "R106"


@BOTH
def test_a_scan_without_text(reader: ModuleType) -> None:
    """The next step is OCR, so it is told from a damaged file; a page without anything is the same."""
    assert refused(reader, pdf("50 300 m 250 300 l S")) == "R109"


def two_pages(second: str) -> bytes:
    """A good page, and one whose page object is this."""
    return file(
        [
            "<</Type/Catalog/Pages 2 0 R>>",
            "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2/MediaBox[0 0 400 400]/Resources<</Font<</F1 6 0 R>>>>>>",
            "<</Type/Page/Parent 2 0 R/Contents 5 0 R>>",
            second,
            stream(text(20, 300, "Ja")),
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        ]
    )


def test_a_page_that_cannot_be_read() -> None:
    """The others are read; the page keeps its number and is noted."""
    document = pdfium.read(two_pages("[(this is no page)]"))
    assert [page.number for page in document.pages] == [1, 2]
    assert [word.text for word in document.pages[0].words] == ["Ja"]
    assert [(note.code, note.page) for note in document.notes] == [("R112", 2)]


def test_a_page_whose_content_breaks_off() -> None:
    """What stands before the damage is read."""
    document = pdfium.read(pdf(text(20, 300, "Ja") + "BT /F1 10 Tf (Ne"))
    assert [word.text for word in document.pages[0].words] == ["Ja"]


def test_the_bytes_outlive_the_reading() -> None:
    """pdfium reads from the buffer it is given while it works; many documents in a row do not disturb each other."""
    for i in range(50):
        document = pdfium.read(bytes(pdf(text(20, 300, f"nummer{i}"))))
        gc.collect(0)
        assert document.pages[0].words[0].text == f"nummer{i}"


def test_the_binding_needs_none_of_pypdfium2s_declarations() -> None:
    """Importing those takes longer than reading a document does."""
    check = (
        "import sys; from granskning_cli.readers import pdfium; assert pdfium.is_available();"
        f"pdfium.read({pdf(text(20, 300, 'Ja'))!r});"
        "print(sorted(m for m in sys.modules if m.startswith('pypdfium2')))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, text=True, env=environment(), check=True
    )
    assert ran.stdout.strip() == "[]"


def test_the_library_is_found_through_pypdfium2_too() -> None:
    """Where the wheel is laid out otherwise, its own declarations say where the library is."""
    from granskning_cli.readers.pdfium import raw as pdfium_raw

    assert pdfium_raw._named_by_pypdfium2() == str(pdfium_raw.library_file())
