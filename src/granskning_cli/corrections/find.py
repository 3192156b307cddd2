"""The question that a decision is about: by number, section and how its wording begins, never by where it stands.

question: "3.3", wording: Är styrelsen delaktig     the question 3.3 that begins so
                                                    else, where it is renumbered, the only question that begins so
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.diagnostics import diagnostic
from granskning_cli.matching import plain
from granskning_cli.model.overlay import Decision
from granskning_cli.model.questionnaire import Diagnostic, Question, Questionnaire, Section

# A shorter beginning ("Om ja,") finds no question whose number it does not have.
_TELLING: Final = 16
_SHOWN: Final = 80


class Place(NamedTuple):
    """A question and where it stands, counted from 0."""

    section: int
    question: int
    of: Section
    asked: Question


def places(questionnaire: Questionnaire) -> Iterator[Place]:
    """Every question in its order."""
    for at, section in enumerate(questionnaire.sections):
        for within, question in enumerate(section.questions):
            yield Place(at, within, section, question)


def find(questionnaire: Questionnaire, decision: Decision) -> Place | Diagnostic:
    """The one question that fits, or why there is none (C905) or more than one (C906)."""
    every = list(places(questionnaire))
    fitting = [one for one in every if _fits(one, decision)]
    wording = _begins(decision.wording or "")
    if not fitting and len(wording) >= _TELLING:
        fitting = [one for one in every if _begins(one.asked.text).startswith(wording)]
    if len(fitting) == 1:
        return fitting[0]
    asked = named(decision)
    if not fitting:
        return diagnostic("C905", question=decision.question, asked=asked)
    return diagnostic(
        "C906", question=decision.question, count=str(len(fitting)), asked=asked, listed=_listed(fitting)
    )


def _fits(place: Place, decision: Decision) -> bool:
    asked = place.asked
    if decision.question is None:
        if asked.number is not None or not (decision.wording or decision.section):
            return False
    elif decision.question not in (asked.number, asked.printed):
        return False
    if decision.section is not None and not _is_section(place.of, decision.section):
        return False
    return decision.wording is None or _begins(asked.text).startswith(_begins(decision.wording))


def _is_section(section: Section, name: str) -> bool:
    return name == section.number or _begins(name) == _begins(section.title or "")


def _begins(text: str) -> str:
    return plain(text).casefold()


def named(decision: Decision) -> str:
    """The question in words, as the decision names it."""
    parts = [decision.question or "without a number"]
    parts += [f"in section {decision.section!r}"] if decision.section is not None else []
    parts += [f"that begins with {decision.wording!r}"] if decision.wording is not None else []
    return " ".join(parts)


def _listed(fitting: Sequence[Place]) -> str:
    shown = [
        f"{one.of.number or one.of.title or 'a section without a title'}: {one.asked.text[:40]}"
        for one in fitting[:3]
    ]
    return "; ".join(shown) + ("; ..." if len(fitting) > 3 else "")


def address(questionnaire: Questionnaire, place: Place) -> dict[str, str | None] | None:
    """What a decision says to find this question and no other; None where nothing tells it from another."""
    asked, of = place.asked, place.of
    short = asked.text[:_SHOWN].rsplit(" ", 1)[0] if len(asked.text) > _SHOWN else asked.text
    for section in (None, of.number, of.title):
        for wording in (short, asked.text):
            told = {"question": asked.number, "section": section, "wording": wording}
            decision = Decision(**told, field="text", old=None, new=None, who="-")
            if find(questionnaire, decision) == place:
                return told
    return None
