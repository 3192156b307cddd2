"""A band between two lines may hold several rows: numbers of its first column tell them, or a mark on each line."""

from __future__ import annotations

from granskning_cli.layout.grounds import Row
from granskning_cli.layout.stacked import stacked
from granskning_cli.model.layout import BBox, Word

BAND = Row(100.0, 160.0, (40.0, 300.0))


def words(*lines: str) -> list[Word]:
    """Lines of "number text mark" 18 points apart; a dot stands for nothing."""
    out = []
    for at, line in enumerate(lines):
        top = 103.0 + 18 * at
        for x, text in zip((10.0, 50.0, 310.0), line.split(), strict=True):
            if text != ".":
                out.append(Word(text, BBox(x, top, x + 5.0 * len(text), top + 11), "", 11.0))
    return out


def test_each_number_begins_a_row() -> None:
    """A question that goes on below its first line is one row with it."""
    found = stacked(BAND, words("1 Mål? X", "2 Risker .", ". kända? X"))
    assert [(row.top, row.bottom) for row in found] == [(100.0, 121.0), (121.0, 160.0)]
    assert {row.seams for row in found} == {BAND.seams}


def test_each_line_with_a_mark_is_a_row() -> None:
    """Without numbers it is the marks that tell, and only where no line lacks one."""
    band = BAND._replace(seams=(300.0,))
    assert len(stacked(band, words(". Mål? X", ". Risker? ✓", ". Kontroll? X"))) == 3
    assert stacked(band, words(". Mål? X", ". och .", ". uppdrag? X")) == [band]


def test_a_cell_of_several_lines_is_one_row() -> None:
    """Words in the first column are no numbers, and a number alone is one row."""
    assert stacked(BAND, words("1 Har .", ". mål? X")) == [BAND]
    assert stacked(BAND, words("Kap Har .", "ett mål? X")) == [BAND]
