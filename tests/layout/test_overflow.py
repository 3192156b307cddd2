"""Text that runs over the lower edge of its cell."""

from __future__ import annotations

import pytest
from sheets import document, line, page

from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Rule

YS = (100.0, 114.0, 128.0, 142.0)
XS = (50.0, 250.0, 500.0)


def rows(over: str, x: float, bottom: float) -> list[list[str]]:
    """A row of two cells, a title across both, and another row; `over` stands where it stands."""
    rules = [Rule("h", y, XS[0], XS[-1]) for y in YS]
    rules += [Rule("v", x, YS[0], YS[-1]) for x in (XS[0], XS[-1])]
    rules += [Rule("v", XS[1], YS[0], YS[1]), Rule("v", XS[1], YS[2], YS[3])]
    made = page(
        line("A2 Följs riktlinjerna upp?", 54, 112),
        line("Utbildningen har nått 61 procent av", 254, 112),
        line("B Riskanalys", 54, 126.5),
        line(over, x, bottom),
        line("B1 Bedöms risker?", 54, 140),
        line("Ja.", 254, 140),
        rules=rules,
    )
    return [
        [" / ".join([one.text for one in cell.lines]) for cell in row.cells]
        for row in lay_out(document(made)).rows
    ]


@pytest.mark.parametrize(
    ("x", "bottom", "answer", "title"),
    [
        (254, 123.5, "Utbildningen har nått 61 procent av / cheferna och andra.", "B Riskanalys"),
        (254, 126.5, "Utbildningen har nått 61 procent av", "B Riskanalys cheferna och andra."),
        (300, 123.5, "Utbildningen har nått 61 procent av", "B Riskanalys cheferna och andra."),
    ],
    ids=["over", "on-its-line", "elsewhere"],
)
def test_text_below_its_cell(x: float, bottom: float, answer: str, title: str) -> None:
    """A spreadsheet prints a row too low for its text; what stands on another line than the title is not the title's."""
    found = rows("cheferna och andra.", x, bottom)
    assert found == [["A2 Följs riktlinjerna upp?", answer], [title], ["B1 Bedöms risker?", "Ja."]]
