"""Rows that were copied out of a table, with a tab between their cells."""

from __future__ import annotations

import pytest

from granskning_cli.pipeline import parse
from granskning_cli.readers.tabbed import untabbed

SHORT, LONG = "Finns en plan?", "Har nämnden antagit en plan för hur dess egna mål ska följas upp?"


def marked(text: str) -> list[list[str]]:
    result = parse(text.encode())
    found = [q.answer for section in result.sections for q in section.questions]
    return [[one.label for one in answer.selected] for answer in found if answer]


@pytest.mark.parametrize("number", ["{}. ", "{}.\t"])
def test_a_mark_stands_in_the_column_that_its_tabs_count(number: str) -> None:
    """However far they lead: below a long question the stop is another than below a short one."""
    head = "Fråga" + "\t" * number.count("\t") + "\tJa\tNej\tDelvis\n"
    rows = [f"{SHORT}\tX\t\t\n", f"{LONG}\tX\t\t\n", f"{LONG}\t\tX\t\nDen saknas.\n", f"{SHORT}\t\t\tX\n"]
    text = head + "".join([number.format(at) + row for at, row in enumerate(rows, 1)])
    assert marked(text) == [["Ja"], ["Ja"], ["Nej"], ["Delvis"]]


def test_tabs_that_were_typed_until_something_stood_below_lead_to_stops() -> None:
    """A row has as many of them as that took, and the places are what counts."""
    lines = ["Kort?\t\t\tX", "En längre fråga?\tX", "En fråga till?\t\t\tX", "Plan?\t\tX"]
    assert untabbed(lines) == [line.replace("\t", " \t").expandtabs(8) for line in lines]


def test_rows_that_stand_aligned_are_left_as_they_are() -> None:
    """Where the stops tell the columns, so does the count of the tabs."""
    lines = ["a\tX\t\tb", "c\t\tX\td", "e\tX\tX\tf"]
    assert untabbed(lines) == [line.replace("\t", " \t").expandtabs(8) for line in lines]
