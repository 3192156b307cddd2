"""Two questions side by side on one row."""

from __future__ import annotations

from granskning_cli.model.layout import BBox, Cell, Line, Row, Word
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse
from granskning_cli.structure.language import vocabulary
from granskning_cli.structure.options.halves import halved

HEAD = "<!DOCTYPE html><meta charset=utf-8><h1>Frågor till nämnden 2025</h1><table border>"
MARKED = {"1.1": "yes", "1.2": "no", "2.1": "no", "2.2": "yes"}


def marks(found: Questionnaire) -> dict[str | None, str]:
    """The code that is marked, by question."""
    asked = [q for s in found.sections for q in s.questions]
    return {q.number: ",".join(one.code for one in q.answer.selected) for q in asked if q.answer}


def table(*titles: str) -> bytes:
    rows = [
        f"<tr><th>{titles[0]}<th>Ja<th>Nej<th>{titles[1]}<th>Ja<th>Nej</tr>",
        "<tr><td>1.1 Finns en plan?<td>X<td><td>2.1 Finns en budget?<td><td>X</tr>",
        "<tr><td>1.2 Följs planen upp?<td><td>X<td>2.2 Följs budgeten upp?<td>X<td></tr>",
    ]
    return (HEAD + "".join(rows) + "</table>").encode()


def test_the_same_options_twice_in_a_header() -> None:
    """Each mark is that of the question left of it, and each half is a section where it has a title."""
    found = parse(table("1 Styrning", "2 Ekonomi"))
    assert [(s.number, s.title) for s in found.sections] == [("1", "Styrning"), ("2", "Ekonomi")]
    assert (marks(found), found.diagnostics) == (MARKED, ())


def test_a_right_half_without_a_title() -> None:
    """Without a title of its own the right half is read row by row with the left one."""
    rows = [
        "<tr><th>Styrning<th>Ja<th>Nej<th><th>Ja<th>Nej</tr>",
        "<tr><td>1. Finns en plan?<td>X<td><td>2. Finns en budget?<td><td>X</tr>",
        "<tr><td>3. Följs planen upp?<td><td>X<td>4. Följs budgeten upp?<td>X<td></tr>",
    ]
    found = parse((HEAD + "".join(rows) + "</table>").encode())
    assert marks(found) == {"1": "yes", "2": "no", "3": "no", "4": "yes"}


def test_cells_that_hold_a_question_with_its_boxes() -> None:
    """A cell with a number, a question and boxes is a question, also right of another one."""
    cells = [
        ("1. Finns en plan?", "☒ Ja ☐ Nej", "2. Finns en budget?", "☐ Ja ☒ Nej"),
        ("3. Följs planen upp?", "☐ Ja ☒ Nej", "4. Följs budgeten upp?", "☒ Ja ☐ Nej"),
    ]
    rows = [f"<tr><td>{a}<br>{b}<td>{c}<br>{d}</tr>" for a, b, c, d in cells]
    found = parse((HEAD + "".join(rows) + "</table>").encode())
    assert (marks(found), found.diagnostics) == ({"1": "yes", "2": "no", "3": "no", "4": "yes"}, ())


def test_numbers_that_count_across() -> None:
    """Where 2 stands beside 1 and 4 beside 3, the halves are read row by row, though both name their columns."""
    head = "<tr><th>Nr<th>Fråga<th>Ja<th>Nej" + "<th>Nr<th>Fråga<th>Ja<th>Nej"
    row = "<tr><td>{}<td>Finns plan {}?<td>X<td><td>{}<td>Finns mål {}?<td><td>X"
    across = parse((HEAD + head + row.format(1, 1, 2, 1) + row.format(3, 2, 4, 2) + "</table>").encode())
    assert marks(across) == {"1": "yes", "2": "no", "3": "yes", "4": "no"}
    assert [q.number for s in across.sections for q in s.questions] == ["1", "2", "3", "4"]
    down = parse((HEAD + head + row.format(1, 1, 3, 1) + row.format(2, 2, 4, 2) + "</table>").encode())
    assert [q.number for s in down.sections for q in s.questions] == ["1", "2", "3", "4"]


def side_by_side(*texts: tuple[str, str]) -> list[str]:
    """What is read one after the other of rows that layout took for those of a table."""
    box = BBox(50.0, 100.0, 300.0, 111.0)
    rows = [
        Row(1, box, tuple([Cell(box, at, 1, (Line(tuple([Word(w, box) for w in text.split()]), box),))
                           for at, text in enumerate(pair)]), "aligned", 0)
        for pair in texts
    ]  # fmt: skip
    return [" | ".join(cell.lines[0].text for cell in row.cells) for row in halved(rows, vocabulary())]


def test_columns_of_questions_are_read_one_after_the_other() -> None:
    """Numbers that go down the left side and on at the top of the right one tell that it is no table."""
    assert side_by_side(("1. Mål?", "3. Risker?"), ("2. Budget?", "4. Taxa?")) == [
        "1. Mål?", "2. Budget?", "3. Risker?", "4. Taxa?",
    ]  # fmt: skip
    assert side_by_side(("1. Mål?", "2. Risker?"), ("3. Budget?", "4. Taxa?")) == [
        "1. Mål? | 2. Risker?", "3. Budget? | 4. Taxa?",
    ]  # fmt: skip
    assert (
        side_by_side(("1. Mål?", "Antogs i mars."), ("2. Budget?", "Den hålls."))[0]
        == "1. Mål? | Antogs i mars."
    )
