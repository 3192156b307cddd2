"""Text side by side: columns are read down, tables across, and places to tick are neither."""

from __future__ import annotations

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Page, Row, Word

LEFT = ("Har nämnden antagit en plan", "för året och följt upp den", "enligt rutinen under hösten?")
RIGHT = ("Ja, planen antogs i februari", "och den följdes upp i oktober", "av hela nämnden och utskottet.")


def texts(rows: tuple[Row, ...]) -> list[list[str]]:
    """The text of each cell of each row."""
    return [[" ".join(li.text for li in cell.lines) for cell in row.cells] for row in rows]


def side(
    lines: tuple[str, ...], x: float, *, each: float, times: int = 3, top: float = 200
) -> list[list[Word]]:
    """The lines as a paragraph, so many times, `each` points from one to the next."""
    return [
        line(words, x, top + each * at + 13 * number)
        for at in range(times)
        for number, words in enumerate(lines)
    ]


def rows(*lines: list[Word]) -> tuple[Row, ...]:
    return lay_out(document(page(*lines))).rows


def test_columns_are_read_one_after_the_other() -> None:
    """Written down column by column: the left one comes first, though the lines stand side by side."""
    left, right = side(LEFT, 60, each=60), side(RIGHT, 320, each=70)
    assert texts(rows(*left, *right)) == [[text] for text in (*LEFT * 3, *RIGHT * 3)]


def test_lines_above_and_below_columns() -> None:
    """What crosses the white space is read before or after both columns."""
    above = line("En rad som går tvärs över båda spalterna och lite till på samma rad", 60, 170)
    below = line("Ännu en rad som går tvärs över båda spalterna och lite till på samma rad", 60, 420)
    found = texts(rows(above, *side(LEFT, 60, each=60), *side(RIGHT, 320, each=70), below))
    assert (found[0][0][:6], found[1][0], found[-2][0], found[-1][0][:4]) == (
        "En rad",
        LEFT[0],
        RIGHT[-1],
        "Ännu",
    )


def across(top: float = 200, times: int = 3, asked: tuple[str, ...] = LEFT) -> list[list[Word]]:
    """Rows of two cells, written down row by row."""
    out: list[list[Word]] = []
    for at in range(times):
        out += side(asked, 60, each=0, times=1, top=top + 60 * at) + side(
            RIGHT[:2], 320, each=0, times=1, top=top + 60 * at
        )
    return out


def test_rows_that_begin_at_the_same_height_are_a_table() -> None:
    """Written down row by row, both sides beginning together: each row is a question with its answer."""
    assert texts(rows(*across())) == [[" ".join(LEFT), " ".join(RIGHT[:2])]] * 3


def test_a_row_without_an_answer() -> None:
    """An empty cell on the right keeps its row."""
    lonely = side(("Finns det rutiner för klagomål?",), 60, each=0, times=1, top=390)
    assert texts(rows(*across(), *lonely, *across(430, 1)))[3] == ["Finns det rutiner för klagomål?", ""]


def test_a_table_goes_on_over_the_page() -> None:
    """A page with too few rows to tell goes by the page before it."""
    pages = [
        page(*across()),
        Page(2, 600.0, 800.0, words=tuple(w for li in across(80, 2, LEFT[::-1]) for w in li)),
    ]
    found = lay_out(document(*pages)).rows
    assert len(found) == 5
    assert {row.table for row in found} == {found[0].table}


def test_places_to_tick_are_no_column() -> None:
    """Marks and labels to the right of questions are no running text."""
    lines: list[list[Word]] = []
    for at in range(8):
        lines += [line(LEFT[at % 3], 60, 200 + 30 * at), line("Ja Nej", 400, 200 + 30 * at)]
    assert all(len(row) == 1 for row in texts(rows(*lines)))


def test_text_side_by_side_that_nothing_tells() -> None:
    """Rows that begin at different heights, written down from side to side: neither columns nor a table, and told of."""
    left, right = side(LEFT, 60, each=60), side(RIGHT, 320, each=60, top=225)
    mixed = [words for pair in zip(left, right, strict=True) for words in pair]
    layout = lay_out(document(page(*mixed[:12])))
    assert [note.code for note in layout.notes] == ["L401"]


def test_questions_with_their_options_below_are_columns() -> None:
    """Options are short lines, three to each line of what is asked: both columns are text all the same."""
    asked = ("Har nämnden antagit en plan?", "Följs planen upp varje år?", "Är planen känd av alla?")

    def column(x: float, each: float) -> list[list[Word]]:
        return [
            line(text, x + 14 * (text[0] in "☐☒"), 200 + each * at + 14 * number)
            for at, question in enumerate(asked)
            for number, text in enumerate((question, "☒ Ja", "☐ Delvis", "☐ Nej"))
        ]

    left = [text for question in asked for text in (question, "☒ Ja", "☐ Delvis", "☐ Nej")]
    assert texts(rows(*column(60, 66), *column(320, 72))) == [[text] for text in left * 2]
