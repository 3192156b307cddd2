"""Small builders of values that tests put in."""

from __future__ import annotations

from granskning_cli.model.questionnaire import (
    Answer,
    Diagnostic,
    Option,
    Provenance,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)


def at(page: int = 1) -> Provenance:
    """A place on a page."""
    return Provenance(page=page, bbox=(72.0, 80.1, 523.2, 94.0), basis="ruled")


def questionnaire(text: str = "Ja, i december.", diagnostics: tuple[Diagnostic, ...] = ()) -> Questionnaire:
    """A questionnaire with one section and one ticked question whose free text is `text`."""
    scale = Scale(id="yes-no", options=(Option(code="yes", label="Ja"), Option(code="no", label="Nej")))
    answer = Answer(
        state="answered", selected=(Selected(code="no", label="Nej", at=at()),), text=text, at=at()
    )
    question = Question(
        number="3.1", text="Har nämnden fastställt en plan?", kind="choice", at=at(), answer=answer
    )
    section = Section(number="3", title="Intern kontroll", scale=scale, at=at(), questions=(question,))
    source = Source(name="bmn.pdf", sha256="0" * 64, media_type="application/pdf", pages=1, reader="pdfium")
    return Questionnaire(
        year=2025, language="sv", source=source, sections=(section,), diagnostics=diagnostics
    )


def diagnostic(message: str = "the mark is missing", question: str | None = "3.1") -> Diagnostic:
    """A warning about a question on page 2."""
    return Diagnostic(
        code="M504",
        name="mark-against-text",
        severity="warning",
        message=message,
        question=question,
        at=at(2),
    )
