"""Signs that the Swedish data does not know: % by its ink, @ by the second language, and ½, which neither has."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pypdfium2
import pytest
from rasters import Way, spoilt
from reportlab.pdfgen.canvas import Canvas

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.addresses import address_in, may_be_address, may_be_at
from granskning_cli.readers.scan.letters.again import Looks, looked_at_again
from granskning_cli.readers.scan.letters.percent import may_end_in_percent, signs_in
from granskning_cli.readers.scan.numbers.scales import counted, counting
from granskning_cli.readers.scan.pages import read_pictures
from granskning_cli.readers.scan.picture import Area, Numbered, Picture, Place

LINES = (
    "Sjukfrånvaron var 12,5 % under året",
    "Målet är 50-75 % av platserna",
    "100 % av 38 svar, 3,8 % av budgeten",
    "Av eleverna har 75% svarat",
    "Budgeten var 1 250 000 kr den 20 mars",
    "Det är 20 av 40 platser och 90 av 96 barn",
    "Skriv till namn.efternamn@kommun.se om frågor",
    "En ½ tjänst saknas",
)
WAYS = (
    Way(150, 0.6, 4, 0, 60),
    Way(200, 0.7, 6, 0, 50),
    Way(200, 0.5, bilevel=True),
    Way(300, -0.8, bilevel=True),
)


@cache
def read_lines(way: Way) -> dict[str, list[list[Word]]]:
    """The words of the lines above in two sizes of two fonts, spoilt and read back."""
    out = io.BytesIO()
    sheet = Canvas(out, pagesize=(595, 842))
    printed = [
        (font, size, line) for font in ("Helvetica", "Times-Roman") for size in (10, 12) for line in LINES
    ]
    for at, (font, size, line) in enumerate(printed):
        sheet.setFont(font, size)
        sheet.drawString(70, 800 - 22 * at, line)
    sheet.save()
    grey = pypdfium2.PdfDocument(out.getvalue())[0].render(scale=way.dpi / 72, grayscale=True).to_numpy()
    read, _ = read_pictures([Numbered(1, Picture(spoilt(grey.squeeze().copy(), way), way.dpi))])
    found: dict[str, list[list[Word]]] = {line: [] for line in LINES}
    for at, (_, _, line) in enumerate(printed):
        on = [w for w in read[0].words if abs((w.bbox.top + w.bbox.bottom) / 2 - 39 - 22 * at) < 8]
        found[line].append(sorted(on, key=lambda word: word.bbox.x0))
    return found


def texts(line: str, way: Way) -> list[str]:
    """What was read of a line."""
    return [" ".join(word.text for word in words) for words in read_lines(way)[line]]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_percent_signs_are_read_or_their_words_are_unsure(way: Way) -> None:
    """Nine of ten lines have as many % as they should; in the others a word is not sure."""
    read = [(line, words) for line in LINES if "%" in line for words in read_lines(way)[line]]
    wrong = [words for line, words in read if "".join(w.text for w in words).count("%") != line.count("%")]
    assert 10 * len(wrong) <= len(read)
    assert all(min(word.score or 0 for word in words) < 0.6 for words in wrong)


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_numbers_do_not_become_percent_signs(way: Way) -> None:
    """Where "20", "40", "90" and "96" stand as numbers they stay such."""
    assert not any("%" in text for line in LINES if "%" not in line for text in texts(line, way))


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_an_address_of_mail_has_its_sign_or_is_unsure(way: Way) -> None:
    """Where no @ was read a word is not sure."""
    address = "namn.efternamn@kommun.se"
    read = read_lines(way)[f"Skriv till {address} om frågor"]
    wrong = [words for words in read if address not in "".join(word.text for word in words)]
    assert not [words for words in wrong if min(word.score or 0 for word in words) >= 0.6]


def test_a_word_that_may_be_an_address_is_looked_at_by_the_second_language() -> None:
    """It gives the @, and nothing of it is sure where it sees none."""
    grey = np.full((60, 400), 255, np.uint8)
    grey[20:40, 20:380] = 0
    word = Word("namnQkommun.se", BBox(7, 5, 138, 18), size=13, score=0.9)
    told = [
        looked_at_again([word], 0, Looks(Picture(grey, 200), grey, lambda _, seen=seen: seen))
        for seen in ("namn@kommun.se", "")
    ]
    assert [(one.text, one.score) for one in told] == [("namn@kommun.se", 0.9), ("namnQkommun.se", 0.5)]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_fraction_is_never_sure(way: Way) -> None:
    """No data has ½: what was read of it is said to be unsure, or nothing was."""
    for words in read_lines(way)["En ½ tjänst saknas"]:
        between = [word for word in words if word.text not in ("En", "tjänst", "saknas")]
        assert all((word.score or 0) < 0.6 for word in between)


def inked(*pieces: tuple[int, int, int, int]) -> np.ndarray:
    """Rectangles of ink: x, top, width, height."""
    grey = np.full((40, 80), 255, np.uint8)
    for x, y, w, h in pieces:
        grey[y : y + h, x : x + w] = 0
    return grey


def test_a_percent_sign_is_told_by_its_corners() -> None:
    """Ink at the upper left, the lower right and on a slash between is one sign; two digits that touch are none."""
    slash = [(14 - at // 3, 8 + at, 2, 2) for at in range(19)]
    percent = inked((4, 8, 5, 9), (15, 19, 5, 9), *slash)
    digits = inked((4, 8, 9, 20), (13, 8, 9, 20))
    area = Area(0, 4, 40, 32)
    assert [sign.parted for sign in signs_in(percent, area)] == [True]
    assert [sign.parted for sign in signs_in(digits, area)] == [False]


def test_words_that_may_end_in_percent_begin_as_numbers() -> None:
    """Others are not looked at."""
    assert [text for text in ("75940", "12,5Ho", "plan", "2.", "A12") if may_end_in_percent(text)] == [
        "75940",
        "12,5Ho",
    ]


@pytest.mark.parametrize(
    ("read", "seen", "told"),
    [
        ("revisionQkommun.se", "revision@kommun.se\n", ("revision@kommun.se", True)),
        ("revisionOkommunn.se,", "revision@kommun.se,", ("revision@kommun.se,", False)),
        ("https:!/Iwww.kommun.se", "https://www.kommun.se", ("https://www.kommun.se", False)),
        # the English data has no å, at which it stops
        ("www;kommun.se/åtgärder", "www.kommun.se/", None),
    ],
)
def test_addresses_are_those_that_the_second_language_sees(
    read: str, seen: str, told: tuple[str, bool] | None
) -> None:
    """They are sure where both see the same letters around the @."""
    assert may_be_address(read)
    assert address_in(read, seen) == told


def test_words_are_no_addresses() -> None:
    """Abbreviations, clean addresses and names with a dot are looked at no further."""
    clean = ("t.ex.", "bl.a.", "www.kommun.se", "https://kommun.se/plan", "KS.2024", "plan.pdf")
    assert not any(may_be_address(text) for text in clean)
    assert may_be_at("Q", "kommun.se")
    assert not may_be_at("se", "kommun.se")
    assert not may_be_at("2", "bl.a.")


def test_a_digit_that_counts_on_with_its_neighbours_is_no_mark() -> None:
    """A 1 that was hardly read heads a column before 2 and 3; below the 2, or after the 3, it counts on with nothing."""
    heads = [Word(text, BBox(x, 100, x + 6, 108)) for text, x in (("2", 130.0), ("3", 160.0))]

    def kept(x: float, top: float) -> bool:
        box = BBox(x, top, x + 6, top + 8)
        return bool(counting([(Place(1, "alone", box, 0.5, 1.0, box), [Word("1", box)])], heads))

    assert [kept(100, 100), kept(100, 130), kept(190, 100)] == [True, False, False]


def test_a_letter_with_a_stop_that_counts_on_in_its_column_is_no_mark() -> None:
    """ "c." was hardly read below "b." and above "d."; beside them, or in another style, it may be a mark."""
    column = [
        Word(text, BBox(50, y, 60, y + 10)) for text, y in (("b.", 100.0), ("d.", 140.0), ("c)", 160.0))
    ]

    def told(text: str, x: float, y: float = 120.0) -> bool:
        return counted(Word(text, BBox(x, y, x + 10, y + 10)), column)

    assert [told("c.", 50), told("c.", 300), told("c)", 50), told("X", 50), told("2.", 50)] == [
        True, False, False, False, False,
    ]  # fmt: skip
