"""Words that are no part of a page's text become furniture; what only looks like them stays."""

from __future__ import annotations

import pytest
from sheets import document, line, page, upwards

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Layout, Page, Word

TEXT = (
    "Har nämnden antagit en plan för året och",
    "har den följts upp enligt rutinen?",
    "Ja, planen antogs i februari och",
    "följdes upp i oktober, se även",
    "protokollet från den 12 november.",
)


def said(layout: Layout) -> list[str]:
    """The text of the rows."""
    return [li.text for row in layout.rows for cell in row.cells for li in cell.lines]


def furniture(*pages: Page) -> list[str]:
    """The words that the layout puts aside."""
    return [word.text for _, word in lay_out(document(*pages)).furniture]


def text(start: float = 200) -> list[list[Word]]:
    """Lines of running text, one below the other."""
    return [line(words, 80, start + 14 * at) for at, words in enumerate(TEXT * 2)]


@pytest.mark.parametrize("x", [40, 560], ids=["left", "right"])
def test_numbers_of_every_line(x: float) -> None:
    """Where each line has its number, and lines go on with small letters, the numbers count lines."""
    numbers = [line(str(at + 1), x, 200 + 14 * at) for at in range(10)]
    layout = lay_out(document(page(*text(), *numbers)))
    assert said(layout) == list(TEXT * 2)
    assert sorted(int(word.text) for _, word in layout.furniture) == list(range(1, 11))


def test_numbers_of_every_fifth_line() -> None:
    """Three fives in the margin are enough, also where white space parts the lines."""
    lines = [line(TEXT[at % 5], 80, 200 + 14 * at + 20 * (at // 4)) for at in range(16)]
    numbers = [line(str(5 * at), 40, lines[5 * at - 1][0].bbox.bottom) for at in (1, 2, 3)]
    assert furniture(page(*lines, *numbers)) == ["5", "10", "15"]


def test_numbers_go_on_over_a_short_page() -> None:
    """A last page with two lines has numbers of lines where the page before has them."""
    first = [line(str(at + 1), 40, 200 + 14 * at) for at in range(10)]
    last = [line("11", 40, 200), line("Slut.", 80, 200)]
    assert furniture(page(*text(), *first), page(*last, number=2))[-1] == "11"


def test_numbers_of_questions_stay() -> None:
    """Numbers that stand before every question, one a line, count questions."""
    asked = [line(f"Har nämnden antagit plan {'abcdefghij'[at]}?", 80, 200 + 14 * at) for at in range(10)]
    numbers = [line(str(at + 1), 40, 200 + 14 * at) for at in range(10)]
    assert furniture(page(*asked, *numbers)) == []


def test_a_question_number_beside_its_second_line_stays() -> None:
    """A number set in the middle of its row stands beside a line that goes on with a small letter."""
    lines = [line(words, 80, 200 + 14 * at) for at, words in enumerate(TEXT[:3] * 5)]
    numbers = [line(str(at + 1), 40, 214 + 42 * at) for at in range(5)]
    assert furniture(page(*lines, *numbers)) == []


def test_a_stamp_across_the_page() -> None:
    """Type far larger than the text that lies over it is no word of an answer."""
    level = [Word("UTKAST", BBox(100, 180, 420, 270), "Sans", 80)]
    aslant = [Word("UTKAST", BBox(100, 300, 400, 600), "Sans", 80)]
    assert furniture(page(*text(), level)) == ["UTKAST"]
    assert furniture(page(*text(), aslant)) == ["UTKAST"]
    assert furniture(page(line("Granskning", 80, 120, size=30), *text())) == []


def test_text_up_the_margin() -> None:
    """A form's name that runs up the margin is in no answer; a turned label in the page stays."""
    label = "Blankett 7 utgåva 12"
    assert sorted(furniture(page(*text(), upwards(label, 30, 500)))) == sorted(label.split())
    assert furniture(page(*text(), upwards(label, 300, 500))) == []


def short(*numbered: str) -> Page:
    """Five lines of a page, the fifth with a 5 in the margin."""
    words = ("Enkät 2025", "Nämnden", "1 Mål", "1.1 Hur följs målen upp?", *numbered)
    return page(*(line(one, 80, 100 + 14 * at) for at, one in enumerate(words)), line("5", 40, 156))


def test_a_lone_number_of_a_line_that_has_its_own() -> None:
    """On the fifth line, before a number, a 5 in the margin is no part of what it stands before."""
    assert furniture(short("2 Ekonomi")) == ["5"]


def test_a_lone_number_of_a_question_stays() -> None:
    """A question 5 may stand on the fifth line of a page."""
    assert furniture(short("Har nämnden antagit en plan?")) == []


def test_a_number_of_thousands_of_digits_is_a_word() -> None:
    """It counts no line, and nothing makes a number of it."""
    assert furniture(page(line("9" * 5000, 40, 100), line("2 Ekonomi", 80, 100))) == []
