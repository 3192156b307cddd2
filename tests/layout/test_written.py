"""A table without rulings is read row by row where its words were written cell by cell."""

from __future__ import annotations

from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Word

ROWS = [
    (
        ["1. Hur säkerställer styrelsen att", "bolagets ändamål följs av alla?"],
        ["Ändamålet är en punkt på styrelsens", "strategidag."],
    ),
    (
        ["2. Vilka mål har styrelsen satt för", "underhållet av husen?"],
        ["Underhållet ska öka till två procent", "av värdet."],
    ),
    (["3. Hur följer styrelsen upp bolagets", "energianvändning?"], ["Kvartalsvis, i en rapport."]),
    (
        ["4. Vilka planer finns för att möta", "höjda räntor?"],
        ["Styrelsen beslutade i juni om en plan", "för de kommande åren."],
    ),
]


def cell(texts: list[str], x: float, bottom: float) -> list[list[Word]]:
    return [line(text, x, bottom + 12 * at) for at, text in enumerate(texts)]


def cells(*pages: list[list[Word]]) -> list[list[str]]:
    """For each row the text of its cells."""
    rows = lay_out(document(*[page(*lines) for lines in pages])).rows
    return [[" ".join(li.text for li in cell.lines) for cell in row.cells] for row in rows]


def told(rows: list[tuple[list[str], list[str]]], gap: float = 2) -> tuple[list[list[Word]], list[list[str]]]:
    """The lines of a table in the order of its cells, and what its rows say."""
    lines: list[list[Word]] = []
    bottom = 100.0
    for left, right in rows:
        lines += [*cell(left, 60, bottom), *cell(right, 300, bottom)]
        bottom += 12 * max(len(left), len(right)) + gap
    return lines, [[" ".join(left), " ".join(right)] for left, right in rows]


def test_rows_that_stand_as_near_as_lines() -> None:
    """No white space parts them, but each begins where the writer went back to the left."""
    lines, rows = told(ROWS)
    assert cells(lines) == rows


def test_a_question_without_an_answer_is_a_row_too() -> None:
    """Two cells on the left follow each other; the step between them is a row's."""
    lines, rows = told(
        [*ROWS[:2], (ROWS[2][0], []), ROWS[3], (["5. Vad vill styrelsen", "lyfta?"], ["Inget."])]
    )
    assert cells(lines) == rows


def test_an_answer_in_the_middle_of_its_row_is_not_fitted_to_a_line() -> None:
    """It stands beside the second of three lines, which begins no row: what belongs together is not known, L401."""
    lines, _ = told(ROWS)
    lines += [
        *cell(["5. Vad vill styrelsen särskilt", "lyfta fram för revisorerna", "detta år?"], 60, 216),
        *cell(["Inget."], 300, 228),
    ]
    assert "L401" in [note.code for note in lay_out(document(page(*lines))).notes]


def test_lines_written_across_that_begin_no_sentence_tell_no_rows() -> None:
    """Where each line was written from side to side, and answers begin with small letters, nothing tells of rows."""
    lines, _ = told([(left, [text.lower() for text in right]) for left, right in ROWS])
    across = sorted(lines, key=lambda one: (one[0].bbox.bottom, one[0].bbox.x0))
    assert "L401" in [note.code for note in lay_out(document(page(*across))).notes]
