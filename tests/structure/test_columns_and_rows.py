"""What the place of a cell tells: whose answer it is, which option it marks, where a table's questions end."""

from __future__ import annotations

import pytest
from sheets import document, line
from sheets import page as sheet

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule
from granskning_cli.model.questionnaire import Question, Questionnaire
from granskning_cli.pipeline import parse
from granskning_cli.structure import structure

SOURCE = parse(b"Granskning 2025\n\n1. Vad?\n\nJa.\n").source


def html(body: str) -> Questionnaire:
    return parse(f"<!doctype html><html lang=sv><meta charset=utf-8><body>{body}</body></html>".encode())


def questions(result: Questionnaire) -> list[Question]:
    return [question for section in result.sections for question in section.questions]


def told(question: Question) -> tuple[str | None, str, list[str], str | None]:
    assert question.answer is not None
    return question.number, question.text, [s.label for s in question.answer.selected], question.answer.text


def table(*rows: str) -> str:
    cells = ["".join(f"<td>{cell.strip()}" for cell in row.split("|")) for row in rows]
    return f"<table>{''.join(f'<tr>{row}' for row in cells)}</table>"


@pytest.mark.parametrize("name", ["Nämndens beskrivning", "Kommentar"])
def test_what_is_written_left_of_the_options_is_the_answer(name: str) -> None:
    """A column named for answers holds them wherever it stands, and is no part of what is asked."""
    rows = [Rule("h", y, 50, 550) for y in (100, 120, 150, 170)]
    page = sheet(
        *[line(text, x, 114) for text, x in (("Revisionsfråga", 55), (name, 210), ("Ja", 420), ("Nej", 490))],
        line("1.1 Mål finns för all", 55, 134), line("verksamhet.", 55, 146),
        line("Antogs i mars.", 210, 134), line("X", 420, 134),
        line("1.2 De följs upp.", 55, 164), line("X", 490, 164),
        rules=[*rows, *[Rule("v", x, 100, 170) for x in (50, 200, 410, 480, 550)]],
    )  # fmt: skip
    assert list(map(told, questions(structure(lay_out(document(page)), SOURCE)))) == [
        ("1.1", "Mål finns för all verksamhet.", ["Ja"], "Antogs i mars."),
        ("1.2", "De följs upp.", ["Nej"], None),
    ]


def test_a_mark_may_have_a_column_of_its_own_beside_the_options() -> None:
    """Where a program prints a tick beside what was chosen and nothing beside the rest, the rest was offered."""
    result = html(
        "<p>1. Vilket uppdrag har du?</p>"
        + table(" | Ordförande", "✔ | Ledamot", " | Ersättare")
        + "<p>2. Får du underlag i tid?</p>"
        + table("Alltid | ", "Ibland | ✔")
        + "<p>3. Läser du det?</p>"
        + table("Noga | ", "Lite | ")
    )
    assert [told(one)[2:] for one in questions(result)] == [
        (["Ledamot"], None),
        (["Ibland"], None),
        ([], None),
    ]
    assert [[o.label for o in one.options or ()] for one in questions(result)] == [
        ["Ordförande", "Ledamot", "Ersättare"],
        ["Alltid", "Ibland"],
        ["Noga", "Lite"],
    ]


@pytest.mark.parametrize(("below", "given"), [("Nej", None), ("Se bilaga", "Se bilaga")])
def test_a_known_label_below_a_ticked_one_was_offered_too(below: str, given: str | None) -> None:
    """ "✔ Ja" and "Nej" below each other are a choice; other words below a tick are the respondent's."""
    (one,) = questions(parse(f"Enkät 2025\n\n1. Finns en plan?\n✔ Ja\n{below}\n".encode()))
    assert told(one)[2:] == (["Ja"], given)


def test_letters_below_a_question_with_boxes_take_no_number_from_it() -> None:
    """ "a) Om ja, hur många?" below each question does not make of the document a form without numbers."""
    asked = "<p><b>{}. Finns mål nummer {}?</b></p><p>Ja ☒ Nej ☐</p><p>a) Om ja, hur många?</p><p>Sju</p>"
    result = html("<h1>Frågor</h1>" + "".join(asked.format(n, n) for n in (1, 2, 3)))
    assert [told(one)[0] for one in questions(result)] == ["1", "1a", "2", "2a", "3", "3a"]


