"""Headers of tables that a page repeats: word for word, or but for a letter that was misread in a picture."""

from __future__ import annotations

from granskning_cli.layout.repeated import repeated
from granskning_cli.model.layout import BBox, Cell, Line, Row, Word

BOX = BBox(0, 0, 40, 12)
HEADER = ("3 Intern kontroll", "Ja", "Nej", "Delvis")


def row(page: int, *cells: str, score: float | None = 0.9, leads: bool = True) -> Row:
    """A row that leads its grid, read from a picture unless it has no score."""
    lines = [Line(tuple([Word(word, BOX, score=score) for word in text.split()]), BOX) for text in cells]
    made = tuple([Cell(BOX, at, 1, (one,)) for at, one in enumerate(lines)])
    return Row(page, BOX, made, "ruled", 0, leads=leads)


def found(*again: str, score: float | None = 0.9) -> bool:
    """Whether such a row at the top of page 2 is the header of page 1."""
    body = row(1, "3.1 Finns en plan?", "x", "", "", leads=False)
    return bool(repeated([row(1, *HEADER, score=score), body, row(2, *again, score=score)]))


def test_a_header_is_repeated_word_for_word() -> None:
    """So it is, whatever it was read from."""
    assert found(*HEADER)
    assert found(*HEADER, score=None)


def test_a_letter_that_was_misread_hides_no_repeated_header() -> None:
    """ "Nei" for "Nej" in a picture; in a document with text of its own it is another word."""
    misread = ("3 Intern kontroll", "Ja", "Nei", "Delvis")
    assert found(*misread)
    assert not found(*misread, score=None)


def test_another_number_or_letter_is_another_header() -> None:
    """ "4 Intern kontroll" is another part, and so is what differs in more than a letter."""
    assert not found("4 Intern kontroll", "Ja", "Nej", "Delvis")
    assert not found("3 Intern kontrakt", "Ja", "Nej", "Delvis")
    assert not found("3 Intern kontroll", "Ja", "Nej", "Vet ej")
