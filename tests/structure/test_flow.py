"""What running text holds beside questions and answers: titles, greetings, words that say nothing was answered."""

from __future__ import annotations

import pytest

from granskning_cli.model.questionnaire import Question, Questionnaire
from granskning_cli.pipeline import parse


def questions(result: Questionnaire) -> list[Question]:
    return [question for section in result.sections for question in section.questions]


def answers(result: Questionnaire) -> list[str | None]:
    return [question.answer.text for question in questions(result) if question.answer is not None]


@pytest.mark.parametrize(
    "closing",
    [
        "Vänliga hälsningar\nNämndsekreteraren\nVattenviks kommun\n--\nTänk på miljön.\n",
        "Med venlig hilsen\nHavnekontoret\n",
        "Mit freundlichen Grüßen,\nBauamt\n",
        "För kommunstyrelsen\n\n\nKommunstyrelsens ordförande     Kommundirektör\n",
    ],
)
def test_how_a_letter_ends_is_no_answer(closing: str) -> None:
    """A greeting, or for whom is signed, ends the last answer; what stands below it is who wrote the letter."""
    result = parse(
        f"1. Finns en plan?\n\nJa, sedan maj.\n\n2. Vem följer upp?\n\nKansliet.\n\n{closing}".encode()
    )
    assert answers(result) == ["Ja, sedan maj.", "Kansliet."]
    assert " ".join([one.text for one in result.unplaced]).split() == closing.split()


def test_a_sentence_that_begins_like_a_greeting_stays() -> None:
    """ "Hälsningar framfördes ..." is an answer's sentence."""
    text = "1. Finns en plan?\n\nJa.\n\n2. Vad hände på mötet?\n\nMötet öppnades.\n\nHälsningar framfördes.\n"
    assert answers(parse(text.encode()))[-1] == "Mötet öppnades.\n\nHälsningar framfördes."


@pytest.mark.parametrize(
    "said",
    [
        *("Inget svar", "Ej ifyllt", "Ej besvarad", "No response", "Ikke besvart", "Ikke besvaret"),
        *("Ingen besvarelse", "Ikkje svart", "Ei vastausta", "Keine Angabe", "(Inget svar)"),
    ],
)
def test_words_for_no_answer_are_none(said: str) -> None:
    """What a tool prints where nothing was answered is no answer."""
    text = f"1. Finns en plan?\n\nJa, sedan maj.\n\n2. Vem följer upp?\n\n{said}\n\n3. När sker det?\n\nI juni.\n"
    found = [q.answer for q in questions(parse(text.encode())) if q.answer is not None]
    assert [(one.state, one.text) for one in found][1] == ("unanswered", None)


def test_titles_among_questions_that_only_their_type_tells() -> None:
    """A larger title between an answer and the next question is a section, however few answers there are."""

    def under(title: str, *pairs: tuple[str, str]) -> str:
        return f"<h2>{title}</h2>" + "".join(
            [f"<p><b>{asked}</b></p><p>{given}</p>" for asked, given in pairs]
        )

    body = under(
        "Uppsikt", ("Hur utövas uppsikten?", "Genom dialog."), ("Vad har den lett till?", "Nya direktiv.")
    )
    body += under("Ekonomi", ("Nås målen?", "Tre av fyra.")) + under(
        "Övrigt", ("Vad vill ni lyfta?", "Inget mer.")
    )
    result = parse(f"<html><body><h1>Svar 2024</h1>{body}</body></html>".encode())
    assert [section.title for section in result.sections] == ["Uppsikt", "Ekonomi", "Övrigt"]
    assert answers(result) == ["Genom dialog.", "Nya direktiv.", "Tre av fyra.", "Inget mer."]


def test_titles_and_a_footer_around_lists_of_questions_and_answers() -> None:
    """A title between two lists is a section, and what stands below the last is in no question."""

    def listed(*pairs: str) -> str:
        return (
            "<dl>"
            + "".join([f"<dt>{asked}</dt><dd>{given}</dd>" for asked, given in map(split, pairs)])
            + "</dl>"
        )

    def split(pair: str) -> list[str]:
        return pair.split(" = ")

    body = "<h2>Arbete</h2>" + listed("Hur många möten hölls? = Elva", "Vem förde protokoll? = Sekreteraren")
    body += "<h2>Ekonomi</h2>" + listed(
        "Har planen följts? = <em>Ej ifyllt</em>", "Hur följs den upp? = Tertialvis"
    )
    footer = "<footer>Kontaktcenter 0999-55 00 00. Lämna synpunkter.</footer>"
    result = parse(f"<html><body><h1>Kvittens 2024</h1>{body}{footer}</body></html>".encode())
    assert [(s.title, [q.text for q in s.questions]) for s in result.sections] == [
        ("Arbete", ["Hur många möten hölls?", "Vem förde protokoll?"]),
        ("Ekonomi", ["Har planen följts?", "Hur följs den upp?"]),
    ]
    assert answers(result) == ["Elva", "Sekreteraren", None, "Tertialvis"]
    assert result.unplaced[-1].text.startswith("Kontaktcenter")


