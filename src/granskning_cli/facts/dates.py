"""Dates: "den 15 december 2025", "3/12 2025", "2025-12-10", "hösten 2025", "första kvartalet 2026", "1–3 maj".

The value is ISO 8601, reduced where the text says less: 2025-12, 2025-Q1, 2025-H2, 2025-T2, 2025-W12, --09-22 for a
day whose year is not printed, 2025-autumn; a range is a/b. A year alone is no date: "Agenda 2030", "budget 2025".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from granskning_cli.facts.reading import Found, Reading, Spot

_S: Final = "[ \u00a0\u202f]"
_YEAR: Final = r"(?:19|20)\d\d"
_ISO: Final = re.compile(rf"({_YEAR})([-–‑/.])(\d\d)\2(\d\d)(?!\d|[-/.]\d)")
_DOTTED: Final = re.compile(rf"(\d{{1,2}})([./-]){_S}?(\d{{1,2}})\2{_S}?({_YEAR})(?!\d|[./-]\d)")
_SLASH: Final = re.compile(rf"(\d{{1,2}})/(\d{{1,2}})(?:(?:{_S}|-)({_YEAR}))?(?![\d/])")
_DAY: Final = re.compile(
    rf"(\d{{1,2}})((?::|\.)?[^\W\d_]{{0,2}}|\.)(?:{_S}?[–-]{_S}?(\d{{1,2}})\.?)?{_S}(?:of{_S})?([^\W\d_]{{3,}})"
    rf"(\.?)(?:,?{_S}({_YEAR})(?![\d/]))?"
)
_AFTER_MONTH: Final = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?,?{_S}({_YEAR})(?![\d/])")
_LONE_YEAR: Final = re.compile(rf"({_YEAR})(?![\d/]|[-.,]\d)")
_PERIOD: Final = re.compile(rf"({_YEAR})[- ]?([QHT])([1-4])(?!\w)")
_SHORT_PERIOD: Final = re.compile(r"([qht])([1-4])")
_COMPACT: Final = re.compile(rf"({_YEAR}|\d\d)(\d\d)(\d\d)(?!\d|[-–+]?\d)")
_PARTS: Final = {"Q": 4, "H": 2, "T": 3}


def find(text: Reading) -> Iterator[Found]:
    """The dates of a text, those that a dash joins as one range."""
    found: list[Found] = []
    end = 0
    for spot in text.spots:
        if spot.start < end:
            continue
        one = _at(text, spot, end)
        if one is not None and one.start >= end:
            found.append(one)
            end = one.end
    yield from _ranges(text, found)


def _at(text: Reading, spot: Spot, end: int) -> Found | None:
    """The date at a number; `end` is that of the date before, to which a dash may join it."""
    if spot.previous == ":":
        return _iso(text, spot)  # "Datum:2025-12-10"
    joined = spot.previous in ("-", "–") and end == spot.start - 1
    if not joined and (spot.previous.isalnum() or spot.previous in tuple("./-–_,§")):
        return None
    length = spot.end - spot.start
    if length <= 2:
        return _day(text, spot) or _numeric(text, spot)
    if length == 4:
        return _iso(text, spot) or _period(text, spot)
    return _compact(text, spot) if length in (6, 8) else None


def _iso(text: Reading, spot: Spot) -> Found | None:
    found = _ISO.match(text.text, spot.start)
    if found is None or not _is_date(int(found[1]), int(found[3]), int(found[4])):
        return None
    return Found(spot.start, found.end(), "date", f"{found[1]}-{found[3]}-{found[4]}")


def _day(text: Reading, spot: Spot) -> Found | None:
    """ "15 december 2025", "1–3 maj", "22 september"; a short name of a month needs its year."""
    found = _DAY.match(text.text, spot.start)
    if found is None:
        return _month_first(text, spot)
    ending, name, year = found[2], found[4].casefold(), found[6]
    if ending not in ("", ".") and ending.casefold() not in text.words.lists["day_endings"]:
        return None
    month = text.words.months.get(name)
    if month is None and (year or spot.word(0) in text.words.lists["date_words"]):
        month = text.words.short_months.get(name)
    days = [int(day) for day in (found[1], found[3]) if day]
    if month is None or sorted(set(days)) != days:
        return None
    if not all(_is_date(int(year or 2024), month, day) for day in days):
        return None
    end = found.end() if year else found.end(4)
    value = "/".join(f"{year or '-'}-{month:02}-{day:02}" for day in days)
    return Found(spot.start, end, "date", value)


def _month_first(text: Reading, spot: Spot) -> Found | None:
    """ "December 10, 2025"."""
    month = _month(text, spot.word(0))
    found = _AFTER_MONTH.match(text.text, spot.start) if month is not None else None
    if found is None or month is None or not _is_date(int(found[2]), month, int(found[1])):
        return None
    return Found(text.begin(spot, 0), found.end(), "date", f"{found[2]}-{month:02}-{int(found[1]):02}")


def _numeric(text: Reading, spot: Spot) -> Found | None:
    """ "17.1.2024", "3/12 2025", "den 3/12"; where months may come first, only what can be told."""
    found = _DOTTED.match(text.text, spot.start)
    if found is not None:
        first, second, year = int(found[1]), int(found[3]), found[4]
        if found[2] != "." and not text.words.day_first and first <= 12 and first != second:
            return None
        return _of(spot.start, found.end(), year, second, first)
    found = _SLASH.match(text.text, spot.start)
    if found is None or not text.words.day_first:
        return None
    lead = spot.word(0) in text.words.lists["date_words"]
    if not lead and (found[3] is None or spot.word(0) in text.words.lists["counters"]):
        return None
    return _of(spot.start, found.end(), found[3], int(found[2]), int(found[1]))


def _compact(text: Reading, spot: Spot) -> Found | None:
    """ "251210" and "20251210" only after a word that a date follows, or before a decision's sign."""
    found = _COMPACT.fullmatch(text.text, spot.start, spot.end)
    if found is None or text.text[spot.end : spot.end + 1] in ("-", "–", "+"):
        return None
    whole = text.text.strip() == found[0] and len(found[0]) == 8
    told = spot.word(0) in text.words.lists["date_words"] or text.words.decision_after.match(
        text.text, spot.end
    )
    if not (told or whole):
        return None
    year = found[1] if len(found[1]) == 4 else f"20{found[1]}"
    return _of(spot.start, spot.end, year, int(found[2]), int(found[3]))


