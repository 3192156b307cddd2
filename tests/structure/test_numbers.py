"""Numbers in every manner that questions and sections are numbered in, through the whole line."""

from __future__ import annotations

import pytest

from granskning_cli.pipeline import parse
from granskning_cli.structure.items.numbers import read_number

SECTIONS = (
    ("Styrning", ("Finns mål för året?", "Är målen uppföljda?")),
    ("Ekonomi", ("Finns en budget för året?", "Hålls budgeten?", "Finns en prognos?")),
)
ANSWER = "Ja, nämnden beslutade om detta i mars."


def printed(titles: tuple[str, ...], numbers: tuple[tuple[str, ...], ...]) -> str:
    """The questionnaire as plain text; `titles` and `numbers` are what stands before titles and questions."""
    out: list[str] = []
    for (title, asked), before, own in zip(SECTIONS, titles, numbers, strict=True):
        out.append(f"{before} {title}".strip())
        for question, number in zip(asked, own, strict=True):
            out += [f"{number} {question}", ANSWER]
    return "\n\n".join(out) + "\n"


ROMAN = ("I", "II")
PLAIN = ("", "")
AGAIN = (("1.", "2."), ("1.", "2.", "3."))


@pytest.mark.parametrize(
    ("titles", "numbers", "sections", "questions"),
    [
        (ROMAN, AGAIN, ["I", "II"], ["1", "2", "1", "2", "3"]),
        (("I.", "II."), (("1.", "2."), ("3.", "4.", "5.")), ["I", "II"], ["1", "2", "3", "4", "5"]),
        (ROMAN, (("I.1", "I.2"), ("II.1", "II.2", "II.3")), ["I", "II"], ["I.1", "I.2", "II.1", "II.2", "II.3"]),
        (("A.", "B."), (("I.", "II."), ("III.", "IV.", "V.")), ["A", "B"], ["I", "II", "III", "IV", "V"]),
        (("I.", "II."), (("A.", "B."), ("A.", "B.", "C.")), ["I", "II"], ["A", "B", "A", "B", "C"]),
        (("DEL A -", "DEL B -"), (("A:1", "A:2"), ("B:1", "B:2", "B:3")), ["A", "B"], ["A.1", "A.2", "B.1", "B.2", "B.3"]),
        (("I.", "II."), (("1°", "2°"), ("3°", "4°", "5°")), ["I", "II"], ["1", "2", "3", "4", "5"]),
        (PLAIN, AGAIN, [None, None], ["1", "2", "1", "2", "3"]),
        (PLAIN, (("(1)", "(2)"), ("(1)", "(2)", "(3)")), [None, None], ["1", "2", "1", "2", "3"]),
        (PLAIN, (("Fråga 1:", "Fråga 2:"), ("Fråga 1:", "Fråga 2:", "Fråga 3:")), [None, None], ["1", "2", "1", "2", "3"]),
        (PLAIN, (("①", "②"), ("①", "②", "③")), [None, None], ["1", "2", "1", "2", "3"]),
    ],
)  # fmt: skip
def test_sections_and_their_questions(
    titles: tuple[str, ...], numbers: tuple[tuple[str, ...], ...], sections: list[str], questions: list[str]
) -> None:
    """Roman sections and sections without numbers are found; no title joins the answer above it."""
    found = parse(printed(titles, numbers).encode())
    assert [(s.number, s.title) for s in found.sections] == list(
        zip(sections, ("Styrning", "Ekonomi"), strict=True)
    )
    asked = [q for section in found.sections for q in section.questions]
    assert [q.number for q in asked] == questions
    assert [q.text for q in asked] == [text for _, texts in SECTIONS for text in texts]
    assert [q.answer and q.answer.text for q in asked] == [ANSWER] * 5
    assert found.unplaced == ()


@pytest.mark.parametrize(
    ("manner", "first"),
    [
        ("Q{}.", "Q.1"), ("Q{})", "Q.1"), ("F{}", "F.1"), ("Nr {}", "1"), ("Question {} -", "1"), ("{} -", "1"),
        ("({})", "1"),
    ],
)  # fmt: skip
def test_the_first_question_is_one(manner: str, first: str) -> None:
    """The first question is in no `unplaced`, however its number is printed, and nothing says that it comes late."""
    asked = [text for _, texts in SECTIONS for text in texts]
    body = "\n\n".join([f"{manner.format(n)} {text}\n\n{ANSWER}" for n, text in enumerate(asked, 1)])
    found = parse(f"{body}\n".encode())
    questions = [q for section in found.sections for q in section.questions]
    assert [q.text for q in questions] == asked
    assert (questions[0].number, found.unplaced, found.diagnostics) == (first, (), ())


@pytest.mark.parametrize(
    ("text", "number"), [("③", 3), ("⑫ Finns", 12), ("❸ Finns", 3), ("⓫ Finns", 11), ("➂ Finns", 3)]
)
def test_a_number_in_a_circle(text: str, number: int) -> None:
    """Circles of all kinds hold the number that they show."""
    assert [p.parts for p in read_number(text)] == [(number,)]


