"""Which questions of two lists are the same: by number, wording and place, from strict to lax.

    OLD  3.3 Är styrelsen delaktig i riskanalysen?      NEW  3.4 Är styrelsen delaktig i riskanalysen?     same wording
         3.4 Följs planen upp?                               3.5 Följs internkontrollplanen upp?           alike, in place
         3.5 Finns en mall?                                  3.3 Har styrelsen utbildats?                  no pair

Questions that are told by one thing alone are settled first; the rest by the assignment whose likenesses sum to most.
Turned round, the same pairs come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.matching.asked import YEAR, Asked, Match
from granskning_cli.matching.assignment import assign
from granskning_cli.matching.candidates import SAME_TITLE, Candidate, candidates
from granskning_cli.matching.wording import likeness, plain

# Pairs that are not sure are made where at least this share of the shorter list are sure, or of the same wording.
IN_COMMON: Final = 0.2

# ... or at least this share of it, and so many, are alike and have the same number below the same title: a form that
# was written anew all through. Two forms that have nothing in common are not alike number by number.
IN_PLACE: Final = 0.6
FEWEST_IN_PLACE: Final = 4

Key = Callable[[Asked], object]
# What tells a question alone, from strict to lax. The section comes before the number: "Följs planen upp?" that is
# asked in two sections stays in its section where a question was put in before it.
KEYS: Final[tuple[Key, ...]] = (
    lambda one: one.wording and (one.title, one.number, one.dated),
    lambda one: one.wording and (one.title, one.dated),
    lambda one: one.wording and (one.title, one.number, one.wording),
    lambda one: one.wording and (one.title, one.wording),
    lambda one: one.wording and one.number and (one.number, one.wording),
    lambda one: one.wording,
)


def match(
    old: Sequence[Asked], new: Sequence[Asked], *, wordings: bool = True, neighbours: bool = True
) -> list[Match]:
    """The pairs in the order of `new`. Without `wordings` (two languages) only numbers tell, and none is sure.

    With `neighbours` a question that was written anew is looked for beside the question that it stood beside.
    """
    if _order(old) > _order(new):  # of two assignments as good, the same is taken whichever list comes first
        turned = match(new, old, wordings=wordings, neighbours=neighbours)
        return sorted((one._replace(old=one.new, new=one.old) for one in turned), key=_new)
    if not wordings:
        pairs = _by(lambda one: one.number, old, new)
        return sorted((Match(i, j, likeness(old[i].text, new[j].text), False) for i, j in pairs), key=_new)
    out = _same(old, new)
    left = _left(old, {one.old for one in out})
    right = _left(new, {one.new for one in out})
    found = candidates([old[i] for i in left], [new[j] for j in right])
    copies = _Copies(old, new)
    clear = 0
    hasty: set[tuple[int, int]] = set()  # never sure: what was best for all was not looked for
    for i, j in assign({pair: one.worth for pair, one in found.items() if one.common >= one.least}, hasty):
        one = found[i, j]
        sure = one.sure and copies.told(left[i], right[j])
        clear += sure and (i, j) in hasty
        out.append(Match(left[i], right[j], one.likeness, sure and (i, j) not in hasty))
    out += (
        [] if not neighbours else _between(out, {(left[i], right[j]): one for (i, j), one in found.items()})
    )
    common = [one for one in out if one.sure or one.similarity == 1]
    shorter = min(len(old), len(new))
    in_place = sum(_in_place(old[one.old], new[one.new]) for one in out)
    if len(common) + clear < IN_COMMON * shorter and in_place < max(FEWEST_IN_PLACE, IN_PLACE * shorter):
        out = common  # the rest are likenesses of two forms that have little else in common
    return sorted(out, key=_new)


def _in_place(old: Asked, new: Asked) -> bool:
    """Whether two questions have the same number and title."""
    return bool(old.number) and old.number == new.number and old.title == new.title


def _order(questions: Sequence[Asked]) -> list[tuple[str, str, str, float]]:
    return [(one.text, one.number or "", one.section, one.place) for one in questions]


def _new(one: Match) -> int:
    return one.new


def _left(questions: Sequence[Asked], taken: set[int]) -> list[int]:
    return [at for at in range(len(questions)) if at not in taken]


def _same(old: Sequence[Asked], new: Sequence[Asked]) -> list[Match]:
    """Questions with the same wording, where only one pair of them comes into question."""
    copies = _Copies(old, new)
    found: dict[int, int] = {}
    for key in KEYS:
        left, right = _left(old, set(found)), _left(new, set(found.values()))
        pairs = _by(key, [old[i] for i in left], [new[j] for j in right])
        found.update({left[i]: right[j] for i, j in pairs})
    return [Match(i, j, likeness(old[i].text, new[j].text), copies.told(i, j)) for i, j in found.items()]


def _by(key: Key, old: Sequence[Asked], new: Sequence[Asked]) -> Iterator[tuple[int, int]]:
    """Pairs of questions with the same key, where only one on either side has it."""
    sides = []
    for questions in (old, new):
        places: dict[object, list[int]] = {}
        for at, one in enumerate(questions):
            places.setdefault(key(one), []).append(at)
        sides.append(places)
    for value, left in sides[0].items():
        right = sides[1].get(value, [])
        if value and len(left) == len(right) == 1:
            yield left[0], right[0]


def _between(out: Sequence[Match], found: Mapping[tuple[int, int], Candidate]) -> list[Match]:
    """Pairs that are little alike, but stand beside the same neighbour: a question that was written anew."""
    pair = {one.old: one.new for one in out}
    taken = set(pair.values())
    pair[-1] = -1
    worth = {
        (i, j): one.worth
        for (i, j), one in found.items()
        if i not in pair and j not in taken and (pair.get(i - 1) == j - 1 or pair.get(i + 1) == j + 1)
    }
    return [Match(i, j, found[i, j].likeness, False) for i, j in assign(worth)]


class _Copies:
    """How often each wording is asked: "Kommentar" in every section is told by its section, not by its wording."""

    def __init__(self, old: Sequence[Asked], new: Sequence[Asked]) -> None:
        self._old, self._new = old, new
        self._groups_old, self._groups_new = _groups(old), _groups(new)

    def told(self, i: int, j: int) -> bool:
        """Whether nothing else than the other one is meant by it: among its copies it stands where the other one does."""
        here, there = self._groups_old[_undated(self._old[i])], self._groups_new[_undated(self._new[j])]
        if len(here) == len(there) == 1:
            return True
        a, b = self._old[i].title, self._new[j].title
        if a and b:
            if likeness(a, b) < SAME_TITLE:
                return False
            here = [at for at in here if self._old[at].title == a]
            there = [at for at in there if self._new[at].title == b]
        return len(here) == len(there) and here.index(i) == there.index(j)


def _groups(questions: Sequence[Asked]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for at, one in enumerate(questions):
        found.setdefault(_undated(one), []).append(at)
    return found


def _undated(one: Asked) -> str:
    """The wording whatever year it names: "planen för 2024" is next year's "planen för 2025"."""
    return YEAR.sub("#", one.wording)


__all__ = ["Asked", "Match", "likeness", "match", "plain"]
