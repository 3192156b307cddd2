"""Which questions stand in one column."""

from __future__ import annotations

from tables import ASKED, boards, drawn, questionnaire

from granskning_cli.table import tabulate

OTHER = (
    ("1.1", "Hur många elever går i kommunens skolor?"),
    ("1.2", "Serveras frukost på fritidshemmen?"),
    ("2.1", "Är skolgårdarna upplysta om kvällen?"),
)


def test_renumbered_and_reworded_questions_stay_in_their_columns() -> None:
    """Numbers shifted by a new question, and words put in: the answers stand where they belong, with no word of doubt."""
    asked = (
        ("1.1", "Finns en ordlista?"),
        ("1.2", ASKED[0][1]),
        ("1.3", "Följer nämnden upp att de mål som satts nås under året?"),
    )
    matrix = tabulate([*boards(), questionnaire("NDV", "Valnämnden", asked=asked)])
    assert drawn(matrix)["Valnämnden"] == "NDV---"
    assert [column.number for column in matrix.columns] == ["1.1", "1.1", "1.2", "2.1", "2.2", "2.10"]
    assert matrix.diagnostics == ()


def test_a_pair_that_is_not_sure_is_told_once() -> None:
    """However many questionnaires word it so, D721 is one line and says how many."""
    asked = (*ASKED[:3], ("2.2", "Har nämnden sett till att kontrollerna gjorts?"), ASKED[4])
    others = [questionnaire("JJJN*", f"Nämnd {at}", asked=asked) for at in range(3)]
    matrix = tabulate([*boards(), *others])
    assert len(matrix.columns) == 5
    assert [one.code for one in matrix.diagnostics] == ["D721"]
    assert "question 2.2 of nämnd 0-2025.pdf stands in the column of 2.2" in matrix.diagnostics[0].message
    assert matrix.diagnostics[0].message.endswith("(so in 3 questionnaires)")


def test_forms_with_nothing_in_common_stand_apart() -> None:
    """The same numbers are no pair: columns of their own, cells missing across, D722; counts look at one form."""
    matrix = tabulate([*boards(), questionnaire("JND", "Skolnämnden", asked=OTHER)])
    assert [column.form for column in matrix.columns] == [0] * 5 + [1] * 3
    assert drawn(matrix)["Skolnämnden"] == "-----JND"
    assert drawn(matrix)["Socialnämnden"] == "JDJ?*---"
    assert [one.code for one in matrix.diagnostics] == ["D722"]
    assert [column.count.missing for column in matrix.columns] == [0] * 8
    assert [row.count.missing for row in matrix.rows] == [0] * 5


def test_questions_with_one_wording_are_told_by_section_and_order() -> None:
    """ "Kommentar" without a number in each section: no answer moves to the other section's column."""
    asked = ((None, "Kommentar"), ("2.1", ASKED[2][1]), ("1.1", ASKED[0][1]), (None, "Kommentar"))
    one, two = questionnaire("JNDV", asked=asked), questionnaire("VDNJ", "Valnämnden", asked=asked)
    matrix = tabulate([one, two])
    assert drawn(matrix) == {"Kommunstyrelsen": "JDVN", "Valnämnden": "VNJD"}


def test_two_wordings_of_a_column_that_one_questionnaire_prints_both_part_again() -> None:
    """Two answers never fall on one cell, whichever questionnaire comes first."""
    first = (*ASKED[:3], ("2.2", "Har kontrollerna i planen för nämnden genomförts?"))
    both = (*ASKED[:4], ("2.3", "Har kontrollerna i planen för nämnden genomförts?"))
    also = (*ASKED[:4], first[3])
    three = [
        questionnaire("JJJN", "A", asked=first),
        questionnaire("JJJDV", "B", asked=both),
        questionnaire("JJJNV", "C", asked=also),
    ]
    matrix = tabulate([*boards(), *three])
    rows = drawn(matrix)
    for label, marks in (("A", "N"), ("B", "DV"), ("C", "NV")):
        assert "".join(c for c in rows[label][3:] if c != "-") == marks
    head = [column.text for column in matrix.columns].index(ASKED[3][1])
    assert [rows[label][head] for label in ("Kommunstyrelsen", "Miljönämnden", "C")] == ["J", "V", "N"]
    assert [rows["C"][at] for at, c in enumerate(matrix.columns) if c.text == first[3][1]] == ["V"]


def test_two_languages_are_put_together_by_numbers_and_told() -> None:
    """All numbers and kinds alike: one column each, and D726; other numbers: two forms."""
    asked = (
        ("1.1", "Has the board set targets?"),
        ("1.2", "Are they followed up?"),
        ("2.1", "Is there a plan?"),
    )
    swedish = [questionnaire("JNN", "Valnämnden", asked=ASKED[:3])] * 2
    matrix = tabulate([*swedish[:1], questionnaire("JND", "Board", asked=asked, language="en")])
    assert drawn(matrix) == {"Board": "JND", "Valnämnden": "JNN"}
    assert "D726" in [one.code for one in matrix.diagnostics]
    apart = tabulate([*boards(), questionnaire("JND", "Board", asked=asked, language="en")])
    assert [one.code for one in apart.diagnostics] == ["D722"]
