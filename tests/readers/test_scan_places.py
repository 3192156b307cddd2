"""Places to tick that are no drawn box in a row, letters that look like marks, and rows that are dark."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import numpy as np
import pypdfium2
import pytest
from rasters import Way, spoilt
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.model.layout import FAINT as FAINT_MARK
from granskning_cli.model.layout import PIXELS, BBox, Page, Word
from granskning_cli.readers.scan.letters.colons import with_colons
from granskning_cli.readers.scan.letters.foreign import spelt
from granskning_cli.readers.scan.letters.struck import struck_out
from granskning_cli.readers.scan.pages import read_pictures
from granskning_cli.readers.scan.picture import Area, Cell, Grey, Numbered, Picture, Place
from granskning_cli.readers.scan.places.brackets import bracketed
from granskning_cli.readers.scan.places.rings import rings_of
from granskning_cli.readers.scan.places.signs import in_rows_of_labels
from granskning_cli.readers.scan.places.strokes import Strokes
from granskning_cli.readers.scan.sheet.flat import FAINT, flattened, ink_of

WAY = Way(200, 0.7, 6, 0, 50)


def sheet(draw: Callable[[Canvas], object], way: Way = WAY) -> Picture:
    """A page drawn by hand and scanned."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.save()
    grey = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=way.dpi / 72, grayscale=True).to_numpy()
    return Picture(spoilt(grey.squeeze().copy(), way), way.dpi)


def read_back(draw: Callable[[Canvas], object]) -> Page:
    pages, _ = read_pictures([Numbered(1, sheet(draw))])
    return pages[0]


def texts(page: Page, *, x: float, within: float = 12.0) -> list[str]:
    """The words that begin at a place of their lines, from the top."""
    at = [word for word in page.words if abs(word.bbox.x0 - x) <= within]
    return [word.text for word in sorted(at, key=lambda word: word.bbox.bottom)]


