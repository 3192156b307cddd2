"""Amounts: "30 miljoner kr", "1,2 mnkr", "−250 tkr", "mellan 140 och 165 miljoner kronor", "£25,000".

The value is the whole amount, with the currency's code where it is not kronor: 30000000, 25000 GBP, 140000000/165000000.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final, NamedTuple

from granskning_cli.facts.numbers import Number, number_at, plain, range_end
from granskning_cli.facts.reading import Found, Reading, Spot, at_numbers
from granskning_cli.facts.words import Words

_UNIT: Final = re.compile(r"[ \u00a0\u202f]?(:-|[^\W\d_]+\.?)(?:[ \u00a0\u202f]([^\W\d_]+\.?))?")
_SIGNS: Final = {"£": "GBP", "€": "EUR", "$": "USD"}
_KRONOR: Final = ("SEK", "NOK", "DKK")


class Unit(NamedTuple):
    """What a number counts: so many zeros of a currency."""

    zeros: int
    currency: str
    end: int


def find(text: Reading) -> Iterator[Found]:
    """The amounts of a text."""
    return at_numbers(text, _at)


def _at(text: Reading, spot: Spot) -> Found | None:
    first = number_at(text.text, spot.start, text.words.decimal)
    if first is None:
        return None
    unit = _sign(text, spot, first) or unit_at(text.text, first.end, text.words)
    if unit is not None:
        return _single(text, spot, first, unit)
    second = _second(text, spot, first)
    if second is None:
        return None
    unit = unit_at(text.text, second.end, text.words)
    low, high = _times(first, unit), _times(second, unit)
    if unit is None or low is None or high is None or low >= high:
        return None
    return Found(spot.start, unit.end, "amount", f"{plain(low)}/{plain(high)}{_code(unit)}")


def _second(text: Reading, spot: Spot, first: Number) -> Number | None:
    """The end of a range: "10–15 mnkr", "mellan 140 och 165 miljoner kronor"."""
    second = range_end(text.text, first.end, text.words.decimal)
    if second is not None:
        return second
    joint = text.words.maps["between"].get(spot.word(0))
    if joint is None or not text.text.startswith(f" {joint} ", first.end):
        return None
    return number_at(text.text, first.end + len(joint) + 2, text.words.decimal)


def _single(text: Reading, spot: Spot, number: Number, unit: Unit) -> Found | None:
    value = _times(number, unit)
    start, sign = signed(text, spot)
    if value is None or sign is None:
        return None
    if text.text[start - 1 : start] in _SIGNS and start:
        start -= 1
    return Found(start, unit.end, "amount", f"{'-' if sign < 0 and value else ''}{plain(value)}{_code(unit)}")


def signed(text: Reading, spot: Spot) -> tuple[int, int | None]:
    """Where a number with its sign begins, and the sign; None where a dash may be either ("utfall - 5 mnkr")."""
    before = text.text[max(0, spot.start - 3) : spot.start]
    if before[-1:] in ("-", "−", "–"):
        # a minus stands close to its number and apart from what comes before
        return (spot.start - 1, -1) if before[-2:-1] in ("", " ", "\u00a0", "(", "\n") else (spot.start, None)
    if spot.word(0) in text.words.lists["minus"]:
        return text.begin(spot, 0), -1
    at_line = before[:-2] in ("", "\n")
    if before[-2:] in ("- ", "− ") and not at_line:
        return spot.start, None
    return spot.start, 1


def unit_at(text: str, start: int, words: Words) -> Unit | None:
    """ "kr", "mnkr", "miljoner kronor"; "miljoner" alone may count anything."""
    found = _UNIT.match(text, start)
    if found is None:
        return None
    first, second = found[1].casefold(), (found[2] or "").casefold()
    known = words.maps["units"].get(first.strip("."))
    if known is not None:
        return Unit(known[0], known[1], found.start(1) + len(first.rstrip(".")))
    currencies = words.maps["currencies"]
    if first in currencies or first.strip(".") in currencies:
        end = found.end(1) - (first.endswith(".") and _ends(text, found.end(1)))
        return Unit(0, currencies.get(first) or currencies[first.strip(".")], end)
    zeros = words.maps["multipliers"].get(first)
    if zeros is None or second.strip(".") not in currencies:
        return None
    return Unit(zeros, currencies[second.strip(".")], found.end(2) - second.endswith("."))


def _ends(text: str, end: int) -> bool:
    """Whether a full stop ends the sentence and not the short word before it."""
    return not text[end : end + 2].strip() or text[end : end + 2].strip()[:1].isupper()


def _sign(text: Reading, spot: Spot, number: Number) -> Unit | None:
    """The sign of a currency before a number: "£25,000", "£1.2 million"."""
    currency = _SIGNS.get(spot.previous)
    if currency is None:
        return None
    found = _UNIT.match(text.text, number.end)
    zeros = text.words.maps["multipliers"].get(found[1].casefold()) if found else None
    return Unit(zeros, currency, found.end(1)) if found and zeros else Unit(0, currency, number.end)


def _times(number: Number, unit: Unit | None) -> Decimal | None:
    if unit is None:
        return None
    value = number.scaled if unit.zeros else number.plain
    return value.scaleb(unit.zeros) if value is not None else None


def _code(unit: Unit) -> str:
    return "" if unit.currency in _KRONOR else f" {unit.currency}"
