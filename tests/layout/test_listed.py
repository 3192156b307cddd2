"""Answer sheets: lists of numbers and places side by side are read one after the other, and no number counts lines."""

from __future__ import annotations

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BALLOT, PIXELS, TICKED, BBox, Document, Page, Word


def sheet(rows: int, blocks: int) -> Document:
    """A page of such lists, each place with its letter behind it."""
    words: list[Word] = []
    for block in range(blocks):
        for row in range(rows):
            x, bottom = 60 + 160 * block, 100 + 24 * row
            number = block * rows + row + 1
            words.append(Word(str(number), BBox(x, bottom - 10, x + 10, bottom), "Sans", 10))
            for at, letter in enumerate("ABC"):
                box = x + 30 + 22 * at
                mark = TICKED if at == number % 3 else BALLOT
                words.append(Word(mark, BBox(box, bottom - 10, box + 10, bottom), PIXELS, 10))
                words.append(Word(letter, BBox(box + 9, bottom - 10, box + 11, bottom), "Sans", 10))
    return Document((Page(1, 600, 800, words=tuple(words)),), "image/png", "by hand")


def test_lists_side_by_side_are_read_one_after_the_other() -> None:
    """Down the first, then down the second; every number keeps its places."""
    layout = lay_out(sheet(22, 3))
    lines = [line.text for row in layout.rows for cell in row.cells for line in cell.lines]
    assert [line.split()[0] for line in lines] == [str(number) for number in range(1, 67)]
    assert lines[0] == f"1 {BALLOT} A {TICKED} B {BALLOT} C"
    assert layout.furniture == ()
