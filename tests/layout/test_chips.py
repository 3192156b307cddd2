"""Options on buttons are options with boxes; the one that is filled, or holds a tick, is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Page, Rect, Shade, Word


def chips(
    *labels: str, bottom: float, dark: Sequence[int] = (), apart: float = 8, pad: float = 8
) -> tuple[list[Word], list[Rect]]:
    """Labels side by side, each in a round shape; `dark` are the positions of filled ones."""
    words: list[Word] = []
    rects: list[Rect] = []
    x = 60.0
    for at, label in enumerate(labels):
        own = line(label, x + pad, bottom)
        box = BBox(x, bottom - 14, own[-1].bbox.x1 + pad, bottom + 4)
        rects.append(Rect(box, filled=False, stroked=True, round=True))
        if at in dark:
            rects.append(Rect(box, filled=True, stroked=False, round=True))
        words += own
        x = box.x1 + apart
    return words, rects


def said(*rows: tuple[list[Word], list[Rect]], more: Sequence[list[Word]] = ()) -> list[str]:
    """The lines of a page with these chips."""
    sheet: Page = page(*more, *[words for words, _ in rows])
    sheet = replace(sheet, rects=tuple(rect for _, rects in rows for rect in rects))
    return [li.text for row in lay_out(document(sheet)).rows for cell in row.cells for li in cell.lines]


def test_a_filled_chip() -> None:
    """It is the answer, where others are not filled."""
    rows = chips("Ja", "Nej", "Vet inte", bottom=120, dark=[1]), chips("Ja", "Nej", bottom=160)
    assert said(*rows) == ["☐ Ja ☒ Nej ☐ Vet inte", "☐ Ja ☐ Nej"]


def test_a_tick_in_a_chip() -> None:
    """It says so by itself, and is no word of the label."""
    assert said(chips("✓ Enkät", "✓ Samråd", "Annat", bottom=120)) == ["☒ Enkät ☒ Samråd ☐ Annat"]


def test_chips_of_which_none_is_chosen() -> None:
    """Shapes alone do not say that there is a choice: they may be tags."""
    assert said(chips("Ekonomi", "Personal", bottom=120)) == ["Ekonomi Personal"]
    assert said(chips("Ekonomi", "Personal", bottom=120, dark=[0, 1])) == ["Ekonomi Personal"]


def test_rings_among_words() -> None:
    """Where words stand between the shapes, those that have one were ringed."""
    words, rects = chips("1", "2", "3", "4", bottom=120, dark=[2], apart=30)
    lines = said((words, [rects[0], *rects[2:4]]))
    assert lines == ["1 2 3 4"]


def test_cells_that_touch() -> None:
    """The cells of a table's row are no chips."""
    assert said(chips("Ja", "Nej", bottom=120, dark=[1], apart=0)) == ["Ja Nej"]


def test_numbers_of_a_scale_may_stand_in_squares() -> None:
    """A filled square is the chosen step, and no ticked box beside a label; other words in squares are none."""
    steps = chips("1", "2", "3", "4", bottom=120, dark=[2], pad=6), chips("1", "2", "3", bottom=160, pad=6)
    assert said(*steps) == ["☐ 1 ☐ 2 ☒ 3 ☐ 4", "☐ 1 ☐ 2 ☐ 3"]
    letters = chips("a", "b", "c", bottom=120, dark=[1], pad=6)
    assert "☒ b" not in " ".join(said(letters))


def test_a_tick_that_was_read_as_a_letter() -> None:
    """In a filled chip of a picture it is the tick; a mark told by its ink ends higher than the type beside it."""
    words, rects = chips("v Ja", "Nej", bottom=100, dark=[0])
    words = [word._replace(score=0.6) for word in words]
    assert said((words, rects)) == ["☒ Ja ☐ Nej"]
    words, rects = chips("X Ja", "Nej", bottom=100, dark=[0])
    mark = words[0]._replace(bbox=words[0].bbox._replace(bottom=words[0].bbox.bottom - 5.5))
    assert said(([mark, *words[1:]], rects)) == ["☒ Ja ☐ Nej"]


def test_a_chip_whose_ground_is_as_wide_as_a_rows() -> None:
    """What fills the shape of a long label is a ground to a reader; a light one chooses nothing."""
    words, rects = chips("Ja", "I mycket stor utsträckning", bottom=120)

    def found(light: float) -> list[str]:
        ground = Shade(rects[1].bbox, light)
        sheet = replace(page(words), rects=tuple(rects), shades=(ground,))
        return [li.text for row in lay_out(document(sheet)).rows for cell in row.cells for li in cell.lines]

    assert found(0.2) == ["☐ Ja ☒ I mycket stor utsträckning"]
    assert found(0.95) == ["Ja I mycket stor utsträckning"]
