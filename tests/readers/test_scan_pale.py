"""What is pale or broken: frames in grey, lines that are letters' feet, dots to write on, grey type, dark rows."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pypdfium2
import pytest
from rasters import Way, as_file, spoilt
from reportlab.pdfgen.canvas import Canvas

from granskning_cli import Questionnaire, parse
from granskning_cli.model.layout import BBox, Rule, Word
from granskning_cli.readers.scan.letters.weight import weighed
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.lines.mended import mended
from granskning_cli.readers.scan.lines.rulings import rulings_of
from granskning_cli.readers.scan.numbers.leading import with_ones
from granskning_cli.readers.scan.picture import Line, Picture
from granskning_cli.readers.scan.places.leaders import written_on
from granskning_cli.readers.scan.places.ringed import ringed_of, without_sides
from granskning_cli.readers.scan.places.rings import rings_of
from granskning_cli.readers.scan.places.sizes import _is_read
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of

DPI = 200
UNIT = DPI / 72
WAY = Way(DPI, 0.7, 6, 0, 50)


def page(high: int = 600, wide: int = 1200) -> np.ndarray:
    return np.full((high, wide), 255, np.uint8)


def on_line(text: str, x: float, bottom: float, size: float = 10.0, **more: object) -> Word:
    return Word(text, BBox(x, bottom - size, x + size * len(text) / 2, bottom), size=size, **more)  # type: ignore[arg-type]


def test_pieces_of_a_pale_line_are_one() -> None:
    """Noise leaves some of a grey line; it goes on as far as it is darker than its paper, and no farther."""
    grey = page()
    cv2.line(grey, (100, 300), (1000, 300), 205, 1)
    seen = Picture(spoilt(grey, Way(noise=6, jpeg=50)), DPI)
    pieces = [Line("h", 300, 150, 240, 1), Line("h", 300, 420, 560, 1), Line("h", 300, 700, 760, 1)]
    (whole,) = mended(seen, pieces)
    assert (whole.start, whole.end) == pytest.approx((100, 1000), abs=8)
    cv2.line(grey, (500, 300), (600, 300), 255, 5)
    assert len(mended(Picture(grey, DPI), pieces[:1] + pieces[2:])) == 2


def test_a_black_line_keeps_its_ends() -> None:
    """Ends of rulings that a table shares lie where they are found."""
    grey = page()
    cv2.line(grey, (100, 300), (1000, 300), 0, 3)
    (line,) = mended(Picture(grey, DPI), [Line("h", 300, 100, 1001, 3)])
    assert (line.start, line.end) == (100, 1001)


def test_feet_of_letters_are_no_ruling_and_a_line_under_a_word_is() -> None:
    """Bold serifs that touch are a run of ink with stems on it; below an underlined word lies white."""
    grey = page()
    cv2.rectangle(grey, (300, 300), (390, 302), 0, -1)
    for x in range(300, 390, 14):
        cv2.rectangle(grey, (x, 280), (x + 9, 300), 0, -1)
    for x in range(600, 690, 14):
        cv2.rectangle(grey, (x, 280), (x + 9, 297), 0, -1)
    cv2.rectangle(grey, (600, 301), (690, 303), 0, -1)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    assert [(round(line.start / 100), line.axis) for line in found] == [(6, "h")]


def test_a_long_row_of_bold_stems_on_one_bar_is_no_table() -> None:
    """The tops of "mannar" in a title are one run of ink; thin teeth of a frame for letters hang on both its lines."""
    grey = page()
    cv2.rectangle(grey, (200, 200), (420, 203), 0, -1)
    for x in range(200, 420, 24):
        cv2.rectangle(grey, (x, 200), (x + 8, 236), 0, -1)
    cv2.rectangle(grey, (600, 200), (840, 240), 0, 2)
    for x in range(630, 840, 30):
        cv2.line(grey, (x, 200), (x, 240), 0, 2)
    found = rulings_of(Picture(grey, DPI), 255 - grey)
    assert all(line.start > 500 if line.axis == "h" else line.position > 500 for line in found)
    assert sum(line.axis == "v" for line in found) == 9


def test_bold_is_told_on_a_page_with_grey_type() -> None:
    """Grey type has thinner runs than black: the usual type is not the thinnest of a page."""
    grey, words = page(900), []
    for row in range(12):
        for column, text in enumerate(("namnden", "antog", "planen", "senare")):
            shade, thick = (150, 1) if row < 4 else (0, 3) if row in (5, 9) else (0, 1)
            x, y = 60 + 250 * column, 60 + 60 * row
            cv2.putText(grey, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, shade, thick, cv2.LINE_AA)
            (wide, _), _ = cv2.getTextSize(text, cv2.FONT_HERSHEY_SIMPLEX, 0.9, thick)
            box = BBox(x / UNIT, (y - 24) / UNIT, (x + wide) / UNIT, (y + 8) / UNIT)
            words.append(Word(text, box, size=11.5, score=0.9))
    told = weighed(spoilt(grey, Way(noise=6, jpeg=50)), UNIT, words)
    assert {at // 4 for at, word in enumerate(told) if word.bold} == {5, 9}


def test_a_dark_row_is_turned_over_to_its_edges() -> None:
    """Bold light type near its edge bites no piece out of it that stays dark."""
    grey = page(400)
    cv2.rectangle(grey, (100, 150), (1100, 200), 60, -1)
    cv2.putText(grey, "Ansvar och uppdrag", (112, 192), cv2.FONT_HERSHEY_SIMPLEX, 1.3, 255, 3, cv2.LINE_AA)
    row = flattened(Picture(spoilt(grey, WAY), DPI)).grey
    ink = (ink_of(Picture(row, DPI), FAINT) > 0).astype(np.uint8)
    solid = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((10, 10), np.uint8))
    assert not solid.any()


def test_a_sign_without_ink_is_none() -> None:
    """In the wide white space between two names of columns Tesseract sees a dash."""
    reading = object.__new__(Reading)
    grey = page()
    cv2.line(grey, (300, 100), (320, 100), 0, 2)
    reading._picture, reading._grey = Picture(grey, DPI), grey
    box = BBox(290 / UNIT, 90 / UNIT, 330 / UNIT, 110 / UNIT)
    assert not reading._is_blank(box)
    assert reading._is_blank(box._replace(x0=600 / UNIT, x1=640 / UNIT))


def test_a_one_read_as_an_i_belongs_to_its_number() -> None:
    """ "1. I Har" above "1.2" is 1.1; "2. I vilken" above "3." asks in what."""
    first, one, word = on_line("1.", 60, 100), on_line("I", 72, 100), on_line("Har", 85, 100)
    below, other = on_line("1.2", 60, 130), on_line("Är", 85, 130)
    words = [first, one, word, below, other]
    assert [w.text for w in with_ones(words, [first, below])] == ["1.1", "Har", "1.2", "Är"]
    plain = [first, one, word, below._replace(text="2."), other]
    assert with_ones(plain, [first, plain[3]]) == plain


def test_dots_that_are_written_on_are_lines() -> None:
    """An answer stands on its dots, which go on below it; in a contents they stand before the page's number."""
    dots = [Word("." * 60, BBox(200, y - 8, 400, y + 2), size=10.0) for y in (100, 130, 160)]
    labels = [on_line("Antal", 60, y) for y in (100, 130, 160)]
    answers = [on_line("412", 210, 99), on_line("Valsedlar", 230, 129)]
    words, rules = written_on([*labels, *dots, *answers])
    assert words == [*labels, *answers]
    assert rules == [Rule("h", pytest.approx(y - 0.4, abs=0.2), 200, 400) for y in (100, 130, 160)]
    numbers = [on_line(str(y), 405, y) for y in (100, 130, 160)]
    contents = [*labels, *dots, *numbers]
    assert written_on(contents) == (contents, [])


