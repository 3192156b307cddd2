"""Questionnaires as tools for surveys print them."""

from __future__ import annotations

import pytest
from setlines import Set, page

from granskning_cli.diagnostics import Unreadable

ASKED = [
    ("Har nämnden en aktuell riskanalys? *", "Ja, sedan maj"),
    ("Hur många ärenden avgjordes?", "812 av 870"),
    ("Hur fungerar samverkan? (1 = dåligt, 5 = bra)", "4"),
    ("Ange de lagkrav som är svårast", "Rekrytering i komplexa ärenden."),
    ("Får vi kontakta er?", "Gärna"),
]
GIVEN = [given for _, given in ASKED]


def cards(*, above: float = 24, left: float = 60, **made: object) -> list[Set]:
    """Each question `above` below the answer before it, each answer `left`; `made`: how the questions are set."""
    lines = [Set("Höstenkät 2024", size=18)]
    for asked, given in ASKED:
        lines += [Set(asked, above, **made), Set(given, 1, left=left)]  # type: ignore[arg-type]
    return lines


@pytest.mark.parametrize(
    "lines",
    [
        cards(left=72, ruled=True),
        cards(ruled=True),
        cards(left=72),
        cards(bold=True),
        cards(font="Sans", ruled=True),
    ],
    ids=["indented", "ruled", "white space", "bold", "another font"],
)
def test_each_question_stands_with_its_answer(lines: list[Set]) -> None:
    """A ruling or white space parts the questions; they end at a question mark, or where type or edge change."""
    result = page(*lines)
    found = [q for section in result.sections for q in section.questions]
    assert [q.text for q in found] == [asked for asked, _ in ASKED]
    assert [q.answer.text for q in found if q.answer] == GIVEN
    assert "Q306" in [one.code for one in result.diagnostics]


def test_a_report_with_ruled_parts_is_no_questionnaire() -> None:
    """Parts below rulings of which hardly any asks are none of a questionnaire's."""
    lines = [
        Set(text, 24, ruled=at % 2 == 0) for at, text in enumerate(10 * ["Bakgrund", "Nämnden sammanträdde."])
    ]
    with pytest.raises(Unreadable):
        page(*lines)
