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
        ("Nya Hedås kommun, Krisledningsnämnden, 2025. Svara med fet stil.", 2025),
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


def test_a_question_above_labels_without_a_mark_is_a_question() -> None:
    """ "1. Finns en plan? / Ja Nej Delvis / 2. ..." lost its mark; it is no section without questions."""
    result = parse(
        "Enkät\n\n1. Finns en plan?\nJa Nej Delvis\n\n2. Följs den?\n☐ Ja ☒ Nej ☐ Delvis\n".encode()
    )
    found = [(q.number, q.text, q.answer.state) for s in result.sections for q in s.questions if q.answer]
    assert found == [("1", "Finns en plan?", "unanswered"), ("2", "Följs den?", "answered")]


def test_a_label_that_stands_below_most_questions_is_the_forms() -> None:
    """ "Antwort der Verwaltung:" names an answer and is none; a sentence that its author likes is an answer."""
    body = "\n\n".join(
        f"Frage {n}: Gibt es Plan {n}?\nAntwort der Verwaltung:\nSeit Mai {n}." for n in range(1, 5)
    )
    questions = (
        parse(f"Fragebogen\n\n{body}\n\nFrage 5: Und sonst?\nAntwort der Verwaltung:\n".encode())
        .sections[0]
        .questions
    )
    assert [q.answer and q.answer.text for q in questions] == [*[f"Seit Mai {n}." for n in range(1, 5)], None]
    liked = "\n\n".join(
        f"{n}. Finns plan {n}?\nVi vill nämna följande:\nPlan {n} antogs." for n in range(1, 5)
    )
    first = parse(f"Enkät\n\n{liked}\n".encode()).sections[0].questions[0]
    assert first.answer
    assert first.answer.text == "Vi vill nämna följande: Plan 1 antogs."


@pytest.mark.parametrize(
    ("line", "body"),
    [
        ("Lervikens kommun · Svarande: Bildningsnämnden · Inskickat 2025-11-03", "Bildningsnämnden"),
        ("Respondent: Management Board of the Port Agency Reporting year: 2024", "Management Board of the Port Agency"),
        ("Geprüfte Stelle: Bauausschuss (Geschäftsführung: Amt 60)", "Bauausschuss"),
        ("Ifylld av: Kultur- och fritidsnämnden", "Kultur- och fritidsnämnden"),
        ("Ifylld av: Anna Berg", None),
    ],
)  # fmt: skip
def test_a_label_may_name_who_answers(line: str, body: str | None) -> None:
    """ "Svarande:" names a body whatever it is called; "Ifylld av:" may name a person, who is none."""
    assert read(f"Enkät 2024\n\n{line}").respondent == body


def test_the_second_row_of_a_header_holds_the_labels() -> None:
    """ "Criterion | Assessment | Evidence" above "Present | Lacking": what is marked are those, however they are called."""
    row = "<tr><td>{0}<td>Risks are assessed {0}.<td>{1}<td>{2}<td>Report {0}."
    result = web(
        "<table border=1><tr><th>Nr<th>Criterion<th colspan=2>Assessment<th>Evidence"
        "<tr><th><th><th>Well present<th>Quite lacking<th>"
        + row.format("1.1", "X", "") + row.format("1.2", "", "X") + "</table>"
    )  # fmt: skip
    found = [
        (q.number, [o.label for o in q.answer.selected], q.answer.text)
        for s in result.sections
        for q in s.questions
        if q.answer
    ]
    assert found == [("1.1", ["Well present"], "Report 1.1."), ("1.2", ["Quite lacking"], "Report 1.2.")]


def test_what_was_typed_into_a_field_heads_nothing() -> None:
    """ "Tillräcklig i huvudsak" in a field is an answer, though both are names of options."""
    result = web(
        "<p>1. Hur bedöms kontrollen?</p><p><input value='Tillräcklig i huvudsak'></p>"
        "<p>2. Vilket datum?</p><p><input value='2024-02-06'></p>"
    )
    found = [(q.text, q.answer.text) for s in result.sections for q in s.questions if q.answer]
    assert found == [("Hur bedöms kontrollen?", "Tillräcklig i huvudsak"), ("Vilket datum?", "2024-02-06")]


def test_bold_type_that_moves_from_question_to_question_is_a_mark() -> None:
    """ "**Ja** / Nej", "Ja / **Nej**", "**Ja** / Nej": told with M511; bold always at the same label may be a header's."""
    lines = [
        "<b>Ja</b> / Nej / Pågår",
        "Ja / <b>Nej</b> / Pågår",
        "<b>Ja</b> / Nej / Pågår",
        "Ja / Nej / Pågår",
    ]
    body = "".join(f"<p>{n}. Finns plan {n}?</p><p>{line}</p>" for n, line in enumerate(lines, 1))
    result = web(body)
    found = [[o.label for o in q.answer.selected] for s in result.sections for q in s.questions if q.answer]
    assert found == [["Ja"], ["Nej"], ["Ja"], []]
    assert {(d.code, d.question) for d in result.diagnostics if d.question} == {
        ("M511", str(n)) for n in (1, 2, 3)
    }
    same = web(body.replace(lines[1], lines[0]))
    assert {d.code for d in same.diagnostics if d.question} == {"M512"}


