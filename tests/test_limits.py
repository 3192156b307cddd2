"""Where a stranger decides the size: no limit is kept in silence, and what grows tenfold takes no hundred times as long."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from hostilepdf import pdf, stream
from office import docx, odt, p
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.diagnostics import Unreadable
from granskning_cli.pipeline import parse
from granskning_cli.readers import opening, pdfium, plumber, read
from granskning_cli.readers.html.tree import tree

COLUMNS = 130
_FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"


def _wide() -> dict[str, bytes]:
    cells = [f"ord{at}" for at in range(COLUMNS)]
    return {
        "html": ("<!doctype html><table><tr>" + "".join(f"<td>{one}" for one in cells)).encode(),
        "docx": docx(
            "<w:tbl><w:tr>" + "".join(f"<w:tc>{p(one)}</w:tc>" for one in cells) + "</w:tr></w:tbl>"
        ),
        "odt": odt(
            "<table:table><table:table-row>"
            + "".join(f"<table:table-cell><text:p>{one}</text:p></table:table-cell>" for one in cells)
            + "</table:table-row></table:table>"
        ),
    }


@pytest.mark.parametrize("kind", ["html", "docx", "odt"])
def test_columns_that_are_not_read_are_told_of(kind: str) -> None:
    """R164 says that a table has more columns than are read; a table that has not says nothing."""
    assert [note.code for note in read(_wide()[kind]).notes] == ["R164"]
    few = {"html": b"<!doctype html><table><tr><td>a", "docx": docx(p("a")), "odt": odt("<text:p>a</text:p>")}
    assert read(few[kind]).notes == ()


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
def test_pages_that_are_not_read_are_told_of(reader: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree that names one page over and over is cut, and R164 says where."""
    monkeypatch.setattr(pdfium, "MOST_PAGES", 3)
    monkeypatch.setattr(plumber, "MOST_PAGES", 3)
    kids = "<</Type/Pages/Count 9/Kids[3 0 R 6 0 R 7 0 R 8 0 R 9 0 R]>>"
    words = stream("BT /F 12 Tf 72 700 Td (1.1 Finns en budget?) Tj ET")
    document = read(
        pdf("<</Type/Catalog/Pages 2 0 R>>", kids, _PAGE, words, _FONT, *[_PAGE] * 4), reader=reader
    )
    assert [(note.code, note.page) for note in document.notes] == [("R164", 4)]
    assert len(document.pages) == 3


def test_a_file_that_is_no_document_is_not_read_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """R160 names its size before a byte of it is read."""
    monkeypatch.setattr(opening, "LARGEST", 10)
    (tmp_path / "a.txt").write_bytes(b"1.1 Finns en budget?")
    with pytest.raises(Unreadable, match="holds 20 bytes") as problem:
        parse(tmp_path / "a.txt")
    assert problem.value.code == "R160"


@pytest.mark.parametrize(
    "part",
    [
        "<a ",
        '<a b="',
        "<!--",
        "<![CDATA[",
        "<?",
        "</",
        "</a ",
        "<a b=c d",
        "<a '",
        "<a/",
        "<!--x--",
        "<!--x>",
    ],
)
def test_html_that_opens_and_never_closes(part: str) -> None:
    """A hundred thousand tags or comments that nothing ends take no more than a moment, and their words are kept."""
    start = time.perf_counter()
    found = tree("<!doctype html><p>före</p>" + part * 100_000 + "efter").text()
    assert time.perf_counter() - start < 20
    assert "före" in found
    assert "efter" in found


def _lines(line: str) -> Callable[[int], bytes]:
    return lambda count: ("1.1 Är målen uppfyllda?\n☒ Ja ☐ Nej\n\n" + line * count).encode()


def _overprinted(count: int) -> bytes:
    """Words in types of every size, and rings, all over each other."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for at in range(count):
        x, y = 30 + at * 7919 % 500, 30 + at * 104729 % 700
        canvas.setFont("Helvetica", (6, 9, 40, 150)[at % 4])
        canvas.drawString(x, y, f"ord{at}")
        canvas.roundRect(x, y, 9, 9, 2)
    canvas.save()
    return out.getvalue()


GROWING: dict[str, Callable[[int], bytes]] = {
    "the same line": _lines("Samma rad igen\n"),
    "items of a list": _lines("- punkt ett\n"),
    "marks": _lines("☒ Ja ☐ Nej\n"),
    "marks on a line": _lines("☒ Ja ☐ Nej "),
    "pages": _lines("Svar.\n\f"),
    "options": lambda count: (
        "1.1 Vilka planer finns?\n" + "".join(f"☐ Plan {at}\n" for at in range(count))
    ).encode(),
    "words over words": _overprinted,
    "questions": lambda count: "".join(
        f"{at}. Är mål {at} uppfyllt?\n☒ Ja ☐ Nej\n\n" for at in range(1, count)
    ).encode(),
    "fields": lambda count: (
        "<!doctype html><p>1.1 Är det så?" + "<input type=radio name=a>Ja " * count
    ).encode(),
    "deep numbers": lambda count: "".join(
        ".".join("1" * (at % 30 + 1)) + " Är det så?\n" for at in range(count)
    ).encode(),
    "dots": lambda count: ("1.1 Namn " + ". " * count + "x\n" + "_ " * count).encode(),
    "brackets": lambda count: (
        "1.1 Är det " + "(" * count + "?\n" + "[" * count + "\n" + "[ ]" * count
    ).encode(),
}


@pytest.mark.parametrize("what", sorted(GROWING))
def test_ten_times_as_much_takes_no_hundred_times_as_long(what: str) -> None:
    """What was quadratic once would take a hundred times as long; noise of the machine is allowed for."""
    seconds = []
    for count in (400, 4000):
        data = GROWING[what](count)
        best = min(_timed(data) for _ in range(2))
        seconds.append(best)
    assert seconds[1] < 40 * max(seconds[0], 0.02), seconds


def _timed(data: bytes) -> float:
    start = time.process_time()
    with suppress(Unreadable):
        parse(data)
    return time.process_time() - start
