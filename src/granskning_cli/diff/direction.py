"""Whether a mark went to a better or a worse option, as far as the scale tells.

    yes -> no                                    worse
    partly -> unknown                            nothing: unknown is on no ladder
    4 -> 2                                       nothing: nobody says whether 5 is good
    strongly-agree, rather-so, disagree          rather-so is not known, but stands between two that are

The scale is all that is looked at. "Har avvikelser förekommit?" went to worse with a Ja, and nothing here knows that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal

Direction = Literal["better", "worse"]

# Each from its best to its worst. What says nothing about good and bad (low, high, likely, other) is on none.
LADDERS: Final[tuple[tuple[str, ...], ...]] = (
    (
        "yes-fully", "yes", "fully", "very-largely", "mostly", "in-essence", "yes-partly", "partly",
        "somewhat", "slightly", "no-planned", "no", "not-at-all",
    ),
    (
        "strongly-agree", "mostly-agree", "agree", "partly-agree", "neutral",
        "partly-disagree", "disagree", "strongly-disagree",
    ),
    ("always", "usually", "often", "sometimes", "seldom", "never"),
    (
        "very-satisfied", "satisfied", "rather-satisfied", "neither-satisfied",
        "rather-dissatisfied", "dissatisfied", "very-dissatisfied",
    ),
    ("very-good", "good", "rather-good", "acceptable", "rather-poor", "poor", "very-poor"),
    ("green", "yellow", "orange", "red"),
    ("met", "partly-met", "not-met"),
    ("approved", "partly-approved", "not-approved"),
    ("done", "ongoing", "not-started"),
    ("adequate", "partly-adequate", "inadequate"),
)  # fmt: skip
# These say that there is no answer, wherever they are printed.
NEITHER: Final = frozenset({"unknown", "not-applicable", "no-opinion", "other"})


def direction(
    before: Sequence[str], after: Sequence[str], offered: tuple[Sequence[str], Sequence[str]]
) -> Direction | None:
    """From one marked code to another; `offered` are the codes of both scales in the order printed."""
    if len(before) != 1 or len(after) != 1:
        return None
    old, new = before[0], after[0]
    for ladder in LADDERS:
        if old in ladder and new in ladder:
            return _from(ladder.index(old), ladder.index(new))
    if set(offered[0]) != set(offered[1]):
        return None
    printed = _printed(offered[1])
    if printed is None or old not in printed or new not in printed:
        return None
    return _from(printed.index(old), printed.index(new))


def _from(old: int, new: int) -> Direction | None:
    if old == new:
        return None
    return "better" if new < old else "worse"


def _printed(codes: Sequence[str]) -> list[str] | None:
    """A scale's codes from best to worst, where its two ends are steps of one ladder; None where nothing tells."""
    steps = [code for code in codes if code not in NEITHER]
    for ladder in LADDERS:
        places = [ladder.index(code) for code in steps if code in ladder]
        if len(places) < 2 or steps[0] not in ladder or steps[-1] not in ladder:
            continue
        if places == sorted(places):
            return steps
        if places == sorted(places, reverse=True):
            return steps[::-1]
    return None
