"""Which codes make one scale, and how two labels of one code are told apart.

| Upphandling  | Pågår | Hög |     a status and a risk that somebody wrote into a table: no header
| 2 Upphandling | Ja   | Nej |     labels of one family: a header
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import normal, slug

# What stands at the end of any scale, or in its middle.
ANYWHERE: Final = frozenset(
    ["unknown", "not-applicable", "no-opinion", "other", "partly", "neutral", "not-at-all"]
)
_ANSWERS: Final = ["yes", "yes-fully", "yes-partly", "no", "no-planned"]
_RESULTS: Final = [
    "met",
    "partly-met",
    "not-met",
    "approved",
    "partly-approved",
    "not-approved",
    "done",
    "ongoing",
    "not-started",
    "adequate",
    "partly-adequate",
    "inadequate",
    "compliant",
    "partly-compliant",
    "non-compliant",
    "supported",
    "not-supported",
]
_EXTENTS: Final = ["fully", "very-largely", "mostly", "in-essence", "somewhat", "slightly"]
_QUALITY: Final = ["very-good", "rather-good", "good", "acceptable", "rather-poor", "poor", "very-poor"]
_FAMILIES: Final = (
    frozenset((*_ANSWERS, *_EXTENTS, *_RESULTS)),
    frozenset((*_RESULTS, *_QUALITY)),
    frozenset(
        [
            "strongly-agree",
            "mostly-agree",
            "agree",
            "partly-agree",
            "partly-disagree",
            "disagree",
            "strongly-disagree",
        ]
    ),
    frozenset(("always", "usually", "often", "sometimes", "seldom", "never", *_ANSWERS)),
    frozenset(
        [
            "very-satisfied",
            "satisfied",
            "rather-satisfied",
            "neither-satisfied",
            "rather-dissatisfied",
            "dissatisfied",
            "very-dissatisfied",
        ]
    ),
    frozenset(
        ["very-low", "low", "medium", "high", "very-high", "negligible", "minor", "noticeable", "serious"]
    ),
    frozenset(["unlikely", "less-likely", "possible", "likely", "very-likely"]),
    frozenset(["green", "yellow", "orange", "red"]),
)


def belong_together(codes: Iterable[str]) -> bool:
    """Whether codes are of one family; a code that no language has fits nowhere and everywhere."""
    bound = {code for code in codes if code not in ANYWHERE and any(code in one for one in _FAMILIES)}
    return not bound or any(bound <= family for family in _FAMILIES)


def told_apart(options: Sequence[Option]) -> list[Option] | None:
    """The options with a code each, made from the label where an earlier one has the code; None where one comes twice.

    "Vet ej" and "Kan ej bedömas" both mean unknown, but a form that prints both parts them.
    """
    out: list[Option] = []
    for option in options:
        codes = [one.code for one in out]
        made = option if option.code not in codes else Option(code=slug(option.label), label=option.label)
        if made.code in codes or normal(option.label) in [normal(one.label) for one in out]:
            return None
        out.append(made)
    return out