def options(canvas: Canvas, chosen: Sequence[int], size: float = 4.0, disc: float = 4.0) -> None:
    """Two questions with three options each, one below the other, a circle before each."""
    for at in range(6):
        y = 760 - 18 * at - 30 * (at // 3)
        if at in chosen:
            canvas.circle(70, y + 3, disc, fill=1)
        else:
            canvas.circle(70, y + 3, size)
        canvas.drawString(84, y, ("Ja", "Nej", "Vet ej")[at % 3])
        if at % 3 == 0:
            canvas.drawString(60, y + 20, f"{at // 3 + 1}. Har nämnden en plan?")


@pytest.mark.parametrize(("size", "disc"), [(4.0, 4.0), (2.9, 4.9)])
def test_circles_one_below_the_other_are_places(size: float, disc: float) -> None:
    """Web forms print options so; the sign of a filled one may be larger, and is a mark."""
    page = read_back(lambda canvas: options(canvas, (1, 5), size, disc))
    signs = [word.text for word in sorted(page.words, key=lambda one: one.bbox.bottom) if word.text in "☐☒"]
    assert signs == ["☐", "☒", "☐", "☐", "☐", "☒"]


def test_hollow_bullets_are_no_circles() -> None:
    """A list whose bullets are small circles offers nothing: none is filled, and they are as small as letters."""

    def bullets(canvas: Canvas) -> None:
        for at in range(6):
            canvas.circle(70, 763 - 18 * at, 2.4)
            canvas.drawString(84, 760 - 18 * at, "Nämnden har en plan")

    picture = flattened(sheet(bullets, Way(200)))
    assert rings_of(picture, ink_of(picture, FAINT)) == []


def typed(canvas: Canvas, *, font: str = "Helvetica", pairs: str = "[]", mark: str = "x") -> None:
    """Options with a pair of brackets before each; every third is marked, and "(a)" numbers a line."""
    canvas.setFont(font, 10)
    left, right = pairs
    for row in range(4):
        y = 760 - 40 * row
        canvas.drawString(60, y, f"{row + 1}. Har nämnden en plan? (a)")
        for at, label in enumerate(("Ja", "Nej", "Delvis")):
            inside = mark if at == row % 3 else " " if font == "Courier" else "  "
            canvas.drawString(70 + 90 * at, y - 16, f"{left}{inside}{right} {label}")


@pytest.mark.parametrize(
    ("font", "pairs", "mark"), [("Courier", "[]", "x"), ("Helvetica", "[]", "X"), ("Helvetica", "()", "x")]
)
def test_a_typed_pair_of_brackets_is_a_place(font: str, pairs: str, mark: str) -> None:
    """Square or round, and where a capital X touches them; (a) is a number and no tick."""
    page = read_back(lambda canvas: typed(canvas, font=font, pairs=pairs, mark=mark))
    signs = [word for word in page.words if word.text in ("☐", "☒")]
    rows = {round((word.bbox.bottom - 97) / 40) for word in signs}
    assert len(signs) == 12
    assert {
        row: [
            word.text
            for word in sorted(signs, key=lambda one: one.bbox.x0)
            if round((word.bbox.bottom - 97) / 40) == row
        ]
        for row in rows
    } == {row: ["☒" if at == row % 3 else "☐" for at in range(3)] for row in range(4)}


def test_brackets_in_a_text_are_no_places() -> None:
    """A page whose brackets all hold something has none: (1), (a) and (i) count."""
    picture = sheet(
        lambda canvas: [
            canvas.drawString(60, 700 - 20 * at, f"({at + 1}) Nämnden har en plan (a)") for at in range(5)
        ]
    )

    class Unasked:
        def look_at(self, *_: object) -> None:
            raise AssertionError

    assert bracketed(picture, ink_of(flattened(picture)), Unasked()) == []  # type: ignore[arg-type]


def test_a_letter_is_no_ticked_box() -> None:
    """ "M", "B" and "Ei" are as large as the boxes beside them, and have ink in the middle as a tick is."""

    def form(canvas: Canvas) -> None:
        for at, name in enumerate(("Motiv", "B", "Ei", "Hus", "Beslut")):
            y = 740 - 30 * at
            canvas.setFont("Helvetica-Bold", 12)
            canvas.drawString(60, y, name)
            canvas.setFont("Helvetica", 10)
            for place, label in ((200, "Ja"), (260, "Nej")):
                canvas.rect(place, y, 9.5, 9.5)
                canvas.drawString(place + 14, y, label)

    page = read_back(form)
    assert texts(page, x=60, within=4) == ["Motiv", "B", "Ei", "Hus", "Beslut"]
    assert sum(word.text == "☐" for word in page.words) == 10
    assert not [word for word in page.words if word.text == "☒"]


def test_a_lone_digit_is_no_mark() -> None:
    """A 3 stands by itself as a cross does, which stays a mark; a 7 that is hardly read is a mark in doubt."""

    def form(canvas: Canvas) -> None:
        for at, answer in enumerate(("7", "X", "3")):
            canvas.drawString(60, 740 - 24 * at, "Antal protokollförda sammanträden under året")
            canvas.drawString(420, 740 - 24 * at, answer)

    page = read_back(form)
    found = sorted((word for word in page.words if word.bbox.x0 > 400), key=lambda word: word.bbox.bottom)
    assert [(word.text, word.font) for word in found] == [("X", FAINT_MARK), ("X", PIXELS), ("3", "")]


def test_labels_that_count_are_told_by_the_count() -> None:
    """S1 is read as "Si", c as "C" and 4 as "BE" by themselves; the column that they stand in knows better."""

    def form(canvas: Canvas) -> None:
        for at, code in enumerate(("S1", "S2", "S3", "S4", "W1", "W2", "W3")):
            canvas.setFont("Helvetica", 7)
            canvas.drawString(60, 740 - 22 * at, code)
            canvas.drawString(95, 740 - 22 * at, "Har nämnden antagit en plan för verksamheten?")

    assert texts(read_back(form), x=60, within=4) == ["S1", "S2", "S3", "S4", "W1", "W2", "W3"]


def test_a_letter_between_numbers_is_a_section() -> None:
    """A B that is read surely heads what follows, and is no S4 though it stands between S3 and S5."""

    def form(canvas: Canvas) -> None:
        for at, code in enumerate(("S1", "S2", "S3", "B", "S5", "S6", "S7")):
            canvas.setFont("Helvetica", 9)
            canvas.drawString(60, 740 - 22 * at, code)
            canvas.drawString(95, 740 - 22 * at, "Har nämnden antagit en plan för verksamheten?")

    read = texts(read_back(form), x=60, within=4)
    assert ("B" in read, "S4" in read) == (True, False)


def test_a_label_beside_a_sure_one_is_a_label() -> None:
    """ "No" at .48 in the row of "Yes" heads its column; an X in the row of a number is a mark."""
    ink = BBox(0, 0, 10, 10)

    def cell(at: int, text: str, score: float, *, sure: bool) -> Cell:
        words = [Word(text, ink, "", 10, score=score)]
        place = None if sure else Place(1, "cell", ink, 0.2, 0.5, ink, text=tuple(words))
        return Cell(Area(100 * at, 0, 100 * at + 90, 40), words if sure else [], place, heads=False)

    header = in_rows_of_labels([cell(0, "Yes", 0.96, sure=True), cell(1, "No", 0.48, sure=False)])
    assert [bool(one.words) for one in header] == [True, True]
    row = in_rows_of_labels([cell(0, "A.1", 0.96, sure=True), cell(1, "Kl", 0.48, sure=False)])
    assert [bool(one.words) for one in row] == [True, False]


@pytest.mark.parametrize("shade", [0.17, 0.39, 0.52])
def test_a_dark_row_that_lies_askew_is_turned_over(shade: float) -> None:
    """Its light type comes out black on white, and so do the lines between its cells, be they darker or lighter."""

    def row(canvas: Canvas) -> None:
        canvas.setFillGray(shade)
        canvas.rect(50, 700, 500, 24, fill=1, stroke=0)
        canvas.setStrokeGray(0 if shade < 0.3 else 0.8)
        canvas.line(300, 700, 300, 724)
        canvas.setFillGray(1)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 708, "Fråga")
        canvas.drawString(310, 708, "Kommentar")

    grey: Grey = flattened(sheet(row)).grey
    unit = WAY.dpi / 72
    band = grey[round((842 - 718) * unit) : round((842 - 706) * unit), round(60 * unit) : round(540 * unit)]
    assert np.median(band) > 245
    assert (band < 120).mean() > 0.01
    page = read_back(row)
    assert [word.text for word in page.words] == ["Fråga", "Kommentar"]