def test_columns_of_another_table_divide_no_option() -> None:
    """Two tables between the same edges share columns; a cell over two of them that are one option is its cell."""

    def rows(top: int, *xs: int) -> list[Rule]:
        own = [Rule("h", y, 50, 550) for y in (top, top + 20, top + 40, top + 60)]
        return own + [Rule("v", x, top, top + 60) for x in xs]

    def lines(top: int, ja: int, nej: int) -> list[list]:  # type: ignore[type-arg]
        return [
            *[line(text, x, top + 14) for text, x in (("Påstående", 60), ("Ja", ja), ("Nej", nej))],
            line("Planen är känd", 60, top + 34), line("X", nej, top + 34),
            line("Planen är ny", 60, top + 54), line("X", ja, top + 54),
        ]  # fmt: skip

    page = sheet(
        *lines(100, 410, 490),
        *lines(300, 310, 440),
        rules=[*rows(100, 50, 400, 480, 550), *rows(300, 50, 300, 430, 550)],
    )
    found = questions(structure(lay_out(document(page)), SOURCE))
    assert [told(one)[2] for one in found] == [["Nej"], ["Ja"], ["Nej"], ["Ja"]]


GRID = table("Nr | Påstående | Ja | Nej", "1 | Målen är kända. | X | ", "2 | De följs upp. | | X")


def test_a_comment_on_a_table_is_asked_for_below_it() -> None:
    """A line that is named for comments, below a table of several questions, is no answer to the last of them."""
    result = html(GRID + "<p><b>Kommentarer till avsnittet</b></p><p>Målen är nya.</p>")
    assert [told(one) for one in questions(result)][1:] == [
        ("2", "De följs upp.", ["Nej"], None),
        (None, "Kommentarer till avsnittet", [], "Målen är nya."),
    ]
    assert "Q318" not in [d.code for d in result.diagnostics]


def test_text_below_a_table_may_be_of_any_of_its_questions() -> None:
    """What says by itself nothing of where it belongs stays with the last question, and that is said."""
    result = html(GRID + "<p>Vi arbetar vidare med detta.</p>")
    assert told(questions(result)[-1])[3] == "Vi arbetar vidare med detta."
    assert [d.question for d in result.diagnostics if d.code == "Q318"] == ["2"]
    alone = html(table("Nr | Påstående | Ja | Nej", "1 | Målen är kända. | X | ") + "<p>Sedan i mars.</p>")
    assert "Q318" not in [d.code for d in alone.diagnostics]


def test_a_placeholder_is_one_on_two_lines_too() -> None:
    """A narrow column breaks "Välj ett objekt." over two lines; it answers nothing."""
    rows = [Rule("h", y, 50, 550) for y in (100, 120, 160, 180)] + [
        Rule("v", x, 100, 180) for x in (50, 80, 400, 550)
    ]
    page = sheet(
        *[line(text, x, 114) for text, x in (("Nr", 55), ("Fråga", 90), ("Svar", 410))],
        *[line(text, x, 134) for text, x in (("1", 55), ("Finns en plan?", 90), ("Välj ett", 410))],
        line("objekt.", 410, 150),
        *[line(text, x, 174) for text, x in (("2", 55), ("Finns mål?", 90), ("Ja", 410))],
        rules=rows,
    )
    found = questions(structure(lay_out(document(page)), SOURCE))
    assert [one.answer.state for one in found if one.answer] == ["unanswered", "answered"]


@pytest.mark.parametrize(
    ("letterhead", "title"), [("", "Checklista 2026"), ("<p>Åby kommun</p>", "Checklista 2026")]
)
def test_a_title_above_the_only_table_heads_the_document(letterhead: str, title: str) -> None:
    """It says what kind of document it is, in the largest type, so that it is no section's."""
    result = html(f"{letterhead}<h2>{title}</h2>{GRID}")
    assert (result.title, result.year, result.sections[0].title) == (title, 2026, None)


@pytest.mark.parametrize(("size", "given"), [(8.0, "Nej."), (10.0, "Nej. Detta innehåll är inte godkänt.")])
def test_small_print_on_the_last_page_is_no_answer(size: float, given: str) -> None:
    """A program's own words stand below a form in smaller type than all else; in the same type they may answer."""
    first = sheet(
        line("1. Finns en plan?", 60, 100, size=10), line("Ja.", 60, 112, size=10),
        line("2. Finns mål?", 60, 140, size=10), line("Nej.", 60, 152, size=10),
    )  # fmt: skip
    second = sheet(line("Detta innehåll är inte godkänt.", 60, 60, size=size), number=2)
    found = questions(structure(lay_out(document(first, second)), SOURCE))
    assert " ".join((found[-1].answer.text if found[-1].answer else None or "").split()) == given


@pytest.mark.parametrize(
    ("foot", "given"),
    [("Åby kommun, 555 00 Åby", "Nej."), ("Vem? <input value=Presidiet>", "Presidiet")],
)
def test_the_foot_of_a_site_is_no_answer(foot: str, given: str) -> None:
    """What a page's footer says is the site's and stands in no question; one with places to fill in is the form's."""
    result = html(f"<p>1. Finns en plan?</p><p>Ja.</p><p>2. Finns mål?</p><p>Nej.</p><footer>{foot}</footer>")
    assert told(questions(result)[-1])[3] == given
    assert (foot in [one.text for one in result.unplaced]) is (given == "Nej.")


