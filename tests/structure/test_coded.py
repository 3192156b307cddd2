"""Tables that number their questions by codes, and cells that reach over the columns of options."""

from __future__ import annotations

import pytest
from htmltables import cells, given, questions, table, warned

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
    assert given(result) == {codes[0]: (["Ja"], "I mars"), codes[1]: (["Nej"], None), codes[2]: (["Ja"], None)}
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
