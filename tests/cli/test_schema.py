"""The JSON Schema is the model's, and results keep to it."""

from __future__ import annotations

import json

import jsonschema
import pytest
import yaml
from invented import diagnostic, questionnaire
from program import ROOT, granskning
from twoyears import harmful, new, old

from granskning_cli.corrections.find import places
from granskning_cli.corrections.record import Who, added, decision, empty
from granskning_cli.diff import compare
from granskning_cli.display.overlay import whole

SCHEMA = ROOT / "schemas" / "questionnaire.schema.json"


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    """The checked-in schema, itself checked."""
    schema = json.loads(SCHEMA.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_checked_in_schema_is_what_the_command_prints() -> None:
    """`granskning schema questionnaire > schemas/questionnaire.schema.json` changes nothing."""
    done = granskning("schema", "questionnaire")
    assert done.returncode == 0
    assert done.stdout == SCHEMA.read_text(encoding="utf-8")
    assert granskning("schema").stdout == done.stdout


def test_the_schema_of_a_comparison() -> None:
    """It is checked in as it is printed, and comparisons keep to it."""
    text = (ROOT / "schemas" / "comparison.schema.json").read_text(encoding="utf-8")
    assert granskning("schema", "comparison").stdout == text
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    of_comparison = jsonschema.Draft202012Validator(schema)
    for pair in ((old(), new()), harmful(), (new(), new())):
        of_comparison.validate(json.loads(compare(*pair).model_dump_json()))
    assert not of_comparison.is_valid(json.loads(questionnaire().model_dump_json()))


def test_the_schema_of_corrections() -> None:
    """It is checked in as it is printed, and what `granskning correct` writes keeps to it."""
    text = (ROOT / "schemas" / "corrections.schema.json").read_text(encoding="utf-8")
    assert granskning("schema", "corrections").stdout == text
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    of_corrections = jsonschema.Draft202012Validator(schema)
    overlay = empty(questionnaire())
    one = decision(
        questionnaire(), next(places(questionnaire())), "selected", "Ja", Who("Anna", "Sett", "2026-11-25")
    )
    of_corrections.validate(yaml.safe_load(whole(added(questionnaire(), overlay, one))))
    assert not of_corrections.is_valid({"schema_version": "1", "source": {"name": None, "sha256": "abc"}})


def test_an_unknown_schema() -> None:
    """It is a wrong command line."""
    assert granskning("schema", "nonsense").returncode == 2


def test_results_are_valid(validator: jsonschema.Draft202012Validator) -> None:
    """A built result and every sample's expectation keep to the schema."""
    validator.validate(json.loads(questionnaire(diagnostics=(diagnostic(),)).model_dump_json()))
    for expected in (ROOT / "samples").glob("*/expected.yaml"):
        validator.validate(yaml.load(expected.read_bytes(), yaml.CSafeLoader))


@pytest.mark.parametrize(
    ("key", "value"), [("schema_version", "2"), ("year", "2025"), ("nonsense", 1), ("sections", None)]
)
def test_what_is_no_result_is_not_valid(
    validator: jsonschema.Draft202012Validator, key: str, value: object
) -> None:
    """Another version, another type, an unknown key: each is found."""
    tree = questionnaire().model_dump(mode="json") | {key: value}
    assert not validator.is_valid(tree)
