"""An answer without the date or the number that is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Case, Given, asks, is_pointer, says_none, words_in
from granskning_cli.validate.words import Words

_YEAR: Final = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{6}|\d{8})(?!\d)|\d{1,2}[./]\d{1,2}")
_DIGIT: Final = re.compile(r"\d")
# An article is a number in so short an answer: "Ett."
SHORT: Final = 6
# So much of a noun stays the same in its other forms: "risk", "risker".
STEM: Final = 4


def missing(given: Given) -> Iterator[Diagnostic]:
    """F903 and F904."""
    words = given.words
    if words is None:
        return
    for case in given.cases:
        answer = case.question.answer
        if answer is None or answer.state != "answered" or (case.text and is_pointer(case)):
            continue
        if _asks_date(case, words) and not _holds_date(case, words):
            yield diagnostic("F903", question=case.question.number, at=answer.at or case.question.at)
        sentence = asks(case, words.lists["asks_number"], words)
        if sentence is not None and not _holds_number(case, sentence, words):
            yield diagnostic("F904", question=case.question.number, at=answer.at or case.question.at)


def _asks_date(case: Case, words: Words) -> bool:
    if asks(case, words.lists["asks_date"], words) is not None:
        return True
    begins = case.asked.split(" ", 1)[0]
    return (
        begins in words.sets["asks_when"]
        and case.question.text.rstrip().endswith("?")
        and asks(case, words.lists["asks_when"], words) is not None
        and not _has_time(case, words)
    )


def _holds_date(case: Case, words: Words) -> bool:
    facts = case.question.answer.facts if case.question.answer else ()
    if any(fact.kind in ("date", "decision") for fact in facts) or _YEAR.search(case.text):
        return True
    return says_none(case, words) or not words.months.isdisjoint(words_in(case.lowered))


def _has_time(case: Case, words: Words) -> bool:
    """ "Efter sommaren", "vid varje sammanträde" and "när budgeten är klar" answer when without a date."""
    return any(word.startswith(words.lists["times"]) for word in words_in(case.lowered))


def _holds_number(case: Case, sentence: str, words: Words) -> bool:
    """Whether a number stands there that is no part of a date, a decision or a reference."""
    facts = case.question.answer.facts if case.question.answer else ()
    text = list(case.lowered)
    if len(text) == len(case.text):
        for fact in facts:
            if fact.kind in ("date", "decision", "reference"):
                text[fact.start : fact.end] = " " * (fact.end - fact.start)
    rest = "".join(text)
    if _DIGIT.search(rest) or says_none(case, words):
        return True
    said = words_in(rest)
    nouns = {word[:STEM] for word in words_in(sentence) if len(word) >= STEM}
    for at, word in enumerate(said):
        if word in words.sets["articles"]:
            if len(said) <= SHORT or any(one[:STEM] in nouns for one in said[at + 1 : at + 3]):
                return True
        elif words.number.fullmatch(word):
            return True
    return False
