"""Every mistake of a hand-edited file, each with its line and column."""

from __future__ import annotations

import json

import pytest
from twoyears import new

from granskning_cli.data.mistakes import mistakes
from granskning_cli.export import export

YAML = export(new(), "yaml").decode()


def line(text: str, words: str) -> int:
    """The line that the words stand in."""
    return text[: text.index(words)].count("\n") + 1


def test_nothing_is_wrong() -> None:
    """With what a parse wrote."""
    assert mistakes(YAML.encode()) == []
    assert mistakes(export(new(), "json")) == []


def test_all_mistakes_are_told() -> None:
    """Three of the schema, a key that stands twice and an alias: one each, in the order of the text."""
    text = YAML.replace("kind: choice", "kind: choise", 1).replace("label: Nej\n", "label: 3\n", 1)
    text = text.replace("    instruction: null\n", "    instruktion: null\n", 1)
    text = text.replace("language: sv\n", "language: sv\nlanguage: en\n", 1)
    text = text.replace("title: null\n", "title: &it null\n", 1).replace(
        "organisation: Ekdala kommun", "organisation: *it", 1
    )
    found = mistakes(text.encode())
    assert [(one.code, one.place and one.place.line) for one in found] == [
        ("R145", line(text, "&it")),
        ("R144", line(text, "language: en")),
        ("R143", line(text, "instruktion")),
        ("R143", line(text, "choise")),
        ("R143", line(text, "label: 3")),
    ]
    assert found[3].message.startswith("question 1.1, kind: it should be")
    assert found[4].message.endswith("this is read as the number 3; put it in quotes")


def test_json_has_lines_too() -> None:
    """A value of the wrong kind in JSON."""
    text = export(new(), "json").decode().replace('"kind": "choice"', '"kind": "choise"', 1)
    found = mistakes(text.encode())
    assert [one.place and one.place.line for one in found] == [line(text, "choise")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("schema_version: '1'\nsections: [\n", "R142"),
        ("schema_version: '1'\nchanges: []\n", "R140"),
        ("schema_version: '9'\nsections: []\n", "R141"),
        (json.dumps({"schema_version": "1", "sections": 3}), "R143"),
        ("schema_version: '1'\nsections: " + "[" * 60 + "]" * 60, "R145"),
    ],
    ids=["broken", "comparison", "version", "number", "deep"],
)
def test_what_cannot_be_read_is_one_mistake(text: str, code: str) -> None:
    """Of a file that makes no sense as a whole only that is said."""
    assert [one.code for one in mistakes(text.encode())] == [code]


def test_a_bomb_is_one_mistake() -> None:
    """Nine lines that stand for a thousand million values take no time: each alias is a mistake."""
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 10)}]" for at in range(1, 10)]
    found = mistakes(("schema_version: '1'\nsections: []\n" + "\n".join(rows)).encode())
    assert {one.code for one in found} <= {"R143", "R145"}
    assert 90 <= sum(one.code == "R145" for one in found) <= 100
