"""Findings in the formats of editors and CI servers, also where the document's words mean harm."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from invented import at
from twoyears import HARM

from granskning_cli.diagnostics import ENTRIES
from granskning_cli.export import export
from granskning_cli.export.findings_sarif import uri
from granskning_cli.model.findings import Checked, Finding, Findings

BAD = f"100 % säkert\r\n::error::hej {HARM} ]]> &amp; \ufffe\x00 [klick](https://x.example)"


def finding(code: str = "M504", **fields: object) -> Finding:
    entry = next(entry for entry in ENTRIES if entry.code == code)
    made = {"name": entry.name, "severity": entry.severity, "message": "något", **fields}
    return Finding.model_validate({"code": code, **made})


RESULT = Findings(
    version="0.1.0",
    documents=(
        Checked(
            source="forms/ks, nr 1: å.pdf", questions=("1.1", "1.2", ""),
            findings=(finding(question="1.1", message=BAD, excerpt=BAD, at=at(3)), finding("M501", question="1.2")),
        ),
        Checked(source="forms/bun.yaml", findings=(finding("R143", line=41, column=15),)),
        Checked(source="x.pdf", read=False, findings=(finding("R106"),)),
    ),
)  # fmt: skip


def test_sarif_has_what_the_standard_requires() -> None:
    """Version, driver, rules that the results point at, levels, texts, relative URIs, a fingerprint each."""
    tree = json.loads(export(RESULT, "sarif", "findings"))
    assert tree["version"] == "2.1.0"
    assert tree["$schema"].endswith("sarif-2.1.0.json")
    (run,) = tree["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert run["tool"]["driver"]["name"] == "granskning"
    assert [rule["id"] for rule in rules] == ["R106", "R143", "M501", "M504"]
    assert len(run["results"]) == 4
    for one in run["results"]:
        assert rules[one["ruleIndex"]]["id"] == one["ruleId"]
        assert one["level"] in ("error", "warning", "note")
        assert one["message"]["text"]
        assert one["partialFingerprints"]["granskning/v1"]
    first, _, data, _ = run["results"]
    place = first["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "forms/ks,%20nr%201%3A%20%C3%A5.pdf"
    assert place["logicalLocations"] == [
        {"name": "question 1.1", "fullyQualifiedName": "page 3/question 1.1"}
    ]
    assert data["locations"][0]["physicalLocation"]["region"] == {"startLine": 41, "startColumn": 15}
    assert len({one["partialFingerprints"]["granskning/v1"] for one in run["results"]}) == 4


def test_sarif_links_to_nothing() -> None:
    """ "[words](target)" of a document would be a link, and an escape code an order to a terminal."""
    text = json.loads(export(RESULT, "sarif", "findings"))["runs"][0]["results"][0]["message"]["text"]
    assert "](" not in text
    assert "\x1b" not in text
    assert b"\x1b" not in export(RESULT, "sarif", "findings")


def test_uris() -> None:
    """A path inside the folder is relative, one outside is a file's URI, an address stays."""
    assert uri("./a b.txt") == "a%20b.txt"
    assert uri(str(Path.cwd() / "f" / "x#1.pdf")) == "f/x%231.pdf"
    assert uri("/elsewhere/x.pdf") == "file:///elsewhere/x.pdf"
    assert uri("s3://bucket/å.pdf") == "s3://bucket/%C3%A5.pdf"


def test_github_commands_are_one_line_each() -> None:
    """%, CR and LF are escaped in the message, : and , in properties too, so that no document gives a command."""
    lines = export(RESULT, "github", "findings").decode().split("\n")
    assert len(lines) == 5
    assert lines[0].startswith(
        "::warning file=forms/ks%2C nr 1%3A å.pdf,title=M504 mark-against-text::page 3, question 1.1: 100 %25 säkert"
    )
    assert "%0A" in lines[0]
    assert "\r" not in "".join(lines)
    assert "\x1b" not in "".join(lines)
    assert lines[2] == "::error file=forms/bun.yaml,line=41,col=15,title=R143 data-against-schema::något"


def test_junit_is_xml_with_a_case_a_question() -> None:
    """Counts that are right, a failure for an error, an error for what could not be read, the rest beside it."""
    root = ET.fromstring(export(RESULT, "junit", "findings"))
    assert root.attrib == {"name": "granskning", "tests": "6", "failures": "2", "errors": "1"}
    suites = root.findall("testsuite")
    assert [suite.get("tests") for suite in suites] == ["4", "1", "1"]
    assert [case.get("name") for case in suites[0]] == [
        "document",
        "question 1.1",
        "question 1.2",
        "question at place 3",
    ]
    warned, failed = suites[0][1], suites[0][2]
    assert [child.tag for child in warned] == ["system-out"]
    assert "\x1b" not in (warned[0].text or "")
    assert [child.tag for child in failed] == ["failure"]
    assert failed[0].get("type") == "M501 two-marks"
    assert suites[2][0][0].tag == "error"
    assert "line 41, column 15" in (suites[1][0][0].text or "")


@pytest.mark.parametrize("name", ["sarif", "github", "junit", "json", "yaml"])
def test_the_same_bytes_and_nothing_to_say(name: str) -> None:
    """Twice the same; no document at all is no mistake."""
    assert export(RESULT, name, "findings") == export(RESULT, name, "findings")
    export(Findings(), name, "findings")