def test_ink_on_a_noisy_ground_is_seen() -> None:
    """A ground that is faint ink here and there joins all strokes into one that belongs to no cell."""
    chance = np.random.default_rng(2)
    grey = np.full((300, 600), 255, np.uint8)
    grey[20:280, 20:580] = np.clip(chance.normal(212, 9, (260, 560)), 0, 255)
    grey[130:170, 200:204] = 20
    picture = Picture(grey, 200.0)
    cell = Area(180, 110, 240, 190)
    none = np.zeros_like(grey)
    assert Strokes(picture, ink_of(picture, FAINT), none).in_place(cell).area != Area(200, 130, 204, 170)
    seen = Strokes(picture, ink_of(picture, FAINT), none, ink_of(picture)).in_place(cell).area
    assert seen == Area(200, 130, 204, 170)


def line(text: str, bottom: float, score: float = 0.95) -> list[Word]:
    return [
        Word(one, BBox(60.0 + 50 * at, bottom - 10, 100.0 + 50 * at, bottom), "", 10, score=score)
        for at, one in enumerate(text.split())
    ]


def test_a_label_keeps_the_colon_that_it_has_elsewhere() -> None:
    """ "Nämndens svar" below two of "Nämndens svar:" has lost its colon; a line that never has one gets none."""
    words = [
        *line("Nämndens svar:", 100), *line("Nämndens svar", 200), *line("Nämndens svar:", 300),
        *line("Nämndens plan", 400),
    ]  # fmt: skip
    (told,) = with_colons([words])
    assert [word.text for word in told[1::2]] == ["svar:", "svar:", "svar:", "plan"]


def test_a_word_with_letters_that_the_reading_lacks_is_known() -> None:
    """ "Sporgsmål" is Spørgsmål among Danish words; among Swedish ones nothing is changed, nor what is read surely."""
    danish = line("Udvalget har ikke behandlet det og er til for den af", 100)
    asked = [*line("Sporgsmål", 130, 0.5), *line("Spergsmål", 160, 0.4), *line("Sporgsmål", 190, 0.97)]
    assert [word.text for word in spelt([[*danish, *asked]])[0][-3:]] == [
        "Spørgsmål",
        "Spørgsmål",
        "Sporgsmål",
    ]
    swedish = line("Nämnden har inte behandlat det och är av den för att", 100)
    assert [word.text for word in spelt([[*swedish, *asked]])[0][-3:]] == [
        "Sporgsmål",
        "Spergsmål",
        "Sporgsmål",
    ]


def test_a_line_through_a_word_is_seen() -> None:
    """ "JA" struck out is read without the line; one under a word is told too, and an H and a dash are none."""
    words = ("JA", "JA", "HEL", "A-B", "HEL")
    lines = {0: 3.6, 1: -1.5, 4: 3.2}  # above the foot of the word

    def form(canvas: Canvas) -> None:
        for at, text in enumerate(words):
            y = 740 - 24 * at
            canvas.drawString(60, y, text)
            if at in lines:
                canvas.line(58, y + lines[at], 62 + canvas.stringWidth(text, "Helvetica", 10), y + lines[at])

    picture = sheet(form, Way(200, 0, 4))
    placed = [
        Word(
            text,
            BBox(60, 92 + 24 * at, 60 + stringWidth(text, "Helvetica", 10), 104 + 24 * at),
            "",
            12,
            score=0.7,
        )
        for at, text in enumerate(words)
    ]

    class Asked:
        def look_at(self, _: Picture, grey: Grey) -> None:
            self.grey = grey

        def read_short(self, area: Area) -> list[Word]:
            # of the line nothing is left between the letters
            inside = self.grey[area.y0 : area.y1, area.x0 : area.x1] < 150
            assert not inside.mean(axis=1).max() > 0.9
            return [Word("anew", BBox(0, 0, 1, 1), score=0.9)]

    told, found = struck_out(picture, placed, Asked())  # type: ignore[arg-type]
    assert [word.text for word in told] == ["anew", "JA", "HEL", "A-B", "anew"]
    assert [round(line.position * 72 / 200) for line in found] == [98, 195, 127]
