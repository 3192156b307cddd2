"""Tables that a text keeps with spaces: `pdftotext -layout` and the like."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from granskning_cli import parse
from granskning_cli.layout import lay_out, spacing
from granskning_cli.model.layout import Row, Word
from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.readers import text

COLUMNS = """\
Självskattning av intern kontroll

I. Kontrollmiljö
 Nr Fråga                              Ja     Delvis     Nej        Ej      Kommentar
                                                                 aktuellt

 1. Har nämnden fastställt en                                               Antagen
    tillsynsplan för                   X                                    2023-12-14, § 201.
    livsmedelskontrollen?

 2. Finns dokumenterade rutiner                                             Rutin finns men är
    för jävsprövning vid                        X                           inte känd av alla
    bygglovsärenden?                                                        handläggare.

II. Riskbedömning
 Nr Fråga                              Ja     Delvis     Nej        Ej      Kommentar
                                                                 aktuellt

 3. Värderas riskerna
    efter sannolikhet                                               X
    och konsekvens?

 4. Rapporteras avvikelser                                                  I delår och bokslut.
    till nämnden?                                         X                 Två avvikelser år 2023
                                                                            var av större vikt.
"""
PAGE = """\
 5. Är taxorna beslutade av                                                 Taxan beslutades av
    kommunfullmäktige?                          X                           fullmäktige, § 133.
"""
# the same columns, set on another grid as a page with longer words is
OTHER = """\
 5. Är taxorna beslutade av             Taxan beslutades av
    kommunfullmäktige och      X        fullmäktige i november,
    publicerade?                        § 133.
"""
BELOW = """\
1 Ekonomi                              Ja    Nej
1.1 Är budgeten i balans                X
    i nämndens uppföljning?
Prognosen efter oktober visar ett underskott på 3,1 miljoner kronor, vilket beror på vite.
1.2 Finns en plan för                         X
    uppföljning av underskottet?
Nämnden har inte beslutat om någon plan, men förvaltningen arbetar med att ta fram en till våren.
"""
NO_NUMBERS = """\
Fråga                     Svar

Hur följer nämnden        Genom delårsrapporten
upp sina mål?             och årsredovisningen.

Vilka risker finns        Energikostnaderna och
inför kommande år?        personalomsättningen.

"""


def rows_of(source: str) -> list[Row]:
    return list(lay_out(text.read(source.encode())).rows)


def parsed(source: str) -> Questionnaire:
    return parse(source.encode(), template="none")


def answers(result: Questionnaire) -> list[tuple[str | None, str, list[str], str | None]]:
    return [
        (one.number, one.text, [mark.label for mark in one.answer.selected], one.answer.text)
        for section in result.sections
        for one in section.questions
    ]


def test_cells_of_several_lines_are_read_by_their_columns() -> None:
    """A question of three lines, its comment of two and a mark in the middle of them are one row."""
    assert answers(parsed(COLUMNS)) == [
        ("1", "Har nämnden fastställt en tillsynsplan för livsmedelskontrollen?", ["Ja"], "Antagen 2023-12-14, § 201."),
        (
            "2", "Finns dokumenterade rutiner för jävsprövning vid bygglovsärenden?", ["Delvis"],
            "Rutin finns men är inte känd av alla handläggare.",
        ),
        ("3", "Värderas riskerna efter sannolikhet och konsekvens?", ["Ej aktuellt"], None),
        (
            "4", "Rapporteras avvikelser till nämnden?", ["Nej"],
            "I delår och bokslut. Två avvikelser år 2023 var av större vikt.",
        ),
    ]  # fmt: skip


def test_a_title_above_a_table_is_no_name_of_a_column() -> None:
    """ "Nr Fråga" stands in one cell there and belongs to no section's title."""
    assert [(one.number, one.title) for one in parsed(COLUMNS).sections] == [
        ("I", "Kontrollmiljö"), ("II", "Riskbedömning"),
    ]  # fmt: skip


def test_a_table_goes_on_over_the_page() -> None:
    """The next page has no header, and its text begins where the columns began."""
    number, asked, marks, answer = answers(parsed(COLUMNS + "\f" + PAGE))[-1]
    assert (number, asked) == ("5", "Är taxorna beslutade av kommunfullmäktige?")
    assert (marks, answer) == (["Delvis"], "Taxan beslutades av fullmäktige, § 133.")