def test_what_was_written_on_dots_is_the_answer() -> None:
    """ "Soliditet: ..... 18,4 % ....." asks for a value and holds it; dots with nothing behind them hold none."""
    body = [
        "Soliditet: ...... 18,4 % ......",
        "Andel lån: ____ 12 ____",
        "Ränterisk: ...........",
        "Finns tvister?",
    ]
    text = "\n\n".join([f"{at}. {one}" for at, one in enumerate(body, 1)])
    found = questions(parse(text.encode()))
    assert [q.text for q in found] == ["Soliditet:", "Andel lån:", "Ränterisk:", "Finns tvister?"]
    assert [q.answer and q.answer.text for q in found][:3] == ["18,4 %", "12", None]


def test_a_mark_that_shows_how_to_mark_asks_nothing() -> None:
    """ "Kryssa så: [X]" above the first question is no question."""
    text = "Enkät 2024\nKryssa så: [X]\n\n1. Finns mål?\n[X] Ja  [ ] Nej\n\n2. Nås de?\n[ ] Ja  [X] Nej\n"
    assert [q.number for q in questions(parse(text.encode()))] == ["1", "2"]


def test_a_box_above_the_first_number_takes_nothing_of_what_is_numbered() -> None:
    """What stands below "Vi deltar" ends where 1 begins; the whole form stood in its answer, and once more below."""
    above = "Enkät 2025\n\n☒ Vi deltar i granskningen\n\nFrågorna rör året som gått.\n\n"
    text = above + "1. Mål\n\n1.1 Finns mål?\n☒ Ja ☐ Nej\n\nDe följs upp.\n\n1.2 Finns plan?\n☐ Ja ☒ Nej\n"
    first, *rest = questions(parse(text.encode()))
    assert first.answer is not None
    assert first.answer.text == "Frågorna rör året som gått."
    assert [q.number for q in rest] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    "said",
    ["Flera alternativ kan väljas.", "Select all that apply.", "Flere svar er mulige.", "Mehrere Antworten."],
)
def test_that_several_may_be_marked_is_no_answer(said: str) -> None:
    """Between a question and its boxes it tells the respondent what to do, in whatever type."""
    text = f"1.1 Which reports?\n{said}\n☐ One\n☐ Two\n☒ Three\n\n1.2 Which plans?\n☐ One\n☒ Two\n"
    first = questions(parse(text.encode()))[0]
    assert (first.instruction, first.answer and first.answer.text) == (said, None)


def test_a_number_and_its_first_letter_on_one_line() -> None:
    """ "1) a." is the first of two below 1."""
    text = "1) a. Finns mål?\n\nJa, tre.\n\n   b. Är de nådda?\n\nTvå av dem.\n\n2) Vilka risker finns?\n\nBrand.\n"
    result = parse(text.encode())
    assert [q.number for q in questions(result)] == ["1a", "1b", "2"]
    assert [q.text for q in questions(result)] == ["Finns mål?", "Är de nådda?", "Vilka risker finns?"]


@pytest.mark.parametrize("arrow", ["→", "->", "⇒"])
def test_an_arrow_points_to_the_answer(arrow: str) -> None:
    """ "→ Den 3 mars" answers the line above it, whatever that is, without the arrow."""
    pairs = {"Hur många möten hölls": "12", "Datum för beslutet": "Den 3 mars", "Finns mål?": "Ja, 3 -> 5."}
    text = "\n\n".join([f"{at}. {one}\n{arrow} {pairs[one]}" for at, one in enumerate(pairs, 1)])
    assert answers(parse(text.encode())) == [*pairs.values()]


