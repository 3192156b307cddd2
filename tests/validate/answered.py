"""A questionnaire of questions with their answers, as the pipeline hands it to the checks."""

from __future__ import annotations

from validate.pairs import Pair

from granskning_cli.facts import with_facts
from granskning_cli.model.questionnaire import (
    Answer,
    Option,
    Question,
    Questionnaire,
    Scale,
    Section,
    Selected,
    Source,
)
from granskning_cli.structure.language import BUILT_IN, vocabulary
from granskning_cli.validate import validate

OPTIONS = tuple(
    Option(code=code, label=label)
    for label, code in (("Ja", "yes"), ("Nej", "no"), ("Delvis", "partly"), ("Vet ej", "unknown"))
)


def questionnaire(*pairs: Pair, year: int | None = 2025) -> Questionnaire:
    """The questions, numbered from 1.1."""
    questions = tuple(_question(f"1.{at}", pair) for at, pair in enumerate(pairs, 1))
    section = Section(
        number="1", title="Styrning", scale=Scale(id="ja", options=OPTIONS), questions=questions
    )
    source = Source(name=None, sha256="0" * 64, media_type="text/plain", pages=1, reader="text")
    return Questionnaire(year=year, language="sv", source=source, sections=(section,))


def checked(result: Questionnaire) -> Questionnaire:
    """The same with its facts and diagnostics."""
    return validate(with_facts(result, BUILT_IN), vocabulary().options)


def _question(number: str, pair: Pair) -> Question:
    marks = tuple(Selected(code=one.code, label=one.label) for one in OPTIONS if pair.mark == one.label)
    given = "answered" if marks or pair.answer else "unanswered"
    return Question(
        number=number,
        text=pair.asked,
        instruction=pair.instruction,
        kind="choice" if pair.mark else "open",
        answer=Answer(state=given, selected=marks, text=pair.answer or None),  # type: ignore[arg-type]
    )
