"""A filled questionnaire as plain data: what a typesetter prints and what a parse must give back.

A block of an answer is one string: a paragraph, or a list item when it begins with "- ". A line feed inside a
block is a break that its writer typed, which is how "2030 och ..." comes to stand at the start of a line.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml

BULLET = "- "
COMMENT = {
    "sv": "Kommentar", "nb": "Kommentar", "da": "Kommentar", "de": "Kommentar",
    "en": "Comment", "fi": "Kommentti", "fr": "Commentaire", "nl": "Toelichting", "es": "Observaciones",
    "it": "Osservazioni",
}  # fmt: skip
Kind = Literal["choice", "multiple", "open"]
State = Literal["answered", "unanswered", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `printed` is what stands on paper for its number where that differs: "a)" for "1.3a"."""

    number: str | None
    text: str
    instruction: str | None = None
    kind: Kind = "choice"
    marks: tuple[str, ...] = ()
    answer: tuple[str, ...] = ()
    options: tuple[str, ...] | None = None
    printed: str | None = None

    @property
    def label(self) -> str:
        """What stands before the question on paper, "" where nothing does."""
        return self.printed or self.number or ""

    @property
    def wording(self) -> str:
        """Text and instruction, which print as one."""
        return f"{self.text} {self.instruction}" if self.instruction else self.text

    @property
    def state(self) -> State:
        """As the contract has it: two marks where one is allowed are ambiguous, a text alone is an answer."""
        if self.kind == "choice" and len(self.marks) > 1:
            return "ambiguous"
        return "answered" if self.marks or self.answer else "unanswered"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, the labels of its columns (None: it has none) and its questions."""

    number: str | None
    title: str
    scale: tuple[str, ...] | None
    questions: tuple[Question, ...]

    @property
    def heading(self) -> str:
        """Number and title as they print."""
        return f"{self.number} {self.title}" if self.number else self.title

    def cells(self, question: Question) -> tuple[bool, ...]:
        """Which of the section's columns are ticked; () where the question has no cells to tick."""
        if self.scale is None or question.kind == "open" or question.options is not None:
            return ()
        return tuple(label in question.marks for label in self.scale)


@dataclass(frozen=True, slots=True)
class Form:
    """One filled questionnaire. Without a title no heading and no introduction is printed."""

    title: str | None
    respondent: str | None
    organisation: str | None
    year: int | None
    language: str
    intro: tuple[str, ...]
    sections: tuple[Section, ...]

    @property
    def questions(self) -> tuple[Question, ...]:
        """Every question in the order printed."""
        return tuple(q for section in self.sections for q in section.questions)

    @property
    def asked(self) -> tuple[tuple[Section, Question], ...]:
        """Every question with its section."""
        return tuple((section, question) for section in self.sections for question in section.questions)

    @property
    def sender(self) -> str:
        """The line under the title: who answers."""
        return ", ".join(part for part in (self.respondent, self.organisation) if part)


def load(path: Path) -> Form:
    """Reads a form's YAML; a mark that no column or option of its question has is a ValueError."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    sections = tuple(_section(section) for section in data.pop("sections"))
    return Form(intro=tuple(data.pop("intro", ())), sections=sections, **data)


def _section(data: dict[str, Any]) -> Section:
    scale = tuple(data["scale"]) if data["scale"] is not None else None
    questions = tuple(_question(question, scale) for question in data["questions"])
    return Section(number=data["number"], title=data["title"], scale=scale, questions=questions)


def _question(data: dict[str, Any], scale: tuple[str, ...] | None) -> Question:
    options = tuple(data["options"]) if "options" in data else None
    offered = options or scale
    kind: Kind = data.get("kind", "choice" if offered else "open")
    marks = tuple(data.get("marks", ()))
    strange = [mark for mark in marks if kind == "open" or mark not in (offered or ())]
    if strange:
        raise ValueError(f"question {data['number']}: no column for {strange}")
    return Question(
        number=data["number"],
        text=data["text"],
        instruction=data.get("instruction"),
        kind=kind,
        marks=marks,
        answer=tuple(data.get("answer", ())),
        options=options,
        printed=data.get("printed"),
    )
