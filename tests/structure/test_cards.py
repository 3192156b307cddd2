"""Web forms with a card a question, and scales whose numbers stand above their boxes."""

from __future__ import annotations

import pytest
from setlines import Set, page

from granskning_cli.model.questionnaire import Questionnaire
from granskning_cli.pipeline import parse


def card(asked: str, *below: str) -> list[Set]:
    return [Set(asked, 24, ruled=True), *[Set(one, 4, left=72) for one in below]]


def given(result: Questionnaire) -> list[tuple[str, list[str], str | None]]:
    found = [one for section in result.sections for one in section.questions]
    return [
        (one.text, [mark.label for mark in one.answer.selected], one.answer.text)
        for one in found
        if one.answer is not None
    ]


def test_a_card_without_boxes_asks_for_text() -> None:
    """ "Beskriv ..." above a line of text is a question of its own, not more of the answer above it."""
    result = page(
        Set("Granskning 2025", size=18),
        *card("Har nämnden beslutat om en plan? *", "☒ Ja", "☐ Nej"),
        *card("Beskriv hur planen följs upp", "Rapporten lämnas i mars."),
        *card("Vilka delar ingår? Flera svar.", "☒ Ekonomi", "☐ Personal", "☒ Lokaler"),
        *card("Övriga kommentarer", "Ditt svar"),
        *card("Är planen känd?", "☐ Ja", "☒ Nej"),
        *card("Avslutande synpunkter", "Tack för frågorna till oss."),
        Set("Formuläret skapades av Malmlunda", 24, size=7, ruled=True),
    )
    assert given(result) == [
        ("Har nämnden beslutat om en plan? *", ["Ja"], None),
        ("Beskriv hur planen följs upp", [], "Rapporten lämnas i mars."),
        ("Vilka delar ingår?", ["Ekonomi", "Lokaler"], None),
        ("Övriga kommentarer", [], None),
        ("Är planen känd?", ["Nej"], None),
        ("Avslutande synpunkter", [], "Tack för frågorna till oss."),
    ]
    assert "Q306" in [one.code for one in result.diagnostics]


SCALE = "1   2   3   4   5"


@pytest.mark.parametrize(
    ("lines", "label", "ends"),
    [
        ((SCALE, "Inte alls ☐ ☐ ☒ ☐ ☐ Helt och hållet"), "3", "Inte alls – Helt och hållet"),
        ((SCALE, "☐ ☒ ☐ ☐ ☐"), "2", None),
        (("5   4   3   2   1", "Mycket nöjd ☐ ☒ ☐ ☐ ☐"), "4", "Mycket nöjd"),
    ],
    ids=["ends", "bare", "down"],
)
def test_a_number_above_each_box_is_its_label(lines: tuple[str, ...], label: str, ends: str | None) -> None:
    """What the ends mean is said to the respondent and is no option."""
    text = (
        "Enkät 2025\n\n1. I vilken grad följs planen?\n"
        + "\n".join(lines)
        + "\n\n2. Vad gör nämnden?\nDen läser.\n"
    )
    first, second = [one for section in parse(text.encode()).sections for one in section.questions]
    assert first.answer is not None
    assert [one.label for one in first.answer.selected] == [label]
    assert sorted(one.label for one in first.options or ()) == ["1", "2", "3", "4", "5"]
    assert first.instruction == ends
    assert second.answer is not None
    assert second.answer.text == "Den läser."
