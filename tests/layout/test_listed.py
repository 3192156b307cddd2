"""Answer sheets: lists of numbers and places side by side are read one after the other, and no number counts lines."""

from __future__ import annotations

from sheets import document, line, page

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


def test_statements_side_by_side_are_read_down_each_list() -> None:
    """Their labels stand above the places of each list, and behind each place once it is told which one that is."""
    heads = [
        w
        for left in (60, 320)
        for x, text in ((left + 150, "No"), (left + 180, "Yes"))
        for w in line(text, x, 190)
    ]
    lines = [heads]
    for at, (first, then) in enumerate(
        (
            ("Time is kept.", "Staff is heard."),
            ("Papers come.", "Aims are known."),
            ("All speak.", "It works."),
        )
    ):
        words = []
        for left, number, text in ((60, at + 1, first), (320, at + 4, then)):
            words += line(f"{number}. {text}", left, 210 + 20 * at)
            words += line("☐", left + 150, 210 + 20 * at) + line("☒", left + 180, 210 + 20 * at)
        lines.append(words)
    told = [cell.lines[0].text for row in lay_out(document(page(*lines))).rows for cell in row.cells]
    assert told == [
        "1. Time is kept. ☐ No ☒ Yes", "2. Papers come. ☐ No ☒ Yes", "3. All speak. ☐ No ☒ Yes",
        "4. Staff is heard. ☐ No ☒ Yes", "5. Aims are known. ☐ No ☒ Yes", "6. It works. ☐ No ☒ Yes",
    ]  # fmt: skip


def test_cards_that_count_across_are_read_row_by_row() -> None:
    """ "1, 2" above "3, 4" are no lists."""
    lines = []
    for at in range(3):
        words = []
        for left, number in ((60, 2 * at + 1), (320, 2 * at + 2)):
            words += line(f"{number}. Time is kept.", left, 210 + 20 * at)
            words += line("☐", left + 150, 210 + 20 * at) + line("☒", left + 180, 210 + 20 * at)
        lines.append(words)
    text = " ".join(
        li.text for row in lay_out(document(page(*lines))).rows for c in row.cells for li in c.lines
    )
    assert [word for word in text.split() if word.rstrip(".").isdigit()] == [
        "1.",
        "2.",
        "3.",
        "4.",
        "5.",
        "6.",
    ]