def asked(result: Questionnaire) -> list[tuple[str | None, str, str | None]]:
    return [
        (q.number, q.text, q.answer.text if q.answer else None)
        for section in result.sections for q in section.questions
    ]  # fmt: skip


def scanned(canvas: Canvas, out: io.BytesIO) -> Questionnaire:
    canvas.save()
    pages = [
        spoilt(one.render(scale=UNIT, grayscale=True).to_numpy().squeeze().copy(), WAY, at)
        for at, one in enumerate(pypdfium2.PdfDocument(out.getvalue()), 1)
    ]
    return parse(as_file(pages, WAY))


ANSWERS = (
    ("1. Hur följer nämnden upp sina mål?", ("Genom månadsrapporter.",)),
    ("2. Hur många tillsyner har genomförts?", ("Totalt 212 tillsyner.",)),
    ("3. Vilka brister har uppmärksammats?", (
        "Rutinerna för diarieföring följs inte överallt.", "Två handlingar saknades vid kontrollen.",
        "Ett ärende registrerades först efter tre veckor.", "Åtgärder har beslutats av förvaltningen.",
        "De följs upp i december.",
    )),
    ("4. Vad kostade utredningen?", ("Kostnaden blev 85 000 kronor.",)),
    ("5. Vem ansvarar för uppföljningen?", ("Förvaltningschefen.",)),
)  # fmt: skip


