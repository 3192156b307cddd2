"""A head that stands above the topmost ruling of its table, or in a bar of one piece, has the table's columns."""

from __future__ import annotations

from collections.abc import Sequence

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule, Word

COLUMNS = (50.0, 80.0, 300.0, 400.0, 500.0)
LINES = (120.0, 140.0, 160.0, 180.0)
ROWS = [
    *[
        line(text, 85, y)
        for text, y in (("Målen är kända.", 134), ("Planen är antagen.", 154), ("Den följs.", 174))
    ],
    *[line(str(at), 55, 114 + 20 * at) for at in (1, 2, 3)],
    *[line("X", x, 114 + 20 * at) for at, x in enumerate((343, 443, 343), 1)],
]
TABLE = [Rule("h", y, 50, 500) for y in LINES] + [Rule("v", x, 120, 180) for x in COLUMNS]


def first_row(*head: Sequence[Word], rules: Sequence[Rule] = ()) -> list[str]:
    """The cells of the first row of the table."""
    rows = lay_out(document(page(*head, *ROWS, rules=[*TABLE, *rules]))).rows
    ruled = next(row for row in rows if row.basis == "ruled")
    return ["/".join(one.text for one in cell.lines) for cell in ruled.cells]


def test_a_head_above_the_topmost_ruling_is_of_the_table() -> None:
    """Its words keep to the columns, in one line or two; a line of text above it does not."""
    head = [line("Nr", 55, 116), line("Påstand", 85, 116), line("Ja", 340, 116), line("Nei", 440, 116)]
    assert first_row(*head) == ["Nr", "Påstand", "Ja", "Nei"]
    text = line("Sett kryss i den kolonnen som passer best for virksomheten", 50, 96)
    assert first_row(text, *head, line("Ikke", 440, 105)) == ["Nr", "Påstand", "Ja", "Ikke/Nei"]


def test_a_line_above_a_table_that_is_no_head_stays_a_line() -> None:
    """A sentence runs over the columns, a title fills one of them, and what stands apart heads nothing."""
    body = ["1", "Målen är kända.", "X", ""]
    assert (
        first_row(line("Sätt ett kryss i den kolumn som stämmer bäst för nämnden under hela året", 55, 116))
        == body
    )
    assert first_row(line("Styrning", 55, 116)) == body
    assert (
        first_row(line("Nr", 55, 76), line("Fråga", 85, 76), line("Ja", 340, 76), line("Nej", 440, 76))
        == body
    )


def test_a_bar_of_one_piece_has_the_columns_of_the_table_below_it() -> None:
    """A dark head is one cell by its rulings, and its words keep to the columns."""
    bar = [Rule("h", 98, 50, 500), Rule("v", 50, 98, 120), Rule("v", 500, 98, 120)]
    head = [line("Nr", 55, 114), line("Påstand", 85, 114), line("Ja", 340, 114), line("Nei", 440, 114)]
    assert first_row(*head, rules=bar) == ["Nr", "Påstand", "Ja", "Nei"]
    assert first_row(line("1 Styrning och ledning", 55, 114), rules=bar) == ["1 Styrning och ledning"]


def test_a_head_of_which_some_cells_were_merged_has_all_columns() -> None:
    """In a dark bar a ruling is lost here and there; "Ja  Nei" in one cell are two, and a text over both stays one."""
    bar = [Rule("h", 98, 50, 500), *[Rule("v", x, 98, 120) for x in (50, 80, 300, 500)]]
    head = [line("Nr", 55, 114), line("Påstand", 85, 114), line("Ja", 340, 114), line("Nei", 440, 114)]
    assert first_row(*head, rules=bar) == ["Nr", "Påstand", "Ja", "Nei"]
    assert first_row(*head[:2], line("Vurdering av hele året", 350, 114), rules=bar)[2:] == [
        "Vurdering av hele året"
    ]
