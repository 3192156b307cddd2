"""The value: cells, counts, what divides, and what is said of rows."""

from __future__ import annotations

import pytest
from invented import diagnostic as warning
from tables import ASKED, boards, drawn, questionnaire, years

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.signs import bar, signs
from granskning_cli.table import respondents, tabulate
from granskning_cli.table.levels import levels


def test_a_row_a_respondent_and_a_column_a_question() -> None:
    """Rows by name, columns as printed, one sign a cell."""
    matrix = tabulate(boards())
    assert [column.number for column in matrix.columns] == ["1.1", "1.2", "2.1", "2.2", "2.10"]
    assert drawn(matrix) == {
        "Barn- och utbildningsnämnden": "JNJD*",
        "Kommunstyrelsen": "JJJJ*",
        "Miljönämnden": "JNNV·",
        "Socialnämnden": "JDJ?*",
    }
    assert matrix.diagnostics == ()


def test_counts_of_questions_and_respondents() -> None:
    """Options offered and never marked count 0; an ambiguous mark counts for no option."""
    matrix = tabulate(boards())
    assert matrix.columns[3].count.model_dump() == {
        "marks": {"yes": 1, "no": 0, "partly": 1, "unknown": 1},
        "answered": 3,
        "unanswered": 0,
        "ambiguous": 1,
        "missing": 0,
    }
    assert matrix.columns[4].count.marks == {}
    social = matrix.rows[3].count
    assert (social.marks, social.answered, social.ambiguous) == ({"yes": 2, "partly": 1}, 4, 1)


def test_divides_is_the_share_that_differs_from_the_most_common() -> None:
    """4 Ja: 0; Ja, 2 Nej, Delvis: 2 of 4; three alone: 2 of 3; texts alone: none."""
    matrix = tabulate(boards())
    assert [column.divides for column in matrix.columns] == [0.0, 0.5, 0.25, 0.6667, None]
    assert [column.number for column in matrix.ordered("divided").columns] == [
        "2.2",
        "1.2",
        "2.1",
        "1.1",
        "2.10",
    ]
    assert drawn(matrix.ordered("divided"))["Miljönämnden"] == "VNNJ·"
    assert matrix.ordered("missing").columns[0].number == "2.10"
    assert matrix.ordered("printed") == matrix


def test_missing_is_not_unanswered() -> None:
    """A question that is not in a questionnaire is missing there; one that is left open is unanswered."""
    short = questionnaire("J··", "Miljönämnden", asked=ASKED[:3])
    matrix = tabulate([questionnaire("JJJJ*"), short])
    assert drawn(matrix)["Miljönämnden"] == "J··--"
    count = matrix.rows[1].count
    assert (count.answered, count.unanswered, count.missing) == (1, 2, 2)
    assert matrix.columns[3].count.missing == 1


def test_the_order_of_the_sources_does_not_matter() -> None:
    """The same sources, the same matrix."""
    mixed = [*boards(), *years()[:2]]
    assert tabulate(mixed) == tabulate(mixed[::-1])


def test_one_board_name_in_two_municipalities() -> None:
    """The rows are told apart by the organisation."""
    both = [questionnaire("JJJJ*", organisation=name) for name in ("Alby kommun", "Bro kommun")]
    assert list(drawn(tabulate(both))) == ["Kommunstyrelsen, Alby kommun", "Kommunstyrelsen, Bro kommun"]
    assert tabulate(both).diagnostics == ()


def test_the_same_respondent_and_year_twice() -> None:
    """Both rows stand, and D723 says so; documents that name nobody are not taken for one."""
    matrix = tabulate([questionnaire("JJJJ*"), questionnaire("NNNN*")])
    assert [row.cells[0].codes for row in matrix.rows] == [("yes",), ("no",)]
    assert [one.code for one in matrix.diagnostics] == ["D723"]
    assert tabulate([questionnaire("JJJJ*", None), questionnaire("NNNN*", None)]).diagnostics == ()