def test_fields_to_sign_in_are_no_answer() -> None:
    """ "Ort, datum [...]" and "Underskrift [...]" end the form and not its last question's answer."""
    result = web(
        "<p>1. Hur många möten har hållits?</p><p><input value='9'></p>"
        "<p>2. Vad blev kostnaden?</p><p><input value='48 300'></p><hr>"
        "<p>Ort, datum <input value='Tallåsa 2022-11-21'></p><p>Underskrift <input></p>"
    )
    found = [(q.text, q.answer.text) for s in result.sections for q in s.questions if q.answer]
    assert found == [("Hur många möten har hållits?", "9"), ("Vad blev kostnaden?", "48 300")]
    assert "Tallåsa 2022-11-21" in " ".join([one.text for one in result.unplaced])


def test_a_numbered_introduction_asks_nothing() -> None:
    """ "1 Anvisningar" has text below it that nobody answered."""
    told = parse(
        "Granskning\n\n1 Anvisningar\n\nSvara på alla frågor.\n\n2 Styrning\n\n2.1 Finns en plan?\n☒ Ja ☐ Nej\n\n"
        "2.2 Finns mål?\n☐ Ja ☒ Nej\n".encode()
    )
    assert [(s.number, s.title, len(s.questions)) for s in told.sections] == [
        ("1", "Anvisningar", 0),
        ("2", "Styrning", 2),
    ]
    assert [one.text for one in told.unplaced] == ["Svara på alla frågor."]


def test_one_label_may_stand_behind_another() -> None:
    """ "Svar: ☐ Ja ☒ Nej" and below it "Kommentar: ...": both name places, and neither is an answer."""
    body = "".join(
        f"<p>{n}. Finns plan {n}?</p><p>Svar: ☐ Ja ☒ Nej</p><p>Kommentar: Plan {n} kommer.</p>"
        for n in (1, 2)
    )
    answers = [q.answer for s in web(body).sections for q in s.questions if q.answer]
    assert [([o.label for o in one.selected], one.text) for one in answers] == [
        (["Nej"], "Plan 1 kommer."), (["Nej"], "Plan 2 kommer."),
    ]  # fmt: skip


def test_a_label_in_a_cell_of_its_own_is_none_of_the_answer() -> None:
    """ "Response | We do." in the same type: the cells part them."""
    rows = "".join(
        f"<tr><td>Question {n}<td>Is there a plan {n}?<tr><td>Response<td>We have {n}." for n in (1, 2)
    )
    answers = [
        q.answer and q.answer.text
        for s in web(f"<table border=1>{rows}</table>").sections
        for q in s.questions
    ]
    assert answers == ["We have 1.", "We have 2."]


@pytest.mark.parametrize("tail", ["\n\nSida 1\n", "\n\nStyrelsens ordförande   Verkställande direktör\n"])
def test_a_page_number_or_roles_alone_are_no_answer(tail: str) -> None:
    """Below a blank line at the end: "Sida 1", or nothing but those who sign."""
    result = read("Granskning", "\n1.3 Övriga uppgifter?\n" + tail)
    assert result.sections[0].questions[-1].text == "Övriga uppgifter?"
    answer = result.sections[0].questions[-1].answer
    assert answer is not None
    assert answer.text is None


@pytest.mark.parametrize(
    ("tail", "told"),
    [
        ("\n\n\nBehandlat av kommunstyrelsen 2025-11-03, § 12.\n", True),
        ("\nAntogs av nämnden 2025-11-03.\n", False),
        ("\n\n\nNämnden har inget att tillägga.\n", False),
    ],
)
def test_a_last_line_may_say_who_handled_the_form(tail: str, told: bool) -> None:
    """Far below the last question, with a day in it: it stays in the answer, and Q314 says so."""
    result = read("Granskning", "\n1.3 Vilka planer finns?" + tail)
    assert any(d.code == "Q314" and d.question == "1.3" for d in result.diagnostics) is told


def test_what_tells_to_write_is_no_answer_though_words_stand_behind_it() -> None:
    """ "Beskriv: Planen antogs." answers with what stands behind the colon; a sentence may begin so too."""
    body = "<p>1. Finns en plan?</p><p>☒ Ja ☐ Nej</p><p>{0}</p><p>2. Finns mål?</p><p>☐ Ja ☒ Nej</p>"
    lines = ("Beskriv: Planen antogs.", "Om ja ges i maj: se protokollet.")
    texts = [web(body.format(line)).sections[0].questions[0].answer for line in lines]
    assert [one and one.text for one in texts] == ["Planen antogs.", "Om ja ges i maj: se protokollet."]


def test_a_marked_row_whose_number_fits_none_is_told_of() -> None:
    """A first row that was numbered 4. above 2. and 3. is no question; its words are left over, and Q307 says so."""
    rows = "".join(f"<tr><td>{at}.<td>Finns en plan?<td>X<td>" for at in (4, 2, 3, 4))
    body = f"<h1>Enkät</h1><table><tr><th>A<th>Styrning<th>Ja<th>Nej{rows}</table>"
    read = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    assert [q.number for section in read.sections for q in section.questions] == ["2", "3", "4"]
    assert [one.code for one in read.diagnostics].count("Q307") == 1
    assert [one.text for one in read.unplaced] == ["4. Finns en plan? X"]


def test_questions_that_nothing_became_of_are_told_of() -> None:
    """Lines that begin with a number and ask, in a table whose options leave no column for questions, raise Q307."""
    rows = "".join(f"<tr><td>{at} Finns plan {at}?<td>X<td>" for at in (1, 2))
    body = f"<h1>Enkät</h1><table><tr><td>Ja<td>Nej<td>Vet ej{rows}</table><p>3. Hur?</p><p>Så.</p><p>4. När?</p><p>Nu.</p>"
    read = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    assert [q.number for section in read.sections for q in section.questions] == ["3", "4"]
    assert [one.code for one in read.diagnostics].count("Q307") == 2
