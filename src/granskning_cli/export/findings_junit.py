"""Findings as JUnit XML, which CI servers show as tests: a suite a document, a case a question.

An error fails its question; what could not be read is an error of its document; the rest is in system-out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.etree import ElementTree as ET

from granskning_cli.export.findings_sarif import said
from granskning_cli.export.invisible import visible
from granskning_cli.model.findings import Checked, Finding, Findings

# XML 1.0 cannot hold these, not even escaped.
_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_DOCUMENT: Final = "document"


def dump(result: Findings) -> bytes:
    """The suites in the order of the documents."""
    root = ET.Element("testsuites", name="granskning")
    for document in result.documents:
        root.append(_suite(document))
    for name in ("tests", "failures", "errors"):
        root.set(name, str(sum(int(suite.get(name, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _suite(document: Checked) -> ET.Element:
    suite = ET.Element("testsuite", name=_legal(document.source))
    mine: dict[str, list[Finding]] = {_DOCUMENT: []}
    for at, number in enumerate(document.questions, 1):
        mine.setdefault(f"question {number}" if number else f"question at place {at}", [])
    for one in document.findings:
        name = _DOCUMENT if one.question is None else f"question {one.question}"
        mine.setdefault(name, []).append(one)
    for name, found in mine.items():
        suite.append(_case(document, name, found))
    suite.set("tests", str(len(mine)))
    for kind, tag in (("failures", "failure"), ("errors", "error")):
        suite.set(kind, str(len(suite.findall(f"testcase/{tag}"))))
    suite.set("skipped", "0")
    return suite


def _case(document: Checked, name: str, found: Sequence[Finding]) -> ET.Element:
    case = ET.Element("testcase", classname=_legal(document.source), name=_legal(name), time="0")
    errors = [one for one in found if one.severity == "error"]
    if errors:
        unread = name == _DOCUMENT and not document.read
        failure = ET.SubElement(
            case,
            "error" if unread else "failure",
            type=f"{errors[0].code} {errors[0].name}",
            message=_legal(said(errors[0])),
        )
        failure.text = _lines(errors)
    others = [one for one in found if one.severity != "error"]
    if others:
        ET.SubElement(case, "system-out").text = _lines(others)
    return case


def _lines(found: Sequence[Finding]) -> str:
    return _legal("\n".join(f"{one.severity}[{one.code}]: {_line(one)}{said(one)}" for one in found))


def _line(one: Finding) -> str:
    return f"line {one.line}, column {one.column}: " if one.line is not None else ""


def _legal(text: str) -> str:
    return _ILLEGAL.sub(lambda found: f"\\x{ord(found[0]):02x}", visible(text))
