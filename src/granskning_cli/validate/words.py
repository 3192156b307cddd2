"""The words by which sense is checked, out of `checks` in scales/*.yaml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from granskning_cli.scales import entry

# fmt: off
_LISTS: Final = (
    "asks_date", "asks_when", "asks_number", "times", "negations", "elsewhere", "articles", "if_yes", "if_no", "if_at_all",
    "at_least", "asks_things", "not_things", "plans", "adopted", "followed_up", "changed", "this_year", "bodies",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Words:
    """One language's telling words, in lower case."""

    lists: Mapping[str, tuple[str, ...]]
    sets: Mapping[str, frozenset[str]]
    numbers: Mapping[str, int]
    number: re.Pattern[str]  # "tjugofem" is made of number words
    months: frozenset[str]
    conjunctions: frozenset[str]
    at_least: re.Pattern[str]  # "minst 5 områden", "minst tre"


@lru_cache(maxsize=8)
def words_of(language: str | None) -> Words | None:
    """The words of a document's language; None where it is not known or has none."""
    data = entry(language) if language else None
    if data is None or "checks" not in data:
        return None
    checks = data["checks"]
    lists = {key: tuple(str(word).casefold() for word in checks.get(key, ())) for key in _LISTS}
    numbers = {str(word): value for word, value in checks["numbers"].items()}
    words = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    least = "|".join(map(re.escape, lists["at_least"])) or "(?!)"
    return Words(
        lists=lists,
        sets={key: frozenset(words) for key, words in lists.items()},
        numbers=numbers,
        number=re.compile(rf"(?:{words})+"),
        months=frozenset(str(month).casefold() for month in data["months"]),
        conjunctions=frozenset(str(word).casefold() for word in data["conjunctions"]),
        at_least=re.compile(rf"\b(?:{least}) (\d{{1,2}}|[^\W\d_]+)(?: ([^\W\d_]+|%))?"),
    )
