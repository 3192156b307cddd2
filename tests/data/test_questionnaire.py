"""Data that a parse wrote and a person edited: read back whole, or refused with the line of the mistake."""

from __future__ import annotations

import json

import pytest
from twoyears import harmful, new

from granskning_cli.data import is_data
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export import export
from granskning_cli.sources import questionnaire

YAML = export(new(), "yaml").decode()
JSON = export(new(), "json").decode()


def refused(text: str | bytes) -> tuple[str, str]:
    """Code and message of the refusal."""
    with pytest.raises(Unreadable) as problem:
        questionnaire(text if isinstance(text, bytes) else text.encode())
    return problem.value.code, problem.value.message.removeprefix("standard input: ")


@pytest.mark.parametrize("one", [new(), harmful()[0]], ids=["plain", "harmful"])
@pytest.mark.parametrize("name", ["yaml", "json"])
def test_what_was_written_is_read(name: str, one: object) -> None:
    """Both formats give back the questionnaire they were made of."""
    assert questionnaire(export(one, name)) == one  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff" + YAML,
        "# checked by hand\n---\n" + YAML,
        YAML.replace("\n", "\r\n"),
        "\n\n" + JSON,
        json.dumps(json.loads(JSON)),
        json.dumps(json.loads(JSON), indent="\t"),
        "\n".join(sorted(YAML.split("\n"), key=lambda line: not line.startswith("language"))),
    ],
    ids=["mark", "comment", "windows", "space", "one line", "tabs", "order"],
)
def test_what_an_editor_does_to_it(text: str) -> None:
    """A byte order mark, a comment, other ends of lines, another order of keys: the same questionnaire."""
    assert questionnaire(text.encode()) == new()
    assert questionnaire(text.encode("utf-16")) == new()


def test_a_date_without_quotes_is_text() -> None:
    """A hand that writes 2025-12-16 means these ten characters."""
    edited = YAML.replace("text: Den antas i mars.", "text: 2025-12-16")
    assert edited != YAML
    answer = questionnaire(edited.encode()).sections[0].questions[0].answer
    assert answer is not None
    assert answer.text == "2025-12-16"


@pytest.mark.parametrize(
    "text", ["a: 1\n", "Källa: se nedan\nsource: x\n", "[x] Ja\n", "# Titel\n\n{}\n", ""]
)
def test_a_text_is_no_data(text: str) -> None:
    """A document that holds a colon, a bracket or one of the words is still a document."""
    assert not is_data(text.encode())


def test_a_document_that_quotes_data_inside() -> None:
    """A PDF's bytes are a PDF, whatever stands in them."""
    assert not is_data(b"%PDF-1.7\nschema_version: 1\nsource: x\nsections: y\n")


@pytest.mark.parametrize(
    "text", ['{"a": 1}', "[{}]", "schema_version:\n- 1\nchanges: []\n", "- schema_version: '1'\n"]
)
def test_other_data(text: str) -> None:
    """JSON of something else, a list, and what `granskning diff` wrote are no questionnaire."""
    assert refused(text)[0] == "R140"


def test_another_version() -> None:
    """It is named beside the one that is read."""
    code, message = refused(YAML.replace('schema_version: "1"', 'schema_version: "7"'))
    assert (code, message) == ("R141", "the data has schema_version '7'; this program reads '1'")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("language: sv", "language: [sv", "line 7, column 7: did not find expected ',' or ']', while parsing"),
        ("language: sv", "language: sv: x", "line 6, column 13: mapping values are not allowed in this context"),
        ("language: sv", "\tlanguage: sv", "line 6, column 1: found a tab character that violates indentation"),
        ('"year": 2025,', '"year": 2025', "line 7, column 3: Expecting ',' delimiter"),
    ],
)  # fmt: skip
def test_broken_syntax(before: str, after: str, said: str) -> None:
    """Line and column are those where it stops making sense."""
    text = (JSON if before.startswith('"') else YAML).replace(before, after)
    code, message = refused(text)
    assert code == "R142"
    assert message.startswith(said)


def test_bytes_that_are_no_utf_8() -> None:
    """An editor that saved as Windows-1252 is told by the line of its first å."""
    code, message = refused(YAML.encode("cp1252"))
    assert (code, message) == ("R142", "line 3: byte 0xe4 is not UTF-8")


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("year: 2025", "year: tjugo", "line 5, column 7: year: a whole number is expected, not 'tjugo'"),
        ('number: "1.2"', "number: 1.2", "question 1.2, number: this is read as the number 1.2; put it in quotes"),
        ('code: "no", label: Nej', "code: no, label: Nej", "code: this is read as false; put it in quotes"),
        ("state: answered", "state: anwsered", "answer.state: it should be 'answered', 'unanswered' or 'ambi"),
        ("    kind: open\n", "", "question 1.2, kind: this field is missing"),
        ("    kind: open\n", "    kind: open\n    kinds: open\n", "question 1.2, kinds: there is no such field"),
        ("sections:\n", "sections: none\nrest:\n", "sections: a list is expected, not 'none'"),
    ],
)  # fmt: skip
def test_a_field_that_cannot_be(before: str, after: str, said: str) -> None:
    """The message names line, column, question, field and what is wrong with it."""
    edited = YAML.replace(before, after, 1)
    assert edited != YAML
    code, message = refused(edited)
    assert code == "R143"
    assert said in message
    line = int(message.split("line ")[1].split(",")[0])
    changed = next(
        i for i, (a, b) in enumerate(zip(YAML.split("\n"), edited.split("\n"), strict=False), 1) if a != b
    )
    assert line == changed or "missing" in said


def test_a_field_of_json_has_its_line_too() -> None:
    """JSON is told as YAML is; the others are counted."""
    code, message = refused(JSON.replace('"kind": "open"', '"kind": 3'))
    line = JSON[: JSON.index('"kind": "open"')].count("\n") + 1
    assert code == "R143"
    assert message.startswith(f"line {line}, column 19: question 1.2, kind: ")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (YAML.replace("language: sv", "language: sv\nlanguage: en"), "R144"),
        (JSON.replace('"year": 2025,', '"year": 2025, "year": 2024,'), "R144"),
        (YAML.replace("title: null", "title: &a x").replace("language: sv", "language: *a"), "R145"),
        (YAML.replace("source:\n", "source:\n  <<: {pages: 1}\n"), "R145"),
        (YAML.replace("language: sv", "language: !!python/name:os.system sv"), "R145"),
        (YAML.replace("language: sv", "language: " + "[" * 60 + "]" * 60), "R145"),
        (YAML.replace("language: sv", "language: " + "[" * 90000), "R142"),
        ('{"schema_version": ' + "[" * 90000, "R142"),
        ('{"schema_version": "1", "year": ' + "9" * 5000 + "}", "R142"),
    ],
)  # fmt: skip
def test_what_would_be_read_otherwise_than_it_looks(text: str, code: str) -> None:
    """A key twice, an alias, a merge, a tag, nesting without end: refused, each at its place."""
    assert refused(text)[0] == code


def test_a_bomb_of_aliases() -> None:
    """Nine lines that unpack to a thousand million values are refused before any of them is."""
    lines = ['schema_version: "1"', "a: &a [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert refused("\n".join(lines))[0] == "R145"
