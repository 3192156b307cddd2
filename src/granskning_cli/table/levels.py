"""Which scales have an order, by the codes that are the same in all languages."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Each from low to high.
LADDERS: Final[tuple[tuple[str, ...], ...]] = (
    ("not-at-all", "no", "no-planned", "slightly", "somewhat", "partly", "yes-partly", "mostly", "very-largely",
     "in-essence", "yes", "fully", "yes-fully"),
    ("strongly-disagree", "disagree", "partly-disagree", "neutral", "partly-agree", "agree", "mostly-agree",
     "strongly-agree"),
    ("never", "seldom", "sometimes", "often", "usually", "always"),
    ("very-dissatisfied", "dissatisfied", "rather-dissatisfied", "neither-satisfied", "rather-satisfied", "satisfied",
     "very-satisfied"),
    ("very-poor", "poor", "rather-poor", "acceptable", "rather-good", "good", "very-good"),
    ("very-low", "low", "medium", "high", "very-high"),
    ("negligible", "minor", "noticeable", "serious"),
    ("not-met", "partly-met", "met"),
    ("not-approved", "partly-approved", "approved"),
    ("not-started", "ongoing", "done"),
    ("inadequate", "partly-adequate", "adequate"),
    ("unlikely", "less-likely", "possible", "likely", "very-likely"),
)  # fmt: skip
# These say nothing of how much.
OUTSIDE: Final = frozenset({"unknown", "not-applicable", "no-opinion", "other"})


def levels(codes: Iterable[str]) -> tuple[str, ...] | None:
    """The codes from low to high; None where they are of no one ladder, or fewer than two have a height."""
    mine = [code for code in codes if code not in OUTSIDE]
    if len(mine) < 2:
        return None
    if all(code.isdecimal() for code in mine):
        return tuple(sorted(mine, key=int))
    for ladder in LADDERS:
        if set(mine) <= set(ladder):
            return tuple(code for code in ladder if code in mine)
    return None
