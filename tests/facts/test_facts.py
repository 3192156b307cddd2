"""Facts in phrases: what is found, and where nothing must be found."""

from __future__ import annotations

import pytest
from facts.phrases import NONE, PHRASES

from granskning_cli.facts import facts_of
from granskning_cli.facts.words import words_of
from granskning_cli.structure.language import BUILT_IN

NUMBERS = frozenset(["1", "1.3", "2.4", "3.1", "12"])


def facts(text: str, *languages: str) -> list[tuple[str, str, str]]:
    """Kind, text and value of each."""
    found = facts_of(text, words_of(languages or ("sv",)), NUMBERS)
    return [(one.kind, text[one.start : one.end], one.value) for one in found]


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase[0])
def test_a_phrase_holds_one_fact(phrase: tuple[str, str, str, str]) -> None:
    """The whole of it, nothing beside it, and its value in one form."""
    text, kind, part, value = phrase
    assert facts(text) == [(kind, part, value)]


@pytest.mark.parametrize("text", NONE)
def test_a_phrase_holds_none(text: str) -> None:
    """Laws, telephone and diary numbers, versions, years in names, what may be two things."""
    assert facts(text) == []


def test_two_decisions_beside_each_other_keep_their_paragraphs() -> None:
    """The paragraph after a date is that date's, and not the next one's."""
    assert facts("2024-03-01 § 12 och 2025-04-02 § 13") == [
        ("decision", "2024-03-01 § 12", "2024-03-01 § 12"),
        ("decision", "2025-04-02 § 13", "2025-04-02 § 13"),
    ]


def test_a_date_before_a_law_is_a_date() -> None:
    """ "den 10 december 2025, § 5 kommunallagen" is no decision."""
    assert facts("Beslut den 10 december 2025, § 5 kommunallagen.") == [
        ("date", "10 december 2025", "2025-12-10")
    ]


def test_a_reference_needs_a_question_of_that_number() -> None:
    """Further numbers after the first count too."""
    assert [part for _, part, _ in facts("Se svaret på fråga 1.3 och punkt 2.4 samt 9.9.")] == ["1.3", "2.4"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "approved on 15 May 2024 (minute 29)", "2024-05-15 § 29"),
        ("en", "December 10, 2025", "2025-12-10"),
        ("en", "on 3/12/2025", None),
        ("en", "on 23/12/2025", "2025-12-23"),
        ("en", "which they may 3 may apply", None),
        ("en", "above £25,000", "25000 GBP"),
        ("en", "see question 3.1", "3.1"),
        ("da", "Ja, på mødet den 28. oktober 2025, punkt 6.", "2025-10-28 § 6"),
        ("da", "grænsen 500.000 kr.", "500000"),
        ("nb", "vedtatt 11. februar 2025, sak 9/25.", "2025-02-11 § 9/25"),
        ("nn", "3. juni", "--06-03"),
        ("fi", "hyväksyttiin 17.1.2024, § 4.", "2024-01-17 § 4"),
        ("fi", "noin 1,2 miljoonaa euroa", "1200000 EUR"),
        ("de", "am 3. März 2025", "2025-03-03"),
        ("de", "12,5 Prozent", "12.5"),
        ("fr", "adopté le 28 mars 2023", "2023-03-28"),
        ("fr", "1er trimestre 2024", "2024-Q1"),
        ("fr", "environ 1,2 million d’euros", None),
        ("fr", "1,2 million euros", "1200000 EUR"),
        ("nl", "vastgesteld op 4 maart 2025", "2025-03-04"),
        ("nl", "12,5 procent", "12.5"),
        ("es", "aprobado el 4 marzo 2025", "2025-03-04"),
        ("es", "12,5 %", "12.5"),
        ("it", "approvato il 4 marzo 2025, delibera n. 12", "2025-03-04 § 12"),
        ("it", "circa 1,2 milioni euro", "1200000 EUR"),
    ],
)  # fmt: skip
def test_other_languages(language: str, text: str, value: str | None) -> None:
    """What differs between languages is data: months, the decimal sign, what a paragraph is called."""
    assert [found for _, _, found in facts(text, language)] == ([value] if value else [])


def test_a_document_of_unknown_language() -> None:
    """What the languages agree on is found; "1.234 kr" may be two things then."""
    assert facts("15 december 2025", *BUILT_IN) == [("date", "15 december 2025", "2025-12-15")]
    assert facts("1,234 kr", *BUILT_IN) == []
