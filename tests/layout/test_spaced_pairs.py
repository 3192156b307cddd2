"""Two columns of text that nothing but the place of the answers tells: `pdftotext -layout` of a table without a header."""

from __future__ import annotations

import pytest

from granskning_cli import parse
from granskning_cli.layout import lay_out
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.readers import text

WRAPPED_BELOW = """\
A. Styrning och ledning
A1 Antal ordinarie              9 (varav ett digitalt)
sammanträden under året
A2 Reglemente senast            KF 2022-12-12, § 164
reviderat
A3 Hur följs nämndens uppdrag   Uppdragen förs in i ett register med ansvarig
från fullmäktige upp?           tjänsteperson. Registret gås igenom av presidiet.

B. Ekonomi
B1 Främsta orsaker till          Kostnaderna för timanställda har
avvikelserna                     inte minskat.
"""
SET_IN = """\
I.     Hur har styrelsen säkerställt att     Styrelsen prövar ändamålet i samband med
       verksamheten ryms inom det            affärsplanen.
       kommunala ändamålet?

II.    Har ägardirektivet behandlats på      Ja, den 27 april 2023.
       årsstämman?

III.   Hur hanteras ränterisken?             Enligt finanspolicyn ska räntebindningstiden vara
                                             minst 2,5 år.

                                             Styrelsen får rapport kvartalsvis.

IV.    Vilka underhållsåtgärder har
       skjutits upp?
"""


def parsed(source: str) -> Questionnaire:
    return parse(source.encode(), template="none")


def answers(result: Questionnaire) -> list[tuple[str | None, str, str | None]]:
    return [
        (one.number, one.text, one.answer.text) for section in result.sections for one in section.questions
    ]


def test_what_wraps_below_a_number_is_no_title() -> None:
    """A short second line of a question stands where titles do; a title has a blank line above it."""
    result = parsed(WRAPPED_BELOW)
    assert [one.title for one in result.sections] == ["Styrning och ledning", "Ekonomi"]
    assert answers(result) == [
        ("A.1", "Antal ordinarie sammanträden under året", "9 (varav ett digitalt)"),
        ("A.2", "Reglemente senast reviderat", "KF 2022-12-12, § 164"),
        (
            "A.3", "Hur följs nämndens uppdrag från fullmäktige upp?",
            "Uppdragen förs in i ett register med ansvarig tjänsteperson. Registret gås igenom av presidiet.",
        ),
        ("B.1", "Främsta orsaker till avvikelserna", "Kostnaderna för timanställda har inte minskat."),
    ]  # fmt: skip


def test_a_paragraph_of_its_own_beside_a_question_is_its_answer() -> None:
    """A blank line in an answer ends no row."""
    result = parsed(SET_IN)
    assert answers(result) == [
        (
            "I", "Hur har styrelsen säkerställt att verksamheten ryms inom det kommunala ändamålet?",
            "Styrelsen prövar ändamålet i samband med affärsplanen.",
        ),
        ("II", "Har ägardirektivet behandlats på årsstämman?", "Ja, den 27 april 2023."),
        (
            "III", "Hur hanteras ränterisken?",
            "Enligt finanspolicyn ska räntebindningstiden vara minst 2,5 år.\n\nStyrelsen får rapport kvartalsvis.",
        ),
        ("IV", "Vilka underhållsåtgärder har skjutits upp?", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "source",
    [
        "1 Är planen antagen       Ja, i maj.\n2 Är den känd             Ja.\n3 Följs den upp           Nej.\n",
        "1 Är planen       ● Ja ○ Nej\nantagen\n2 Är den känd     ○ Ja ● Nej\nav alla\n3 Följs den upp   ● Ja ○ Nej\n",
    ],
    ids=["a line each", "options"],
)
def test_no_table_without_need(source: str) -> None:
    """Rows of one line each are lines; options beside questions are read by their own rules."""
    assert all(row.table is None or len(row.cells) != 2 for row in lay_out(text.read(source.encode())).rows)


def test_answers_set_to_the_middle_of_their_questions_are_not_guessed() -> None:
    """An answer that begins below its question's first line may begin above it elsewhere: L401 says so."""
    result = parsed("""\
1.1 Har nämnden antagit en plan
för intern kontroll? Ange          Ja, den 4 maj.
datum för beslutet.
1.2 Följs planen upp under året
som beslutats, och på vilket       I augusti.
sätt?
1.3 Vilka risker ser nämnden
under kommande år, och vad         Kompetens.
görs åt dem?
""")
    assert "L401" in {one.code for one in result.diagnostics}