@pytest.mark.parametrize("text", ["§ 1 Nämnden", "I nämnden", "II", "Vi har", "V"])
def test_what_is_no_number(text: str) -> None:
    """A paragraph sign and words that begin like a roman number start no question."""
    assert not [p for p in read_number(text) if isinstance(p.parts[0], int)]


def test_sections_of_one_question() -> None:
    """1 after 1 is the first question of the next section, not one below it."""
    found = parse(
        f"Styrning\n\n1. Finns mål?\n\n{ANSWER}\n\nEkonomi\n\n1. Finns medel?\n\n{ANSWER}\n".encode()
    )
    assert [(s.title, [q.number for q in s.questions]) for s in found.sections] == [
        ("Styrning", ["1"]),
        ("Ekonomi", ["1"]),
    ]


def test_roman_numbers_alone_may_count_questions() -> None:
    """A single letter or roman number heads a section unless most that are counted so ask."""
    asked = [text for _, texts in SECTIONS for text in texts]
    body = "\n\n".join(
        [f"{n}. {text}\n\n{ANSWER}" for n, text in zip(["I", "II", "III", "IV", "V"], asked, strict=True)]
    )
    found = parse(f"Frågor\n\n{body}\n".encode())
    assert [q.number for s in found.sections for q in s.questions] == ["I", "II", "III", "IV", "V"]


def test_a_mark_behind_a_number() -> None:
    """The mark of a note behind a number is no part of it, and is kept as it is printed."""
    found = parse(
        f"1 Mål\n\n1.1 Finns mål?\n\n{ANSWER}\n\n1.2² Finns medel?\n\n{ANSWER}\n\n1.3 Finns mer?\n\n{ANSWER}\n".encode()
    )
    questions = [q for section in found.sections for q in section.questions]
    assert [(q.number, q.printed) for q in questions] == [("1.1", None), ("1.2", "1.2²"), ("1.3", None)]


def test_a_letter_in_a_cell_of_its_own_counts_below_a_number() -> None:
    """ "1 | a | Finns en plan?" is 1a though nothing stands behind the letter, and each has its own answer."""
    rows = (
        "<tr><th colspan=3>Fråga<th>Ja<th>Nej<th>Svar"
        "<tr><td>1<td>a<td>Finns en plan?<td>X<td><td>Antagen."
        "<tr><td><td>b<td>Räcker resurserna?<td><td>X<td>Nästan."
        "<tr><td>2<td>a<td>Finns en taxa?<td>X<td><td>"
        "<tr><td><td>b<td>När ändrades den?<td><td><td>I maj."
    )
    result = parse(f"<!doctype html><html lang=sv><body><h1>Granskning</h1><table>{rows}</table>".encode())
    found = {q.number: q for section in result.sections for q in section.questions}
    assert list(found) == ["1a", "1b", "2a", "2b"]
    answers = [question.answer for question in found.values()]
    assert [a.text for a in answers if a is not None] == ["Antagen.", "Nästan.", None, "I maj."]
    assert [[s.label for s in a.selected] for a in answers if a is not None] == [["Ja"], ["Nej"], ["Ja"], []]


LETTERS = """Forespørsel om beredskap

== Plan ==

a)	Når ble analysen sist revidert?
	-> Høsten 2022.

b)	Er planverket øvd?
	(x) ja	( ) nei
	-> Øvelse i februar.

== Drift ==

c)	Finnes nødstrøm på alle sykehjem?
	( ) ja	( ) nei
	->
"""


def test_a_form_may_count_by_letters_alone() -> None:
    """Titles between signs are sections, and the arrow that leads to an answer is none of it."""
    result = parse(LETTERS.encode())
    found = [
        (s.title, q.number, q.answer.text)
        for s in result.sections
        for q in s.questions
        if q.answer is not None
    ]
    assert found == [("Plan", "a", "Høsten 2022."), ("Plan", "b", "Øvelse i februar."), ("Drift", "c", None)]
    assert "Q311" not in [one.code for one in result.diagnostics]


def test_a_list_by_letters_is_no_count_of_questions() -> None:
    """Where nothing has a number, "a) ..." in an answer begins no question: most of such a list asks nothing."""
    asked = ("Finns en plan?", "Vilka är målen?", "Finns det risker?", "Följs planen upp?")
    listed = "De är två:\n\na) Fler bostäder\n\nb) Färre köer"
    given = ("Den finns och följs.", listed, "De är få och små.", "Det görs i maj.")
    text = "\n\n".join([f"{question}\n\n{answer}" for question, answer in zip(asked, given, strict=True)])
    result = parse(f"Granskning\n\n{text}\n".encode())
    assert [q.text for s in result.sections for q in s.questions] == list(asked)
