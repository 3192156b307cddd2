"""One result in every format."""

from __future__ import annotations

import json

import pytest
import yaml
from invented import diagnostic, questionnaire

from granskning_cli.export import export, format_of, formats, is_binary

HOSTILE = 'a\x00\x1b[31m\x7f\x9b\u202e\u2028\ufeff\\"</script>\n\n- två\ttabbar \n'


@pytest.mark.parametrize("text", ["Ja, i december.", HOSTILE, "", " ", "2025", "Ett stycke.\n\n- ett\n- två"])
def test_yaml_and_json_are_one_tree(text: str) -> None:
    """Both read back to the model's own dump, keys in the order of the contract."""
    result = questionnaire(text, (diagnostic(),))
    tree = result.model_dump(mode="json")
    from_json = json.loads(export(result, "json"))
    from_yaml = yaml.safe_load(export(result, "yaml"))
    assert from_json == tree
    assert from_yaml == tree
    assert list(from_yaml) == list(from_json) == list(tree)


def test_json_is_for_people_too() -> None:
    """Two spaces a step, letters as they are, a newline at the end."""
    text = export(questionnaire("Åtgärd – 😀"), "json").decode()
    assert text.startswith('{\n  "schema_version": "1",\n  "title": null,\n')
    assert '"text": "Åtgärd – 😀"' in text
    assert text.endswith("\n}\n")


@pytest.mark.parametrize("name", [name for name in formats("questionnaire") if not is_binary(name)])
def test_no_format_gives_a_terminal_orders(name: str) -> None:
    """What a terminal obeys is written as an escape in every format."""
    text = export(questionnaire(HOSTILE), name).decode("utf-8-sig").replace("\r\n", "\n")
    assert [c for c in text if not c.isprintable() and c != "\n"] == []


def test_the_format_is_told_by_the_ending() -> None:
    """Upper or lower case; an ending that is nobody's, or another kind of result's, has no format."""
    assert [format_of(s, "comparison") for s in (".csv", ".md", ".htm")] == ["csv", "markdown", "html"]
    assert format_of(".htm") is None
    assert [format_of(s) for s in (".yaml", ".yml", ".JSON", ".txt", "")] == [
        "yaml",
        "yaml",
        "json",
        None,
        None,
    ]
