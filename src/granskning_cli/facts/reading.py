"""An answer's text as facts are looked for in it: at its numbers, since a fact has one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final, Literal, NamedTuple

from granskning_cli.facts.words import Words
from granskning_cli.model.raised import without_marks

_DIGITS: Final = re.compile(r"[0-9]+")
# So much of the text before a number is looked at.
BEFORE: Final = 56
OPENING: Final = "(['\"”»"
_AROUND: Final = OPENING + ")]:;,="
# Behind these a number goes on: "1.5", "2024/25", "12:30".
_GLUED: Final = frozenset("_/.,:")
SPACES: Final = " \u00a0\u202f\u2009"


Kind = Literal["date", "decision", "amount", "percentage", "risk", "reference"]


class Found(NamedTuple):
    """A fact by its place in the text."""

    start: int
    end: int
    kind: Kind
    value: str


class Spot(NamedTuple):
    """A run of digits, the character before it, and up to three words before it on its line, nearest first.

    `words` are in lower case without punctuation around them; `printed` are the same as they stand.
    """

    start: int
    end: int
    previous: str
    words: tuple[str, ...]
    printed: tuple[str, ...]

    def word(self, at: int) -> str:
        """The word `at` places before, "" where there is none."""
        return self.words[at] if at < len(self.words) else ""

    def phrase(self, known: frozenset[str]) -> bool:
        """Whether the one, two or three words before are in the set."""
        return any(" ".join(self.words[at::-1]) in known for at in range(len(self.words)))


class Reading(NamedTuple):
    """What a kind of fact is looked for in. `numbers` are those of the questionnaire's questions."""

    text: str
    spots: tuple[Spot, ...]
    words: Words
    numbers: frozenset[str]
    found: list[Found]  # what the kinds before have found

    def begin(self, spot: Spot, at: int) -> int:
        """Where the word `at` places before begins, without the bracket or quote that opens there."""
        end = spot.start
        for printed in spot.printed[: at + 1]:
            end = self.text.rindex(printed, 0, end)
        return end + len(spot.printed[at]) - len(spot.printed[at].lstrip(OPENING))


def at_numbers(text: Reading, at: Callable[[Reading, Spot], Found | None]) -> Iterator[Found]:
    """What `at` finds where a number of its own begins, one behind the end of the other."""
    end = 0
    for spot in text.spots:
        if spot.start < end or spot.previous.isalnum() or spot.previous in _GLUED:
            continue
        one = at(text, spot)
        if one is not None:
            end = one.end
            yield one


def reading(text: str, words: Words, numbers: frozenset[str]) -> Reading:
    """The text with its numbers; a mark behind one or behind its unit ends it ("8 mnkr²")."""
    text = without_marks(text, ";")
    spots = tuple([_spot(text, at.start(), at.end()) for at in _DIGITS.finditer(text)])
    return Reading(text, spots, words, numbers, [])


def _spot(text: str, start: int, end: int) -> Spot:
    line = text[max(0, start - BEFORE) : start]
    if "\n" in line:
        line = line[line.rindex("\n") + 1 :]
    printed = line.split()[-4:]
    if printed and not line[-1].isspace() and printed[-1][-1] not in ":=":
        printed.pop()  # "riskvärde:12" has a word before it, "KS-2025" and "(12" have none
    printed = [one for one in printed if one not in OPENING][-3:]
    printed.reverse()
    words = tuple([one.strip(_AROUND).casefold() or one for one in printed])
    return Spot(start, end, text[start - 1] if start else "", words, tuple(printed))
