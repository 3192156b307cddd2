"""What stands at the edges of a form and of its answers: the head, the label of a comment, the place to sign."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse

QUESTIONS = (
    "\n1.1 Finns en plan?\n☒ Ja ☐ Nej\nPlanen antogs i mars.\n\n1.2 Finns mål?\n☐ Ja ☒ Nej\nDe saknas.\n"
)


def read(head: str, tail: str = "") -> Questionnaire:
    return parse((head + "\n\n1 Styrning\n" + QUESTIONS + tail).encode())


def web(body: str) -> Questionnaire:
    return parse(f"<!doctype html><html lang=sv><body><h1>Granskning</h1>{body}</body></html>".encode())


@pytest.mark.parametrize(
    "tail", ["Ordförandens underskrift: __________________", "Underskrift ordförande: ..........."]
)
def test_a_line_to_sign_on_ends_the_last_answer(tail: str) -> None:
    """No blank line need stand above it, and its label may stand before the line."""
    result = read("Granskning", tail + "\n")
    assert result.sections[0].questions[1].answer is not None
    assert result.sections[0].questions[1].answer.text == "De saknas."
    assert [one.text for one in result.unplaced][-1] == tail


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Socialnämnden, Tallåsa kommun – år 2023", 2023),
        ("Socialnämnden, Tallåsa kommun 2023", 2023),
        ("Socialnämnden, Tallåsa kommun 2023-04-01", None),
        ("Socialnämnden, Tallåsa kommun", None),
    ],
)
def test_the_line_that_says_who_answers_may_say_the_year(line: str, year: int | None) -> None:
    """A year beside the respondent is the year asked about; a day there is the day of writing."""
    assert read(f"Frågor från revisorerna\n\n{line}").year == year


def test_the_titles_year_goes_first() -> None:
    """ "Granskning 2024" over "Tallåsa kommun 2025" is about 2024."""
    assert read("Granskning 2024\n\nSocialnämnden, Tallåsa kommun 2025").year == 2024


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Norrsunds Energi AB. Räkenskapsåret 2023.", 2023),
        ("Enkäten avser år 2023. Svaret lämnas senast den 3 mars 2024.", 2023),
        ("Svaret lämnas senast den 3 mars 2024.", None),
        ("Räkenskapsåret 2022 jämförs med året 2023.", None),
    ],
)
def test_a_line_may_call_a_year_the_one_asked_about(line: str, year: int | None) -> None:
    """Where title and respondent say none, a word for the year before it does; two years are none."""
    assert read(f"Frågor till bolagets styrelse\n\n{line}").year == year


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Revisionen\n\n\nEnkät – intern kontroll\nServicenämnden, Tallåsa kommun", "Enkät – intern kontroll"),
        ("Kommunens revisorer\n\nFrågor till direktionen\n", "Frågor till direktionen"),
        ("Revisionen\n\n Granskning 2025 –\n frågor till nämnden\n Socialnämnden", "Granskning 2025 – frågor till nämnden"),
        ("Nämndsenkät\n2024\nSocialnämnden, Tallåsa kommun", "Nämndsenkät 2024"),
        ("Styrning och ledning\n\nSocialnämnden", "Styrning och ledning"),
    ],
)  # fmt: skip
def test_a_text_is_headed_by_the_line_that_names_it(head: str, title: str) -> None:
    """All type is alike in a text: a line that says "granskning" or "enkät" goes before who sends it; it may go on."""
    assert read(head).title == title


def test_a_kind_of_body_is_no_respondent() -> None:
    """ "Frågor till bolagets styrelse" names nobody."""
    assert read("Frågor till bolagets styrelse").respondent is None


@pytest.mark.parametrize("name", ["Tekniska nämnden", "Sociala utskottet", "Socialnämnden"])
def test_a_name_of_two_words_is_a_name(name: str) -> None:
    """ "Tekniska nämnden" is more than the "nämnden" that a title speaks of."""
    assert read(f"Frågor till nämnden\n\n{name}, Tallåsa kommun").respondent == name


def test_a_mark_of_a_note_is_no_part_of_a_name() -> None:
    """The title is kept as printed; who is asked and the year are read without marks."""
    found = read("Frågor till nämnden 2024¹\n\nSocialnämnden², Tallåsa kommun")
    assert (found.title, found.respondent, found.year) == ("Frågor till nämnden 2024¹", "Socialnämnden", 2024)


def test_a_label_in_other_type_is_none_of_the_answer() -> None:
    """ "Kommentar" above an answer needs no colon where its type is another."""
    result = web(
        "<p>1.1 Finns en plan?</p><p>☒ Ja ☐ Nej</p><p><b>Kommentar</b></p><p>Planen antogs i mars.</p>"
    )
    assert result.sections[0].questions[0].answer is not None
    assert result.sections[0].questions[0].answer.text == "Planen antogs i mars."


def test_a_list_below_the_options_is_the_answers() -> None:
    """Bullets that hang below a ticked option's label are no words written beside the option."""
    text = "1.1 Finns avtal?\n\n☐ Ja\n☒ Nej\n  • Tallåsa ishall\n  • Norra badet\n\n"
    text += "1.2 Finns mål?\n\n☒ Ja\n☐ Nej\nDe antogs i maj.\n"
    answer = parse(text.encode()).sections[0].questions[0].answer
    assert answer is not None
    assert (answer.selected[0].label, answer.selected[0].text) == ("Nej", None)
    assert answer.text == "- Tallåsa ishall\n- Norra badet"