def test_values_not_to_be_trusted_are_told() -> None:
    """An error of a questionnaire is an error of the table (D725); a doubtful mark is written small."""
    doubtful = questionnaire(
        "JJJJ*", diagnostics=(warning(question="1.2"), diagnostic("M501", question="2.1", labels="Ja, Nej"))
    )
    matrix = tabulate([doubtful])
    assert [(one.code, one.severity) for one in matrix.diagnostics] == [("D725", "error")]
    assert matrix.diagnostics[0].message.endswith("Kommunstyrelsen 2025 (kommunstyrelsen-2025.pdf) holds values that "
                                                  "are not to be trusted: M501")  # fmt: skip
    assert drawn(matrix) == {"Kommunstyrelsen": "JjjJ*"}


def test_years_of_one_respondent() -> None:
    """A column a year; the year between that nobody has is empty and told (D727)."""
    matrix = tabulate(years(), "year")
    assert [row.label for row in matrix.rows] == ["2022", "2023", "2024", "2025"]
    assert drawn(matrix) == {"2022": "ND-VN*", "2023": "DJ-JN*", "2024": "------", "2025": "JJNJJ*"}
    assert matrix.rows[2].source is None
    assert [one.code for one in matrix.diagnostics] == ["D727"]
    assert [column.number for column in matrix.columns] == ["1.1", "1.2", "2.1", "2.2", "2.3", "2.10"]
    assert [column.count.missing for column in matrix.columns] == [0, 0, 2, 0, 0, 0]


def test_a_document_without_a_year_stands_last() -> None:
    """Under its own name, and D724 says so; a year far away opens no gap of centuries."""
    matrix = tabulate(
        [*years(), questionnaire("JJJJ*", year=None), questionnaire("JJJJ*", year=1025)], "year"
    )
    assert [row.label for row in matrix.rows][-1] == "kommunstyrelsen-None.pdf"
    assert len(matrix.rows) == 6
    assert "D724" in [one.code for one in matrix.diagnostics]


def test_years_of_several_respondents_are_no_table() -> None:
    """One must be chosen; upper and lower case are one."""
    with pytest.raises(ValueError, match="several respondents"):
        tabulate(boards(), "year")
    assert respondents(boards())[0] == "Barn- och utbildningsnämnden"
    assert list(drawn(tabulate(boards(), "year", "MILJÖNÄMNDEN"))) == ["2025"]


def test_bars_follow_the_order_of_the_scale() -> None:
    """Nej low, Delvis in the middle, Ja high; Vet ej has no height, and options without an order none at all."""
    matrix = tabulate(years(), "year")
    course = [
        "".join(bar(row.cells[at], column) or " " for row in matrix.rows)
        for at, column in enumerate(matrix.columns)
    ]
    assert course == ["▁▅ █", "▅█ █", "   ▁", " █ █", "▁▁ █", "    "]
    assert levels(["10", "9", "unknown"]) == ("9", "10")
    assert levels(["yes", "summer"]) is None
    assert levels(["yes", "unknown"]) is None


def test_no_two_options_have_one_sign() -> None:
    """J and then the next letters: "Ja", "Ja, delvis", "Jämt" differ, figures stand for themselves."""
    from granskning_cli.model.matrix import Column, Count, Matrix
    from granskning_cli.model.questionnaire import Option

    labels = ["Ja", "Ja, delvis", "Jämt", "1", "ß", "=1+1", "", "Ja"]
    options = tuple(Option(code=f"c{at}", label=label) for at, label in enumerate(labels))
    column = Column(number="1", text="?", section=None, kind="choice", options=options, count=Count(marks={}))
    found = signs(Matrix(columns=(column,)))
    assert list(found.values())[:4] == ["J", "D", "Ä", "1"]
    assert len(set(found.values())) == len(labels)


def test_where_a_cell_comes_from() -> None:
    """Each cell's question is known, also where the years print it under another number; a cell without one has none."""
    from twoyears import new, old

    from granskning_cli.table import positions

    both = [new(), old()]
    matrix = tabulate(both)
    asked = [[question for section in one.sections for question in section.questions] for one in both]
    for row in matrix.rows:
        at = next(at for at, one in enumerate(both) if row.source and one.source.sha256 == row.source.sha256)
        found = positions(both)[at]
        for place, cell in enumerate(row.cells):
            assert (place in found) == (cell.state != "missing")
            if place in found:
                answer = asked[at][found[place]].answer
                assert answer is not None
                assert cell.codes == tuple(one.code for one in answer.selected)
    assert sorted(positions(both)[0].values()) == list(range(len(asked[0])))
