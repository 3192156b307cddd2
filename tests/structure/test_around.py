"""What stands around a questionnaire is no part of it, and tables tell by their names or cells what they ask."""

from __future__ import annotations

import pytest
from setter import Setter
from test_pages_round_trip import parsed

from granskning_cli import Questionnaire, parse

ASKED = ("Har nämnden antagit en plan?", "Hur följs planen upp?", "Finns rutiner för klagomål?", "Nås målen?")


def questions(result: Questionnaire) -> list[tuple[str | None, str, str | None]]:
    """Number, text and answer of each question."""
    return [
        (q.number, q.text, q.answer.text if q.answer else None) for s in result.sections for q in s.questions
    ]


def codes(result: Questionnaire) -> set[str]:
    return {found.code for found in result.diagnostics}


def ask(setter: Setter) -> None:
    """A questionnaire of four questions, its title first."""
    setter.paragraph("Frågor till nämnden 2025", bold=True, size=15)
    for at, text in enumerate(ASKED, 1):
        setter.paragraph(f"{at}. {text}", bold=True, above=10)
        setter.paragraph("Ja, under hösten.")


def test_conditions_after_the_questions() -> None:
    """Numbered conditions on a page with a heading are no questions and no answer; an info says where they are."""
    setter = Setter()
    ask(setter)
    setter.next_page()
    setter.paragraph("Allmänna villkor", bold=True, size=15)
    for at in range(1, 7):
        setter.paragraph(f"{at}. Svaren blir allmän handling och lämnas ut till den som begär det.", above=10)
    result = parsed(setter.document())
    assert questions(result) == [(str(at), text, "Ja, under hösten.") for at, text in enumerate(ASKED, 1)]
    assert [d.message for d in result.diagnostics if d.code == "Q308"] == [
        "page 2: what stands there is numbered and asks nothing; it is under `unplaced`"
    ]
    assert " ".join([entry.text for entry in result.unplaced]).count("allmän handling") == 6


def test_a_decision_before_the_questions() -> None:
    """Its numbered points are no questions; what the form is called on the next page stands below "Bilaga 1"."""
    setter = Setter()
    setter.paragraph("Svar på revisorernas frågor", bold=True, size=15)
    setter.paragraph("Beslut", bold=True, above=10)
    for at, text in enumerate(("Nämnden antar svaret enligt bilaga 1.", "Paragrafen justeras genast."), 1):
        setter.paragraph(f"{at}. {text}", above=10)
    setter.next_page()
    setter.paragraph("Bilaga 1", size=9)
    ask(setter)
    result = parsed(setter.document())
    assert questions(result) == [(str(at), text, "Ja, under hösten.") for at, text in enumerate(ASKED, 1)]
    assert "Q308" in codes(result)
    assert (result.title, result.year) == ("Frågor till nämnden 2025", 2025)


def test_a_section_on_a_page_of_its_own_stays() -> None:
    """Numbers that go on from the questions are questions, though nothing there asks."""
    setter = Setter()
    ask(setter)
    setter.next_page()
    setter.paragraph("Framåtblick", bold=True, size=15)
    setter.paragraph("5. Övriga upplysningar", bold=True, above=10)
    setter.paragraph("Inga.")
    result = parsed(setter.document())
    assert questions(result)[-1] == ("5", "Övriga upplysningar", "Inga.")
    assert "Q308" not in codes(result)


def test_a_table_of_contents() -> None:
    """Its lines are no sections; the real ones count."""
    setter = Setter()
    setter.paragraph("Frågor till nämnden 2025", bold=True, size=15)
    setter.paragraph("Innehåll", bold=True, size=12)
    for at, title in enumerate(("Styrning", "Ekonomi"), 1):
        setter.paragraph(f"{at} {title} {'.' * 40} {at + 1}")
    for at, title in enumerate(("Styrning", "Ekonomi"), 1):
        setter.next_page()
        setter.paragraph(f"{at} {title}", bold=True, size=12)
        for number, text in enumerate(ASKED, 1):
            setter.paragraph(f"{at}.{number} {text}", bold=True, above=10)
            setter.paragraph("Ja.")
    result = parsed(setter.document())
    assert [(s.number, s.title) for s in result.sections] == [("1", "Styrning"), ("2", "Ekonomi")]
    assert len(questions(result)) == 8
    words = " ".join([entry.text for entry in result.unplaced]).replace(".", " ").split()
    assert words == ["Innehåll", "1", "Styrning", "2", "2", "Ekonomi", "3"]


def html(header: list[str], rows: list[list[str]]) -> bytes:
    """A table as a web page."""
    lines = [header, *rows] if header else rows
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in line) + "</tr>" for line in lines)
    return (
        f"<!doctype html><meta charset=utf-8><title>Enkät</title><h1>Enkät</h1><table>{body}</table>".encode()
    )


