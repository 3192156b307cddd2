"""Which sections belong together, and which questions changed places among those that both questionnaires have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from granskning_cli.diff.content import Entry
from granskning_cli.matching import Match, likeness
from granskning_cli.matching.assignment import assign
from granskning_cli.model.questionnaire import Section


def pair_sections(
    old: Sequence[Section], new: Sequence[Section], pairs: Sequence[tuple[Entry, Entry]]
) -> dict[int, int]:
    """For each section of OLD the one of NEW that most of its questions are in; of two as good the one titled alike."""
    shared = Counter((a.section, b.section) for a, b in pairs)
    worth = {
        (i, j): count + 0.5 * likeness(old[i].title or "", new[j].title or "")
        for (i, j), count in shared.items()
    }
    return dict(assign(worth))


def moved(matches: Sequence[Match], steady: Sequence[bool]) -> set[int]:
    """The positions in NEW of those pairs that changed places: all but a longest run in which both orders agree.

    `steady` says which pairs may be part of that run.
    """
    kept = [match for match, still in zip(matches, steady, strict=True) if still]
    run = _longest_rising([match.old for match in kept])
    stay = {kept[at].new for at in run}
    return {match.new for match in matches if match.new not in stay}


def _longest_rising(values: Sequence[int]) -> list[int]:
    """The positions of a longest strictly rising run of values (patience sorting)."""
    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        pile = bisect_left(tops, value)
        before.append(at_top[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            at_top.append(at)
        else:
            tops[pile], at_top[pile] = value, at
    out: list[int] = []
    at = at_top[-1] if at_top else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]