@pytest.mark.parametrize("wide", [460, 300])
def test_a_long_frame_holds_an_answer_as_the_low_ones_do(wide: int) -> None:
    """Below each question stands a frame; one of them is five lines high, and may be wider than others."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    y = 780.0
    for text, lines in ANSWERS:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(62, y, text)
        high = 12 + 14 * len(lines)
        canvas.rect(60, y - 6 - high, 460 if len(lines) > 1 else wide, high)
        canvas.setFont("Helvetica", 11)
        for at, line in enumerate(lines):
            canvas.drawString(66, y - 22 - 14 * at, line)
        y -= high + 36
    found = asked(scanned(canvas, out))
    assert [text for _, text, _ in found] == [text[3:] for text, _ in ANSWERS]
    assert [" ".join((answer or "").split()) for *_, answer in found] == [" ".join(one) for _, one in ANSWERS]


def test_an_answer_in_a_frame_that_ends_on_no_line_is_not_taken_for_the_question() -> None:
    """A frame that runs over the page has no lower edge: where its answer begins is said to be a guess."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    y = 780.0
    for text, lines in ANSWERS:
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(62, y, text)
        canvas.setFont("Helvetica", 11)
        high = 12 + 14 * len(lines)
        if len(lines) == 1:
            canvas.rect(60, y - 6 - high, 460, high)
        for at, line in enumerate(lines):
            canvas.drawString(66, y - 22 - 14 * at, line)
        y -= high + 36
    result = scanned(canvas, out)
    third = next(one for one in asked(result) if one[0] == "3")
    told = {one.question for one in result.diagnostics if one.code == "Q302"}
    assert third[2] is not None or "3" in told


@pytest.mark.parametrize("filled", [0, 1, 2])
def test_a_page_may_ask_once_by_circles(filled: int) -> None:
    """Two empty circles and a filled one in a row are places; the o's and a bullet of a line are none."""
    grey = page()
    for at in range(3):
        cv2.circle(grey, (200 + 160 * at, 300), 14, 0, -1 if at == filled else 3)
    places = rings_of(Picture(grey, DPI), 255 - grey)
    assert sorted(round((one.x0 + one.x1) / 2) for one in places) == pytest.approx([200, 360, 520], abs=2)
    cv2.circle(grey, (200 + 160 * filled, 300), 15, 255, -1)
    assert rings_of(Picture(grey, DPI), 255 - grey) == []


def test_a_bold_figure_is_no_box() -> None:
    """The 9 of "enligt 9 kap." has sides as straight as a small box's, and is read as what it is."""
    nine, ticked = Word("9", BBox(0, 0, 7, 10), score=0.9), Word("8", BBox(0, 0, 7, 10), score=0.9)
    assert _is_read([nine])
    assert not _is_read([ticked])
    assert not _is_read([nine._replace(score=0.5)])
    assert not _is_read([])
    # an M has no stroke along its foot, a D and an O have all four sides
    assert not _is_read([nine._replace(text="M")])
    assert _is_read([nine._replace(text="D")])


def pill(grey: np.ndarray, x: int, wide: int) -> None:
    cv2.rectangle(grey, (x + 22, 300), (x + wide - 22, 344), 0, 2)
    grey[302:343, x + 18 : x + wide - 18] = 255
    for at, turn in ((x + 22, 90), (x + wide - 22, 270)):
        cv2.ellipse(grey, (at, 322), (22, 22), turn, 0, 180, 0, 2)
    cv2.putText(grey, "Delvis", (x + 26, 334), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, 2, cv2.LINE_AA)


def test_one_word_of_a_line_in_a_rectangle_with_round_ends_is_ringed() -> None:
    """A program draws such a ring, whose sides are no rulings; where each option has one it says nothing."""
    grey = page()
    pill(grey, 300, 140)
    seen = Picture(grey, DPI)
    (ring,) = ringed_of(seen, 255 - grey, [])
    assert cv2.boundingRect(ring)[:2] == pytest.approx((300, 300), abs=3)
    sides = [Line("h", 300, 322, 418, 2), Line("h", 500, 322, 418, 2), Line("h", 300, 100, 900, 2)]
    assert without_sides(sides, [ring]) == sides[1:]
    pill(grey, 600, 140)
    assert ringed_of(seen, 255 - grey, []) == []


def test_names_of_columns_have_one_weight() -> None:
    """A bold heading in the first column makes no "Nej" beside it bold."""
    grey, words = page(900, 1800), []
    for row in range(8):
        for column, text in enumerate(("Uppdrag", "Nej")):
            thick = 3 if row % 4 == 0 and column == 0 else 1
            x, y = 60 + 400 * column, 60 + 60 * row
            names = [text, "senare"] if column == 0 else [text]
            for at, name in enumerate(names):
                left = x + 150 * at
                cv2.putText(grey, name, (left, y), cv2.FONT_HERSHEY_SIMPLEX, 0.9, 0, thick, cv2.LINE_AA)
                (wide, _), _ = cv2.getTextSize(name, cv2.FONT_HERSHEY_SIMPLEX, 0.9, thick)
                box = BBox(left / UNIT, (y - 24) / UNIT, (left + wide) / UNIT, (y + 8) / UNIT)
                words.append(Word(name, box, size=11.5, score=0.9))
    told = weighed(grey, UNIT, words)
    assert {word.text for word in told if word.bold} == {"Uppdrag", "senare"}