def _of(start: int, end: int, year: str | None, month: int, day: int) -> Found | None:
    if not _is_date(int(year or 2024), month, day):
        return None
    return Found(start, end, "date", f"{year or '-'}-{month:02}-{day:02}")


def _period(text: Reading, spot: Spot) -> Found | None:
    """A year and what stands before it: a month, a season, a quarter, a week."""
    found = _PERIOD.match(text.text, spot.start)
    if found is not None:
        return _part(spot.start, found.end(), found[1], found[2], int(found[3]))
    found = _LONE_YEAR.match(text.text, spot.start)
    if found is None or not spot.words:
        return None
    year, words = found[1], text.words
    start = text.begin(spot, 0)
    names = re.split("[–-]", spot.word(0))
    months = [_month(text, name) for name in names]
    if all(months) and len(months) <= 2:
        if spot.word(1)[:2].rstrip(".").isdecimal():
            return None  # "31 april 2025" is no day, and nobody knows what was meant
        ends = "/".join(f"{year}-{month:02}" for month in months)
        return Found(start, found.end(), "date", ends)
    season = words.maps["seasons"].get(spot.word(0))
    if season is not None:
        return Found(start, found.end(), "date", f"{year}-{season}")
    short = _SHORT_PERIOD.fullmatch(spot.word(0))
    if short is not None:
        return _part(start, found.end(), year, short[1].upper(), int(short[2]))
    return _worded(text, spot, year, found.end())


def _worded(text: Reading, spot: Spot, year: str, end: int) -> Found | None:
    """ "första kvartalet 2026", "kvartal 1 2026", "vecka 12 2025"."""
    if len(spot.words) < 2:
        return None
    near, far = spot.word(0), spot.word(1)
    start = text.begin(spot, 1)
    ordinals, lists = text.words.maps["ordinals"], text.words.lists
    for kind, key in (("Q", "quarters"), ("H", "halves"), ("T", "thirds")):
        if near in lists[key] and far in ordinals:
            return _part(start, end, year, kind, ordinals[far])
        if far in lists[key] and near.isdecimal():
            return _part(start, end, year, kind, int(near))
    if far in lists["weeks"] and near.isdecimal() and 1 <= int(near) <= 53:
        return Found(start, end, "date", f"{year}-W{int(near):02}")
    return None


def _part(start: int, end: int, year: str, kind: str, which: int) -> Found | None:
    return Found(start, end, "date", f"{year}-{kind}{which}") if 1 <= which <= _PARTS[kind] else None


def _month(text: Reading, word: str) -> int | None:
    name = word.strip(".")
    return text.words.months.get(name) or text.words.short_months.get(name)


def _ranges(text: Reading, found: list[Found]) -> Iterator[Found]:
    """ "1 januari–30 juni 2025": the first has the year of the second."""
    at = 0
    while at < len(found):
        one = found[at]
        after = found[at + 1] if at + 1 < len(found) else None
        if after is not None and after.start - one.end <= 24 and "/" not in one.value + after.value:
            first = one.value
            if first.startswith("--") and not after.value.startswith("--"):
                first = f"{after.value[:4]}{first[1:]}"
            joins = text.words.until.fullmatch(text.text, one.end, after.start)
            if joins and len(first) == len(after.value) and first < after.value:
                yield Found(one.start, after.end, "date", f"{first}/{after.value}")
                at += 2
                continue
        yield one
        at += 1


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
