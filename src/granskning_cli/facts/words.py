"""The words by which a language's facts are told, out of `facts` in scales/*.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from granskning_cli.scales import entry


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words, or those of several at once where a document's is not known."""

    decimal: str | None  # None: the languages differ
    day_first: bool
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    lists: Mapping[str, frozenset[str]]
    maps: Mapping[str, Mapping[str, Any]]
    levels: Mapping[str, str]  # "hög" -> "high"
    decision_after: re.Pattern[str]
    decision_before: re.Pattern[str]
    law: re.Pattern[str]
    until: re.Pattern[str]


# fmt: off
_LISTS: Final = (
    "day_endings", "date_words", "counters", "quarters", "halves", "thirds", "weeks", "decisions", "minus", "percent",
    "points", "risks", "levels_of", "likelihood", "consequence", "copulas", "references", "further", "of_another",
)
# fmt: on
_MAPS: Final = ("seasons", "ordinals", "multipliers", "currencies", "units", "between")
_STEPS: Final = ("very-low", "low", "medium", "high", "very-high")


@lru_cache(maxsize=8)
def words_of(languages: tuple[str, ...]) -> Words:
    """The words of the languages named, those that have an entry."""
    entries = [data for name in languages if (data := entry(name)) is not None and "facts" in data]
    facts = [data["facts"] for data in entries]
    maps = {key: _merged([one.get(key, {}) for one in facts]) for key in (*_MAPS, "short_months")}
    months = _merged(
        [{str(name).casefold(): at for at, name in enumerate(data["months"], 1)} for data in entries]
    )
    lists = {key: frozenset(word.casefold() for one in facts for word in one.get(key, ())) for key in _LISTS}
    decimals = {one["decimal"] for one in facts}
    sign, lead, law, to = (_any(facts, key) for key in ("decisions", "date_words", "laws", "to"))
    return Words(
        decimal=decimals.pop() if len(decimals) == 1 else None,
        day_first=all(one.get("day_first", True) for one in facts),
        months={name: at for name, at in months.items() if name not in maps["short_months"]},
        short_months=maps["short_months"],
        lists=lists,
        maps=maps,
        levels={
            label.casefold(): code
            for data in entries
            for code in _STEPS
            for label in data["options"].get(code, ())
        },
        # as in "den 10 december 2025 (§ 204)" and "2025-12-10, protokoll § 12"
        decision_after=re.compile(rf"[ \xa0,;(]{{1,3}}(?:(?:{lead})[ \xa0])?(?:{sign})[ \xa0]?{_ITEM}", re.I),
        # "§ 204 den 10 december 2025"
        decision_before=re.compile(
            rf"(?<!\w)(?:{sign})[ \xa0]?{_ITEM}[ \xa0,;(]{{1,3}}(?:(?:{lead})[ \xa0])?$", re.I
        ),
        # "§ 5 kommunallagen", "§ 5 i kommunallagen"
        law=re.compile(rf"[ \xa0,]+(?:[^\W\d_]{{1,2}} )?\w*(?:{law})", re.I),
        # "1 januari–30 juni", "1 januari till och med den 30 juni"
        until=re.compile(rf"[ \xa0]?(?:[–—-]|(?:{to}))[ \xa0]?(?:(?:{lead})[ \xa0])?", re.I),
    )


# "204", "204-206", "204 och 206" is only its first, "9/25", "204/2025"
_ITEM = r"(?P<item>\d{1,4}[a-z]?(?:[–-]\d{1,4})?)(?:/(?P<year>\d{2}(?:\d{2})?))?(?![\w/]|-\d)"


def _any(facts: Sequence[Mapping[str, Any]], key: str) -> str:
    """An alternation of words, the longest first; one that matches nothing where there are none."""
    found = {str(word) for one in facts for word in one.get(key, ())}
    known = sorted(found, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in known) or r"(?!)"


def _merged(found: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """One mapping; what the languages do not agree on is left out ("kr" of three countries)."""
    out: dict[str, Any] = {}
    doubtful: set[str] = set()
    for one in found:
        for key, value in one.items():
            name = str(key).casefold()
            if out.setdefault(name, value) != value:
                doubtful.add(name)
    return {key: value for key, value in out.items() if key not in doubtful}