def test_a_page_on_another_grid_is_said_to_be_unsure() -> None:
    """Which column its marks are in cannot be told: L401 says so, and no mark is taken for certain."""
    result = parsed(COLUMNS + "\f" + OTHER)
    assert "L401" in {one.code for one in result.diagnostics}
    loud = {one.question for one in result.diagnostics if one.severity == "error"}
    assert all("5" in loud for one in answers(result) if one[0] == "5" and one[2])


def test_answers_through_all_columns_make_no_such_table() -> None:
    """Their lines are told one by one, and the marks are in the columns of the header above."""
    assert {len(row.cells) for row in rows_of(BELOW) if row.table is None} <= {1}
    assert [(number, marks) for number, _, marks, _ in answers(parsed(BELOW))] == [
        ("1.1", ["Ja"]),
        ("1.2", ["Nej"]),
    ]


def test_rows_without_numbers_are_parted_by_white_space() -> None:
    """A question and its answer stand side by side in each block."""
    assert [(one[1], one[3]) for one in answers(parsed(NO_NUMBERS))] == [
        ("Hur följer nämnden upp sina mål?", "Genom delårsrapporten och årsredovisningen."),
        ("Vilka risker finns inför kommande år?", "Energikostnaderna och personalomsättningen."),
    ]


def test_labels_of_two_lines_head_a_table() -> None:
    """ "I hög" above "grad" is one label; every label may go on below."""
    source = """\
                                            I hög   I viss   Inte
                                            grad    grad     alls

   1. Tar nämnden aktiv del i arbetet?               X

   2. Är kontrollmomenten väsentliga?         X

   3. Genomförs beslutade åtgärder?                           X
"""
    assert [one[2] for one in answers(parsed(source))] == [["I viss grad"], ["I hög grad"], ["Inte alls"]]


def test_a_title_right_on_a_question_ends_the_answer_above() -> None:
    """Where questions have white space above them, a line without any below it belongs to the next one."""
    source = """\
Styrning
Fråga 1. Hur följs besluten upp?
Förvaltningen redovisar en logg två gånger per år.

Fråga 2. Hur säkerställs att besluten verkställs?
Genom uppföljning i nämnden.

Verksamhet
Fråga 3. Finns det avtal med alla föreningar?
Nej, tre saknas.

Fråga 4. Vilka risker finns?
Energikostnaderna.

Fråga 5. Vad mer bör revisorerna veta?
Inget.
"""
    result = parsed(source)
    assert [(one.title, len(one.questions)) for one in result.sections] == [
        ("Styrning", 2),
        ("Verksamhet", 3),
    ]
    assert answers(result)[1][3] == "Genom uppföljning i nämnden."


def test_titles_reach_over_the_columns() -> None:
    """A title at the edge of the numbers is a section, right below the header too, and no row goes on below it."""
    result = parsed("""\
Nr    Fråga                        Ja    Nej     Kommentar
Styrning
1     Har nämnden brutit ned       X             Målen finns i planen,
      fullmäktiges mål?                          dnr 2023-0412.
2     Finns en aktuell                    X      Delegationsordningen är
      delegationsordning?                        från 2021. Ny lagstiftning
                                                 är inte inarbetad.
Uppföljning och rapportering
3    Hur ofta får nämnden                        Varje månad utom
     en ekonomisk rapport?                       januari.
""")
    assert [(one.title, len(one.questions)) for one in result.sections] == [
        ("Styrning", 2),
        ("Uppföljning och rapportering", 1),
    ]
    assert answers(result) == [
        ("1", "Har nämnden brutit ned fullmäktiges mål?", ["Ja"], "Målen finns i planen, dnr 2023-0412."),
        (
            "2", "Finns en aktuell delegationsordning?", ["Nej"],
            "Delegationsordningen är från 2021. Ny lagstiftning är inte inarbetad.",
        ),
        ("3", "Hur ofta får nämnden en ekonomisk rapport?", [], "Varje månad utom januari."),
    ]  # fmt: skip


