"""What tells a section's title, and that it is no part of the answer above it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from setlines import SOURCE, Set, page
from sheets import document, line
from sheets import page as sheet

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule, Word
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse
from granskning_cli.structure import structure


def sections(result: Questionnaire) -> dict[str | None, list[str | None]]:
    """The answers below each title."""
    return {
        section.title: [q.answer.text for q in section.questions if q.answer is not None]
        for section in result.sections
    }


def test_a_title_may_be_underlined() -> None:
    """Questions count on through titles that nothing but a line under them tells, whatever stands above them."""
    result = page(
        Set("Frågor till rektor", size=14),
        Set("Trygghet, studiero och arbetet mot kränkningar", lined=True),
        Set("1. Vilken plan gäller?"),
        Set("Planen från i våras.", above=0, left=70),
        Set("Stöd", above=3, lined=True),
        Set("2. Vilket stöd finns?"),
        Set("Elevhälsan, efter behov.", above=0, left=70),
        Set("3. Vem beslutar om det?"),
        Set("Rektor, efter samråd.", above=0, left=70),
    )
    assert sections(result) == {
        "Trygghet, studiero och arbetet mot kränkningar": ["Planen från i våras."],
        "Stöd": ["Elevhälsan, efter behov.", "Rektor, efter samråd."],
    }


def test_the_type_of_answers_heads_nothing() -> None:
    """Where answers are written larger than what is printed, a short one above the next question is an answer."""
    hand = {"above": 0.0, "left": 72.0, "size": 16.0, "font": "Hand"}
    result = page(
        Set("1. Känner alla elever till reglerna?"),
        Set("Ja, de gås igenom varje termin.", **hand),  # type: ignore[arg-type]
        Set("2. Antal elever med program"),
        Set("23 (av 318)", **hand),  # type: ignore[arg-type]
        Set("3. Är stödet tillräckligt?"),
        Set("Nej, psykolog saknas.", **hand),  # type: ignore[arg-type]
    )
    assert sections(result) == {
        None: ["Ja, de gås igenom varje termin.", "23 (av 318)", "Nej, psykolog saknas."]
    }


@pytest.mark.parametrize("sign", ["-", "=", "~", "*"])
def test_signs_below_a_title_underline_it(sign: str) -> None:
    """A line of signs as long as the line above it makes that a title; it is in no text itself."""
    text = "\n".join(
        [
            "Frågor till nämnden",
            "",
            *("Styrning och ledning", 20 * sign, "1. Vad gäller?", "Planen.", ""),
            *("2. Vem följer upp?", "Kansliet.", "", "Ekonomi", 8 * sign, "", "3. Hur ser det ut?", "Bra."),
        ]
    )
    assert sections(parse(text.encode())) == {
        "Styrning och ledning": ["Planen.", "Kansliet."],
        "Ekonomi": ["Bra."],
    }


def test_a_long_line_of_signs_divides_and_says_nothing() -> None:
    """A line of signs that underlines nothing is a ruling: no part of the answer above it."""
    text = f"1. Finns en plan?\nJa, sedan maj.\n{50 * '-'}\n2. Följs den upp?\nVarje år.\n{50 * '='}\n"
    assert sections(parse(text.encode())) == {None: ["Ja, sedan maj.", "Varje år."]}


def test_signs_below_labels_underline_none_of_them() -> None:
    """The line below the header of a table set with spaces is no mark at its labels."""
    rows = ["Nr  Fråga                 Ja   Nej", 34 * "-", "1   Finns en plan?        X"]
    rows += ["2   Följs den upp?             X", "3   Är den ny?            X"]
    answers = [q.answer for s in parse("\n".join(rows).encode()).sections for q in s.questions]
    assert [[one.label for one in a.selected] for a in answers if a] == [["Ja"], ["Nej"], ["Ja"]]


def test_a_title_stands_nearer_to_another_sections_first_number() -> None:
    """A short line with white space above it, right on 2.1, is no part of the answer to 1.2; nor on top of a page."""
    text = "\n".join(
        [
            *(
                "Frågor 2024",
                "",
                "Mål",
                "1.1 Finns mål?",
                "Svar: Se planen.",
                "1.2 Följs de upp?",
                "Svar: Två",
                "gånger.",
            ),
            *(
                "",
                "Ekonomi",
                "2.1 Vilket resultat väntas?",
                "Svar: Underskott.",
                "\fKontroll",
                "3.1 Vad brast?",
                "Svar: Inget.",
            ),
        ]
    )
    assert sections(parse(text.encode())) == {
        "Mål": ["Se planen.", "Två gånger."],
        "Ekonomi": ["Underskott."],
        "Kontroll": ["Inget."],
    }


def test_the_only_white_space_stands_above_titles() -> None:
    """Where one question stands right on the other, a short line below the only white space is a title."""
    body = "Mål\n1. Finns mål?\nSvar: Ja.\n2. Vem följer upp?\nSvar: Kansliet.\n\nEkonomi\n3. Vad väntas?\nSvar: Vinst.\n"
    assert sections(parse(f"Frågor\n\n{body}".encode())) == {
        "Mål": ["Ja.", "Kansliet."],
        "Ekonomi": ["Vinst."],
    }


def test_a_title_has_a_row_of_a_spaced_table_to_itself() -> None:
    """A line that begins where the numbers of the table do is a title; one that begins where its texts do is not."""
    rows = [
        "Nr   Påstående                              Ja   Nej   Kommentar",
        "Styrning",
        "1    Nämnden har underlag                   X          Skickas tio dagar före.",
        "2    Nämnden följer köläget för barn             X     Från 2025.",
        "     Och för unga",
        "Kontroll",
        "3    Riskanalys har gjorts                  X",
        "4    Kontrollerna redovisas                      X     I maj.",
    ]
    result = parse("\n".join(rows).encode())
    assert [(s.title, [q.number for q in s.questions]) for s in result.sections] == [
        ("Styrning", ["1", "2"]),
        ("Kontroll", ["3", "4"]),
    ]
    assert "Och för unga" in result.sections[0].questions[1].text


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("1.1 Finns mål?\n\nDe antogs i maj.\n\nEkonomi\n\n2.1 Hur gick det?\n\nBra.\n", ["1.1"]),
        ("1. Finns mål?\n\nDe antogs i maj.\n\nEkonomi\n\n2. Hur gick det?\n\nBra.\n", ["1"]),
        ("1. Finns mål?\n\nDe antogs i maj\n\n2. Hur gick det?\n\nBra\n", []),
        ("1.1 Finns mål?\n\nJa\n\n2.1 Hur gick det?\n\nBra.\n", []),
    ],
)
def test_what_may_be_a_title_or_an_answer_is_said(text: str, named: list[str]) -> None:
    """A short last line above the next question, as far from it as from the answer, stays there, and Q312 names it."""
    result = parse(f"Frågor 2024\n\n{text}".encode())
    assert [one.question for one in result.diagnostics if one.code == "Q312"] == named


@pytest.mark.parametrize("between", ["", "\n"], ids=["close", "apart"])
def test_titles_in_capitals(between: str) -> None:
    """Short lines all in capitals above numbers are titles, with white space between questions and without."""
    asked = [
        "1. Finns mål?",
        "De antogs i maj.",
        "2. Vem följer upp?",
        "Kansliet.",
        "3. Vad väntas?",
        "Vinst.",
    ]
    asked[4:4], asked[:0] = ["\nEKONOMI\n"], ["STYRNING\n"]
    text = "Frågor 2024\n\n" + "\n".join(one + between for one in asked)
    assert sections(parse(text.encode())) == {
        "STYRNING": ["De antogs i maj.", "Kansliet."],
        "EKONOMI": ["Vinst."],
    }


def test_answers_in_capitals_are_no_titles() -> None:
    """Where answers are written in capitals too, the last word of one is none."""
    body = "1. Vem beslutar?\n\nNÄMNDEN\n\n2. Vem följer upp?\n\nKANSLIET\n\n3. Vem granskar?\n\nREVISORERNA\n\n4. När?"
    assert len(sections(parse(f"FRÅGOR TILL NÄMNDEN\n\n{body}\n\nI MAJ\n".encode()))) == 1


EVEN = [
    *("1. Hur styrs det?", "Genom planen.", "2. Vem följer upp?", "Chefen"),
    *("3. Vad väntas?", "Underskott 3 mnkr", "4. Vad har beslutats?", "Stopp från maj."),
]


def even(*titles: str, **made: object) -> list[Set]:
    """All lines as far apart as paragraphs, with a title `made` so above the first and the third question."""
    asked = [Set(text) for text in EVEN]
    first, second = [Set(title, **made) for title in titles]  # type: ignore[arg-type]
    return [Set("Frågor till nämnden", size=18), first, *asked[:4], second, *asked[4:]]


@pytest.mark.parametrize("made", [{"bold": True}, {"lined": True}, {"font": "Serif", "size": 13.0}], ids=str)
def test_a_type_in_which_nothing_but_titles_stands(made: dict[str, object]) -> None:
    """Where all lines stand equally far apart, a short line in a type of its own above numbers is a title."""
    result = page(*even("Styrning", "Ekonomi", **made))
    assert sections(result) == {
        "Styrning": ["Genom planen.", "Chefen"],
        "Ekonomi": ["Underskott 3 mnkr", "Stopp från maj."],
    }


def test_titles_that_nothing_tells_are_said() -> None:
    """Where neither type nor white space tells, what may be titles stays in the answers, and Q312 names them."""
    lines = even("Styrning", "Ekonomi")
    lines += [Set("Kontroll"), Set("5. Vad brast?"), Set("Inget alls.")]
    found = [one.question for one in page(*lines).diagnostics if one.code == "Q312"]
    assert found == ["2", "4"]


def test_answers_in_bold_are_no_titles() -> None:
    """Where answers are in bold, one of a word or two above the next number is an answer."""
    lines = [Set(text, bold=at % 2 == 1) for at, text in enumerate(EVEN)]
    assert sections(page(Set("Frågor till nämnden", size=18), *lines)) == {None: EVEN[1::2]}


@given(st.lists(st.tuples(st.sampled_from((0.0, 6.0, 10.0, 18.0)), st.booleans()), min_size=6, max_size=6))
def test_type_of_unknown_size_is_read_too(kinds: list[tuple[float, bool]]) -> None:
    """A size that no reader could tell is 0: the questions are found whatever lines have none."""
    texts = ("Styrning", "Trygghet", "1. Finns en plan?", "Ja, en plan.", "2. Följs den?", "Ja, i maj.")
    lines = [
        [word._replace(size=size) for word in line(text, 60, 100 + 30 * at, bold=bold)]
        for at, (text, (size, bold)) in enumerate(zip(texts, kinds, strict=True))
    ]
    found = structure(lay_out(document(sheet(*lines))), SOURCE)
    assert {one.number for part in found.sections for one in part.questions} == {"1", "2"}


def tables(*headed: tuple[str, str, str]) -> Questionnaire:
    """A page of tables: what stands above each, the cells of its header, and its only question."""
    row = "<tr><td>{0}<td>{1}<td>X<td>"
    body = "".join(
        [f"{above}<table><tr>{head}{row.format(*asked.split('|'))}</table>" for above, head, asked in headed]
    )
    return parse(f"<!doctype html><html lang=sv><body><h1>Tillsyn</h1>{body}</body></html>".encode())


def test_what_heads_every_table_is_a_columns_name() -> None:
    """Beside a column of numbers "Krav" is no title, though no list of names holds it; what stands above the table is."""
    head = "<th>Nr<th>Ålagt<th>Uppfylls<th>Uppfylls ej"
    found = tables(("<h3>Register</h3>", head, "A1|Det förs."), ("<h3>Akter</h3>", head, "B1|De är låsta."))
    assert [*sections(found)] == ["Register", "Akter"]


def test_a_title_beside_the_name_of_the_numbers_is_its_tables() -> None:
    """ "Nr | Styrning" heads one table, and the name of the numbers' column is no part of it."""
    head = "<th>Nr<th>{}<th>Ja<th>Nej"
    found = tables(
        ("<p>", head.format("Styrning"), "1|Finns mål?"), ("<p>", head.format("Kontroll"), "2|Finns plan?")
    )
    assert [*sections(found)] == ["Styrning", "Kontroll"]