def test_a_minus_before_a_number_begins_no_list() -> None:
    """ "− 84 210" is a number below nothing, as it is printed."""
    text = "1. Vilket resultat väntas?\n− 84 210\n\n2. Vilka risker finns?\n− Brand\n− Stöld\n\n3. När?\nI maj.\n"
    assert answers(parse(text.encode())) == ["− 84 210", "- Brand\n- Stöld", "I maj."]


def test_a_closing_where_all_paragraphs_stand_alike() -> None:
    """ "För nämnden" below a sentence closes without white space above it."""
    pairs = [
        ("Hur styrs det?", "Genom planen."),
        ("Vem följer upp?", "Chefen"),
        ("När?", "I maj."),
        ("Hur?", "Årligen."),
    ]
    body = "".join([f"<div><b>{asked}</b></div><div>{given}</div>" for asked, given in pairs])
    end = "<div>För kulturnämnden</div><div>Nämndens ordförande</div>"
    result = parse(f"<html><body><h1>Svar</h1>{body}{end}</body></html>".encode())
    assert answers(result) == [given for _, given in pairs]
    assert result.unplaced[-1].text == "För kulturnämnden Nämndens ordförande"


WEB = """<nav><a href="#">Start</a> <a href="#">Logga ut</a></nav><h1>Enkät</h1><p>Svara på allt.</p><form>
<fieldset><legend>Mål</legend><p>Målen är kända</p>
<label><input type=radio name=a checked> Ja</label> <label><input type=radio name=a> Nej</label>
<p><label>Kommentar<br><textarea>Antagna i mars.</textarea></label></p>
<p>Målen följs upp</p>
<label><input type=radio name=b> Ja</label> <label><input type=radio name=b checked> Nej</label>
<p><label>Kommentar<br><textarea></textarea></label></p></fieldset>
<fieldset><legend>Planen är antagen</legend>
<label><input type=radio name=c> Ja</label> <label><input type=radio name=c checked> Nej</label>
<p><label>Kommentar<br><textarea></textarea></label></p></fieldset></form>"""


def test_a_field_for_a_comment_belongs_to_the_question_above_it() -> None:
    """It asks nothing of its own, and paragraphs above a question are none of its words though all lines stand apart."""
    result = parse(f"<!doctype html><html lang=sv><body>{WEB}</body></html>".encode())
    found = questions(result)
    assert [q.text for q in found] == ["Målen är kända", "Målen följs upp", "Planen är antagen"]
    assert answers(result) == ["Antagna i mars.", None, None]
    assert [[one.label for one in q.answer.selected] for q in found if q.answer] == [["Ja"], ["Nej"], ["Nej"]]


def test_a_legend_names_a_part_of_a_page_or_a_question() -> None:
    """What stands above several groups of buttons is a title; links that lead through the site are none."""
    result = parse(f"<!doctype html><html lang=sv><body>{WEB}</body></html>".encode())
    assert result.title == "Enkät"
    assert [section.title for section in result.sections] == ["Mål"]


def test_paragraphs_of_one_line_stand_apart() -> None:
    """Where none has a second line, nothing in the page tells how near that would stand; the reader that set it knows."""
    asked = ["Målen är kända", "Målen följs upp", "Planen är antagen", "Planen följs upp"]
    boxes = "".join([f"<input type=radio> {one} " for one in ("Instämmer helt", "Instämmer inte")])
    body = "<p>Svaren är anonyma</p>" + "".join([f"<p>{one}</p><p>{boxes}</p>" for one in asked])
    result = parse(f"<!doctype html><html lang=sv><body><h1>Enkät</h1>{body}</body></html>".encode())
    assert [q.text for q in questions(result)] == asked


@pytest.mark.parametrize("number", ["Fråga {}", "{}."])
def test_a_number_on_a_line_of_its_own_asks_nothing(number: str) -> None:
    """Though it is in bold and what stands below it is not, the line below is the question and the next one its answer."""
    pairs = {
        "Hur följs målen upp?": "I maj.",
        "Vem leder arbetet?": "Chefen.",
        "Vilka risker finns?": "Brand.",
    }
    texts = [f"<p><b>{number.format(at)}</b></p><p>{one}</p>" for at, one in enumerate(pairs, 1)]
    body = "".join([f"{text}<p>{given}</p>" for text, given in zip(texts, pairs.values(), strict=True)])
    result = parse(f"<!doctype html><html lang=sv><body><h1>Svar</h1>{body}</body></html>".encode())
    assert [(q.number, q.text) for q in questions(result)] == list(zip("123", pairs, strict=True))
    assert answers(result) == [*pairs.values()]
