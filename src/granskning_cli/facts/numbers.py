"""Numbers as they are printed: "1 234 567", "3,1" and "3.1", "1.234.567,50", "−2,5"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from granskning_cli.facts.reading import SPACES

_NUMBER: Final = re.compile(rf"(\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?!\d)|\d+)((?:[.,]\d+)*)")
_PART: Final = re.compile(r"([.,])(\d+)")


_DASH: Final = re.compile(r"[ \u00a0]?%?[ \u00a0]?[–—-][ \u00a0]?(?=\d)")


class Number(NamedTuple):
    """A number and where it ends. "1.234" is one thing before "kr" and may be another before "miljoner kr".

    `plain` holds before a unit of one, `scaled` before one that multiplies; None where it cannot be told.
    """

    plain: Decimal | None
    scaled: Decimal | None
    end: int


def range_end(text: str, start: int, decimal: str | None) -> Number | None:
    """The number after a dash that stands here: "10–15", "10 % - 15 %"."""
    dash = _DASH.match(text, start)
    return number_at(text, dash.end(), decimal) if dash else None


@lru_cache(maxsize=64)
def number_at(text: str, start: int, decimal: str | None) -> Number | None:
    """The number that begins here; `decimal` is the language's sign for it, None where that is not known."""
    found = _NUMBER.match(text, start)
    if found is None or text[found.end() : found.end() + 1].isdecimal():
        return None
    grouped = len(found[1]) != sum(map(str.isdecimal, found[1]))
    whole = "".join(filter(str.isdecimal, found[1]))
    parts = _PART.findall(found[2])
    if not parts:
        return _same(whole, found.end())
    if len(parts) == 1:
        sign, digits = parts[0]
        if len(digits) != 3 or grouped or len(whole) > 3 or whole == "0":
            fits = sign == decimal or decimal is None or len(digits) < 3
            return _same(f"{whole}.{digits}", found.end()) if fits else None
        return _of_three(whole, digits, sign, decimal, found.end())
    first = parts[0][0]
    body, last = parts[:-1], parts[-1]
    if grouped or any(sign != first or len(digits) != 3 for sign, digits in body):
        return None
    whole += "".join(digits for _, digits in body)
    if last[0] != first:
        return _same(f"{whole}.{last[1]}", found.end())
    return _same(whole + last[1], found.end()) if len(last[1]) == 3 else None


def _same(value: str, end: int) -> Number:
    return Number(Decimal(value), Decimal(value), end)


def _of_three(whole: str, digits: str, sign: str, decimal: str | None, end: int) -> Number | None:
    """ "1.234 kr" is a thousand in Swedish, "1,234 miljoner kr" a bit more than a million; the reverse is not sure."""
    if decimal is None:
        return None
    if sign == decimal:
        return Number(None, Decimal(f"{whole}.{digits}"), end)
    return Number(Decimal(whole + digits), None, end)


def plain(value: Decimal) -> str:
    """A number without exponent or needless zeros: 1.20E+6 -> 1200000."""
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"
