"""Words of a PDF: where they end, how they are spelt, where they stand."""

from __future__ import annotations

import pytest
from handmade import HELVETICA, font_of, pdf, text

from granskning_cli.model.layout import Document, Word
from granskning_cli.readers import pdfium, plumber

BOTH = pytest.mark.parametrize("reader", [pdfium, plumber], ids=lambda reader: reader.NAME)


def words(document: Document) -> list[str]:
    """The words of the first page, from top to bottom and left to right."""
    return [
        word.text for word in sorted(document.pages[0].words, key=lambda w: (round(w.bbox.bottom), w.bbox.x0))
    ]


def named(document: Document, name: str) -> Word:
    """The word with this text."""
    return next(word for word in document.pages[0].words if word.text == name)


@BOTH
def test_a_word_stands_on_its_baseline(reader: pytest.Module) -> None:
    """The origin is the top left corner; the box reaches from 0.79 sizes above the baseline to 0.21 below."""
    word = reader.read(pdf(text(100, 300, "Ja", 20))).pages[0].words[0]
    assert word.bbox == pytest.approx(
        (100, 400 - 300 - 0.79 * 20, 100 + 21.12, 400 - 300 + 0.21 * 20), abs=0.1
    )
    assert (word.font, word.size) == ("Helvetica", pytest.approx(20))


@BOTH
def test_a_hyphen_is_as_high_as_its_line(reader: pytest.Module) -> None:
    """A mark with little ink gets the box of the type, not of the ink, so that it stays on its line."""
    dash = named(reader.read(pdf(text(100, 300, "Ja - nej"))), "-")
    assert dash.bbox.bottom - dash.bbox.top == pytest.approx(10, abs=0.1)


@BOTH
def test_size_is_what_is_seen(reader: pytest.Module) -> None:
    """Chromium sets type in size 1 and scales it; the size is the one on paper."""
    scaled = "q .75 0 0 -.75 0 400 cm BT /F1 1 Tf 16 0 0 -16 100 100 Tm (Liten) Tj ET Q"
    word = reader.read(pdf(scaled)).pages[0].words[0]
    assert word.size == pytest.approx(12, abs=0.01)
    assert word.bbox.bottom == pytest.approx(75 + 0.21 * 12, abs=0.1)


@BOTH
def test_a_broken_word_is_marked(reader: pytest.Module) -> None:
    """A hyphen at the end of a line is left out and the word marked; one inside a word or after a number stays."""
    page = text(20, 300, "sammantr\xe4-") + text(20, 288, "den e-post 5-") + text(20, 276, "6 nej")
    document = reader.read(pdf(page))
    assert words(document) == ["sammanträ", "den", "e-post", "5-", "6", "nej"]
    assert [word.text for word in document.pages[0].words if word.hyphen] == ["sammanträ"]


@BOTH
def test_spelling_is_a_persons(reader: pytest.Module) -> None:
    """Ligatures come apart, accents join their letters, soft hyphens and zero-width spaces inside a word go."""
    codes = {0x41: "\ufb01", 0x42: "a\u0308", 0x43: "\u00ad", 0x44: "\u200b", 0x45: "\u2019"}
    font, more = font_of(codes | {code: chr(code) for code in b"nlrts"})
    document = reader.read(pdf(text(20, 300, "Anns lBr sCt rDn lEn"), fonts=font, more=more))
    assert words(document) == ["finns", "lär", "st", "rn", "l\u2019n"]


@BOTH
def test_a_no_break_space_parts_words(reader: pytest.Module) -> None:
    """1 000 with a space that does not break is two words, as it is with any other."""
    assert words(reader.read(pdf(text(20, 300, "kostar 1\xa0000 kr")))) == ["kostar", "1", "000", "kr"]


@BOTH
def test_overprinted_type_is_read_once(reader: pytest.Module) -> None:
    """Text drawn twice a hair apart looks bold; it is one word, also where all of it is drawn again at the end."""
    once = text(20, 300, "Ja") + text(20, 280, "Nej")
    again = text(20.3, 300, "Ja") + text(20.3, 280, "Nej")
    assert words(reader.read(pdf(once + again))) == ["Ja", "Nej"]


@BOTH
def test_cells_are_not_joined(reader: pytest.Module) -> None:
    """The right cell drawn before the left one, with no space between, still gives two words."""
    assert words(reader.read(pdf(text(140, 300, "Nej") + text(120, 300, "Ja")))) == ["Ja", "Nej"]


@BOTH
def test_one_text_operator_over_two_cells(reader: pytest.Module) -> None:
    """A jump inside one TJ array is a gap between words, however it is written."""
    jump = "BT /F1 10 Tf 1 0 0 1 20 300 Tm [(Ja) -6000 (Nej)] TJ ET"
    assert words(reader.read(pdf(jump))) == ["Ja", "Nej"]


