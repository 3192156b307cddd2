"""Where a picture's form asks for something to be put: what stands there is a field's, and an empty place is open."""

from __future__ import annotations

from granskning_cli.layout.entries import entered
from granskning_cli.model.layout import FIELD, OPEN, BBox, Document, Page, Rect, Rule, Word


def _words(text: str, x: float, top: float) -> list[Word]:
    out: list[Word] = []
    for part in text.split():
        out.append(Word(part, BBox(x, top, x + 5 * len(part), top + 10), "", 10, score=0.9))
        x += 5 * len(part) + 3
    return out


def _shade(x0: float, top: float, x1: float = 400) -> Rect:
    return Rect(BBox(x0, top, x1, top + 13), filled=True, stroked=False)


def _fields(page: Page) -> list[str]:
    (read,) = entered(Document((page,), "image/png", "scan")).pages
    return [word.text for word in read.words if word.font == FIELD]


FORM = [
    *_words("Orsak till dröjsmål:", 50, 100),
    *_words("Två vakanser", 160, 101),
    *_words("Övrigt:", 50, 130),
]


def test_what_stands_on_a_shade_behind_its_label_is_a_fields() -> None:
    """ "Två vakanser" on a shade behind "dröjsmål:" is a field's, and the shade behind "Övrigt:" is open."""
    page = Page(1, 595, 842, words=tuple(FORM), rules=(), rects=(_shade(158, 99), _shade(100, 129)))
    assert _fields(page) == ["Två", "vakanser", OPEN]


def test_a_shaded_row_with_its_label_on_it_is_no_field() -> None:
    """Shades over whole lines hold their labels, and a single one behind a label may be a pen's."""
    rows = Page(1, 595, 842, words=tuple(FORM), rules=(), rects=(_shade(45, 99), _shade(45, 129)))
    one = Page(1, 595, 842, words=tuple(FORM), rules=(), rects=(_shade(158, 99),))
    assert _fields(rows) == _fields(one) == []


def test_a_shaded_cell_of_a_table_is_no_field() -> None:
    """Cells that are shaded in a ruled table are read as cells."""
    rules = [Rule("h", at, 45, 400) for at in (98.0, 125.0, 145.0)]
    rules += [Rule("v", at, 98, 145) for at in (45.0, 156.0, 400.0)]
    page = Page(1, 595, 842, words=tuple(FORM), rules=tuple(rules), rects=(_shade(157, 99), _shade(157, 129)))
    assert _fields(page) == []
