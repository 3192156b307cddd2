"""Questionnaires in which only the type tells questions from answers."""

from __future__ import annotations

import pytest

from granskning_cli.diagnostics import Unreadable
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import BBox, Document, Page, Word
from granskning_cli.model.questionnaire import Questionnaire, Source
from granskning_cli.pipeline import parse
from granskning_cli.structure import structure

SOURCE = Source(name=None, sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")
ASKED = [
    "Hur många möten hölls?",
    "Ordförande",
    "Ange datum för budgeten",
    "Vem beslutar?",
    "Vilka råd finns?",
]
GIVEN = ["Elva", "Ingen vald", "3 mars", "Nämnden", "Inga"]


def page(lines: list[tuple[str, str]], *, size: float = 10) -> Questionnaire:
    """Lines of (font, text), one below the other; "Heading" is set larger."""
    words: list[Word] = []
    for row, (font, text) in enumerate(lines):
        x, top, high = 60.0, 120 + 18.0 * row, size * (1.3 if font == "Heading" else 1)
        for token in text.split():
            words.append(Word(token, BBox(x, top, x + 5 * len(token), top + high), font, high))
            x += 5 * len(token) + 3
    document = Document((Page(1, 595, 842, words=tuple(words), rules=()),), "application/pdf", "pdfium")
    return structure(lay_out(document), SOURCE)


def taking_turns(asked: list[str]) -> list[tuple[str, str]]:
    return [line for a, g in zip(asked, GIVEN, strict=True) for line in (("Medium", a), ("Regular", g))]


def test_two_types_take_turns() -> None:
    """The type that asks holds the questions, the other the answers, and Q306 says that this was inferred."""
    found = page([("Heading", "MÖTEN"), *taking_turns(ASKED)])
    assert [s.title for s in found.sections] == ["MÖTEN"]
    asked = found.sections[0].questions
    assert [q.text for q in asked] == ASKED
    assert [q.answer and q.answer.text for q in asked] == GIVEN
    assert [d.code for d in found.diagnostics] == ["Q306"]


def test_which_type_asks_is_told_by_what_it_says() -> None:
    """Where answers are in the heavier type, the questions are still those that ask."""
    lines = [("Regular" if font == "Medium" else "Medium", text) for font, text in taking_turns(ASKED)]
    assert [q.text for s in page(lines).sections for q in s.questions] == ASKED


def test_headings_and_paragraphs_are_no_questionnaire() -> None:
    """A report whose headings ask nothing is refused, however regularly they take turns with its text."""
    titles = ["Bakgrund", "Metod", "Resultat", "Slutsats", "Bilagor"]
    with pytest.raises(Unreadable, match="no question"):
        page(taking_turns(titles))


def test_one_type_and_question_marks() -> None:
    """Without any other sign a paragraph that ends with a question mark asks, and what follows answers."""
    blocks = [
        "Finns mål?",
        "Ja.",
        "Vem följer upp? Ange funktion.",
        "Kansliet.",
        "Finns medel?",
        "Nej.",
        "När?",
        "Juni.",
    ]
    found = parse("\n\n".join(["Inledning till frågorna.", *blocks]).encode())
    asked = [q for s in found.sections for q in s.questions]
    assert [(q.text, q.instruction) for q in asked][:2] == [
        ("Finns mål?", None),
        ("Vem följer upp?", "Ange funktion."),
    ]
    answers = [q.answer for q in asked if q.answer]
    assert [a.text for a in answers] == [None, "Kansliet.", None, "Juni."]
    assert [[one.label for one in a.selected] for a in answers] == [["Ja"], [], ["Nej"], []]
    assert [d.code for d in found.diagnostics] == ["M514", "M514", "Q306", "Q304"]


def test_a_letter_that_asks_once_is_no_questionnaire() -> None:
    """One question in a letter makes no questionnaire of it."""
    with pytest.raises(Unreadable, match="no question"):
        parse("Hej!\n\nHar ni fått vårt brev?\n\nSvara gärna.\n\nHälsningar\n\nKansliet\n".encode())


def test_a_label_on_the_first_line_is_selected() -> None:
    """ "Ja" alone on an answer's first line is the option; what stands below it is the text."""
    given = ["Elva", "Ja", "3 mars", "Nämnden", "Inga"]
    lines = [pair for a, g in zip(ASKED, given, strict=True) for pair in (("Bold", a), ("Plain", g))]
    lines.insert(4, ("Plain", "Egentligen inte"))
    result = page(lines)
    answer = result.sections[0].questions[1].answer
    assert answer is not None
    assert [chosen.code for chosen in answer.selected] == ["yes"]
    assert answer.text == "Egentligen inte"
    assert "M514" in [entry.code for entry in result.diagnostics]
