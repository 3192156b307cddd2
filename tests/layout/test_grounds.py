"""Rows that their ground tells apart, or lines drawn cell by cell, are rows of a table with its columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Layout, Rule, Shade, Word

LEFT, RIGHT = 50.0, 500.0
COLUMNS = (LEFT, 80.0, 300.0, 400.0, RIGHT)
HEAD = (line("Fråga", 85, 114), line("Ja", 340, 114), line("Nej", 440, 114))


def row(number: str, text: Sequence[str], bottom: float, *, mark: float | None = None) -> list[Word]:
    """A row's words: the number and the mark stand in the middle of its lines' height."""
    middle = bottom + 6 * (len(text) - 1)
    words = line(number, 55, middle)
    for at, said in enumerate(text):
        words += line(said, 85, bottom + 12 * at)
    return words + (line("X", mark, middle) if mark else [])


def rows() -> list[list[Word]]:
    """Four rows under a head, each 20 or 32 points high, from 120 down."""
    return [
        *HEAD,
        row("1.1", ["Målen är kända."], 134, mark=343),
        row("1.2", ["Planen är", "antagen i år."], 154, mark=443),
        row("1.3", ["Den följs upp."], 186, mark=343),
        row("1.4", ["Den är känd."], 206),
    ]


EDGES = (120.0, 140.0, 172.0, 192.0, 212.0)


def shades(at: Sequence[int], *, light: Sequence[float] = (0.9,), cells: Sequence[float] = ()) -> list[Shade]:
    """The grounds of some rows, in one piece or cell by cell."""
    xs = cells or (LEFT, RIGHT)
    return [
        Shade(BBox(x0, EDGES[i], x1, EDGES[i + 1]), light[i % len(light)])
        for i in at
        for x0, x1 in pairwise(xs)
    ]


def told(found: Layout) -> list[list[str]]:
    """The cells of the rows of tables."""
    return [["/".join(li.text for li in c.lines) for c in r.cells] for r in found.rows if r.basis == "ruled"]


def laid(
    shade: Sequence[Shade], *, rules: Sequence[Rule] = (), words: Sequence[list[Word]] = ()
) -> list[list[str]]:
    """The table that a page with these grounds has."""
    return told(lay_out(document(replace(page(*(words or rows()), rules=rules), shades=tuple(shade)))))


TABLE = [
    ["", "Fråga", "Ja", "Nej"],
    ["1.1", "Målen är kända.", "X", ""],
    ["1.2", "Planen är/antagen i år.", "", "X"],
    ["1.3", "Den följs upp.", "X", ""],
    ["1.4", "Den är känd.", "", ""],
]


def test_every_second_row_shaded_cell_by_cell() -> None:
    """The rows between belong to the table, and so do the head above and a row without a ground below."""
    assert laid(shades((0, 2), cells=COLUMNS)) == TABLE
    assert laid(shades((1, 3), cells=COLUMNS)) == TABLE


def test_rows_in_two_shades() -> None:
    """Grounds that touch are rows where they differ."""
    assert laid(shades(range(4), light=(0.9, 0.96), cells=COLUMNS)) == TABLE


def test_grounds_in_one_piece() -> None:
    """Columns of marks are told by the white space that runs through all rows."""
    assert laid(shades(range(4), light=(0.9, 0.96))) == TABLE


def test_a_stripe_along_a_title_is_no_column() -> None:
    """Titles on a ground with a thick edge in another colour: what stands between them is no row of a table."""
    words = [
        line("1 Mål", 60, 134),
        line("1.1 Finns mål?", 55, 160),
        line("2 Plan", 60, 186),
        line("2.1 Följs den?", 55, 206),
    ]
    ground = shades((0, 2), cells=(LEFT, LEFT + 4, RIGHT))
    assert laid(ground, words=words) == []


def test_rulings_between_some_columns() -> None:
    """Where a ruling parts only the columns to mark, a number stands before its text, whatever its height."""
    upright = [Rule("v", x, 100, 212) for x in (300, 400)]
    found = laid(shades(range(4), light=(0.9, 0.96)), rules=upright)
    assert found[0] == ["Fråga", "Ja", "Nej"]
    assert found[2] == ["1.2 Planen är/antagen i år.", "", "X"]


def test_a_title_within_the_table() -> None:
    """What was painted in one piece among rows of cells is one cell."""
    words = [*HEAD, row("1.1", ["Målen är kända."], 134, mark=343), line("2 Uppföljning av målen", 55, 160)]
    words += [row("2.1", ["Den följs upp."], 186, mark=343), row("2.2", ["Den är känd."], 206)]
    ground = [
        *shades((0, 2), cells=COLUMNS, light=(0.9, 0.96)),
        *shades((1,), light=(0.8,)),
        *shades((3,), cells=COLUMNS),
    ]
    assert laid(ground, words=words)[2] == ["2 Uppföljning av målen"]


def test_a_paragraph_painted_line_by_line() -> None:
    """One shade that touches itself is one ground, and parts nothing."""
    assert laid(shades(range(4), cells=(LEFT, 300, RIGHT))) == []


def test_stripes_that_hold_a_question_and_its_answer() -> None:
    """One shade painted in cells above and in one piece below is two rows, and then the white between holds two as well."""
    words = [*HEAD]
    ground: list[Shade] = []
    for at, top in enumerate((120.0, 160.0, 200.0, 240.0)):
        words += [row(f"1.{at}", ["Är målen kända?"], top + 14, mark=343)]
        words += [line("De behandlas av nämnden i juni och av alla enheter under hela hösten.", 85, top + 28)]
        if at % 2:
            ground += [Shade(BBox(x0, top, x1, top + 20), 0.9) for x0, x1 in pairwise(COLUMNS)]
            ground += [Shade(BBox(LEFT, top + 20, RIGHT, top + 40), 0.9)]
    found = lay_out(document(replace(page(*words), shades=tuple(ground))))
    assert told(found) == []
    marked = [[cell.lines[0].text for cell in r.cells] for r in found.rows if r.basis == "aligned"]
    assert marked[1] == ["1.0 Är målen kända?", "X"]


def test_titles_on_grounds_are_no_rows() -> None:
    """Between two of them stand paragraphs, which are no row of a table."""
    words = [
        line("Del 1 Mål", 55, 134),
        line("Hur följs målen?", 55, 154),
        line("Ja, i juni.", 55, 184),
        line("Del 2", 55, 206),
    ]
    assert laid(shades((0, 3), cells=(LEFT, 300, RIGHT)), words=words) == []


def test_a_ruled_table_with_grounds() -> None:
    """Its rulings say all, and the grounds nothing."""
    rules = [Rule("h", y, LEFT, RIGHT) for y in (100, *EDGES)] + [Rule("v", x, 100, 212) for x in COLUMNS]
    assert laid(shades((0, 2), cells=(LEFT, 320, RIGHT)), rules=rules) == TABLE


def lines(cells: Sequence[float], ys: Sequence[float]) -> list[Rule]:
    """Level lines drawn from cell to cell."""
    return [Rule("h", y, x0, x1) for y in ys for x0, x1 in pairwise(cells)]


def test_lines_drawn_cell_by_cell() -> None:
    """Where one piece of a line ends and the next begins a column does, all the way up to the head."""
    assert laid([], rules=lines(COLUMNS, EDGES)) == TABLE


MERGED = "Beslutad i mars, se protokollet. Den följs upp i varje delårsrapport och i bokslutet."


def test_lines_drawn_in_pieces_below_merged_cells() -> None:
    """A browser draws the line below an answer in as many pieces as the table has columns; it runs over them."""
    words = [*rows()[:4], line(MERGED, 85, 154), line("Nej.", 85, 166)]
    words += [row("1.2", ["Den följs upp."], 186, mark=343), row("1.3", ["Den är känd."], 206)]
    assert laid([], rules=lines(COLUMNS, EDGES), words=words) == [
        *TABLE[:2],
        ["", f"{MERGED}/Nej."],
        ["1.2", "Den följs upp.", "X", ""],
        ["1.3", "Den är känd.", "", ""],
    ]


def test_a_title_between_tables_is_no_merged_cell() -> None:
    """What stands apart from the lines above and below it belongs to neither table."""
    ys = (120.0, 140.0, 160.0, 180.0, 240.0, 260.0, 280.0, 300.0)
    words = [*HEAD]
    words += [row(f"1.{at}", ["Den är känd."], y - 6, mark=343) for at, y in enumerate(ys[1:4], 1)]
    words += [line("Del 2: Uppföljning av mål som fullmäktige beslutade", 55, 214)]
    words += [row(f"2.{at}", ["Den är känd."], y - 6, mark=343) for at, y in enumerate(ys[5:], 1)]
    found = laid([], rules=lines(COLUMNS, ys), words=words)
    assert [cells[0] for cells in found[1:]] == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]


def test_lines_of_one_piece() -> None:
    """They part rows of text as before, and tell of no column."""
    assert laid([], rules=lines((LEFT, RIGHT), EDGES)) == []


def test_columns_of_text_between_lines() -> None:
    """Text that begins at one edge in all rows is a column, and lines above the grounds part rows too."""
    cells = [
        ("Nr", "Rekommendation", "Status", "Svar"),
        ("4:1", "Följ upp avtalen.", "Klart", "Rutin finns sedan juni."),
    ]
    cells += [("4:2", "Stärk kontrollen.", "Pågår", "Testas nu."), ("4:3", "Pröva frågan.", "Nej", "")]
    words = [
        line(one, x, 134 + 20 * at)
        for at, row in enumerate(cells)
        for one, x in zip(row, (55, 90, 250, 300), strict=True)
    ]
    ys = (120, 140, 160, 180, 200)
    ground = [Shade(BBox(LEFT, top, RIGHT, top + 20), 0.9) for top in (140, 180)]
    assert laid(ground, rules=lines((LEFT, RIGHT), ys), words=words) == [list(row) for row in cells]


def test_running_text_on_grounds_has_no_columns() -> None:
    """White space that few rows share parts nothing."""
    words = [line(f"{at}. Hur följer nämnden upp sina mål?   Ja", 55, 134 + 20 * at) for at in range(4)]
    ground = [Shade(BBox(LEFT, top, RIGHT, top + 20), 0.9) for top in (120, 160)]
    assert laid(ground, words=words) == []


def test_a_column_on_a_ground_of_its_own() -> None:
    """As spreadsheets print it: lines right across, and the column to fill in shaded from top to bottom."""
    words = [
        line("Uppgift", 55, 114),
        line("Svar", 305, 114),
        line("1 Budget (tkr)", 55, 134),
        line("0", 490, 134),
    ]
    words += [
        line("2 Kommentar", 55, 160),
        line("Underskottet beror på", 305, 154),
        line("skogsbranden.", 305, 166),
    ]
    words += [line("3 Datum för beslut", 55, 186)]
    shade = [Shade(BBox(300, EDGES[0], RIGHT, EDGES[3]), 0.9)]
    found = laid(shade, rules=lines((LEFT, RIGHT), EDGES[:4]), words=words)
    assert found == [
        ["Uppgift", "Svar"],
        ["1 Budget (tkr)", "0"],
        ["2 Kommentar", "Underskottet beror på/skogsbranden."],
        ["3 Datum för beslut", ""],
    ]


def test_a_number_beside_its_second_line() -> None:
    """A number in the middle of three lines stands before the first of them."""
    words = [
        line("Har nämnden en", 85, 120),
        line("1.1", 55, 132),
        line("gemensam bild", 85, 132),
        line("av målen?", 85, 144),
    ]
    rules = [Rule("h", y, LEFT, RIGHT) for y in (100, 160)] + [
        Rule("v", x, 100, 160) for x in (LEFT, 300, RIGHT)
    ]
    assert told(lay_out(document(page(*words, rules=rules)))) == [
        ["1.1 Har nämnden en/gemensam bild/av målen?", ""]
    ]


def test_a_number_below_other_text_stays() -> None:
    """What does not stand in the middle of the text beside it is a line of its own."""
    words = [line("Har nämnden en", 85, 120), line("bild av målen?", 85, 132), line("1.1", 55, 156)]
    rules = [Rule("h", y, LEFT, RIGHT) for y in (100, 160)] + [
        Rule("v", x, 100, 160) for x in (LEFT, 300, RIGHT)
    ]
    assert told(lay_out(document(page(*words, rules=rules)))) == [["Har nämnden en/bild av målen?/1.1", ""]]
