"""Decisions: a date with a paragraph of the minutes ("KS 2025-12-10 § 204", "den 10 december 2025 (§ 204)"), "§ 204/2025".

The value is "2025-12-10 § 204", or "2025 § 204" where only the year is known. A paragraph of a law has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.facts.reading import Found, Reading, Spot

_BODY: Final = re.compile(r"(?<!\w)[A-ZÅÄÖÆØ]{2,6}(?:[ \u00a0][^\W\d_]{1,3})?[ \u00a0]$")
_BEFORE: Final = 44
_NUMBERED: Final = re.compile(r"(\d{1,4})/((?:20)?\d\d)(?![\w/])")
_PLAIN: Final = re.compile(r"(?:\d{4}|-)-\d\d-\d\d")


def find(text: Reading) -> Iterator[Found]:
    """The decisions at the dates that were found, and those with a number and a year."""
    end = 0
    for one in sorted(text.found):
        if one.kind == "date" and _PLAIN.fullmatch(one.value):
            decision = _after(text, one) or _before(text, one, end)
            if decision is not None:
                end = decision.end
                yield decision
    for spot in text.spots:
        if spot.start >= end or not text.found:
            numbered = _numbered(text, spot)
            if numbered is not None:
                yield numbered


def _after(text: Reading, one: Found) -> Found | None:
    found = text.words.decision_after.match(text.text, one.end)
    if found is None or text.words.law.match(text.text, found.end()):
        return None
    end = found.end()
    if "(" in found[0] and text.text[end : end + 1] == ")":
        end += 1
    elif "(" in found[0]:
        end = found.end()
    body = _BODY.search(text.text, max(0, one.start - 12), one.start)
    start = body.start() if body else one.start
    return Found(start, end, "decision", _value(one.value, found))


def _before(text: Reading, one: Found, floor: int) -> Found | None:
    """ "§ 204 den 10 december 2025", where the paragraph is not that of the decision before."""
    start = max(floor, one.start - _BEFORE, text.text.rfind("\n", 0, one.start) + 1)
    found = text.words.decision_before.search(text.text, start, one.start)
    if found is None:
        return None
    closes = "(" in found[0] and text.text[one.end : one.end + 1] == ")"
    return Found(found.start(), one.end + closes, "decision", _value(one.value, found))


def _value(day: str, found: re.Match[str]) -> str:
    number = found["item"].replace("–", "-")
    year = found["year"]
    return f"{day} § {number}" + (f"/{year}" if year else "")


def _numbered(text: Reading, spot: Spot) -> Found | None:
    """ "§ 204/2025", "sak 9/25"."""
    found = _NUMBERED.match(text.text, spot.start)
    signs = text.words.lists["decisions"]
    if found is None:
        return None
    if spot.previous == "§":
        start = spot.start - 1
    elif spot.word(0) in signs:
        start = text.begin(spot, 0)
    else:
        return None
    year = found[2] if len(found[2]) == 4 else f"20{found[2]}"
    return Found(start, found.end(), "decision", f"{year} § {found[1]}")
