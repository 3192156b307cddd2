"""What of a questionnaire is compared: its questions in order, with what is asked and what was answered.

Places, breaks of lines, kinds of quotes and the case of labels are no content.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from granskning_cli.matching import plain
from granskning_cli.model.questionnaire import Answer, Option, Question, Questionnaire, Scale, Section

# Stands for an answer whose mark is not known.
UNSURE: Final = "?"


class Entry(NamedTuple):
    """A question, the position of its section and its own in the document."""

    section: int
    at: int
    question: Question


def entries(questionnaire: Questionnaire) -> list[Entry]:
    """All questions in order."""
    found = [(s, q) for s, section in enumerate(questionnaire.sections) for q in section.questions]
    return [Entry(section, at, question) for at, (section, question) in enumerate(found)]


def labels(question: Question) -> list[str]:
    """The marked options as printed; an ambiguous answer ends with a question mark."""
    answer = question.answer or Answer(state="unanswered")
    return [one.label for one in answer.selected] + [UNSURE] * (answer.state == "ambiguous")


def codes(question: Question) -> list[str]:
    """The same by their codes, which are alike in all languages."""
    answer = question.answer or Answer(state="unanswered")
    return [one.code for one in answer.selected] + [UNSURE] * (answer.state == "ambiguous")


def written(question: Question) -> str | None:
    """The free text, and before it what was written beside an option: "Annat: bussen"."""
    if question.answer is None:
        return None
    beside = [f"{one.label}: {one.text}" for one in question.answer.selected if one.text]
    return "\n\n".join([*beside, *([question.answer.text] if question.answer.text else [])]) or None


def scale_labels(of: Section | Question) -> list[str] | None:
    """The options offered, as printed; None where there are none."""
    options = of.options if isinstance(of, Question) else (of.scale.options if of.scale else None)
    return [option.label for option in options] if options else None


def offered(question: Question, section: Section) -> list[Option]:
    """The options that can be marked: its own, or where it has none those of its section."""
    if question.kind == "open":
        return []
    return list(question.options or (section.scale.options if section.scale else ()))


def shared(questionnaire: Questionnaire) -> Questionnaire:
    """The same with options that are printed at every question of a section counted as the section's."""
    return questionnaire.model_copy(update={"sections": tuple(map(_shared, questionnaire.sections))})


def _shared(section: Section) -> Section:
    asked = [question for question in section.questions if question.kind == "choice"]
    own = {question.options for question in asked}
    scale = section.scale
    if scale is None and len(asked) > 1 and len(own) == 1 and (options := asked[0].options):
        scale = Scale(id="-".join(option.code for option in options), options=options)
    if scale is None:
        return section
    codes_of = [option.code for option in scale.options]
    questions = tuple(
        question.model_copy(update={"options": None})
        if question.kind == "choice" and [option.code for option in question.options or ()] == codes_of
        else question
        for question in section.questions
    )
    return section.model_copy(update={"scale": scale, "questions": questions})


def whole(question: Question, section: Section) -> dict[str, Any]:
    """A question as a tree that stands alone: with the options of its section, where these are what it offers."""
    options = tuple(offered(question, section)) or None
    return question.model_copy(update={"options": options}).model_dump(mode="json")


def is_template(questionnaire: Questionnaire) -> bool:
    """Whether no question has an answer, not even an empty one."""
    found = entries(questionnaire)
    return bool(found) and all(entry.question.answer is None for entry in found)


def same(a: str | None, b: str | None) -> bool:
    """Whether two texts say the same, whatever their breaks and quotes are."""
    return plain(a or "") == plain(b or "")


def same_case(a: str | None, b: str | None) -> bool:
    """The same for what is printed on the form, where capitals say nothing."""
    return plain(a or "").casefold() == plain(b or "").casefold()