@pytest.mark.parametrize("name", ["Ja/Nej/Delvis", "Svar (Ja, Nej eller Delvis)", "Ja / Nej / Delvis"])
def test_an_option_written_in_its_column(name: str) -> None:
    """Below "Ja/Nej" what is written is the option; what is none of them is told of."""
    said = ["Ja", "nej", "", "Kanske"]
    rows = [
        [str(at), text, mark, "Se bilaga.", "Chefen"]
        for at, (text, mark) in enumerate(zip(ASKED, said, strict=True), 1)
    ]
    result = parse(html(["Nr", "Fråga", name, "Kommentar", "Ansvarig"], rows))
    found = [q for s in result.sections for q in s.questions]
    assert [[o.code for o in q.answer.selected] for q in found if q.answer] == [["yes"], ["no"], [], []]
    assert {q.kind for q in found} == {"choice"}
    assert [q.answer.text for q in found if q.answer] == ["Se bilaga."] * 3 + ["Kanske\n\nSe bilaga."]
    assert [d.code for d in result.diagnostics if d.question == "4"] == ["M506", "M503"]
    assert [entry.text for entry in result.unplaced] == ["Chefen"] * 4


def test_options_ticked_in_a_column_that_names_them_all() -> None:
    """Below "Ja / Nej" boxes may stand beside the labels; where none is ticked nothing was answered."""
    said = ["☐ Ja ☒ Nej", "☒ Ja ☐ Nej", "☐ Ja ☐ Nej", "☐ Ja ☒ Kanske"]
    rows = [[f"{at}. {text}", mark, ""] for at, (text, mark) in enumerate(zip(ASKED, said, strict=True), 1)]
    result = parse(html(["Fråga", "Ja / Nej", "Kommentar"], rows))
    found = [q for s in result.sections for q in s.questions]
    assert [[o.code for o in q.answer.selected] for q in found if q.answer] == [["no"], ["yes"], [], []]
    assert [q.answer.text for q in found if q.answer] == [None, None, None, "☐ Ja ☒ Kanske"]
    assert {d.question for d in result.diagnostics} == {"4"}


def test_a_question_called_comments_in_a_table() -> None:
    """ "1.3 | Kommentarer" in a table that has begun asks; its answer was lost as a header's title."""
    rows = [
        ["1.1", ASKED[0], "X", "", ""],
        ["1.2", "Kommentarer", "", "", "Inga."],
        ["1.3", ASKED[2], "", "X", ""],
    ]
    result = parse(html(["Nr", "Fråga", "Ja", "Nej", "Kommentar"], rows))
    assert questions(result) == [
        ("1.1", ASKED[0], None),
        ("1.2", "Kommentarer", "Inga."),
        ("1.3", ASKED[2], None),
    ]


def test_a_table_without_a_header() -> None:
    """Cells on the left that ask are questions; an info says that nothing but that tells."""
    result = parse(
        html([], [[text, answer] for text, answer in zip(ASKED, ["Ja.", "", "Nej.", "Delvis."], strict=True)])
    )
    assert [(text, answer) for _, text, answer in questions(result)] == [
        (ASKED[0], "Ja."),
        (ASKED[1], None),
        (ASKED[2], "Nej."),
        (ASKED[3], "Delvis."),
    ]
    assert "Q309" in codes(result)


def test_an_area_groups_its_questions() -> None:
    """The column left of the questions names sections."""
    rows = [["Styrning", ASKED[0], "Ja."], ["Styrning", ASKED[1], "Nej."], ["Ekonomi", ASKED[2], ""]]
    result = parse(html(["Område", "Fråga", "Svar"], rows))
    assert [(s.title, len(s.questions)) for s in result.sections if s.questions] == [
        ("Styrning", 2),
        ("Ekonomi", 1),
    ]


def test_a_part_is_signed_above_the_heading_of_another() -> None:
    """A date, a line to sign on and who signs, above "Bilaga 1", are no part of the answer above them."""
    body = (
        "<h2>Frågor</h2><p><b>1. Hur många möten hölls?</b></p><p>Nio.</p>"
        "<p>Torpa den 3 februari 2026</p><p>______________________</p><p>Ordförande</p>"
        "<h2>{}</h2><p><b>B1. Vilka avtal löper ut?</b></p><p>Städ.</p>"
    )

    def answer(heading: str) -> str | None:
        read = parse(f"<!doctype html><html lang=sv><body>{body.format(heading)}</body></html>".encode())
        first = read.sections[0].questions[0]
        return first.answer.text if first.answer else None

    assert answer("Bilaga 1 Kompletterande frågor") == "Nio."
    signed = answer("2. Ange vem som undertecknar")
    assert signed is not None
    assert signed.endswith("Ordförande")
