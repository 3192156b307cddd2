"""A questionnaire as FHIR R4, checked by the models of fhir.resources."""

from __future__ import annotations

import json
from typing import Any

import pytest
from arbitrary import questionnaires
from hypothesis import HealthCheck, given, settings
from program import ROOT, cases
from tables import questionnaire

from granskning_cli.export import export
from granskning_cli.model.questionnaire import Question, Questionnaire, Selected
from granskning_cli.pipeline import parse

SYSTEM = "urn:granskning:scale:yes-no-partly-unknown"


def resources(one: Questionnaire) -> list[dict[str, Any]]:
    """The resources of the bundle, which is valid."""
    bundle = pytest.importorskip("fhir.resources.R4B.bundle").Bundle
    data = export(one, "fhir")
    bundle.model_validate_json(data)
    return [entry["resource"] for entry in json.loads(data)["entry"]]


def by_link(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every item, however deep, by its linkId; none is there twice."""
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        inner = [
            *item.get("item", ()),
            *(one for answer in item.get("answer", ()) for one in answer.get("item", ())),
        ]
        below = by_link(inner)
        assert not found.keys() & {item["linkId"], *below}
        assert item["linkId"] not in below
        found |= {item["linkId"]: item} | below
    return found


def changed(one: Questionnaire, **more: Any) -> Questionnaire:
    """The same with its first question otherwise."""
    section = one.sections[0]
    question: Question = section.questions[0].model_copy(update=more)
    first = section.model_copy(update={"questions": (question, *section.questions[1:])})
    return one.model_copy(update={"sections": (first, *one.sections[1:])})


def test_a_mark_is_a_coding_and_its_text_stands_in_it() -> None:
    """Choice and text, prefix and linkId from the number; who answered, and by which questionnaire."""
    form, response = resources(questionnaire("JnDV*"))
    asked, told = by_link(form["item"]), by_link(response["item"])
    assert asked["1.2"] == {
        "linkId": "1.2", "prefix": "1.2", "text": "Följer nämnden upp att målen nås under året?", "type": "choice",
        "answerOption": [
            {"valueCoding": {"system": SYSTEM, "code": code, "display": label}}
            for code, label in (("yes", "Ja"), ("no", "Nej"), ("partly", "Delvis"), ("unknown", "Vet ej"))
        ],
        "item": [{"linkId": "1.2-text", "type": "text"}],
    }  # fmt: skip
    assert told["1.2"]["answer"] == [
        {
            "valueCoding": {"system": SYSTEM, "code": "no", "display": "Nej"},
            "item": [{"linkId": "1.2-text", "answer": [{"valueString": "Se bilaga 2."}]}],
        }
    ]
    assert told["2.10"]["answer"] == [{"valueString": "Se bilaga 2."}]
    assert response["questionnaire"] == form["url"]
    assert (response["status"], response["author"]["display"]) == ("completed", "Kommunstyrelsen")


def test_what_is_not_answered_is_there_without_an_answer() -> None:
    """And the response is not complete."""
    response = resources(questionnaire("JNDV·"))[1]
    assert by_link(response["item"])["2.10"].keys() == {"linkId", "text"}
    assert response["status"] == "in-progress"


def test_an_ambiguous_mark_is_no_answer() -> None:
    """A program that knows no extension of ours takes no mark that nobody can tell; the text stays."""
    one = questionnaire("?NDV*")
    answer = one.sections[0].questions[0].answer
    assert answer is not None
    response = resources(changed(one, answer=answer.model_copy(update={"text": "Båda."})))[1]
    item = by_link(response["item"])["1.1"]
    assert item["extension"] == [{"url": "urn:granskning:ambiguous", "valueString": "Ja, Nej"}]
    assert item["answer"] == [{"valueString": "Båda."}]
    assert response["status"] == "in-progress"


def test_text_beside_an_option_makes_an_open_choice() -> None:
    """It is nested in its coding; several marks repeat."""
    one = questionnaire("JNDV*")
    marks = (Selected(code="yes", label="Ja"), Selected(code="other", label="Annat", text="ibland"))
    answer = one.sections[0].questions[0].answer
    assert answer is not None
    form, response = resources(
        changed(one, kind="multiple", answer=answer.model_copy(update={"selected": marks}))
    )
    asked = by_link(form["item"])["1.1"]
    assert (asked["type"], asked["repeats"], len(asked["answerOption"])) == ("open-choice", True, 5)
    told = by_link(response["item"])
    assert [one["valueCoding"]["code"] for one in told["1.1"]["answer"]] == ["yes", "other"]
    assert told["1.1-text-other"]["answer"] == [{"valueString": "ibland"}]


def test_the_same_form_has_the_same_address() -> None:
    """Whoever answered it; another wording is another questionnaire."""
    first, second = (resources(questionnaire("JNDV*", who))[0] for who in ("Kommunstyrelsen", "Valnämnden"))
    other = resources(changed(questionnaire("JNDV*"), text="Finns en plan?"))[0]
    assert first["url"] == second["url"] != other["url"]


def test_a_template_has_no_response() -> None:
    """There is nothing that was answered."""
    one = questionnaire("J", asked=[("1", "Finns en plan?")])
    assert [one["resourceType"] for one in resources(changed(one, answer=None))] == ["Questionnaire"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(questionnaires())
def test_whatever_it_holds_it_is_valid(one: Questionnaire) -> None:
    """Every linkId is there once, every answer belongs to an item, and the bytes are the same every time."""
    form, *response = resources(one)
    asked = by_link(form.get("item", []))
    for item in by_link(response[0]["item"]).values() if response else ():
        assert item["linkId"] in asked
    assert export(one, "fhir") == export(one, "fhir")


@pytest.mark.parametrize(
    "case", [case for case in cases() if "2025" in case.name][:8], ids=lambda case: case.name
)
def test_the_samples_are_valid(case: Any) -> None:
    """Documents as they are read."""
    for source in (ROOT / "samples" / case.name).glob("source.*"):
        assert len(resources(parse(source))) == 2
