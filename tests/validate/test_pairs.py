"""What the checks say of single questions, and of questions that belong together."""

from __future__ import annotations

import pytest
from program import ROOT
from validate.answered import checked, questionnaire
from validate.pairs import PAIRS, PLAN, WHEN, Pair

from granskning_cli import pipeline
from granskning_cli.data import from_data
from granskning_cli.export import export

FOLLOWED = "Har uppföljning skett av internkontrollplanen för 2025?"
LONG = "Nämnden följer upp målen i samband med delårsrapport och årsredovisning och beslutar då om åtgärder."


def codes(*pairs: Pair) -> list[tuple[str, str | None]]:
    """The codes with their questions."""
    return [(one.code, one.question) for one in checked(questionnaire(*pairs)).diagnostics]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.codes or 'none'}-{pair.answer[:40]}")
def test_a_question_and_its_answer(pair: Pair) -> None:
    """A check finds what is wrong and nothing else."""
    assert [code for code, _ in codes(pair)] == pair.codes.split()


@pytest.mark.parametrize("code", ["F901", "F903", "F904", "F905", "F906", "M504"])
def test_there_are_answers_to_find_and_answers_to_leave_alone(code: str) -> None:
    """Every check has at least two of its own, and there are as many traps as findings."""
    assert sum(pair.codes == code for pair in PAIRS) >= 2
    assert len(PAIRS) >= 60
    assert 2 * sum(not pair.codes for pair in PAIRS) >= len(PAIRS)


def test_a_plan_that_is_followed_up_before_it_is_adopted() -> None:
    """ "Följts upp den 22 september" and "antogs den 16 december 2025" cannot both hold for the plan of 2025."""
    adopted = Pair(PLAN, WHEN, "Ja", "Planen antogs den 16 december 2025, § 191.")
    early = Pair(FOLLOWED, None, "Ja", "Ja, den har följts upp den 22 september, § 167.")
    assert codes(adopted, early) == [("F906", "1.1"), ("F907", "1.2")]
    assert codes(adopted, early._replace(answer="Ja, den 22 september 2025.")) == [
        ("F906", "1.1"),
        ("F907", "1.2"),
    ]


@pytest.mark.parametrize(
    ("plan", "followed"),
    [
        ("Planen antogs den 11 december 2024, § 128.", "Ja, den 22 september, § 167."),
        ("Planen antogs den 11 december 2024, § 128.", "Ja, den 22 september 2025, § 167."),
        ("Planen antogs den 20 februari 2025.", "Ja, den 9 oktober."),
        ("Planen antogs den 20 februari 2025.", "Ja, den 14 januari och den 9 oktober 2025."),
        ("Planen antogs den 20 februari 2025.", "Ja. Planen för 2024 antogs den 3 december 2023."),
    ],
)
def test_a_plan_that_is_followed_up_after_it_is_adopted(plan: str, followed: str) -> None:
    """A day without its year is one of the plan's year, and one later date is enough."""
    assert codes(Pair(PLAN, WHEN, "Ja", plan), Pair(FOLLOWED, None, "Ja", followed)) == []


def test_one_paragraph_with_two_dates() -> None:
    """§ 191 of one year's minutes of one body has one date."""
    first = Pair("Finns en plan?", None, "Ja", "Ja, beslut den 16 december 2025, § 191.")
    second = Pair("Finns en budget?", None, "Ja", "Ja, beslut den 15 december 2025, § 191.")
    assert codes(first, second) == [("F908", "1.2")]


@pytest.mark.parametrize(
    "other",
    [
        "Ja, beslut den 16 december 2025, § 191.",
        "Ja, beslut den 16 december 2025, § 192.",
        "Ja, beslut den 16 december 2024, § 191.",
        "Ja, av kommunfullmäktige den 19 juni 2025, § 191.",
        "Ja, KF 2025-06-19 § 191.",
        "Ja, den 19 juni, § 191.",
    ],
)
def test_paragraphs_that_differ(other: str) -> None:
    """Another year, another body, another paragraph, or no year: nothing can be said."""
    first = Pair("Finns en plan?", None, "Ja", "Ja, beslut den 16 december 2025, § 191.")
    assert codes(first, Pair("Finns en budget?", None, "Ja", other)) == []


def test_an_answer_that_is_given_twice() -> None:
    """Word for word the same, whatever the letters' case and whether a Ja stands before it."""
    first = Pair("Hur följs målen upp?", None, None, LONG)
    second = Pair("Hur följs besluten upp?", None, "Ja", "Ja, " + LONG[0].lower() + LONG[1:])
    assert codes(first, second) == [("F902", "1.2")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Se ovan.", "Se ovan."),
        ("Ja, det framgår av planen.", "Ja, det framgår av planen."),
        (LONG, LONG.replace("målen", "besluten")),
        (LONG + " Se svar på fråga 1.3.", LONG + " Se svar på fråga 1.3."),
    ],
)
def test_answers_that_may_be_alike(first: str, second: str) -> None:
    """Short ones, those that send elsewhere, and those that differ in what they speak of."""
    pairs = (
        Pair("Hur följs målen upp?", None, None, first),
        Pair("Hur följs besluten upp?", None, None, second),
    )
    assert codes(*pairs, Pair("Övrigt", None, None, "")) == []


def test_what_was_read_back_is_checked_alike() -> None:
    """YAML of a questionnaire without facts gives the same facts and diagnostics as the questionnaire."""
    pairs = [
        Pair(PLAN, WHEN, "Ja", "Planen antogs den 16 december 2025, § 191."),
        *PAIRS[:4],
    ]
    fresh = questionnaire(*pairs)
    again = checked(from_data(export(fresh, "yaml")))
    assert again == checked(fresh)
    bare = checked(fresh).model_copy(update={"diagnostics": ()})
    assert checked(from_data(export(bare, "yaml"))) == again
    assert checked(from_data(export(again, "yaml"))) == again


def test_a_parsed_document_that_is_read_back_keeps_the_places_of_its_facts() -> None:
    """A second run over what a parse wrote changes nothing, and an edited answer has its facts anew."""
    result = pipeline.parse(ROOT / "samples" / "ks-2025--seed" / "source.txt")
    again = from_data(export(result, "yaml"))
    assert pipeline.checked(again) == result
    edited = from_data(export(result, "yaml").replace(b"den 1 september,", b"den 2 september,"))
    facts = [
        f for s in pipeline.checked(edited).sections for q in s.questions if q.answer for f in q.answer.facts
    ]
    assert [(one.value, one.at) for one in facts if one.value.startswith("--09-0")] == [
        ("--09-02 § 160", None)
    ]
