"""Type that runs up or down the page is read upright, in the column and the order in which a person reads it."""

from __future__ import annotations

import pytest
from sheets import document, line, page, upwards

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Page, Rule, Word

DOWN = 3


def up(text: str, x: float, bottom: float) -> list[Word]:
    """A line that runs up the page, as a reader tells it."""
    return [word._replace(turns=1) for word in upwards(text, x, bottom)]


def down(text: str, x: float, top: float, size: float = 7.0) -> list[Word]:
    """A line that runs down the page."""
    out: list[Word] = []
    for token in text.split():
        end = top + len(token) * size / 2
        out.append(Word(token, BBox(x, top, x + size, end), "Sans", size, turns=DOWN))
        top = end + size / 2
    return out


def grid(*xs: float) -> list[Rule]:
    """A head's row from 100 to 180 and a row from 180 to 200, with columns between the given places."""
    level = [Rule("h", y, xs[0], xs[-1]) for y in (100, 180, 200)]
    return level + [Rule("v", x, 100, 200) for x in xs]


def cells(*pages: Page) -> list[list[str]]:
    """For each row the text of its cells, their lines parted by a slash."""
    return [
        ["/".join(li.text for li in cell.lines) for cell in row.cells]
        for row in lay_out(document(*pages)).rows
    ]


def test_heads_of_columns() -> None:
    """A head that runs up its column is one line, from its first word to its last."""
    heads = [up("Stämmer inte alls", 310, 178), up("Stämmer bra", 340, 178)]
    rows = [line("Fråga", 60, 176), line("Målen är kända", 60, 194), line("X", 340, 194)]
    found = cells(page(*heads, *rows, rules=grid(50, 300, 330, 360)))
    assert found == [["Fråga", "Stämmer inte alls", "Stämmer bra"], ["Målen är kända", "", "X"]]


@pytest.mark.parametrize("first", [up, down], ids=["up", "down"])
def test_a_head_of_two_lines(first: object) -> None:
    """Lines that run up follow each other to the right, those that run down to the left."""
    if first is up:
        lines = [up("Stämmer inte", 306, 178), up("alls", 315, 150)]
    else:
        lines = [down("Stämmer inte", 315, 102), down("alls", 306, 110)]
    (row, _) = cells(page(*lines, line("X", 340, 194), rules=grid(50, 300, 330, 360)))
    assert row[1] == "Stämmer inte alls"


def test_a_broken_word_of_a_head() -> None:
    """A word broken at the end of a turned line is whole again."""
    lines = [up("Till", 306, 178), up("lämpligt", 315, 178)]
    lines[0][-1] = lines[0][-1]._replace(hyphen=True)
    (row, _) = cells(page(*lines, line("X", 340, 194), rules=grid(50, 300, 330, 360)))
    assert row[1] == "Tilllämpligt"


def test_letters_of_a_turned_word() -> None:
    """What a reader took apart letter by letter is one word; a space is wider."""
    pieces = [
        Word(t, BBox(306, b - h, 313, b), "Sans", 7, turns=1)
        for t, b, h in (("Stä", 178, 12), ("m", 165.8, 6), ("er", 159.6, 6), ("bra", 151, 10))
    ]
    (row, _) = cells(page(pieces, line("X", 340, 194), rules=grid(50, 300, 330, 360)))
    assert row[1] == "Stämer bra"


def test_heads_without_rulings() -> None:
    """They stand in one line with the level head beside them, above the columns that they head."""
    heads = [up("Stämmer inte alls", 310, 178), up("Stämmer bra", 350, 178), up("Vet ej", 390, 178)]
    rows = [line("Fråga", 60, 180), line("Målen är kända", 60, 200), line("X", 351, 200)]
    rows += [line("Planen finns", 60, 220), line("X", 391, 220)]
    found = cells(page(*heads, *rows))
    assert found[0] == ["Fråga", "Stämmer inte alls", "Stämmer bra", "Vet ej"]


def test_a_head_in_the_margin_stays() -> None:
    """A last column at the edge of the page is no text up the margin where other heads stand further in."""
    heads = [
        up(text, x, 178)
        for text, x in (
            (
                "Stämmer alltid",
                480,
            ),
            ("Stämmer aldrig", 550),
        )
    ]
    rows = [line("Målen är kända", 60, 200), line("X", 550, 200)]
    words = [word.text for _, word in lay_out(document(page(*heads, *rows))).furniture]
    assert words == []


def test_text_up_the_margin_beside_heads() -> None:
    """What goes on above and below them is no head."""
    heads = [up("Stämmer alltid", 300, 178), up("Stämmer aldrig", 350, 178)]
    margin = up("Blankett 7 utgåva 12 fastställd av revisorerna i Tallmo", 30, 260)
    rows = [line("Målen är kända", 60, 200), line("X", 350, 200)]
    words = [word.text for _, word in lay_out(document(page(*heads, margin, *rows))).furniture]
    assert sorted(words) == sorted(word.text for word in margin)


def test_a_head_that_stands_on_its_head() -> None:
    """Type that is turned round by 180 degrees is read from its right end."""
    (vet,), (ej,) = line("Vet", 320, 176, size=8), line("ej", 306, 176, size=8)
    over = [[word._replace(turns=2) for word in (ej, vet)]]
    rows = [line("Fråga", 60, 176), line("Målen är kända", 60, 194), line("X", 310, 194)]
    (heads, _) = cells(page(*over, *rows, rules=grid(50, 300, 360)))
    assert heads == ["Fråga", "Vet ej"]