def test_where_no_type_has_a_name_a_line_above_a_table_is_its_title() -> None:
    """Fonts that are drawings tell neither bold nor regular; the line stands alone right above the table's header."""
    words: list[list[Word]] = []
    rules: list[Rule] = []
    for top, title, number in ((100.0, "Register", "A1"), (220.0, "Akter", "B1")):
        words += [line(title, 55, top), line("Nr", 55, top + 34), line("Fråga", 95, top + 34)]
        words += [line("Ja", 310, top + 34), line("Nej", 360, top + 34)]
        words += [line(number, 55, top + 54), line("Är de låsta?", 95, top + 54), line("X", 310, top + 54)]
        rules += [Rule("h", top + y, 50, 400) for y in (20, 40, 60)]
        rules += [Rule("v", x, top + 20, top + 60) for x in (50, 90, 300, 350, 400)]
    nameless = [[word._replace(font="") for word in own] for own in words]
    assert [*sections(structure(lay_out(document(sheet(*nameless, rules=rules))), SOURCE))] == [
        "Register",
        "Akter",
    ]


@pytest.mark.parametrize(
    ("title", "whole"), [("Granskning av valnämnden 2026", True), ("Allmänt om valet", False)]
)
def test_a_title_below_a_letterhead_heads_the_document(title: str, whole: bool) -> None:
    """It says what kind of document it is, in type larger than all else; "Allmänt" is a section's title as before."""
    head = f"<p>Åsnäs kommun</p><p>Revisorerna</p><h2>{title}</h2>"
    table = "<table><tr><td>{}<td>Ja<td>Nej<tr><td>{}<td>X<td></table>"
    body = head + table.format("Ekonomi", "1. Finns budget?") + table.format("Val", "2. Finns plan?")
    result = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    assert [section.title for section in result.sections] == [*([] if whole else [title]), "Ekonomi", "Val"]
    assert (result.title == title) is whole


def test_what_kind_of_document_it_is_is_no_part_of_a_name() -> None:
    """ "Checklista för valnämnden" is about the board, whose name is its last word."""
    result = parse(b"Checklista f\xc3\xb6r valn\xc3\xa4mnden 2026\n\n1. Finns en plan?\n\nJa, i maj.\n")
    assert result.respondent == "valnämnden"


def test_two_forms_in_one_document() -> None:
    """A heading with an introduction below it heads the numbers that begin again; without one they would be an answer."""
    form = "<h1>{0}</h1><p>{1}</p><p>1. Finns mål?</p><p>Ja, {0}.</p><p>2. Följs de upp?</p><p>Ja.</p>"
    said = "Svara på alla frågor före den 31 mars."
    body = f"<h1>Enkät</h1>{form.format('Del för nämnden', said)}{form.format('Del för utskottet', said)}"
    result = parse(f"<!doctype html><html lang=sv><body>{body}</body></html>".encode())
    assert [(section.title, len(section.questions)) for section in result.sections] == [
        ("Del för nämnden", 2),
        ("Del för utskottet", 2),
    ]
    assert [q.answer.text for s in result.sections for q in s.questions if q.answer][1] == "Ja."
    assert [one.text for one in result.unplaced] == [said, said]