def test_numbers_may_stand_in_the_second_column() -> None:
    """An area that heads several rows stands before their numbers."""
    result = parsed("""\
Område          Nr   Kontrollpunkt                     Ja      Delvis   Åtgärd
Organisation    1    Roller är beskrivna i skriftliga   x               Se avsnitt 2.
                     rutiner
                2    Beslut anmäls till nämnden                  x      Beslut i jouren saknas i
                                                                        anmälan för mars–maj.
Handläggning    3    Utredningstid på fyra månader      x
                     hålls i alla ärenden
""")
    assert answers(result) == [
        ("1", "Roller är beskrivna i skriftliga rutiner", ["Ja"], "Se avsnitt 2."),
        ("2", "Beslut anmäls till nämnden", ["Delvis"], "Beslut i jouren saknas i anmälan för mars–maj."),
        ("3", "Utredningstid på fyra månader hålls i alla ärenden", ["Ja"], None),
    ]


def test_letters_count_the_rows_below_a_number() -> None:
    """ "1  a" and "b" below it are 1a and 1b, though nothing closes the letter; a title parts them."""
    result = parsed("""\
Fråga                              Ja   Nej   Svar
Tillsyn
1    a   Finns en utredning        ☒     ☐    Beslutad 2024-12-03.
         för tillsynen?
     b   Motsvarar resurserna det  ☐     ☒    Resurserna räcker till 11 900
         utredda behovet?                     timmar.
Rättssäkerhet
2    a   Har beslut överklagats    ☒     ☐    23 beslut
         under året?
     b   Har utfallet rapporterats ☒     ☐
         till nämnden?
""")
    assert [(one.title, [q.number for q in one.questions]) for one in result.sections] == [
        ("Tillsyn", ["1a", "1b"]),
        ("Rättssäkerhet", ["2a", "2b"]),
    ]
    assert [(one[2], one[3]) for one in answers(result)][:2] == [
        (["Ja"], "Beslutad 2024-12-03."),
        (["Nej"], "Resurserna räcker till 11 900 timmar."),
    ]


def test_a_shortened_word_heads_a_column() -> None:
    """ "Spm." ends with a stop and no sentence."""
    result = parsed("""\
Spm.      Spørsmål                       Ja   Nei   Merknad
Styring
  1       Har utvalget fått lagt fram    ✔          Saken er satt opp på
          en samlet oversikt?                       årshjulet for 2025.
  2       Mottar utvalget rapporter?          ✔
""")
    assert answers(result) == [
        ("1", "Har utvalget fått lagt fram en samlet oversikt?", ["Ja"], "Saken er satt opp på årshjulet for 2025."),
        ("2", "Mottar utvalget rapporter?", ["Nei"], None),
    ]  # fmt: skip


def test_the_title_of_the_numbers_below_a_table_is_no_row_of_it() -> None:
    """ "4. Övrigt" fits the columns and heads 4.1, which does not."""
    result = parsed("""\
3. Intern kontroll
Nr       Fråga                          Ja     Nej     Kommentar
3.1      Bygger planen på en             X
         dokumenterad bedömning?
3.2      Deltar ledamöterna i                   X      Presidiet deltar. Övriga
         arbetet?                                      ledamöter får den färdig.

4. Övrigt
4.1 Vill nämnden lämna ytterligare upplysningar till revisorerna?
Nämnden vill lyfta att antalet barn i förskolan väntas minska.
""")
    assert [(one.number, one.title) for one in result.sections] == [("3", "Intern kontroll"), ("4", "Övrigt")]
    assert answers(result)[-1][3] == "Nämnden vill lyfta att antalet barn i förskolan väntas minska."


@pytest.mark.parametrize("times", [500, 2000])
def test_a_text_of_labels_alone_costs_its_length(times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every line may head a table, and none does: of a long text no more than a page is looked at for each."""
    looked = []

    def counted(line: Sequence[Word], gaps: spacing.Gaps) -> spacing.Gaps | None:
        looked.append(line)
        return own(line, gaps)

    own = spacing._narrowed
    monkeypatch.setattr(spacing, "_narrowed", counted)
    rows_of("".join(f"a{at}   b{at}\n" for at in range(times)))
    assert times < len(looked) <= spacing.MOST_LINES * times
