"""Which colour an option has: the same in every chart and table, whatever else is offered beside it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

# Fill and ink. They part in light and dark as well as in hue; the page has the same in its style, for both themes.
TONES: Final = (
    ("#0b5c8f", "#ffffff"), ("#e08a3c", "#1d1206"), ("#f3dc8b", "#1f1a06"),
    ("#b9c0c9", "#12161b"), ("#3c7f67", "#ffffff"), ("#4c2b6d", "#ffffff"),
)  # fmt: skip
_USUAL: Final = {"yes": 0, "no": 1, "partly": 2, "unknown": 3}


def tones(codes: Iterable[str]) -> dict[str, int]:
    """A tone for each code, by its place in TONES: the first six have one of their own, the others the sixth one's."""
    listed = list(dict.fromkeys(codes))
    first = listed[: len(TONES)]
    found = {code: _USUAL[code] for code in first if code in _USUAL}
    free = iter([tone for tone in range(len(TONES)) if tone not in found.values()])
    for code in first:
        if code not in found:
            found[code] = next(free)
    return {code: found.get(code, found[first[-1]]) for code in listed}
