"""Languages that are data alone: questionnaires in French, Dutch, Spanish and Italian."""

from __future__ import annotations

import pytest
from htmltables import cells, given, questions, table, warned
from phrases import FURTHER, Phrases

from granskning_cli.pipeline import parse

# Number, section, question, comment; who answers, and the year.
NAMES = {
    "fr": ("N°", "Thème", "Question", "Réponse / précisions", "Organisme", "Exercice : 2025"),
    "nl": ("Nr.", "Thema", "Vraag", "Toelichting", "Orgaan", "Boekjaar 2025"),
    "es": ("N.º", "Área", "Pregunta", "Observaciones", "Órgano", "Ejercicio: 2025"),
    "it": ("N.", "Area", "Domanda", "Osservazioni", "Organo", "Esercizio: 2025"),
}


@pytest.mark.parametrize("words", FURTHER, ids=lambda words: words.language)
def test_a_table_whose_columns_are_named(words: Phrases) -> None:
    """The names of columns, the labels of options and what asks for text are known."""
    number, section, question, comment, who, year = NAMES[words.language]
    yes, no = words.scales[0]
    result = parse(
        table(
            cells(f"{section}|{number}|{question}|{yes}|{no}|{comment}"),
            cells(f"{words.titles[0]}|1|{words.asks[0]}|X||{words.sentences[0]}"),
            cells(f"{words.titles[0]}|2|{words.asks[1]}||X|"),
            cells(f"{words.titles[1]}|3|{words.tells[0]}") + f"<td colspan=3>{words.sentences[3]}</td>",
            above=f"<p>{who} : {words.head[1]}</p><p>{year}</p>",
        )
    )
    assert given(result) == {
        "1": ([yes], words.sentences[0]),
        "2": ([no], None),
        "3": ([], words.sentences[3]),
    }
    assert [one.text for one in questions(result).values()] == [*words.asks[:2], words.tells[0]]
    assert [one.title for one in result.sections if one.questions] == list(words.titles[:2])
    assert (result.language, result.respondent, result.year) == (words.language, words.head[1], 2025)
    assert [(one.kind) for one in questions(result).values()] == ["choice", "choice", "open"]
    assert not warned(result)


@pytest.mark.parametrize("words", FURTHER, ids=lambda words: words.language)
def test_a_text_with_boxes(words: Phrases) -> None:
    """Boxes beside labels, an instruction below a question, and an answer that a label leads to."""
    labels = words.scales[1]
    boxes = "\n".join([f"{'☒' if at == 2 else '☐'} {label}" for at, label in enumerate(labels)])
    comment = NAMES[words.language][3].split(" /")[0]
    text = (
        f"{words.head[0]}\n\n1. {words.asks[0]}\n{boxes}\n\n"
        f"2. {words.tells[0]} {words.instructions[0]}\n\n{comment}: {words.sentences[3]}\n"
    )
    result = parse(text.encode())
    assert given(result) == {"1": ([labels[2]], None), "2": ([], words.sentences[3])}
    found = questions(result)["2"]
    assert (found.text, found.instruction) == (words.tells[0], words.instructions[0])
    assert result.title == words.head[0]
    known = {option.code for option in questions(result)["1"].options or ()}
    assert known == {"yes", "no", "partly", "unknown"}


def test_labels_beside_boxes_tell_no_language() -> None:
    """ "Ja" is "and" in Finnish, and stands in every question of a short Swedish form."""
    asked = ["Är målen nådda?", "Har krisledningen övats?", "Finns reservkraft?", "Finns planer?"]
    text = "\n\n".join(f"{at}. {one}\n☒ Ja ☐ Nej\nSe bokslut." for at, one in enumerate(asked, 1))
    assert parse(f"Granskning 2025\nKommunstyrelsen\n\n{text}\n".encode()).language in ("sv", None)


def test_a_french_pronoun_keeps_its_hyphen() -> None:
    """ "ont-" and "ils" on two lines are "ont-ils"; a word that a line breaks is still joined."""
    asked = "1.1 Les objectifs de la commission ont-\nils été atteints ?\n☒ Oui ☐ Non"
    head = f"Questionnaire d’audit 2025\n\n1 Budget\n\n{asked}\n\n"
    read = questions(parse(f"{head}La com-\nmission l’a adopté en mars, et le conseil aussi.\n".encode()))
    assert read["1.1"].text == "Les objectifs de la commission ont-ils été atteints ?"
    assert read["1.1"].answer is not None
    assert read["1.1"].answer.text == "La commission l’a adopté en mars, et le conseil aussi."


def test_a_french_question_that_begins_like_an_english_label() -> None:
    """ "Comment" names an answer in English and asks in French, in questions that most of a form begins so."""
    asked = ["la commission suit-elle ses objectifs", "les risques sont-ils suivis", "le budget est-il suivi"]
    rows = "".join(
        f"<tr><td>{at}<td>Comment {text} ?<tr><td colspan=2>Réponse {at} en mars."
        for at, text in enumerate(asked, 1)
    )
    page = f"<!doctype html><html lang=fr><body><h1>Audit 2025</h1><table>{rows}</table></body></html>"
    read = questions(parse(page.encode()))
    assert [one.text for one in read.values()] == [f"Comment {text} ?" for text in asked]


def test_the_last_word_of_an_instruction_is_no_label() -> None:
    """ "la | réponse." ends a sentence below white space, too; "Réponse" alone may stand above the place for it."""
    page = "<p>1. Le plan existe-t-il ? Veuillez justifier la</p><p>réponse.</p><p>☒ Oui ☐ Non</p><p>Oui, en mars.</p>"
    read = questions(parse(f"<!doctype html><html lang=fr><body><h1>Audit</h1>{page}</body></html>".encode()))
    assert read["1"].instruction == "Veuillez justifier la réponse."
