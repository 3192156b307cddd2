"""Risk values: "riskvärde 12", "sannolikhet 3 x konsekvens 4 = 12", "risk: hög".

The value is the number, its factors ("3x4") where no product is printed, or the level's code ("high").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.facts.reading import Found, Reading, Spot

_LEVEL: Final = re.compile(r"[:=] ?((?:[^\W\d_]+ )?[^\W\d_]+)")
_NAME: Final = re.compile(r"[^\W\d_]+(?= ?$)")
_NAMED: Final = re.compile(r"[ ,;]*(?:[x×*·][ ]?|[^\W\d_]+[ ])?([^\W\d_]+)[ :=]{1,3}(\d{1,2})(?!\d)")
_RESULT: Final = re.compile(r"[ ]?=[ ]?(\d{1,3})(?![\d.,]\d|\d)")
_NUMBER: Final = re.compile(r"\d{1,3}(?![\d.,/–-]\d|\d|[^\S\n]?%)")


def find(text: Reading) -> Iterator[Found]:
    """The risk values of a text."""
    end = 0
    for spot in text.spots:
        if spot.start >= end and spot.words:
            one = _product(text, spot) or _valued(text, spot)
            if one is not None:
                end = one.end
                yield one
    yield from _levels(text)


def _valued(text: Reading, spot: Spot) -> Found | None:
    """ "riskvärde 12", "riskvärdet är 12", "(riskvärde: 6)", "risk score 9"."""
    lists = text.words.lists
    named = 0
    while named < len(spot.words) and spot.words[named] in lists["copulas"]:
        named += 1
    name = spot.word(named)
    if name in lists["risks"]:
        start = named
    elif f"{spot.word(named + 1)} {name}" in lists["risks"]:
        start = named + 1
    else:
        return None
    found = _NUMBER.match(text.text, spot.start)
    if found is None or spot.previous in (".", ",", "/", "-", "–"):
        return None
    return Found(text.begin(spot, start), found.end(), "risk", str(int(found[0])))


def _product(text: Reading, spot: Spot) -> Found | None:
    """ "sannolikhet 3 x konsekvens 4 = 12", "sannolikhet 3, konsekvens 4"."""
    one, other = text.words.lists["likelihood"], text.words.lists["consequence"]
    if spot.words[0] in other:
        one, other = other, one
    elif spot.words[0] not in one:
        return None
    found = _NAMED.match(text.text, spot.end)
    if found is None or found[1].casefold() not in other:
        return None
    result = _RESULT.match(text.text, found.end())
    start = text.begin(spot, 0)
    value = result[1] if result else f"{text.text[spot.start : spot.end]}x{found[2]}"
    return Found(start, (result or found).end(), "risk", value)


def _said(text: str) -> Iterator[re.Match[str]]:
    """What stands after each colon and sign of equality."""
    for sign in ":=":
        at = text.find(sign)
        while at >= 0:
            found = _LEVEL.match(text, at)
            if found is not None:
                yield found
            at = text.find(sign, at + 1)


def _levels(text: Reading) -> Iterator[Found]:
    """ "risk: hög" """
    for found in _said(text.text):
        name = _NAME.search(text.text, max(0, found.start() - 24), found.start())
        if name is not None and name[0].casefold() in text.words.lists["levels_of"]:
            said = found[1].casefold()
            first = said.split(" ", 1)[0]
            level = text.words.levels.get(said)
            end = found.end()
            if level is None and first in text.words.levels:
                level, end = text.words.levels[first], found.start(1) + len(first)
            if level is not None:
                yield Found(name.start(), end, "risk", level)
