"""Questions with another number, or in another order, than the template's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.against.pairs import Pairs


def check(pairs: Pairs) -> Iterator[Diagnostic]:
    """Of the order as few as possible are told: the longest run that is in order stays."""
    ordered = _in_order([pair.wanted.place for pair in pairs.both])
    for at, (found, wanted) in enumerate(pairs.both):
        now, then = found.question.number, wanted.question.number
        if now != then:
            yield diagnostic(
                "T536", question=now, at=found.question.at, now=now or "none", then=then or "none"
            )
        if at not in ordered:
            yield diagnostic("T537", question=now, at=found.question.at)


def _in_order(places: Sequence[int]) -> set[int]:
    """The longest rising part, by its indices."""
    ends: list[int] = []  # the index that ends the best part of each length
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left([places[end] for end in ends], place)
        before.append(ends[length - 1] if length else -1)
        ends[length : length + 1] = [at]
    out = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        out.add(at)
        at = before[at]
    return out