def test_a_date_alone_below_what_asks_for_it_is_the_answer() -> None:
    """ "Ange datum då ..." has no question mark; a number in a list, or a wrapped sentence, is no such line."""
    source = (
        "A Tillägg\nA.1 Ange datum då nämnden behandlade riskanalysen.\n2025-02-19\n"
        "A.2 Ange hur många beslut som inte har verkställts.\n4\nA.3 Beskriv arbetet.\n1. Planering\n"
    )
    asked = [
        (one.text, one.answer.text) for one in parse(source.encode(), template="none").sections[0].questions
    ]
    assert asked[:2] == [
        ("Ange datum då nämnden behandlade riskanalysen.", "2025-02-19"),
        ("Ange hur många beslut som inte har verkställts.", "4"),
    ]


def _statements(body: str) -> list[tuple[str, str | None, set[str]]]:
    """(question, answer, codes) of statements that are marked in a column of a text."""
    head = "Enkät\n\nA. Organisation                                          1     2     3\n"
    result = parse((head + body).encode())
    told = {
        q.number: {d.code for d in result.diagnostics if d.question == q.number}
        for q in result.sections[0].questions
    }
    return [
        (q.text, q.answer.text if q.answer else None, told[q.number]) for q in result.sections[0].questions
    ]  # fmt: skip


def test_a_sentence_goes_on_in_the_next_line_of_a_narrow_column() -> None:
    """ "... organisation för | årets val." is one statement, however much wider the answer's lines are."""
    read = _statements(
        "1. Nämnden har en organisation för                       X\nårets val.\n"
        "Rekryteringen av röstmottagare blev klar först i juni, vilket var för sent.\n"
        "2. Rutinerna är kända.                                         X\nTre lokaler saknar dem.\n"
    )
    assert read[0][:2] == (
        "Nämnden har en organisation för årets val.",
        "Rekryteringen av röstmottagare blev klar först i juni, vilket var för sent.",
    )
    assert read[1][:2] == ("Rutinerna är kända.", "Tre lokaler saknar dem.")


def test_labels_begin_close_to_the_title_of_a_narrow_column() -> None:
    """A number with its title ends where the labels begin: "2 Ekonomi      Nej" is no title of three words."""
    result = parse(
        "Granskning\n\n2 Ekonomi      Nej             Ja             Delvis\n"
        "2.1 Är         X\nnämndens\nbudget i\nbalans?\n2.2 Följs                      X\nden upp?\n".encode()
    )
    (section,) = result.sections
    assert (section.number, section.title) == ("2", "Ekonomi")
    marks = [[one.label for one in q.answer.selected] for q in section.questions if q.answer]
    assert marks == [["Nej"], ["Ja"]]
