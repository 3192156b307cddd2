"""References to other questions: "se svar på fråga 3.1", "se 2.4"; only to a number that a question here has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.facts.reading import Found, Reading, Spot

_NUMBER: Final = re.compile(r"\d+(?:\.\d+)*[a-z]?(?![\w%]|[,/-]\d)")
_THING: Final = re.compile(r"[ \u00a0]?(%|[^\W\d_]+)")


def find(text: Reading) -> Iterator[Found]:
    """The references of a text, further ones after a first too: "fråga 1.1 och punkt 3.2"."""
    last = -1
    for spot in text.spots:
        if spot.start < last:
            continue
        found = _NUMBER.match(text.text, spot.start)
        if found is None or found[0] not in text.numbers or spot.previous in (".", ",", "/", "-", "§"):
            continue
        told = spot.phrase(text.words.lists["references"]) or _goes_on(text, spot, last)
        if told and not _counts(text, found.end()):
            last = found.end()
            yield Found(spot.start, found.end(), "reference", found[0])


def _goes_on(text: Reading, spot: Spot, last: int) -> bool:
    if last < 0:
        return False
    between = text.text[last : spot.start].replace(",", " ").split()
    return len(between) <= 3 and all(word.casefold() in text.words.lists["further"] for word in between)


def _counts(text: Reading, end: int) -> bool:
    """Whether the number counts something, or is a place in another paper: "se 2.4 i verksamhetsplanen"."""
    found = _THING.match(text.text, end)
    if found is None:
        return False
    name = found[1].casefold()
    maps, lists = text.words.maps, text.words.lists
    return (
        name in lists["of_another"]
        or name in lists["percent"]
        or any(name in maps[key] for key in ("units", "currencies", "multipliers"))
    )
