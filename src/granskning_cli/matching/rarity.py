"""How much of what two questions ask is the same: words weigh more the fewer questions have them.

Har ej verkställda beslut rapporterats till fullmäktige?     six words of seven are the same,
Har ej verkställda beslut rapporterats till IVO?             and it is another question
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from math import log
from typing import Final

from granskning_cli.matching.wording import plain

_WORD: Final = re.compile(r"[^\W_]+")
# "beslut" and "besluten", "plan" and "planerna": what a language adds to the end of a word makes no other word
_STEM: Final = 3
_ENDING: Final = 3
# A number is a year or a limit that was raised: it tells less than a word that is as rare.
_NUMBER: Final = 0.3
# What a word weighs that every question has.
COMMON: Final = 0.1


class Words:
    """The words of all questions of two lists, and their weights, which are the same whichever list comes first."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        """Each question is known by its place in its list from here on."""
        spoken = [_WORD.findall(plain(text).casefold()) for text in (*old, *new)]
        known = {word for words in spoken for word in words}
        stems = {word: _stem(word, known) for word in known}
        said = [frozenset(stems[word] for word in words) for words in spoken]
        self._old, self._new = said[: len(old)], said[len(old) :]
        # by the list that has it more often: what both ask about is no less rare than what one of them does
        count = _counted(self._old) | _counted(self._new)
        most = 1 + max(len(old), len(new))
        self._weight = {
            stem: (COMMON + log(most / found)) * (_NUMBER if stem[0].isdecimal() else 1)
            for stem, found in sorted(count.items())
        }
        self._sum_old = [self._heavy(words) for words in self._old]
        self._sum_new = [self._heavy(words) for words in self._new]
        self._where: dict[str, list[int]] = {}
        for j, words in enumerate(self._new):
            for word in words:
                self._where.setdefault(word, []).append(j)

    def shared(self, i: int) -> Iterator[tuple[int, float]]:
        """The questions of `new` that have words of the old one, and those words' share of the weight of all: 0 to 1."""
        found: dict[int, float] = {}
        for word in sorted(self._old[i]):
            weight = self._weight[word]
            for j in self._where.get(word, ()):
                found[j] = found.get(j, 0.0) + weight
        for j, both in found.items():
            yield j, 2 * both / (self._sum_old[i] + self._sum_new[j])

    def rarest(self, i: int, most: int) -> Iterator[tuple[int, float]]:
        """The same of those that its rarest words lead to, `most` of them at the most."""
        found: dict[int, None] = {}
        for word in sorted(self._old[i], key=lambda word: (len(self._where.get(word, ())), word)):
            places = self._where.get(word, ())
            if len(found) + len(places) > most:
                break
            found.update(dict.fromkeys(places))
        for j in found:
            both = self._heavy(self._old[i] & self._new[j])
            yield j, 2 * both / (self._sum_old[i] + self._sum_new[j])

    def exchanged(self, i: int, j: int) -> float:
        """The share of what one says in place of what the other says; words that were only added are not exchanged."""
        left, right = self._old[i] - self._new[j], self._new[j] - self._old[i]
        least = min(self._sum_old[i], self._sum_new[j])
        return min(self._heavy(left), self._heavy(right)) / least if least else 0.0

    def lone(self, i: int, j: int) -> bool:
        """Whether one of them is a single word, or of a script that has no blanks between words."""
        return len(self._old[i]) < 2 or len(self._new[j]) < 2

    def lone_new(self) -> list[int]:
        """The questions of `new` that are a single word."""
        return [j for j, words in enumerate(self._new) if len(words) < 2]

    def is_lone(self, i: int) -> bool:
        """Whether a question of `old` is a single word."""
        return len(self._old[i]) < 2

    def _heavy(self, words: frozenset[str]) -> float:
        return sum(self._weight[word] for word in sorted(words))


def _counted(said: Sequence[frozenset[str]]) -> Counter[str]:
    return Counter(stem for words in said for stem in words)


def _stem(word: str, known: set[str]) -> str:
    """The shortest known word that this one is a form of."""
    shorter = (word[:end] for end in range(max(_STEM, len(word) - _ENDING), len(word)))
    return next((stem for stem in shorter if stem in known), word)
