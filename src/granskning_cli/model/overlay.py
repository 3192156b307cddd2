"""A person's decisions about the values of one document, in a small file of their own that every later run applies."""

from __future__ import annotations

from typing import Final, Literal

from pydantic import Field

from granskning_cli.model.questionnaire import Model, absent

Where = Literal["selected", "text", "respondent", "organisation", "year"]
# A label or a code, several of them, a text, a year; null for nothing.
Value = str | int | tuple[str, ...] | None
# What an overlay's name ends in: "ks-2025.pdf.corrections.yaml" lies beside "ks-2025.pdf".
SUFFIX: Final = ".corrections.yaml"


class Decision(Model):
    """What was read in a field and what holds instead, who says so and why.

    `question` is its number; `section` (number or title) and `wording` (how the question begins) tell it from others,
    and find it again under another number. They are absent where the field is the document's (`respondent`, `year`).
    """

    question: str | None = Field(default=None, exclude_if=absent)
    section: str | None = Field(default=None, exclude_if=absent)
    wording: str | None = Field(default=None, exclude_if=absent)
    field: Where
    old: Value
    new: Value
    who: str = Field(min_length=1)
    why: str | None = Field(default=None, exclude_if=absent)
    when: str | None = Field(default=None, exclude_if=absent)

    def of_document(self) -> bool:
        """Whether the field is the document's and no question's."""
        return self.field not in ("selected", "text")


class Document(Model):
    """The document that the decisions are about; the hash tells it, the name is for people."""

    name: str | None
    sha256: str = Field(pattern="^[0-9a-f]{64}$")


class Overlay(Model):
    """The decisions about one document."""

    schema_version: Literal["1"] = "1"
    source: Document
    corrections: tuple[Decision, ...] = ()
