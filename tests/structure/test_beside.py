"""What was written behind an option that asks for it."""

from __future__ import annotations

import pytest
from htmltables import questions

from granskning_cli.pipeline import parse

FORM = """Frågor till nämnden

1. Vilken form används oftast?
☐ Ramavtal           ☐ Öppet förfarande
☐ Direktupphandling  {option}
{below}
2. Följs den upp?
☐ Ja  ☒ Nej
"""


def chosen(option: str, below: str) -> list[tuple[str, str | None]]:
    """The marked labels of the first question with what was written to each."""
    answer = questions(parse(FORM.format(option=option, below=below).encode()))["1"].answer
    assert answer is not None
    assert answer.text is None
    return [(mark.label, mark.text) for mark in answer.selected]


@pytest.mark.parametrize("label", ["Annan form", "Annat sätt", "Annat", "Other source"])
def test_words_behind_another_form_are_the_respondents(label: str) -> None:
    """ "Annan form: Entreprenad (partnering)": the label ends with the colon, on one line or on two."""
    assert chosen(f"☒ {label}: Entreprenad i samverkan", "") == [(label, "Entreprenad i samverkan")]
    below = " " * 21 + "(partnering)\n"
    assert chosen(f"☒ {label}: Entreprenad i samverkan", below) == [
        (label, "Entreprenad i samverkan (partnering)")
    ]


def test_a_label_may_hold_a_colon() -> None:
    """A label that asks for nothing else is printed as it stands."""
    assert chosen("☒ Steg 2: Genomförande", "") == [("Steg 2: Genomförande", None)]
