"""Findings as SARIF 2.1.0, which code scanning and editors show: a rule a code, a result a finding."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import quote

from granskning_cli.diagnostics import TABLE
from granskning_cli.export.invisible import visible
from granskning_cli.model.findings import Checked, Finding, Findings

SCHEMA: Final = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS: Final = {"error": "error", "warning": "warning", "info": "note"}


def dump(result: Findings) -> bytes:
    """One run; codes are in the order of the table."""
    used = {one.code for document in result.documents for one in document.findings}
    codes = [code for code in TABLE if code in used]
    run = {
        "tool": {
            "driver": {
                "name": "granskning",
                "semanticVersion": result.version,
                "rules": [_rule(code) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            one
            for document in result.documents
            for one in _results(document, {code: at for at, code in enumerate(codes)})
        ],
    }
    tree = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return (json.dumps(tree, ensure_ascii=True, indent=2) + "\n").encode()


def _rule(code: str) -> dict[str, Any]:
    entry = TABLE[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in entry.name.split("-")),
        "shortDescription": {"text": entry.summary},
        "help": {"text": entry.help},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _results(document: Checked, rules: dict[str, int]) -> Iterator[dict[str, Any]]:
    counts: dict[str, int] = {}
    for one in document.findings:
        print_of = f"{document.source}\n{one.code}\n{one.question}\n{one.message}"
        counts[print_of] = counts.get(print_of, 0) + 1
        key = hashlib.sha256(f"{print_of}\n{counts[print_of]}".encode("utf-8", "replace")).hexdigest()[:32]
        yield {
            "ruleId": one.code,
            "ruleIndex": rules[one.code],
            "level": _LEVELS[one.severity],
            # "[words](target)" would be a link
            "message": {"text": said(one).replace("](", "] (")},
            "locations": [_location(document.source, one)],
            "partialFingerprints": {"granskning/v1": key},
        }


def said(one: Finding) -> str:
    """Where it is, what it is, and the words it is about."""
    where = [f"page {one.at.page}"] if one.at is not None else []
    where += [f"question {one.question}"] if one.question is not None else []
    before = f"{', '.join(where)}: " if where else ""
    after = f" (“{one.excerpt}”)" if one.excerpt else ""
    return visible(before + one.message + after)


def _location(source: str, one: Finding) -> dict[str, Any]:
    """A page is no region of bytes: it is a logical place. Lines are those of text and data."""
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri(source)}}
    if one.line is not None:
        physical["region"] = {"startLine": one.line, "startColumn": one.column or 1}
    location: dict[str, Any] = {"physicalLocation": physical}
    steps = [f"page {one.at.page}"] if one.at is not None else []
    steps += [f"question {one.question}"] if one.question is not None else []
    if steps:
        location["logicalLocations"] = [{"name": steps[-1], "fullyQualifiedName": "/".join(steps)}]
    return location


def uri(source: str) -> str:
    """A path as a URI, relative where it can be; an address stays one."""
    if re.match(r"[a-z][a-z0-9+.-]+://", source):
        return quote(source, safe="/:@!$&'()*+,;=~%?")
    path = source
    if os.path.isabs(source):
        inside = os.path.relpath(source)
        path = source if inside.startswith("..") else inside
    path = path.replace(os.sep, "/")
    path = re.sub(r"^(?:\./+)+", "", path)
    whole = quote(path, safe="/!$&'()*+,;=@~", errors="replace")
    return f"file://{whole}" if path.startswith("/") else whole
