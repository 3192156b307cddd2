"""A decision that comes after what it governs: a plan for 2025 of December 2025, followed up in September."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Fact
from granskning_cli.validate.case import Case, Given, sentences, words_in
from granskning_cli.validate.words import Words

_DAY: Final = re.compile(r"(\d{4}|-)-(\d\d-\d\d)")
_YEARS: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
# A plan that is adopted later than this day of its own year has missed most of it.
LATEST: Final = "06-30"
# An answer of so few words besides its date speaks of nothing but what was asked.
BARE: Final = 3


class Plan(NamedTuple):
    """A plan of a year, as questions name it: "internkontrollplan" 2025."""

    name: str
    year: int


class Adopted(NamedTuple):
    """When a year's plan was adopted, by the answer to which question."""

    case: Case
    year: int
    day: str


def late(given: Given) -> Iterator[Diagnostic]:
    """F906 and F907."""
    words = given.words
    if words is None:
        return
    adopted: dict[Plan, Adopted] = {}
    for case in given.cases:
        if not case.codes <= {"yes", "yes-fully", "done"}:
            continue
        plan = _plan(case, given.year, words)
        if plan is not None and _asks_about(case, "adopted", words):
            found = _adopted(case, plan, words)
            if found is not None:
                adopted[plan] = found
                yield from _after_its_year(plan, found)
    for case in given.cases if adopted else ():
        plan = _plan(case, given.year, words)
        if plan in adopted and _asks_about(case, "followed_up", words):
            yield from _followed_up_before(case, adopted[plan], words)


def _plan(case: Case, year: int | None, words: Words) -> Plan | None:
    """ "internkontrollplan för 2025", "2025 års internkontrollplan"; one plan of one year, else nothing is said."""
    facts = case.question.answer.facts if case.question.answer else ()
    if not any(fact.kind in ("date", "decision") for fact in facts):
        return None
    if not any(stem in case.asked for stem in words.lists["plans"]):
        return None
    names: set[str] = set()
    for word in words_in(case.asked):
        stem = next((one for one in words.lists["plans"] if one in word), None)
        if stem is not None:
            names.add(word[: word.index(stem) + len(stem)])
    years = {int(found) for found in _YEARS.findall(case.asked)}
    if not years and year is not None and any(phrase in case.asked for phrase in words.lists["this_year"]):
        years = {year}
    return Plan(names.pop(), years.pop()) if len(names) == len(years) == 1 else None


def _asks_about(case: Case, key: str, words: Words) -> bool:
    other = "followed_up" if key == "adopted" else "adopted"
    first = set(words_in(case.question.text.casefold()))
    return not words.sets[key].isdisjoint(first) and words.sets[other].isdisjoint(first)


def _adopted(case: Case, plan: Plan, words: Words) -> Adopted | None:
    """The first full date at which the answer says that it was adopted, and no other year's plan is named."""
    found = [
        fact.value[:10]
        for fact, said, years in _dated(case)
        if _DAY.fullmatch(fact.value[:10])
        and not fact.value.startswith("-")
        and years <= {plan.year}
        and (not words.sets["adopted"].isdisjoint(said) or len(said) <= BARE)
        and words.sets["followed_up"].isdisjoint(said)
        and words.sets["changed"].isdisjoint(said)
    ]
    every = [fact.value[:10] for fact, _, _ in _dated(case) if not fact.value.startswith("-")]
    # an earlier date that the answer names for something else may be the one that counts
    return Adopted(case, plan.year, min(found)) if found and min(found) == min(every) else None


def _dated(case: Case) -> Iterator[tuple[Fact, set[str], set[int]]]:
    """The dates and decisions of an answer, with the words of their sentence and the years that these name."""
    facts = case.question.answer.facts if case.question.answer else ()
    lowered = case.lowered
    if len(lowered) != len(case.text):
        return
    for start, end in sentences(case.text):
        inside = [one for one in facts if start <= one.start < end]
        rest = lowered[start:end]
        for one in inside:
            rest = rest.replace(one.text.casefold(), " ")
        for one in inside:
            if one.kind in ("date", "decision") and "/" not in one.value.split(" ")[0]:
                yield one, set(words_in(rest)), {int(year) for year in _YEARS.findall(rest)}


def _after_its_year(plan: Plan, found: Adopted) -> Iterator[Diagnostic]:
    if found.day > f"{plan.year}-{LATEST}":
        answer = found.case.question.answer
        yield diagnostic(
            "F906",
            question=found.case.question.number,
            at=answer.at if answer else None,
            year=str(plan.year),
            date=found.day,
        )


def _followed_up_before(case: Case, plan: Adopted, words: Words) -> Iterator[Diagnostic]:
    """A day without its year is one of the year that the plan is for."""
    days = [
        fact
        for fact, said, _ in _dated(case)
        if _DAY.fullmatch(fact.value[:10] if not fact.value.startswith("--") else fact.value[:7])
        and (not words.sets["followed_up"].isdisjoint(said) or len(said) <= BARE)
    ]
    if not days:
        return
    full = [f"{plan.year}{one.value[1:7]}" if one.value.startswith("--") else one.value[:10] for one in days]
    if max(full) < plan.day:
        answer = case.question.answer
        yield diagnostic(
            "F907",
            question=case.question.number,
            at=answer.at if answer else None,
            date=days[full.index(max(full))].text,
            adopted=plan.day,
            other=plan.case.question.number or "before",
        )