def test_answers_behind_their_questions_on_the_same_line() -> None:
    """In a mail that is answered so throughout, what follows the question mark answers, and each is said to be a guess."""
    mail = "Frågor 2025\n\n1. Följs den upp? Varje kvartal.\n2. Hur stort är kapitalet? 14 mnkr\n3. Annat? Se bilaga.\n"
    result = parse(mail.encode())
    assert [told(one)[1::2] for one in questions(result)] == [
        ("Följs den upp?", "Varje kvartal."), ("Hur stort är kapitalet?", "14 mnkr"), ("Annat?", "Se bilaga."),
    ]  # fmt: skip
    assert [d.question for d in result.diagnostics if d.code == "Q302"] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("behind", "given"),
    [
        ("Ja, i maj.", True),
        ("Bifoga planen.", False),
        ("Med plan menas ett beslut.", False),
        ("(Ja/Nej)", False),
    ],
)
def test_what_stands_behind_one_question_mark(behind: str, given: bool) -> None:
    """Where other questions are answered below, only what begins with an option's label is taken for an answer."""
    rest = "\n\n2. Hur följs den upp?\n\nVarje kvartal.\n\n3. Vem ansvarar?\n\nOrdföranden.\n"
    first = questions(parse(f"Frågor 2025\n\n1. Finns en plan? {behind}{rest}".encode()))[0]
    assert first.answer is not None
    assert (first.answer.state == "answered") is given


@pytest.mark.parametrize(("name", "unsure"), [("Underlag", True), ("Kommentar", False), ("Delfråga", False)])
@pytest.mark.parametrize("number", ["{} | ", "{} "])
def test_a_column_before_the_options_that_is_named_for_nothing(name: str, unsure: bool, number: str) -> None:
    """Whether it asks or answers is not told by its name, which is said once a table."""
    head = f"Nr | Fråga | {name} | Ja | Nej" if "|" in number else f"Fråga | {name} | Ja | Nej"
    rows = ["Finns mål? | Antogs i mars. | X | ", "Följs de upp? | | | X"]
    result = html(table(head, *[number.format(at) + row for at, row in enumerate(rows, 1)]))
    assert [d.code for d in result.diagnostics].count("Q319") == unsure


def test_a_dash_beside_a_mark_is_an_empty_place() -> None:
    """ "✓ | –" needs no warning of text in a column; a dash where nothing is marked still does."""
    result = html(table("Nr | Fråga | Ja | Nej", "1 | Finns mål? | ✓ | –", "2 | Följs de? | – | ✓"))
    assert [told(one)[2:] for one in questions(result)] == [(["Ja"], None), (["Nej"], None)]
    assert "M506" not in [d.code for d in result.diagnostics]
    result = html(table("Nr | Fråga | Ja | Nej", "1 | Finns mål? | ✓ | –", "2 | Följs de? | – | "))
    assert [d.question for d in result.diagnostics if d.code == "M506"] == ["2"]


def test_cards_side_by_side_ask_each() -> None:
    """A cell that asks with the number after that of the cell beside it is a question, though it offers no boxes."""
    result = html(
        table(
            "1. Finns en plan?<br>☒ Ja<br>☐ Nej | 2. Vem ansvarar?<br>Chefen.",
            "3. När antogs den?<br>I maj. | 4. Var finns den?<br>På nätet.",
        )
    )
    assert [told(one)[0] for one in questions(result)] == ["1", "2", "3", "4"]
    assert told(questions(result)[1])[3] == "Chefen."


def test_a_column_of_ratings_holds_answers() -> None:
    """ "Rating" names a column for answers, but a line of an answer that begins so keeps its word."""
    rows = [f"{at} | Control {at} is tested | {('Green', 'Red')[at % 2 - 1]} | In May" for at in range(1, 5)]
    first = questions(html(table("No | Control | Rating | Evidence", *rows)))[0]
    assert told(first) == ("1", "Control 1 is tested", ["Green"], "Green\n\nIn May")
    asked = "<p><b>{0}. How is plan {0} followed?</b></p><p>We ask.</p><p>Result: 84 %.</p>"
    text = html("".join(asked.format(at) for at in range(1, 4)))
    assert told(questions(text)[0])[3] == "We ask.\n\nResult: 84 %."


def test_a_label_with_a_place_of_its_own_beside_it() -> None:
    """ "Ja | X | Nej | " in each row offers both; one row alone, or a header of such cells, tells nothing."""
    result = html(
        table(
            "1. Finns en plan? | Ja | X | Nej |  | Antogs i maj.",
            "2. Följs den upp? | Ja |  | Nej | X | ",
            "3. Är den känd? | Ja |  | Nej |  | ",
        )
    )
    assert [told(one)[1:] for one in questions(result)] == [
        ("Finns en plan?", ["Ja"], "Antogs i maj."),
        ("Följs den upp?", ["Nej"], None),
        ("Är den känd?", [], None),
    ]
    assert [o.label for o in questions(result)[2].options or ()] == ["Ja", "Nej"]
