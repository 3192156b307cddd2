"""Numbers whose last step is a letter, 1.e, where Tesseract reads "le" and "Lf"."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.scan.letters.points import HANGING, Seen, seen_in
from granskning_cli.readers.scan.numbers.columns import number_in, numbered
from granskning_cli.readers.scan.numbers.counting import between, count_of
from granskning_cli.readers.scan.picture import Area, Cell


class Reads:
    """What the ink of each row of twenty pixels shows."""

    def __init__(self, *signs: str) -> None:
        self._signs = signs

    def signs(self, place: Area, *, letters: bool = False) -> Seen | None:
        seen = self._signs[place.y0 // 20]
        return Seen(seen, None) if seen else None

    def read_digits(self, place: Area) -> list[Word]:
        return []


def word(text: str, row: int = 0, score: float = 0.6) -> Word:
    return Word(text, BBox(2, 20 * row, 30, 20 * row + 10), "", 10, score=score)


def column(*texts: str) -> list[Cell]:
    return [
        Cell(Area(0, 20 * row, 40, 20 * row + 18), [word(text, row)], None, False)
        for row, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("read", "signs", "told"),
    [("le", "d.d", "1.e"), ("Lf", "d.d", "1.f"), ("1d.", "d.d.", "1.d."), ("3¢", "d.d", "3.c"),
     # a letter that looks like a digit, letters without a stop, and a word say nothing
     ("Lg", "d.d", None), ("la", "dd", None), ("ab", "d.d", None), ("le", "", None)],
)  # fmt: skip
def test_a_stop_between_a_digit_and_a_letter_makes_a_number(read: str, signs: str, told: str | None) -> None:
    """Ink with a stop between two signs is a number, and its letters are taken for those of one; nothing else is."""
    found = number_in(Reads(signs), Area(0, 0, 40, 18), [word(read)])  # type: ignore[arg-type]
    assert [(one.text, one.score) for one in found] == ([(told, 0.5)] if told else [])


def test_a_column_of_lettered_numbers_tells_those_between() -> None:
    """Among 1.e, 1.f and 1.h, "Lg" is 1.g, "3.¢.V" is 3.c.v; a "2.4" behind 2.e is 2.f, and a "2.8" 2.g."""
    reads = Reads(*["d.d"] * 4)
    told = numbered(column("1.e", "1.f", "Lg", "1.h"), reads)  # type: ignore[arg-type]
    assert [one.words[0].text for one in told] == ["1.e", "1.f", "1.g", "1.h"]
    told = numbered(column("3.c.iii", "3.c.iv", "3.¢.V", "3.d"), Reads("", "", "", "d.d"))  # type: ignore[arg-type]
    assert [one.words[0].text for one in told] == ["3.c.iii", "3.c.iv", "3.c.v", "3.d"]
    told = numbered(column("2.d", "2.e", "2.4", "2.8"), reads)  # type: ignore[arg-type]
    assert [one.words[0].text for one in told] == ["2.d", "2.e", "2.f", "2.g"]


def test_letters_are_counted_as_digits_are() -> None:
    """Between 1.f and 1.h stands 1.g, before 1.b stands 1.a, and behind 1.d may come 2.a."""
    assert between(count_of("1.f"), count_of("1.h"), "d.d") == "1.g"
    assert between(None, count_of("1.b"), "d.d") == "1.a"
    assert between(count_of("1.d"), None, "d.d", begins="2.") == "2.a"
    assert between(count_of("1.z"), None, "d.d", begins="1.") is None


def test_a_letter_that_hangs_below_the_line_is_a_sign() -> None:
    """1.g has a digit, a stop and a letter for whom letters are asked, and is no number of digits."""
    page = Image.new("L", (120, 60), 255)
    ImageDraw.Draw(page).text((20, 8), "1.g", font=ImageFont.load_default(32), fill=0)
    whole, grey = Area(0, 0, 120, 60), np.array(page)
    assert seen_in(grey, whole) is None
    assert seen_in(grey, whole, below=HANGING) == Seen("d.d", None)
