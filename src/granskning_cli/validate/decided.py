"""One paragraph of one body's minutes with two dates: a body counts its paragraphs through the year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic, Fact
from granskning_cli.validate.case import Case, Given, sentences, words_in
from granskning_cli.validate.words import Words

_VALUE: Final = re.compile(r"(\d{4})-\d\d-\d\d § (\d+)")
_ABBREVIATION: Final = re.compile(r"[A-ZÅÄÖÆØ]{2,6}\b")


def two_dates(given: Given) -> Iterator[Diagnostic]:
    """F908."""
    words = given.words
    if words is None:
        return
    seen: dict[tuple[str, str, frozenset[str]], tuple[Fact, Case]] = {}
    for case in given.cases:
        for fact in case.question.answer.facts if case.question.answer else ():
            found = _VALUE.fullmatch(fact.value) if fact.kind == "decision" else None
            if found is None:
                continue
            key = (found[1], found[2], _bodies(case, fact, words))
            first, other = seen.setdefault(key, (fact, case))
            if first.value != fact.value:
                yield diagnostic(
                    "F908",
                    question=case.question.number,
                    at=fact.at or case.question.at,
                    decision=fact.text,
                    first=first.text,
                    other=other.question.number or "before",
                )


def _bodies(case: Case, fact: Fact, words: Words) -> frozenset[str]:
    """The bodies that the sentence names, or the abbreviation before the date; none: the respondent itself."""
    short = _ABBREVIATION.match(fact.text)
    if short is not None:
        return frozenset([short[0].casefold()])
    for start, end in sentences(case.text):
        if start <= fact.start < end:
            said = words_in(case.text[start : fact.start].casefold() + case.text[fact.end : end].casefold())
            names = [word.removesuffix("s") for word in said]
            return frozenset(name for name in names if name.endswith(words.lists["bodies"]))
    return frozenset()
