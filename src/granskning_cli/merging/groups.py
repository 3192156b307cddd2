"""Which questions of several copies are the same: a group each, in the order printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.matching import Asked, match, plain
from granskning_cli.model.questionnaire import Question, Questionnaire, Section

# A copy with fewer of the first one's questions is another questionnaire.
IN_COMMON: Final = 0.5
# Questions of one number are the same where so many words at their beginning are; the rest may be an answer.
BEGINNING: Final = 2


class Member(NamedTuple):
    """A question as one copy has it. `doubtful`: where it ends was a guess; `place` counts the copy's questions from 0."""

    copy: int
    place: int
    section: Section
    question: Question
    doubtful: bool


Group = list[Member]


def members(questionnaire: Questionnaire, copy: int) -> list[Member]:
    """Every question of a copy."""
    guessed = {one.question for one in questionnaire.diagnostics if one.code == "Q302"}
    asked = [(section, question) for section in questionnaire.sections for question in section.questions]
    return [
        Member(copy, place, section, question, question.number in guessed)
        for place, (section, question) in enumerate(asked)
    ]


def join(groups: list[Group], more: Sequence[Member], year: int | None) -> bool:
    """Puts the questions of another copy in their groups, those that are new behind their neighbours.

    False, and nothing is done, where too few of them are in any.
    """
    pairs = dict(_pairs([group[0] for group in groups], more, year))
    if len(pairs) < max(1, IN_COMMON * min(len(groups), len(more))):
        return False
    before: Group | None = None
    known = list(groups)
    for place, member in enumerate(more):
        if place in pairs:
            before = known[pairs[place]]
            before.append(member)
            continue
        new = [member]
        at = next((i for i, group in enumerate(groups) if group is before), -1)
        groups.insert(at + 1, new)
        before = new
    return True


def _pairs(old: Sequence[Member], new: Sequence[Member], year: int | None) -> Iterator[tuple[int, int]]:
    """(place in `new`, place in `old`): what is matched for sure, or begins alike under the same number."""
    left, right = set(range(len(old))), set(range(len(new)))
    for one in match(_asked(old, year), _asked(new, year)):
        a, b = old[one.old], new[one.new]
        if one.sure or _alike(a, b):
            left.discard(one.old)
            right.discard(one.new)
            yield one.new, one.old
    for j in sorted(right):
        found = [i for i in sorted(left) if _alike(old[i], new[j])]
        if len(found) == 1:
            left.discard(found[0])
            yield j, found[0]


def _asked(found: Sequence[Member], year: int | None) -> list[Asked]:
    last = max(1, len(found) - 1)
    return [
        Asked(one.question.number, one.question.text, one.section.title or "", at / last, year)
        for at, one in enumerate(found)
    ]


def _alike(a: Member, b: Member) -> bool:
    if a.question.number is None or a.question.number != b.question.number:
        return False
    first, second = (plain(one.question.text).casefold().split()[:BEGINNING] for one in (a, b))
    least = min(len(first), len(second))
    return least > 0 and first[:least] == second[:least]
