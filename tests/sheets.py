"""Small builders of pages: lines of type set at a place, with no typesetter in between."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import BBox, Document, Page, Rule, Word

SIZE = 10.0
LETTER, SPACE = 5.0, 2.8  # how wide a letter is, and the space after a word


def line(text: str, x: float, bottom: float, *, size: float = SIZE, bold: bool = False) -> list[Word]:
    """The words of one line of type."""
    out: list[Word] = []
    for token in text.split():
        end = x + len(token) * LETTER * size / SIZE
        out.append(Word(token, BBox(x, bottom - size, end, bottom), "Sans", size, bold))
        x = end + SPACE * size / SIZE
    return out


def upwards(text: str, x: float, bottom: float, size: float = 7.0) -> list[Word]:
    """A line of type that runs up the page from `bottom`."""
    out: list[Word] = []
    for token in text.split():
        end = bottom - len(token) * size / 2
        out.append(Word(token, BBox(x, end, x + size, bottom), "Sans", size))
        bottom = end - size / 2
    return out


def page(*lines: Sequence[Word], number: int = 1, rules: Sequence[Rule] = ()) -> Page:
    """A page of 600 by 800 points."""
    return Page(number, 600.0, 800.0, words=tuple(w for words in lines for w in words), rules=tuple(rules))


def document(*pages: Page) -> Document:
    """The pages as a reader gives them."""
    return Document(tuple(pages), "application/pdf", "by hand")
