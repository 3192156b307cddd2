"""Numbers at the start of lines -> the best whole outline.

"2030 och jämförelser ..." at the start of a line is no section, and "4.2 miljoner kronor per år" no question: a
number is taken only as part of the outline that explains the document best. Each candidate has a weight (how
much it looks like the start of a question) and each step from one to the next a cost (3.1 -> 3.2 nothing,
3.1 -> 3.4 something); the heaviest path wins, found by dynamic programming.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.items.numbers import ROMANS, Number, Part, Printed

# How far back a step may reach, in candidates; a list longer than this inside an answer is not passed over.
REACH: Final = 60
MIN_WEIGHT: Final = 0.0
# Ways to end with one candidate that are followed further.
MOST: Final = 4
# A path this far behind the best one never catches up: it would have passed over several real questions.
BEHIND: Final = 14.0
# A list "1. 2. 3." in an answer is printed otherwise than the sections "1 2 3" around it.
STYLE_COST: Final = 1.6
LETTERED: Final = 100
# A number passed over: 3.1 -> 3.3. Cheaper steps pass over none.
SKIPPED: Final = 0.7
# Numbers that begin again, under a header of their own.
FRESH_COST: Final = 1.4
# A jump from here on stays within one table.
FAR: Final = 2.2


class Candidate(NamedTuple):
    """A line that may start a question or section; `previous` is the list item just before it, if any."""

    line: int
    printed: Printed
    weight: float
    previous: int = -1  # its line
    group: int = -1  # the header above it: numbers may begin again only below another


class Chosen(NamedTuple):
    """A candidate in the outline with its full number."""

    candidate: Candidate
    number: Number
    skipped: bool


class _State(NamedTuple):
    """The best way to end with one candidate read as one full number."""

    score: float
    candidate: int
    line: int
    group: int
    number: Number
    before: _State | None
    skipped: bool
    styles: tuple[tuple[int, str], ...]  # how the path's first number of each depth is printed


def outline(candidates: Sequence[Candidate]) -> list[Chosen]:
    """The heaviest sequence of candidates in which each is a plausible next number.

    Headings "A", "B" above questions that count on through them (1, 2 | 3, 4) are an outline of their own,
    unless numbers such as A.1 hang below them.
    """
    letters: Sequence[Candidate] = [c for c in candidates if _is_letter(c.printed)]
    if len(letters) < 2 or any(
        len(c.printed.parts) > 1 and isinstance(c.printed.parts[0], str) for c in candidates
    ):
        return _path(candidates)
    letters, within = _of_two_counts(letters)
    headings = _path(letters)
    if len(headings) < 2:
        return _path(candidates)
    candidates = within or candidates
    above = [h.candidate.line for h in headings]
    named = set(map(id, letters))
    below = [c._replace(group=bisect(above, c.line)) for c in candidates if id(c) not in named]
    rest = _path(below)
    return sorted(headings + rest, key=lambda chosen: chosen.candidate.line)


def _of_two_counts(letters: Sequence[Candidate]) -> tuple[Sequence[Candidate], Sequence[Candidate]]:
    """The letters that head something, and those within: roman numbers below A, B, C, or letters below I, II, III."""
    romans = [c for c in letters if roman(c.printed.parts[0]) is not None]
    capitals = [c for c in letters if roman(c.printed.parts[0]) is None]
    counted = any(len(str(c.printed.parts[0])) > 1 for c in romans)
    if not counted or len(capitals) < 2 or capitals[0].printed.parts[0] != "A":
        return letters, ()
    return (capitals, romans) if capitals[0].line < romans[0].line else (romans, capitals)


def _is_letter(printed: Printed) -> bool:
    return len(printed.parts) == 1 and isinstance(printed.parts[0], str) and not printed.relative


def _path(candidates: Sequence[Candidate]) -> list[Chosen]:
    reached: list[list[_State]] = []
    top = 0.0
    for index, candidate in enumerate(candidates):
        best = {(one.number, one.styles): one for one in _started(index, candidate)}
        hopeless = top - BEHIND
        for states in reached[-REACH:]:
            for state in states:
                if state.score < hopeless:
                    continue
                extended = _extend(state, index, candidate)
                if extended is None:
                    continue
                key = (extended.number, extended.styles)
                if key not in best or extended.score > best[key].score:
                    best[key] = extended
        kept = sorted(best.values(), key=lambda s: -s.score)[:MOST]
        reached.append(kept)
        top = max(top, kept[0].score) if kept else top
    last = max((state for states in reached for state in states), key=lambda s: s.score, default=None)
    chosen: list[Chosen] = []
    while last is not None and last.score > MIN_WEIGHT:
        chosen.append(Chosen(candidates[last.candidate], last.number, last.skipped))
        last = last.before
    return _by_initials(chosen[::-1])


def _started(index: int, candidate: Candidate) -> list[_State]:
    """The ways to begin with a candidate: all after it printed as it is, or it alone printed otherwise."""
    start = _start(candidate.printed)
    if start is None:
        return []
    number, cost = start
    depth = len(number) + (LETTERED if isinstance(number[0], str) else 0)
    begun = _State(
        candidate.weight - cost, index, candidate.line, candidate.group, number, None,
        cost > 0.4 and not candidate.printed.relative, ((depth, candidate.printed.style),),
    )  # fmt: skip
    return [begun, begun._replace(score=begun.score - STYLE_COST, styles=())]


def _by_initials(chosen: list[Chosen]) -> list[Chosen]:
    """Letters that do not begin with A are initials, "S1 S2 W1" below "Safe" and "Well-led": none is missing between."""
    heads = [choice.number[0] for choice in chosen]
    if not chosen or not isinstance(heads[0], str) or heads[0] in ("A", "a", "I", "i"):
        return chosen
    return [
        choice._replace(skipped=False)
        if at and heads[at] != heads[at - 1] and choice.number[1:] == (1,)
        else choice
        for at, choice in enumerate(chosen)
    ]


def _extend(state: _State, index: int, candidate: Candidate) -> _State | None:
    """The path with one candidate more, None where it cannot follow."""
    line, printed, weight, previous, group = candidate
    score, _, before_line, before_group, before, _, _, styles = state
    # "i." is a letter or a roman number, and not both
    if before_line == line:
        return None
    again = group != before_group and _begins_again(before, printed)
    step = (printed.parts, FRESH_COST) if again else _step(before, printed)
    if step is None:
        return None
    number, cost = step
    if group == before_group and cost >= FAR and _order(number[0]) <= _order(before[0]):
        return None
    skipped = cost >= SKIPPED and not again
    # part of a list whose item before is no question: then this is none either
    if previous >= 0 and before_line < previous:
        cost += 1.5
    # an appendix A.1 is printed otherwise than the sections before it
    depth, style = len(number) + (LETTERED if isinstance(number[0], str) else 0), printed.style
    for known, own in styles:
        if known == depth:
            if own != style:
                cost += STYLE_COST
            break
    else:
        styles = (*styles, (depth, style))
    return _State(score + weight - cost, index, line, group, number, state, skipped, styles)


def _begins_again(before: Number, printed: Printed) -> bool:
    """Whether a count begins again, as in a section of its own: 7 -> 1, or 1 -> 1 where a section has one question."""
    after = printed.parts
    if printed.relative or any(_distance(None, part) for part in after):
        return False
    same = isinstance(before[0], int) == isinstance(after[0], int)
    return same and _order(after[0]) <= _order(before[0]) and (len(after) == 1 or after[0] != before[0])


def _start(printed: Printed) -> tuple[Number, float] | None:
    if printed.relative:
        return ((printed.parts[0],), 0.6) if printed.parts[0] == "a" else None
    first, rest = printed.parts[0], printed.parts[1:]
    distance = _distance(None, first) or 0
    if rest and not isinstance(first, int):
        distance = 0  # "Q1", "F1" and "B.1" say where they begin by what follows the letter
    deep = sum((part - 1) if isinstance(part, int) else 0 for part in rest)
    return printed.parts, min(3.0, 0.4 * max(0, distance) + 0.4 * max(0, deep) + (0.2 if rest else 0.0))


def _step(before: Number, printed: Printed) -> tuple[Number, float] | None:
    """The full number that `printed` has after `before`, and what the step costs; None where it cannot follow."""
    if printed.relative:
        return _relative(before, printed.parts)
    after = printed.parts
    depth = 0
    while depth < min(len(before), len(after)) and before[depth] == after[depth]:
        depth += 1
    if depth == len(after):
        return None  # the same number again, or its parent
    if depth == len(before):  # a child
        jump = len(after) - len(before) - 1
        return after, 0.6 * jump + SKIPPED * sum(_distance(None, part) or 0 for part in after[depth:])
    difference = _distance(before[depth], after[depth])
    if difference is None:
        if depth or _order(after[0]) <= _order(before[0]):
            return None
        return after, 0.6 if after[0] == "A" else 2.0  # an appendix after the numbered sections
    if difference < 0:
        return None
    deeper = sum(_distance(None, part) or 0 for part in after[depth + 1 :])
    cost = SKIPPED * difference + SKIPPED * deeper + 0.5 * max(0, len(after) - depth - 1)
    return after, min(cost, 3.0)


def _distance(before: Part | None, after: Part) -> int | None:
    """Numbers skipped between two parts; negative backwards, None where they are of different kinds."""
    if isinstance(after, int):
        if before is None:
            return after - 1
        return (
            after - before - 1
            if isinstance(before, int) and after > before
            else (-1 if isinstance(before, int) else None)
        )
    steps = [_letter_step(before, after)]
    value, first = roman(after), 0 if before is None else roman(before)
    if value is not None and first is not None and (before is None or _same_case(before, after)):
        steps.append(value - first - 1 if value > first else -1)
    possible = [step for step in steps if step is not None]
    forward = [step for step in possible if step >= 0]
    return min(forward) if forward else (possible[0] if possible else None)


def roman(part: Part) -> int | None:
    """What a part says as a roman number, in small or capital letters."""
    same = isinstance(part, str) and (part.islower() or part.isupper())
    return ROMANS.get(part.lower()) if isinstance(part, str) and same else None


def _same_case(before: Part, after: str) -> bool:
    return isinstance(before, str) and before.isupper() == after.isupper()


def _letter_step(before: Part | None, after: str) -> int | None:
    """Letters skipped; "i" may be a letter or a roman one, which the caller tries too."""
    if isinstance(before, int) or (len(after) > 1 and after.isupper()):
        return None
    if len(after) > 1 or (before is not None and len(before) > 1):
        return -1 if before is not None else 0
    first = ord("A" if after.isupper() else "a") - 1 if before is None else ord(before[0])
    return ord(after) - first - 1 if ord(after) > first else -1


def _order(part: Part) -> tuple[int, int]:
    """Numbered sections before lettered appendices."""
    return (0, part) if isinstance(part, int) else (1, ord(part[0]))


def _relative(before: Number, parts: Number) -> tuple[Number, float] | None:
    roman = len(parts) == 2
    part: Part = "_"
    if roman:
        value = int(parts[0])
        names = list(ROMANS)
        part = names[value - 1]
        if isinstance(before[-1], str) and before[-1] in ROMANS and len(before) > 1:
            step = value - ROMANS[before[-1]] - 1
            if 0 <= step < 3 and not (len(before[-1]) == 1 and before[-1] not in "ivx"):
                return (*before[:-1], part), 0.8 * step
        return ((*before, part), 0.2) if value == 1 else None
    letter = str(parts[0])
    for cut in range(len(before) - 1, -1 if len(before) == 1 else 0, -1):  # a form may count by letters alone
        last = before[cut]
        if isinstance(last, str) and len(last) == 1 and last.islower():
            step = ord(letter) - ord(last) - 1
            if step >= 0:
                return (*before[:cut], letter), 0.8 * step
    if letter == "a" and not (isinstance(before[-1], str) and before[-1].islower()):
        return (*before, "a"), 0.2
    return None
