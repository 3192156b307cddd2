"""A table without rulings is read row by row where its lines begin sentences beside its questions."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.layout.opened import rows_opened
from granskning_cli.model.layout import Word

QUESTIONS = [
    ["1. Hur säkerställer styrelsen att", "bolagets ändamål följs av alla?"],
    ["2. Vilka mål har styrelsen satt för", "underhållet av husen?"],
    ["3. Hur följer styrelsen upp bolagets", "energianvändning?"],
    ["4. Vilka planer finns för att möta", "höjda räntor?"],
]
ANSWERS = [
    ["Ändamålet är en punkt på styrelsens", "strategidag."],
    ["Underhållet ska öka till två procent", "av värdet."],
    ["Kvartalsvis, i en rapport."],
    ["Styrelsen beslutade i juni om en plan", "för de kommande åren."],
]

Lines = list[list[Word]]


def sides(questions: list[list[str]], answers: list[list[str]]) -> tuple[Lines, Lines, list[float]]:
    """The lines of both sides of a table whose rows stand as near as lines, and where its rows begin."""
    left: Lines = []
    right: Lines = []
    begin: list[float] = []
    bottom = 100.0
    for question, answer in zip(questions, answers, strict=True):
        begin.append(bottom)
        left += [line(text, 60, bottom + 12 * at) for at, text in enumerate(question)]
        right += [line(text, 300, bottom + 12 * at) for at, text in enumerate(answer)]
        bottom += 12 * max(len(question), len(answer))
    return left, right, begin


def pixels(lines: Lines) -> Lines:
    return [[word._replace(score=0.9) for word in one] for one in lines]


def test_a_picture_is_read_row_by_row() -> None:
    """Words come side after side from a picture, as of columns: every answer begins at the height of its question."""
    left, right, _ = sides(QUESTIONS, ANSWERS)
    rows = lay_out(document(page(*pixels(left), *pixels(right)))).rows
    read = [[" ".join(li.text for li in cell.lines) for cell in row.cells] for row in rows]
    assert read == [[" ".join(q), " ".join(a)] for q, a in zip(QUESTIONS, ANSWERS, strict=True)]


def test_lines_written_across_are_read_row_by_row() -> None:
    """Text programs write each line from side to side: what the lines begin with tells of the rows all the same."""
    left, right, _ = sides(QUESTIONS, ANSWERS)
    across = sorted([*left, *right], key=lambda one: (one[0].bbox.bottom, one[0].bbox.x0))
    rows = lay_out(document(page(*across))).rows
    assert [len(row.cells) for row in rows] == [2, 2, 2, 2]


def test_questions_without_numbers() -> None:
    """Each ends with a question mark, and so nothing but questions stands on the left."""
    bare = [[question[0][3:], question[1]] for question in QUESTIONS]
    left, right, begin = sides(bare, ANSWERS)
    assert rows_opened(left, right) == tuple(begin)


def test_a_question_without_an_answer() -> None:
    """Nothing stands beside it, and the row above ends where it begins."""
    left, right, begin = sides(
        [*QUESTIONS, ["5. Finns oegentligheter?"], ["6. Finns jäv?"]], [*ANSWERS, [], ["Nej."]]
    )
    assert rows_opened(left, right) == tuple(begin)


def test_columns_that_are_read_one_after_the_other() -> None:
    """The numbers go on in the right column: it is no column of answers, though each begins beside a number."""
    left, _, _ = sides(QUESTIONS, ANSWERS)
    _, right, _ = sides(QUESTIONS, [["5. Finns en plan?"], ["6. Finns rutiner?"], ["7. Följs de?"], ["Ja."]])
    assert rows_opened(left, right) == ()


def test_an_answer_that_goes_on_past_the_next_question() -> None:
    """A line in the middle of a sentence stands beside question 2: the sides are no table."""
    left, _, _ = sides(QUESTIONS, ANSWERS)
    _, right, _ = sides(
        [["-"]] * 8,
        [["Planen följs"], ["upp. Den är"], ["ny. Vi"], ["har. En"], ["Ja."], ["A."], ["B."], ["C."]],
    )
    assert rows_opened(left, right) == ()


def test_few_lines_that_all_begin_a_sentence_tell_nothing() -> None:
    """Beside any list of short items each question would stand beside the beginning of one."""
    left, right, _ = sides(
        [["1. Finns en plan?"], ["2. Följs den?"], ["3. Är den ny?"]], [["Ja."], ["Nej."], ["Ja."]]
    )
    assert rows_opened(left, right) == ()


@given(st.integers(0, 10**6))
def test_prose_beside_questions_is_hardly_ever_a_table(seed: int) -> None:
    """Of 50 columns of prose beside numbered questions at most two are taken for answers: chance allows one in 20."""
    chance = random.Random(seed)
    left, _, _ = sides(QUESTIONS, ANSWERS)
    taken = 0
    for _ in range(50):
        starts = [chance.choice(["Vi har", "enligt plan", "planen", "Den är"]) for _ in range(8)]
        ends = [chance.choice(["och", "i", "planen.", "nämnden"]) for _ in range(8)]
        prose = [[f"{a} följs upp av {b}"] for a, b in zip(starts, ends, strict=True)]
        taken += bool(rows_opened(left, sides([["-"]] * 8, prose)[1]))
    assert taken <= 2
