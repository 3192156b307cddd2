"""Findings as workflow commands, which a run of GitHub Actions shows beside the file.

::warning file=forms/ks.txt,line=41,col=3,title=M504 mark-against-text::question 3.3%3A Nej is marked
"""

from __future__ import annotations

import os
import re
from typing import Final

from granskning_cli.export.findings_sarif import said
from granskning_cli.export.invisible import visible
from granskning_cli.model.findings import Finding, Findings

_LEVELS: Final = {"error": "error", "warning": "warning", "info": "notice"}


def dump(result: Findings) -> bytes:
    """A line a finding; nothing where there is none."""
    lines = [_command(document.source, one) for document in result.documents for one in document.findings]
    return "".join(lines).encode("utf-8", "replace")


def _command(source: str, one: Finding) -> str:
    place = {"file": visible(_relative(source))}
    if one.line is not None:
        place |= {"line": str(one.line), "col": str(one.column or 1)}
    place["title"] = f"{one.code} {one.name}"
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::{_LEVELS[one.severity]} {properties}::{_data(said(one))}\n"


def _relative(source: str) -> str:
    inside = os.path.relpath(source) if os.path.isabs(source) else source
    return source if inside.startswith("..") else re.sub(r"^(?:\./+)+", "", inside)


def _data(text: str) -> str:
    """As the runner unescapes it; a line break in it would begin a command of the document's own."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
