"""Percentages: "12 %", "12,5 procent", "10–15 procent"; percentage points apart: "2 pp"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.facts.amounts import signed
from granskning_cli.facts.numbers import number_at, plain, range_end
from granskning_cli.facts.reading import Found, Reading, Spot, at_numbers

_UNIT: Final = re.compile(r"[ \u00a0\u202f]?(%|[^\W\d_]+(?:[ \u00a0]cent)?)")


def find(text: Reading) -> Iterator[Found]:
    """The percentages of a text."""
    return at_numbers(text, _at)


def _at(text: Reading, spot: Spot) -> Found | None:
    number = number_at(text.text, spot.start, text.words.decimal)
    if number is None or number.scaled is None:
        return None
    unit = _unit(text, number.end)
    second = range_end(text.text, number.end, text.words.decimal)
    if second is not None and second.scaled is not None:
        shared = _unit(text, second.end)
        if shared is not None and number.scaled < second.scaled:
            value = f"{plain(number.scaled)}/{plain(second.scaled)}{shared[1]}"
            return Found(spot.start, shared[0], "percentage", value)
    if unit is None:
        return None
    start, sign = signed(text, spot)
    if sign is None:
        return None
    return Found(start, unit[0], "percentage", f"{'-' if sign < 0 else ''}{plain(number.scaled)}{unit[1]}")


def _unit(text: Reading, start: int) -> tuple[int, str] | None:
    found = _UNIT.match(text.text, start)
    name = found[1].casefold() if found else ""
    if found is None:
        return None
    if name in text.words.lists["points"]:
        return found.end(), " pp"
    return (found.end(), "") if name in text.words.lists["percent"] else None
