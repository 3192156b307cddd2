"""Which of the places are taken: one for each known wording, in the template's order; then what stands out of order."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.template.find import Place, places
from granskning_cli.structure.template.known import Known, Template
from granskning_cli.structure.template.stream import Stream

# A wording is worth no more than so many words, and one that begins its line or has its number so many more.
LONGEST: Final = 12
BEGINS: Final = 1.0
NUMBERED: Final = 2.0
# What stands out of order, or a second time, must be told by this much.
TOLD: Final = 0.8


class Paired(NamedTuple):
    """The places taken, in the document's order; `moved` stand out of the template's order, `again` a second time."""

    places: tuple[Place, ...]
    moved: frozenset[int]  # places of first words
    again: frozenset[int]

    def share(self, template: Template) -> float:
        """Which share of the questions that tell a questionnaire stands here in order; 0 where they are too few."""
        telling = [known.order for known in template.known if known.telling]
        found = {
            p.known.order for p in self.places if p.first not in self.moved and p.first not in self.again
        }
        return len(found.intersection(telling)) / len(telling) if telling else 0.0


def pair(template: Template, words: Stream, pieces: Sequence[Piece]) -> Paired:
    """The best assignment as a whole, not one question after the other."""
    found = [
        place for known in template.known for place in places(known, words) if _may_be(place, words, pieces)
    ]
    taken = _best(found, words, pieces)
    orders = {place.known.order for place in taken}
    moved: set[int] = set()
    again: set[int] = set()
    for place in sorted(found, key=lambda one: -one.worth * len(one.pairs)):
        if place.worth < TOLD or not place.known.telling or not begins(place, words, pieces):
            continue
        if any(place.first <= other.last and other.first <= place.last for other in taken):
            continue
        (again if place.known.order in orders else moved).add(place.first)
        orders.add(place.known.order)
        taken.append(place)
    return Paired(tuple(sorted(taken, key=lambda one: one.first)), frozenset(moved), frozenset(again))


def _may_be(place: Place, words: Stream, pieces: Sequence[Piece]) -> bool:
    """A title, or a question of a word or three, is its whole line; within a sentence it is none."""
    if place.known.telling:
        return True
    first, last = words.tokens[place.first], words.tokens[place.last]
    if not begins(place, words, pieces):
        return False
    if pieces[first.piece].role == "header":
        return True
    ends = words.edges[last.last_piece][1] == place.last
    return ends or (place.known.question is not None and numbered(place, words, pieces))


def begins(place: Place, words: Stream, pieces: Sequence[Piece]) -> bool:
    """Whether a wording begins its line, but for a number."""
    token = words.tokens[place.first]
    line = pieces[token.piece].line
    assert line is not None
    if token.word == 0:
        return True
    before = " ".join([word.text for word in line.words[: token.word]])
    return any(number.length >= len(before) for number in read_number(before)) or not any(
        character.isalnum() for character in before
    )


def numbered(place: Place, words: Stream, pieces: Sequence[Piece]) -> bool:
    """Whether the number of the known wording stands right before it."""
    token = words.tokens[place.first]
    line = pieces[token.piece].line
    wanted = place.known.number
    if wanted is None or line is None:
        return False
    if token.word:
        before = line.words[token.word - 1].text
    else:
        other = pieces[token.piece - 1].line if token.piece else None
        before = other.text if other is not None else ""
    return before.strip(".:()") == wanted


def _best(found: Sequence[Place], words: Stream, pieces: Sequence[Piece]) -> list[Place]:
    """The places in the template's order that are worth most together."""
    ordered = sorted(found, key=lambda place: (place.known.order, place.first))
    best: list[tuple[float, int]] = []
    for index, place in enumerate(ordered):
        total, before = 0.0, -1
        for at in range(index):
            other = ordered[at]
            if best[at][0] > total and other.known.order < place.known.order and other.last < place.first:
                total, before = best[at][0], at
        best.append((total + _worth(place, words, pieces), before))
    at = max(range(len(best)), key=lambda one: best[one][0], default=-1)
    out: list[Place] = []
    while at >= 0:
        out.append(ordered[at])
        at = best[at][1]
    return out[::-1]


def _worth(place: Place, words: Stream, pieces: Sequence[Piece]) -> float:
    telling: Known = place.known
    worth = place.worth * min(LONGEST, len(place.pairs)) * (1.0 if telling.question is not None else 0.5)
    worth += BEGINS * begins(place, words, pieces) + NUMBERED * numbered(place, words, pieces)
    return worth
