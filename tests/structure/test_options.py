"""Options beside their labels: whose box is whose, what was written beside one, and what is no option."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Question
from granskning_cli.pipeline import parse


def questions(text: str) -> dict[str | None, Question]:
    """The questions of a form with one section, by number."""
    found = parse(f"Granskning 2025\n\n1 Styrning\n\n{text}".encode())
    return {q.number: q for section in found.sections for q in section.questions}


def picked(question: Question) -> list[tuple[str, str | None]]:
    assert question.answer is not None
    return [(s.label, s.text) for s in question.answer.selected]


def written(question: Question) -> str | None:
    return question.answer.text if question.answer else None


def test_a_comment_on_the_options_line_belongs_to_no_option() -> None:
    """ "Ja ☐ Nej ☒ Kommentar: ..." marks Nej, though a label stands before the first box and a word behind the last."""
    found = questions(
        "1.1 Finns en plan?\nJa ☐ Nej ☒ Kommentar: på gång.\n\n1.2 Finns mål?\n☒ Ja ☐ Nej Kommentar: se bilaga.\n"
    )
    assert [(picked(q), written(q)) for q in found.values()] == [
        ([("Nej", None)], "på gång."),
        ([("Ja", None)], "se bilaga."),
    ]


def test_what_is_written_beside_an_option_is_its_text() -> None:
    """ "Annat (ange vad): ..." has a label that ends at the colon; so has a known label that a sentence follows."""
    found = questions(
        "1.1 Vilka system används (flera alternativ kan anges)?\n☒ Ekonomi\n☐ Personal\n"
        "☒ Annat (ange vad): ett eget system\n\n1.2 Finns mål?\n☐ Ja\n☒ Nej, vi har inte hunnit med dem\n"
    )
    assert picked(found["1.1"]) == [("Ekonomi", None), ("Annat (ange vad)", "ett eget system")]
    assert [o.code for o in found["1.1"].options or ()] == ["ekonomi", "personal", "other"]
    assert (found["1.1"].kind, picked(found["1.2"])) == ("multiple", [("Nej", "vi har inte hunnit med dem")])


def test_a_label_may_go_on_over_lines_and_behind_a_comma() -> None:
    """What hangs below a label is its end; where other labels go on behind a comma, this one does too."""
    found = questions(
        "1.1 Finns en plan?\n☐ Ja, och den är antagen av\n  nämnden under året\n"
        "☒ Nej, men arbetet med en plan\n  har påbörjats\n\nPlanen kommer.\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n"
    )
    assert picked(found["1.1"]) == [("Nej, men arbetet med en plan har påbörjats", None)]
    assert written(found["1.1"]) == "Planen kommer."


def test_two_questions_on_one_line_have_their_own_options() -> None:
    """The mark of the one is never given to the other."""
    found = questions(
        "1.1 Finns en plan?  ☐ Ja ☒ Nej      1.2 Finns mål?  ☒ Ja ☐ Nej\n\n1.3 Följs de?  ☒ Ja ☐ Nej\n"
    )
    assert {n: picked(q) for n, q in found.items()} == {
        "1.1": [("Nej", None)],
        "1.2": [("Ja", None)],
        "1.3": [("Ja", None)],
    }


def test_parts_of_a_question_have_their_own_options() -> None:
    """ "a) plan ☒ Ja ☐ Nej" is a question though it begins with a small letter."""
    found = questions(
        "1.1 Finns beslut om\na) plan ☒ Ja ☐ Nej\nb) budget ☐ Ja ☒ Nej\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n"
    )
    assert {n: picked(q) for n, q in found.items()} == {
        "1.1": [],
        "1.1a": [("Ja", None)],
        "1.1b": [("Nej", None)],
        "1.2": [("Ja", None)],
    }


def test_a_box_before_a_number_ticks_its_question() -> None:
    """A check list: the box has no label, so its option is the box."""
    found = questions("[x] 1.1 Finns en plan?\n\n[ ] 1.2 Finns mål?\n\n[x] 1.3 Följs de?\n")
    assert [(q.text, len(picked(q))) for q in found.values()] == [
        ("Finns en plan?", 1),
        ("Finns mål?", 0),
        ("Följs de?", 1),
    ]


def test_circles_are_bullets_where_no_label_stands_beside_them() -> None:
    """A list in a list is no question with radio buttons."""
    found = questions(
        "1.1 Vilka är målen?\n\nMålen är två.\n\n● Det första\n○ med en del\n● Det andra\n\n1.2 Finns mål?\n● Ja ○ Nej\n"
    )
    assert (found["1.1"].kind, picked(found["1.2"])) == ("open", [("Ja", None)])


@pytest.mark.parametrize(
    "line", ["○ 1 ○ 2 ○ 3 ● 4 ○ 5", "1 ☐ 2 ☐ 3 ☐ 4 ☒ 5 ☐", "( ) 1 ( ) 2 ( ) 3 (x) 4 ( ) 5"]
)
def test_a_scale_of_numbers_in_a_line(line: str) -> None:
    """The steps of a scale are labels like any others."""
    found = questions(f"1.1 Hur nöjd är nämnden?\n{line}\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n")
    assert [o.label for o in found["1.1"].options or ()] == ["1", "2", "3", "4", "5"]
    assert picked(found["1.1"]) == [("4", None)]


@pytest.mark.parametrize(
    "text",
    [
        "[TODO]",
        "Svar: [TODO]",
        "Klicka här för att ange text.",
        "………",
        "Skriv här...",
        "[...]",
        "_____\n_____",
    ],
)
def test_a_place_to_write_in_is_no_answer(text: str) -> None:
    """What a form prints where an answer may be written leaves the question unanswered."""
    question = questions(f"1.1 Hur ser planen ut?\n{text}\n\n1.2 Finns mål?\n☒ Ja ☐ Nej\n")["1.1"]
    assert question.answer is not None
    assert (question.answer.state, question.answer.text) == ("unanswered", None)


def test_marks_of_notes_are_no_part_of_a_label() -> None:
    """ "Ja¹" is Ja, as it is printed, and a number of a scale stays that number: never 11."""
    found = questions("1.1 Finns en plan?\n☒ Ja¹ ☐ Nej²\n\n1.2 Finns mål?\n☐ Helt¹ ☒ Delvis²) ☐ Vet ej\n")
    assert [(o.code, o.label) for o in found["1.1"].options or ()] == [("yes", "Ja¹"), ("no", "Nej²")]
    assert picked(found["1.1"]) == [("Ja¹", None)]
    assert [s.code for s in found["1.2"].answer.selected] == ["partly"]  # type: ignore[union-attr]


LISTED = "<p>1. Finns en plan?</p><ul><li>{} Ja, varje månad</li><li>{} Ja, ibland</li><li>{} Nej</li></ul>"


@pytest.mark.parametrize(
    ("shapes", "labels", "state"),
    [
        ("◉○○", ["Ja, varje månad"], "answered"),
        ("○○○", [], "unanswered"),
        ("○●○", ["Ja, ibland"], "answered"),
    ],
)
def test_a_shape_in_an_item_of_a_list_is_no_bullet(shapes: str, labels: list[str], state: str) -> None:
    """The list has signs of its own, so that the circle behind one is a place to tick, whatever its label says."""
    body = f"<h1>Granskning</h1>{LISTED.format(*shapes)}<p>2. Finns mål?</p>"
    page = f"<!doctype html><html lang=sv><body>{body}</body></html>"
    first = parse(page.encode()).sections[0].questions[0]
    assert first.answer is not None
    assert ([s.label for s in first.answer.selected], first.answer.state, first.answer.text) == (
        labels,
        state,
        None,
    )


def test_hollow_and_full_shapes_below_each_other_are_places_to_tick() -> None:
    """ "○ Ganska stor" over "◉ Ganska liten" is an answer, though no scale is known; shapes all alike are bullets."""
    found = questions(
        "1.1 Hur stor är risken?\n○ Enorm som ett hus\n◉ Ganska litet växande\n○ Liten som en mus\n\n"
        "1.2 Vad gjordes under året?\n● En plan för vägar\n● En plan för broar\n"
    )
    assert picked(found["1.1"]) == [("Ganska litet växande", None)]
    assert written(found["1.2"]) == "- En plan för vägar\n- En plan för broar"


@pytest.mark.parametrize(
    "said",
    ["Välj ett eller flera alternativ", "Select one or more options", "Velg ett eller flere alternativer"],
)
def test_what_says_how_to_choose_is_no_answer(said: str) -> None:
    """A hint between a question and its boxes tells the respondent what to do, and that several may be marked."""
    read = parse(
        f"Enkät\n\n1. Vilka?\n{said}\n☒ Barn\n☐ Äldre\n☒ Unga\n\n2. Finns mål?\n☒ Ja\n☐ Nej\n".encode()
    )
    first = read.sections[0].questions[0]
    assert (first.text, first.instruction, first.kind) == ("Vilka?", said, "multiple")
    assert (written(first), [label for label, _ in picked(first)]) == (None, ["Barn", "Unga"])


def test_a_label_in_two_languages_is_one() -> None:
    """ "Ja / Yes" keeps its stroke and has the code that both say; one between two options is no part of a label."""
    found = questions("1.1 Finns mål?\n☒ Ja / Yes\n☐ Nej / No\n\n1.2 Följs de?\n☐ Ja / ☒ Nej\n")
    assert [picked(q)[0][0] for q in found.values()] == ["Ja / Yes", "Nej"]
    assert next([o.code for o in q.options or ()] for q in found.values()) == ["yes", "no"]


@pytest.mark.parametrize(
    ("last", "sure"), [("och undertecknat av chefen?", True), ("och undertecknat.", False)]
)
def test_a_question_goes_on_below_its_options(last: str, sure: bool) -> None:
    """Options at the right of a question's first line: what goes on below them in a small letter is still asked."""
    text = (
        f"1.1 Har behovet före upphandlingen motiverats ☒ Ja ☐ Nej\n{last}\n\n1.2 Finns avtal?\n☒ Ja ☐ Nej\n"
    )
    found = questions(text)["1.1"]
    assert (picked(found), written(found)) == ([("Ja", None)], None)
    assert found.text == f"Har behovet före upphandlingen motiverats {last}"
    told = parse(f"Granskning 2025\n\n1 Styrning\n\n{text}".encode()).diagnostics
    assert ("1.1" in [one.question for one in told if one.code == "Q302"]) != sure


@pytest.mark.parametrize("label", ["Anteckning", "Anteckningar", "Anm"])
def test_what_answers_are_called_is_no_part_of_them(label: str) -> None:
    """A form that prints "Anteckning" or "Anm." below each question's options says nothing by it."""
    end = "." if label == "Anm" else ":"
    found = questions(
        "".join(f"1.{n} Finns en plan?\n☒ Ja ☐ Nej\n{label}{end} på gång {n}.\n\n" for n in (1, 2, 3))
    )
    assert [written(question) for question in found.values()] == [f"på gång {n}." for n in (1, 2, 3)]
