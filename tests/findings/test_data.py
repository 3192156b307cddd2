"""Data that a person edited is checked anew."""

from __future__ import annotations

from twoyears import question, section, year

from granskning_cli.export import export
from granskning_cli.findings import check_bytes
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.sources import questionnaire


def codes(found: Questionnaire) -> list[tuple[str, str | None]]:
    """What is found in the questionnaire as YAML."""
    checked = check_bytes(
        export(found, "yaml"), "x.yaml", lambda data, name, disk: questionnaire(data, name=name)
    )
    return [(one.code, one.question) for one in checked.findings]


def form(*numbers: str) -> Questionnaire:
    asked = [question(number, f"Finns en plan för område {number}?", "yes") for number in numbers]
    return year(2025, section("2", "Planer", "yes no", *asked))


def test_a_question_that_was_taken_out() -> None:
    """2.4 behind 2.2 gives V602; letters and what Q301 told of are no gap."""
    assert codes(form("2.1", "2.2", "2.4")) == [("V602", "2.4")]
    assert codes(form("2.1", "2.2", "2.3")) == []
    assert codes(form("6a", "6c")) == []
    told = Diagnostic(code="Q301", name="number-skipped", severity="warning", message="x", question="2.4")
    assert codes(form("2.1", "2.2", "2.4").model_copy(update={"diagnostics": (told,)})) == [("Q301", "2.4")]


def test_a_number_that_was_typed_twice() -> None:
    """V601, as for a document; a mark that was edited against its text gives M504."""
    assert codes(form("2.1", "2.1")) == [("V601", "2.1"), ("V601", "2.1")]
    edited = year(
        2025, section("2", "Planer", "yes no", question("2.1", "Finns en plan?", "no", "Ja, sedan mars."))
    )
    assert codes(edited) == [("M504", "2.1")]