@BOTH
@pytest.mark.parametrize("up", [True, False], ids=["upwards", "downwards"])
def test_type_that_runs_up_a_margin(reader: pytest.Module, up: bool) -> None:
    """It comes as whole words, each in a tall box, and not as a letter on every line."""
    matrix = "0 1 -1 0 20 100" if up else "0 -1 1 0 20 200"
    margin = f"BT /F1 8 Tf {matrix} Tm (Blankett 2025:1) Tj ET\n"
    document = reader.read(pdf(margin + text(60, 150, "Rad ett") + text(60, 138, "Rad tv\xe5")))
    assert sorted(words(document)) == ["2025:1", "Blankett", "Rad", "Rad", "ett", "två"]
    word = named(document, "Blankett")
    assert word.bbox.bottom - word.bbox.top > 3 * (word.bbox.x1 - word.bbox.x0)
    assert word.size == pytest.approx(8, abs=0.1)


@BOTH
def test_slanted_type_is_italic(reader: pytest.Module) -> None:
    """Where there is no italic font, producers slant the upright one; the size stays."""
    slanted = "BT /F1 10 Tf 1 0 .21 1 20 300 Tm (Lutar) Tj ET"
    word = reader.read(pdf(slanted)).pages[0].words[0]
    assert word.italic
    assert word.size == pytest.approx(10, abs=0.1)


@BOTH
def test_bold_and_italic_are_told_by_the_font(reader: pytest.Module) -> None:
    """The prefix of a subset is no part of a font's name."""
    name = "/ABCDEF+Arial-BoldItalicMT"
    widths = f"/FirstChar 32/LastChar 126/Widths[{'556 ' * 95}]/FontDescriptor 6 0 R>>"
    font = HELVETICA.replace("/Helvetica", name).replace(">>", widths)
    descriptor = (
        f"<</Type/FontDescriptor/FontName{name}/Flags 32/FontBBox[0 -200 999 900]/Ascent 905/Descent -212>>"
    )
    word = reader.read(pdf(text(20, 300, "Rubrik"), fonts=font, more=[descriptor])).pages[0].words[0]
    assert (word.font, word.bold, word.italic) == ("Arial-BoldItalicMT", True, True)


def test_type_that_is_outlined_too_is_bold() -> None:
    """Fill and stroke is the bold of a producer that has no bold font."""
    assert pdfium.read(pdf(text(20, 300, "Rubrik", more="2 Tr"))).pages[0].words[0].bold


def test_invisible_text_is_left_out_and_told() -> None:
    """Nobody sees it; it is in a note, because something may have been hidden on purpose."""
    document = pdfium.read(pdf(text(20, 300, "Ja") + text(60, 300, "osynlig", more="3 Tr")))
    assert words(document) == ["Ja"]
    assert [note.code for note in document.notes] == ["R116"]


def test_invisible_text_that_is_all_there_is() -> None:
    """A scan that was run through OCR has no other text."""
    assert words(pdfium.read(pdf(text(20, 300, "Ja", more="3 Tr")))) == ["Ja"]


def test_recognised_text_under_a_stamp() -> None:
    """On a scan invisible text stays though something is printed on the page, but not where that stands."""
    image = "/XObject<</I 6 0 R>>"
    scan = (
        b"<</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray/Length 1>>"
    )
    recognised = text(20, 300, "Ja", more="3 Tr") + text(20, 100, "Stampel", more="3 Tr")
    page = f"q 400 0 0 400 0 0 cm /I Do Q\n{recognised}{text(20, 100, 'Diarienr', more='0 Tr')}"
    document = pdfium.read(pdf(page, resources=image, more=[scan + b"stream\n\xff\nendstream"]))
    assert words(document) == ["Ja", "Diarienr"]


@BOTH
def test_a_space_alone_is_a_blank(reader: pytest.Module) -> None:
    """The space of an empty cell is kept as evidence; the space after a word, drawn by itself, is not one."""
    page = text(20, 300, "Mål") + text(35.6, 300, " ") + text(38.4, 300, "nås") + text(200, 300, " ")
    document = reader.read(pdf(page + text(250, 300, "X") + text(300, 300, " ")))
    assert [round(blank.bbox.x0) for blank in document.pages[0].blanks] == [200, 300]
    assert {round(blank.bbox.bottom) for blank in document.pages[0].blanks} == {102}


@BOTH
def test_words_off_the_sheet_are_left_out(reader: pytest.Module) -> None:
    """Nobody sees them; one that hangs over the edge is cut off there."""
    document = reader.read(pdf(text(20, 300, "Ja") + text(500, 300, "borta") + text(380, 200, "halvvägs")))
    assert words(document) == ["Ja", "halvvägs"][: len(document.pages[0].words)]
    assert max(word.bbox.x1 for word in document.pages[0].words) <= 400


def test_characters_outside_the_basic_plane() -> None:
    """A ballot box that takes two units of UTF-16 does not shift the words after it."""
    font, more = font_of({0x41: "\U0001f5f9", **{code: chr(code) for code in b"JaNej"}})
    document = pdfium.read(pdf(text(20, 300, "A Ja A Nej"), fonts=font, more=more))
    assert words(document) == ["\U0001f5f9", "Ja", "\U0001f5f9", "Nej"]
    assert named(document, "Nej").bbox.x0 == pytest.approx(20 + 2 * 6.67 + 3 * 2.78 + 10.56, abs=0.1)
