"""Options with letters, answered by a letter."""

from __future__ import annotations

import pytest

from granskning_cli.pipeline import parse

BELOW = """Enkät om säkerhet 2025

1. Hur ofta informationsklassas nya system?
a) Alltid
b) Oftast
c) Aldrig
Svar: b)

2. Vem godkänner behörigheter?
a) Närmaste chef, om inte annat har
   bestämts i delegationsordningen
b) Systemägaren
Svar: B
Kommentar: Efter förslag från chef.

3. Vilka loggar sparas? Flera svar kan väljas.
a) Inloggningar
b) Ändringar
c) Läsningar
Svar: a och c. Läsningar sparas i vård.

4. Hur ofta testas återläsning?
a) Varje år
b) Aldrig
Svar:
"""
TABLE = """# Enkät 2025

| Nr | Fråga | Svar |
|---|---|---|
| 1 | Hur ofta testas planen?<br>A. Varje år<br>B. Vartannat år<br>C. Aldrig | B |
| 2 | Vem beslutar?<br>A. Nämnden<br>B. Utskottet | A |
| 3 | Vem granskar?<br>A. Revisorerna<br>B. Ingen | |
"""
BARE = """Board survey 2025

1. How often are minutes approved?
   A. Every meeting
   B. Sometimes
   B

2. Who approves contracts?
   A. The board
   B. The chair
   A
"""
BESIDE = """Enkät 2025

1. Finns en plan?
a) Ja  b) Nej  c) Delvis
Svar: b

2. Är planen känd?
a) Ja  b) Nej  c) Delvis
Svar: c
"""
PARTS = """Revisorernas frågor 2025

1. Beskriv följande:
a) Mål för året
b) Risker
Svar: A) Målen är fem. B) Riskerna är tre.

2. Vad görs åt riskerna?
Svar: A-laget arbetar med dem.
"""

Answers = list[tuple[list[str], str | None]]


def answers(text: str) -> Answers:
    """What is selected and written, question by question."""
    found = [one.answer for section in parse(text.encode()).sections for one in section.questions]
    return [([one.label for one in a.selected], a.text) for a in found if a is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            BELOW,
            [
                (["Oftast"], None),
                (["Systemägaren"], "Efter förslag från chef."),
                (["Inloggningar", "Läsningar"], "Läsningar sparas i vård."),
                ([], None),
            ],
        ),
        (TABLE, [(["Vartannat år"], None), (["Nämnden"], None), ([], None)]),
        (BARE, [(["Sometimes"], None), (["The board"], None)]),
        (BESIDE, [(["Nej"], None), (["Delvis"], None)]),
    ],
    ids=["below", "table", "bare", "beside"],
)
def test_a_letter_chooses_its_option(text: str, expected: Answers) -> None:
    """Whether the options stand below or beside each other, and the letter on a line or in a column of answers."""
    assert answers(text) == expected


def test_a_lone_letter_that_nothing_names_chooses_nothing() -> None:
    """Where one list alone is followed by a letter, it may be the beginning of anything."""
    assert all(selected == [] for selected, _ in answers(BARE[: BARE.index("2.")]))


def test_letters_before_what_each_was_answered_stay() -> None:
    """ "A) Målen är fem. B) Riskerna är tre." chooses nothing."""
    assert all(selected == [] for selected, _ in answers(PARTS))
    assert answers(PARTS)[0][1] == "A) Målen är fem. B) Riskerna är tre."
