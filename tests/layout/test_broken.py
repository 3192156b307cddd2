"""Words that a narrow column broke without a hyphen, and words that only look so."""

from __future__ import annotations

from granskning_cli.layout.broken import join_broken
from granskning_cli.model.layout import BBox, Cell, Line, Row, Word

PADDING = 5.0


def word(text: str, x: float, width: float, bottom: float) -> Word:
    return Word(text, BBox(x, bottom - 9, x + width, bottom), "Body", 9.0)


def cell(lines: list[list[str]], rooms: list[float], *, width: float = 60.0) -> Row:
    """A cell whose lines hold these words, the last of each with so much room beside it."""
    made = []
    for index, (texts, room) in enumerate(zip(lines, rooms, strict=True)):
        bottom = 20.0 + 12 * index
        right = width - PADDING - room
        words = [word(text, PADDING + 2 * i, right - PADDING - 2 * i, bottom) for i, text in enumerate(texts)]
        made.append(Line(tuple(words), BBox(PADDING, bottom - 9, right, bottom)))
    box = BBox(0, 0, width, 100)
    return Row(1, box, (Cell(box, lines=tuple(made)),), "ruled", 0)


def broken(rows: list[Row]) -> list[str]:
    """The words that were found to go on in the line below."""
    found, _notes = join_broken(rows)
    return [w.text for row in found for c in row.cells for line in c.lines for w in line.words if w.hyphen]


def test_a_letter_alone_shows_that_words_are_broken() -> None:
    """ "sammanträd | e?" is one word, and so is "internkontroll | plan" in the same document; L402 names both."""
    rows = [
        cell([["varje"], ["sammanträd"], ["e?"]], [20, 2, 40]),
        cell([["internkontroll"], ["plan", "för"]], [3, 20]),
    ]
    assert broken(rows) == ["sammanträd", "internkontroll"]
    (note,) = join_broken(rows)[1]
    assert note.code == "L402"
    assert note.message.endswith("sammanträd|e?, internkontroll|plan")


def test_a_column_made_for_its_longest_word_breaks_none() -> None:
    """A browser leaves "Ansvarsfördelningen" no room at all: what follows is the next word."""
    rows = [cell([["Ansvarsfördelningen"], ["mellan"]], [0.0, 20]) for _ in range(4)]
    assert broken(rows) == []


def test_one_full_line_among_many_proves_nothing() -> None:
    """One word in six fills its line by chance."""
    rows = [cell([["riskanalysen"], ["omfattar"]], [room, 10]) for room in (2.0, 12.0, 20.0, 25.0)]
    assert broken(rows) == []


def test_what_the_document_has_elsewhere_is_a_word_of_its_own() -> None:
    """ "jävsprövning | vid" stays two words, where "vid" stands elsewhere."""
    rows = [
        cell([["sammanträd"], ["e?"]], [2, 40]),
        cell([["jävsprövning"], ["vid"]], [1, 30]),
        cell([["beslut", "vid"], ["behov"]], [10, 20]),
    ]
    assert broken(rows) == ["sammanträd"]


def test_single_words_with_room_are_lines_of_their_own() -> None:
    """Paragraphs of one word do not fill their cell."""
    rows = [cell([["ekonomi"], ["personal"], ["lokaler"]], [20, 15, 18]) for _ in range(3)]
    assert broken(rows) == []


def test_an_ending_that_is_broken_off_often_is_no_word() -> None:
    """ "nämnde | n" twice makes no word of "n", and where "nämnden" stands elsewhere the whole decides."""
    rows = [
        cell([["nämnde"], ["n", "har"]], [2, 20]),
        cell([["granskninge"], ["n", "av"]], [1, 20]),
        cell([["riskanalys"], ["en", "är"]], [1, 20]),
        cell([["riskanalysen", "och"]], [10]),
        cell([["en", "plan"]], [10]),
    ]
    assert broken(rows) == ["nämnde", "granskninge", "riskanalys"]


def test_room_is_measured_by_the_letter_that_would_follow() -> None:
    """In type of 9 points "kontroll | moment" has no room for an m where "beslut | i" has room for an i."""
    rows = [
        cell([["sammanträd"], ["e?"]], [2, 40]),
        cell([["kontroll"], ["moment"]], [7.4, 20]),
        cell([["besluten"], ["ifall"]], [3.5, 20]),
    ]
    assert broken(rows) == ["sammanträd", "kontroll"]
