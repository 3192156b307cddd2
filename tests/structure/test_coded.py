"""Tables that number their questions by codes, and cells that reach over the columns of options."""

from __future__ import annotations

import pytest
from htmltables import cells, given, questions, table, warned
from setter import Setter
from test_pages_round_trip import parsed

from granskning_cli.pipeline import parse

CODES = (("ICP 1.1", "ICP 1.2", "ICP 2.1"), ("KR-12", "KR-13", "KR-20"), ("P-1", "B-1", "B-2"))


@pytest.mark.parametrize("codes", CODES)
@pytest.mark.parametrize("name", ["Ref.", "Referens", ""])
def test_codes_left_of_the_questions_are_their_numbers(name: str, codes: tuple[str, ...]) -> None:
    """Whatever the column is called: a different code in each row is the question's number, as printed."""
    result = parse(
        table(
            cells(f"{name}|Fråga|Ja|Nej|Kommentar"),
            "<td colspan=5><b>Styrning</b></td>",
            cells(f"{codes[0]}|Nämnden har antagit en plan.|X||I mars"),
            cells(f"{codes[1]}|Planen följs upp varje år.||X|"),
            "<td colspan=5><b>Uppföljning</b></td>",
            cells(f"{codes[2]}|Målen nås.|X||"),
        )
    )
    assert given(result) == {
        codes[0]: (["Ja"], "I mars"),
        codes[1]: (["Nej"], None),
        codes[2]: (["Ja"], None),
    }
    assert [section.title for section in result.sections if section.questions] == ["Styrning", "Uppföljning"]
    assert questions(result)[codes[0]].text == "Nämnden har antagit en plan."


def test_dates_left_of_the_questions_are_no_numbers() -> None:
    """A column of dates is one of something else, though each row has another."""
    result = parse(
        table(
            cells("Datum|Fråga|Ja|Nej"),
            cells("2025-01-15|Nämnden har antagit en plan.|X|"),
            cells("2025-02-15|Planen följs upp varje år.||X"),
        )
    )
    assert set(questions(result)) == {None}


def test_words_in_a_cell_over_all_options_answer() -> None:
    """Where a question wants text, its cell reaches over the options: what stands there is the answer, and no mark."""
    result = parse(
        table(
            cells("Nr|Fråga|Ja|Nej|Kommentar"),
            cells("1|Finns en plan?|X||I mars"),
            "<td>2</td><td>Vilka system används?</td><td colspan=3>Lön, bokföring</td>",
            "<td>3</td><td>Hur många anställda?</td><td colspan=2>148</td><td></td>",
            "<td>4</td><td>Följs den upp?</td><td colspan=3>☐ Ja ☒ Nej</td>",
        )
    )
    assert given(result) == {
        "1": (["Ja"], "I mars"),
        "2": ([], "Lön, bokföring"),
        "3": ([], "148"),
        "4": (["Nej"], None),
    }
    assert not warned(result)


def test_initials_of_sections_are_not_counted() -> None:
    """ "S1, S2" below "Safe" and "W1" below "Well-led": no letter is missing between S and W, but S2 before S3 is."""
    rows = "S1. Are staff trained?\nYes\n\n{}. Are incidents reported?\nNo\n\nWell-led\n\nW1. Is there a plan?\nYes\n"
    # that "Well-led" is a title and no answer is told as a doubt
    assert set(warned(parse(f"Safe\n\n{rows.format('S2')}".encode()))) <= {"Q312"}
    assert warned(parse(f"Safe\n\n{rows.format('S3')}".encode()))[0] == "Q301"
    assert "Q301" in warned(parse(b"A1. Is it safe?\nYes\n\nC1. Is there a plan?\nYes\n"))


def test_options_that_are_crossed_out_are_not_offered() -> None:
    """A dash in every place to tick says that the question wants words: its answer needs no mark."""
    result = parse(
        table(
            cells("Ref|Question|Yes|No|N/A|Notes"),
            cells("S1|Are incidents reported?|X||| "),
            cells("S2|How would you rate it?|–|–|–|Good"),
            cells("S3|What is planned?|-|-|-|"),
            cells("S4|Is there a plan?||–||"),
        )
    )
    found = questions(result)
    assert [found[f"S.{n}"].kind for n in (1, 2, 3, 4)] == ["choice", "open", "open", "choice"]
    assert given(result)["S.2"] == ([], "Good")
    assert given(result)["S.3"] == ([], None)
    assert warned(result) == ["M506"]  # of S4: one dash alone says nothing


def test_names_of_columns_are_no_title() -> None:
    """ "Safe" above "Ref Question" is the section's title, on one line or in a row of the table."""
    setter = Setter()
    edges = [56.0, 300.0, 350.0, 400.0, 540.0]
    asked = ("Are incidents reported to the board?", "Is there a plan for next year?", "Are drills held?")
    setter.paragraph("Provider audit", bold=True, size=16)
    for title, letter in (("Safe", "S"), ("Well-led", "W")):
        setter.paragraph(title, bold=True, size=13, above=14)
        setter.row(["Ref Question", "Yes", "No", "Notes"], edges, ruled=True, bold=True)
        for at, text in enumerate(asked, 1):
            setter.row([f"{letter}{at} {text}", "X", "", "All of them"], edges, ruled=True)
    result = parsed(setter.document())
    assert [section.title for section in result.sections if section.questions] == ["Safe", "Well-led"]
    assert given(result) == {f"{c}.{n}": (["Yes"], "All of them") for c in "SW" for n in (1, 2, 3)}
