"""Pictures of pages: what is refused, what is said of doubtful ink and words, and that no native document pays for it."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from program import ROOT

from granskning_cli.diagnostics import Unreadable
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import FAINT, FIELD, PIXELS, BBox, Cell, Document, Line, Page, Word
from granskning_cli.model.questionnaire import Source
from granskning_cli.readers import read, scan
from granskning_cli.readers.pdfium.scanned import without_meaning
from granskning_cli.readers.scan.letters import tessdata
from granskning_cli.readers.scan.page import Read
from granskning_cli.readers.scan.pages import _notes
from granskning_cli.readers.scan.picture import Place
from granskning_cli.readers.scan.places.ink import states
from granskning_cli.readers.scan.places.marks import marks_of
from granskning_cli.structure import structure
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.places import unsure_words

BOX = BBox(0.0, 0.0, 40.0, 14.0)


def png(width: int, height: int) -> bytes:
    """A white picture."""
    out = BytesIO()
    Image.new("1", (width, height), 1).save(out, "PNG")
    return out.getvalue()


def refused(data: bytes) -> str:
    """The code that a picture is refused with."""
    with pytest.raises(Unreadable) as refusal:
        scan.read(data)
    return refusal.value.code


def test_a_picture_of_too_many_pixels_is_refused() -> None:
    """R152, before its 900 million pixels are unpacked."""
    assert refused(png(30_000, 30_000)) == "R152"


def test_a_picture_that_was_cut_short_is_refused() -> None:
    """R153."""
    assert refused(png(400, 400)[:60]) == "R153"


def test_a_blank_picture_holds_nothing_to_read() -> None:
    """R109, and no guess at what may stand in it."""
    assert refused(png(800, 1100)) == "R109"


def test_what_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """R151 without language data, R150 without the libraries."""
    monkeypatch.setattr(tessdata, "folder", lambda: None)
    assert refused(png(80, 80)) == "R151"
    monkeypatch.setattr(tessdata, "LIBRARIES", ("no_such_library",))
    assert refused(png(80, 80)) == "R150"


def test_ink_that_is_no_clear_mark_is_in_doubt() -> None:
    """Dust is nothing, a cross is a mark; what lies between, or in two cells, is said to be unsure (M517)."""
    dust = Place(1, "cell", BOX, 0.002, 0.1, BOX)
    cross = Place(1, "cell", BOX, 0.12, 0.6, BOX)
    between = Place(1, "cell", BOX, 0.008, 0.3, BOX)
    shared = cross._replace(crowded=True)
    assert states([dust, cross, between, shared]) == [False, True, None, None]
    assert [word.font for _, word in marks_of([between])] == [FAINT]


def test_what_is_left_of_an_outline_is_no_mark() -> None:
    """A share of 0.05 inside a box was taken for a mark once."""
    shares = [Place(1, "box", BOX, share, 1.0, BOX) for share in (0.0, 0.05, 0.08, 0.6)]
    assert states(shares) == [False, False, None, True]


def test_fonts_that_do_not_say_their_letters_are_seen() -> None:
    """R158: the page is then read as a picture."""
    assert without_meaning([Word("\ue012\ue013\ufffd" * 20, BOX)])
    assert not without_meaning([Word("Har nämnden antagit en plan för intern kontroll? §", BOX)])


def test_a_document_with_text_loads_nothing_of_it() -> None:
    """OpenCV and Tesseract cost a tenth of a second and more."""
    before = {name for name in ("cv2", "tesserocr") if name in sys.modules}
    read(Path(ROOT / "samples/bun-2025--word/source.pdf").read_bytes())
    assert {name for name in ("cv2", "tesserocr") if name in sys.modules} == before


def said(*lines: str, font: str = "", score: float = 0.3) -> set[tuple[str, str | None]]:
    """The diagnostics of a page of such lines, by their code, each with its question."""
    words = [
        Word(
            text,
            BBox(60 + 50 * at, 80 + 20 * row, 100 + 50 * at, 90 + 20 * row),
            font if text in "☒☐" else "",
            10,
            score=score,
        )
        for row, line in enumerate(lines)
        for at, text in enumerate(line.split())
    ]
    page = Page(1, 800, 842, words=tuple(words), rules=())
    source = Source(name=None, sha256="", media_type="image/png", pages=1, reader="scan")
    result = structure(lay_out(Document((page,), "image/png", "scan")), source)
    return {(one.code, one.question) for one in result.diagnostics}


def test_words_that_are_not_sure_are_named() -> None:
    """R156 names the question whose words they are; sure ones say nothing."""
    asked = ("1. Har nämnden en plan?", "☒ Ja ☐ Nej", "2. Har nämnden en budget?", "☐ Ja ☒ Nej")
    assert {("R156", "1"), ("R156", "2")} <= said(*asked)
    assert not {code for code, _ in said(*asked, score=0.9)} & {"R156"}


def test_a_value_in_a_frame_that_is_not_sure_is_named() -> None:
    """What stands in a frame of a picture was read as any word was, and is named where it is not sure."""
    line = Line((Word("IrEH", BOX, FIELD, 10, score=0.35), Word("Stadby", BOX, FIELD, 10, score=0.9)), BOX)
    piece = Piece(line, Cell(BOX, lines=(line,)), 0, True, "text", None, 0.0, False)
    assert unsure_words([piece]) == ["IrEH"]


def test_a_faint_mark_makes_its_question_ambiguous() -> None:
    """M517, an error: never a coin toss."""
    asked = ("1. Har nämnden en plan?", "☒ Ja ☐ Nej", "2. Har nämnden en budget?", "☐ Ja ☒ Nej")
    assert {("M517", "1"), ("M517", "2")} <= said(*asked, font=FAINT, score=0.9)
    assert not {code for code, _ in said(*asked, font=PIXELS, score=0.9)} & {"M517"}


def test_a_page_that_can_hardly_be_read_is_noted() -> None:
    """R155 says that it was read from its picture, R157 that it is not to be trusted."""
    words = [Word("lomrn", BOX, score=0.3)] * 9
    notes = list(_notes([Read(1, 595, 842, words, [], [])]))
    assert [note.code for note in notes] == ["R155", "R157"]
