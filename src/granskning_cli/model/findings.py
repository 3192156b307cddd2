"""What is wrong with one or many questionnaires. Field order here is the order in the output."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from granskning_cli.model.questionnaire import Model, Provenance, Severity, absent


class Finding(Model):
    """A diagnostic with the words it is about. `line` and `column` count from 1, in data and in plain text."""

    code: str
    name: str
    severity: Severity
    message: str
    question: str | None = None
    line: int | None = Field(default=None, exclude_if=absent)
    column: int | None = Field(default=None, exclude_if=absent)
    excerpt: str | None = None
    at: Provenance | None = None


class Checked(Model):
    """A document that was checked. `source` is its path as it was named; not `read`: there was nothing to check."""

    source: str
    respondent: str | None = None
    year: int | None = None
    read: bool = True
    questions: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Findings(Model):
    """All documents in the order of the sources."""

    schema_version: Literal["1"] = "1"
    version: str = ""  # of the program
    template: str | None = None
    documents: tuple[Checked, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are so grave."""
        return sum(one.severity == severity for document in self.documents for one in document.findings)
