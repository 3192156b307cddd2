"""What of a questionnaire is shown: some sections, some questions, or those in a certain state."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple

from granskning_cli.display.said import said
from granskning_cli.export.answers import by_question
from granskning_cli.model.questionnaire import Diagnostic, Question, Questionnaire, Section, Unplaced

# Of numbers that are not there so many like them are named.
_NEAREST: Final = 5

Test = Callable[[Question, Collection[str | None]], bool]


def _in_state(state: str) -> Test:
    return lambda question, _: question.answer is not None and question.answer.state == state


ONLY: Final[dict[str, Test]] = {
    "unanswered": _in_state("unanswered"),
    "flagged": lambda question, remarked: question.number is not None and question.number in remarked,
    "answered": _in_state("answered"),
    "ambiguous": _in_state("ambiguous"),
}


class Part(NamedTuple):
    """The whole questionnaire, and what of it is to be seen; `shown` says how much that is, where it is not all."""

    whole: Questionnaire
    sections: tuple[Section, ...]
    unplaced: tuple[Unplaced, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    shown: str = ""


class NotThere(Exception):
    """What was asked for is in no section; the message names what is. `option` is the option that asked."""

    def __init__(self, option: str, message: str) -> None:
        super().__init__(message)
        self.option = option
        self.message = message


def select(
    whole: Questionnaire,
    *,
    section: str | None = None,
    numbers: Sequence[str] = (),
    only: Sequence[str] = (),
    language: str = "en",
) -> Part:
    """The questions that are in the section, of these numbers and in one of these states. Raises NotThere."""
    sections = whole.sections if section is None else _in_section(whole.sections, section)
    if numbers:
        sections = _numbered(sections, numbers)
    remarked = by_question(whole)
    if only:
        tests = [ONLY[name] for name in only]
        sections = _kept(sections, lambda question: any(test(question, remarked) for test in tests))
    everything = section is None and not numbers
    asked = {question.number for one in whole.sections for question in one.questions}
    remarks = tuple(one for one in whole.diagnostics if one.question is None or one.question not in asked)
    return Part(
        whole,
        sections,
        whole.unplaced if everything and not only else (),
        remarks if everything and (not only or "flagged" in only) else (),
        ""
        if everything and not only
        else _shown(sections, whole, [_several(one, language) for one in only], language),
    )


def _shown(sections: Sequence[Section], whole: Questionnaire, only: Sequence[str], language: str) -> str:
    count, of = (sum(len(one.questions) for one in each) for each in (sections, whole.sections))
    state = said(" or ", language).join(only)
    if not count:
        nothing = "nothing: no question here is {state}" if only else "nothing: no questions here"
        return said(nothing, language, state=state)
    some = "{count} of {n} questions, those {state}" if only else "{count} of {n} questions"
    return said(some, language, count=count, n=of, state=state)


def _several(state: str, language: str) -> str:
    """The state as it is said of several questions."""
    return said(f"{{n}} {state}", language, n=0).removeprefix("0 ")


def _in_section(sections: Sequence[Section], wanted: str) -> tuple[Section, ...]:
    from granskning_cli.matching.titles import chosen

    found = tuple(sections[at] for at in chosen(sections, wanted))
    if not found:
        titles = dict.fromkeys(" ".join(filter(None, (one.number, one.title))) for one in sections)
        there = "; ".join(filter(None, titles))
        raise NotThere("--section", f"no section {wanted!r}; there are: {there or 'none with a title'}")
    return found


def _numbered(sections: Sequence[Section], wanted: Sequence[str]) -> tuple[Section, ...]:
    """The questions of these numbers; each must be there."""
    known = [question for section in sections for question in section.questions]
    forms = {form(name) for question in known for name in (question.number, question.printed) if name}
    for one in wanted:
        if form(one) not in forms:
            numbers = list(dict.fromkeys(question.number for question in known if question.number))
            raise NotThere("--question", f"no question {one!r}; {_nearest(one, numbers)}")
    chosen = {form(one) for one in wanted}
    return _kept(
        sections, lambda one: bool({form(name) for name in (one.number, one.printed) if name} & chosen)
    )


def form(number: str) -> str:
    """A number as it is compared: "3.3.", " 6B " and "6b)" are written by people."""
    return number.strip().rstrip(".)").casefold()


def _nearest(wanted: str, numbers: Sequence[str]) -> str:
    """Those that begin alike, then those that look alike, else the first and the last."""
    if not numbers:
        return "the questions here have no numbers"
    begin = [one for one in numbers if one.startswith(form(wanted) + ".") or form(one)[:-1] == form(wanted)]
    alike = difflib.get_close_matches(wanted, numbers, n=_NEAREST, cutoff=0.5)
    found = list(dict.fromkeys(begin + alike))[:_NEAREST]
    if found:
        return f"the closest are {', '.join(found)}"
    return f"they go from {numbers[0]} to {numbers[-1]}"


def _kept(sections: Iterable[Section], wanted: Callable[[Question], bool]) -> tuple[Section, ...]:
    """The sections with the questions that are wanted; none that has no such question."""
    found = []
    for section in sections:
        mine = tuple(question for question in section.questions if wanted(question))
        if mine:
            found.append(section.model_copy(update={"questions": mine}))
    return tuple(found)
