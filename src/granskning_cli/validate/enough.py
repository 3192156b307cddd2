"""Fewer things than are asked for: "ange minst 5 områden"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Case, Given, says_none
from granskning_cli.validate.words import Words

_ITEM: Final = re.compile(r"^(?:- |\d{1,2}[.)] |[a-z][.)] )", re.M)
_STOPS: Final = re.compile(r"[,;:/–()]|\s-\s|\n|[.?!](?=\s|$)")
# "Lokaler Personal Ekonomi" may be a list whose bullets were lost.
_BEGINS: Final = re.compile(r"(?<=[^\W_]\s)[A-ZÅÄÖÆØÜ]")
# A list may be led in by so many words; with more text beside it, nobody can count.
LEAD_IN: Final = 20


def too_few(given: Given) -> Iterator[Diagnostic]:
    """F905, where even the most that can be counted is too little."""
    words = given.words
    if words is None:
        return
    for case in given.cases:
        if not any(phrase in case.asked for phrase in words.lists["at_least"]) or not case.text:
            continue
        wanted = _wanted(case, words)
        if wanted is None or says_none(case, words):
            continue
        counted = most(case.text, words)
        if counted < wanted:
            answer = case.question.answer
            yield diagnostic(
                "F905",
                question=case.question.number,
                at=answer.at if answer else None,
                wanted=str(wanted),
                counted=str(counted),
            )


def _wanted(case: Case, words: Words) -> int | None:
    """The number after "minst", where things are asked for: after "ange", or in brackets."""
    found = words.at_least.search(case.asked)
    if found is None or found[2] in words.sets["not_things"]:
        return None
    before = case.asked[: found.start()].rstrip()
    if not before.endswith(("(", *words.lists["asks_things"])):
        return None
    return int(found[1]) if found[1].isdecimal() else words.numbers.get(found[1])


def most(text: str, words: Words) -> int:
    """The most things that a text can hold: items of a list; else every part between stops and conjunctions."""
    items = list(_ITEM.finditer(text))
    if items:
        lead_in = text[: items[0].start()]
        listed = text[items[0].start() :]
        if len(lead_in.split()) <= LEAD_IN and "\n\n" not in listed:
            return sum(_in_item(line, words) for line in listed.split("\n"))
    return _parts(text, words)


def _in_item(line: str, words: Words) -> int:
    """One thing, or the two of "- Lokaler och personal"; a line that is no item goes with the one before."""
    if not _ITEM.match(line):
        return 0
    said = line.split()[1:]
    return _parts(" ".join(said), words) if len(said) <= 6 else 1


def _parts(text: str, words: Words) -> int:
    pieces = [piece for piece in _STOPS.split(text) if piece.strip()]
    joints = sum(word in words.conjunctions for word in text.casefold().split())
    return len(pieces) + joints + len(_BEGINS.findall(text))
