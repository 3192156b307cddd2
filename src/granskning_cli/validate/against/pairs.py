"""The questions of a document beside those of a template."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.matching import Asked, match
from granskning_cli.model.questionnaire import Option, Question, Questionnaire, Section

# With a smaller share of its questions found, a template is for another questionnaire.
IN_COMMON: Final = 0.4


class Here(NamedTuple):
    """A question with its section, and its place among all of its questionnaire."""

    place: int
    section: Section
    question: Question

    @property
    def options(self) -> tuple[Option, ...]:
        """What can be marked: its own options, else its section's; none where it is open."""
        if self.question.kind == "open":
            return ()
        scale = self.section.scale
        return self.question.options or (scale.options if scale else ())


class Pair(NamedTuple):
    """A question of the document and the template's."""

    found: Here
    wanted: Here


class Pairs(NamedTuple):
    """All of both sides, and those that are the same, in the order of the document."""

    found: tuple[Here, ...]
    wanted: tuple[Here, ...]
    both: tuple[Pair, ...]

    @property
    def is_other(self) -> bool:
        """Whether the template is for another questionnaire."""
        return len(self.both) < max(1, IN_COMMON * min(len(self.found), len(self.wanted)))


def pairs(questionnaire: Questionnaire, template: Questionnaire) -> Pairs:
    """By number, wording and place."""
    found, wanted = _all(questionnaire), _all(template)
    years = questionnaire.year, template.year
    matches = match(_asked(wanted, years[1]), _asked(found, years[0]))
    sure = [
        one
        for one in matches
        if one.sure or found[one.new].question.number == wanted[one.old].question.number
    ]
    return Pairs(found, wanted, tuple(Pair(found[one.new], wanted[one.old]) for one in sure))


def _all(questionnaire: Questionnaire) -> tuple[Here, ...]:
    asked = [(section, question) for section in questionnaire.sections for question in section.questions]
    return tuple(Here(place, section, question) for place, (section, question) in enumerate(asked))


def _asked(questions: Sequence[Here], year: int | None) -> list[Asked]:
    last = max(1, len(questions) - 1)
    return [
        Asked(one.question.number, one.question.text, one.section.title or "", one.place / last, year)
        for one in questions
    ]
