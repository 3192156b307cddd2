"""Columns that a spreadsheet program printed on a page of their own are told."""

from __future__ import annotations

import pytest
from sheets import document, line, page

from granskning_cli.layout import lay_out

FIRST = page(
    line("Frågor till styrelsen 2024", 60, 60, size=13),
    line("Nr Fråga Ja Nej", 60, 100),
    line("1 Finns en plan? X", 60, 116),
    line("2 Följs den upp? X", 60, 148),
    line("3 Är den känd? X", 60, 164),
)


@pytest.mark.parametrize(
    ("bottoms", "told"),
    [((100, 116, 164), True), ((100, 116, 171), False), ((60, 100, 116), False), ((116,), False)],
    ids=["at its rows", "one between rows", "from the top, as text does", "one line"],
)
def test_lines_at_the_height_of_another_page(bottoms: tuple[int, ...], told: bool) -> None:
    """All of them stand at heights of rows of the page before, and none beside its title."""
    second = page(*[line("Antogs i mars", 60, bottom) for bottom in bottoms], number=2)
    codes = [note.code for note in lay_out(document(FIRST, second)).notes]
    assert ("L403" in codes) is told


def test_a_sheet_is_printed_downwards_first() -> None:
    """With two pages of rows, the columns of the first stand on the third."""
    more = page(*[line("4 Finns mål? X", 60, 60 + 17 * at) for at in range(9)], number=2)
    third = page(*[line("Antogs i mars", 60, bottom) for bottom in (100, 148)], number=3)
    fourth = page(*[line("Nej", 60, bottom) for bottom in (77, 94)], number=4)
    found = [note for note in lay_out(document(FIRST, more, third, fourth)).notes if note.code == "L403"]
    assert [note.page for note in found] == [3, 4]
