"""Where a question ends, told from several answered copies: what they share is the question, what differs the answer.

    1.1 Beskriv läget Det är gott.          certain in no copy; all begin with "Beskriv läget"
    1.1 Beskriv läget Målen är nådda.
    1.1 Beskriv läget

What a copy is certain of goes first, so that two answers that begin "Ja, planen antogs" lengthen no question.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.matching import plain
from granskning_cli.merging.words import Words
from granskning_cli.model.questionnaire import Question

_ENDS: Final = (".", "?", "!", ":", "…")
_CLOSING: Final = "\"'”’»)*"
# Two wordings that end in so many words alike are one question for two boards.
SAME_END: Final = 2
# So many copies do not all begin an answer with the whole of what another one answers.
FEWEST: Final = 3
# Answers begin alike by chance for so many words: "Ja, i".
LIKE_ANSWERS: Final = 4
# A copy of fewer words may have lost some.
SHORTEST: Final = 2


class Said(NamedTuple):
    """All the words of a question and its answer; the first `asked` of them are the question as this copy was read."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    asked: int
    sure: bool

    @property
    def wording(self) -> tuple[str, ...]:
        """What is asked, to be compared."""
        return self.keys[: self.asked]


class Settled(NamedTuple):
    """The question is the first `end` words of the copy `of`; `others` are worded otherwise. `sure`: False for a guess."""

    of: int
    end: int
    sure: bool
    others: tuple[int, ...] = ()


def said(question: Question, *, sure: bool) -> Said:
    """The words of a copy's question."""
    asked = f"{question.text} {question.instruction or ''}".split()
    answer = (question.answer.text or "").split() if question.answer else []
    words = (*asked, *answer)
    return Said(words, tuple(plain(word).casefold() for word in words), len(asked), sure)


def settle(copies: Sequence[Said], words: Words) -> Settled:
    """Where the question ends."""
    if len(copies) == 1:
        return Settled(0, copies[0].asked, copies[0].sure)
    return (
        _empty(copies, words)
        or _certain(copies)
        or _variants(copies)
        or _common(copies, words)
        or _first(copies)
    )


def _empty(copies: Sequence[Said], words: Words) -> Settled | None:
    """A copy that says nothing which the others do not say too was not answered: all of it is the question."""
    at, least = min(enumerate(copies), key=lambda one: len(one[1].keys))
    end = len(least.keys)
    if (
        end < SHORTEST
        or len(_begin(copies, least.keys)) < len(copies)
        or all(len(one.keys) == end for one in copies)
    ):
        return None
    if end > least.asked and (len(copies) < FEWEST or _opens(least, least.asked, words)):
        return None
    return Settled(at, end, True)


def _certain(copies: Sequence[Said]) -> Settled | None:
    """The wording that most copies are certain of, where more than half of them begin with it.

    No wording is longer than a copy that ends in the midst of it: that one was not answered.
    """
    votes = Counter(one.wording for one in copies if one.asked and (one.sure or one.asked == len(one.keys)))
    support = {wording: _begin(copies, wording) for wording in votes}
    held = [
        wording
        for wording in votes
        if 2 * len(support[wording]) > len(copies) and not any(_within(one, wording) for one in copies)
    ]
    if not held:
        return None
    best = max(held, key=lambda wording: (votes[wording], len(support[wording]), len(wording)))
    of = next(at for at, one in enumerate(copies) if one.wording == best)
    return Settled(of, len(best), True, _without(copies, support[best]))


def _within(one: Said, wording: Sequence[str]) -> bool:
    return SHORTEST <= len(one.keys) < len(wording) and one.keys == tuple(wording[: len(one.keys)])


def _begin(copies: Sequence[Said], wording: Sequence[str]) -> list[int]:
    """The copies that begin with these words."""
    return [at for at, one in enumerate(copies) if one.keys[: len(wording)] == tuple(wording)]


def _without(copies: Sequence[Said], found: Sequence[int]) -> tuple[int, ...]:
    return tuple(at for at in range(len(copies)) if at not in found)


def _variants(copies: Sequence[Said]) -> Settled | None:
    """ "Har nämnden antagit en plan?", "Har styrelsen antagit en plan?": the most common one, the first of equals."""
    votes = Counter(one.wording for one in copies if one.asked)
    wordings = list(votes)
    varied = [w for w in wordings if any(v != w and _same_end(v, w) for v in wordings)]
    if not varied:
        return None
    best = max(varied, key=lambda wording: len(_begin(copies, wording)))
    of = next(at for at, one in enumerate(copies) if one.wording == best)
    return Settled(of, len(best), True, _without(copies, _begin(copies, best)))


def _first(copies: Sequence[Said]) -> Settled:
    """The first copy's wording: of copies that are certain of other wordings, else a guess."""
    others = _without(copies, _begin(copies, copies[0].wording))
    sure = all(one.sure for one in copies)
    return Settled(0, copies[0].asked, sure, others if sure else ())


def _same_end(a: Sequence[str], b: Sequence[str]) -> bool:
    shared = _length([a[::-1], b[::-1]])
    return shared >= min(SAME_END, len(a) - 1, len(b) - 1) and 0 < shared < min(len(a), len(b))


def _length(texts: Sequence[Sequence[str]]) -> int:
    """How many words all begin with."""
    count = 0
    for column in zip(*texts, strict=False):
        if len(set(column)) > 1:
            break
        count += 1
    return count


def _common(copies: Sequence[Said], words: Words) -> Settled | None:
    """The longest common beginning of most copies, ended at the last border in it."""
    best: Settled | None = None
    most = 1
    for at, one in enumerate(copies):
        first = one.keys[:1]
        mates = [i for i, other in enumerate(copies) if first and other.keys[:1] == first]
        if len(mates) <= most:
            continue
        end, sure = _border([copies[i] for i in mates], words)
        if end:
            best, most = Settled(at, end, sure, _without(copies, mates)), len(mates)
    return best


def _border(mates: Sequence[Said], words: Words) -> tuple[int, bool]:
    """The last place in what they share where a question can end, 0 where there is none; and whether nothing else could be.

    Where most copies guess the same place before it, the rest may be what all of them answer.
    """
    shared = _length([one.keys for one in mates])
    borders = list(_borders(mates, shared, words))
    opening = next((at for at in borders if at < shared and _opens(mates[0], at, words)), None)
    if opening is not None:
        return opening, shared - opening <= LIKE_ANSWERS
    guessed, count = Counter(one.asked for one in mates).most_common(1)[0]
    if guessed in borders and 2 * count > len(mates):
        return guessed, guessed == borders[-1] and shared - guessed <= LIKE_ANSWERS
    return (borders[-1], len(borders) == 1) if borders else (0, False)


def _borders(mates: Sequence[Said], shared: int, words: Words) -> Iterator[int]:
    own = {one.asked for one in mates}
    for end in range(1, shared + 1):
        closed = mates[0].words[end - 1].rstrip(_CLOSING).endswith(_ENDS)
        following = [one.words[end] for one in mates if len(one.words) > end]
        new = all(not word[0].islower() for word in following)
        last = end == shared and end > 1 and following
        if end in own or (new and (closed or last or (end < shared and _opens(mates[0], end, words)))):
            yield end


def _opens(one: Said, at: int, words: Words) -> bool:
    """Whether what follows is the beginning of an answer that all copies give: "Ja, ..."."""
    if at >= len(one.keys) or one.words[at][0].islower():
        return False
    return one.keys[at].strip(".,:;!–-") in words.marks
