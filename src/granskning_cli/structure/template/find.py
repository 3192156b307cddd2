"""Where a known wording may stand among the document's words: exactly, or nearly so."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.template.known import Known
from granskning_cli.structure.template.nearly import nearly
from granskning_cli.structure.template.stream import Stream

# A word that stands more often than this tells no place.
COMMON: Final = 12
# So many places of a wording that is not there word for word are looked at.
PLACES: Final = 3
# A wording this short must be there word for word.
SHORT: Final = 3


class Place(NamedTuple):
    """A place of a known wording: which of its words stand where. `worth` is 1 where it is there word for word."""

    known: Known
    pairs: tuple[tuple[int, int], ...]  # place in the wording, place in the stream
    worth: float

    @property
    def first(self) -> int:
        return self.pairs[0][1]

    @property
    def last(self) -> int:
        return self.pairs[-1][1]


def places(known: Known, words: Stream) -> list[Place]:
    """The places in question."""
    found = [_with_instruction(known, at, words) for at in _exact(known.words[: known.asked], words)]
    if not found and len(known.words) > SHORT:
        for start, end in _windows(known.words, words):
            pairs, worth = nearly(known.words, known.asked, words, start, end)
            if pairs and pairs not in [place.pairs for place in found]:
                found.append(Place(known, pairs, worth))
    return found


def _exact(wording: Sequence[str], words: Stream) -> Iterator[int]:
    """Where a wording stands word for word."""
    spots = [(len(words.places.get(word, ())), at) for at, word in enumerate(wording)]
    fewest, at = min(spots)
    if not fewest:
        return
    tokens = words.tokens
    for place in words.places[wording[at]]:
        start = place - at
        if 0 <= start <= len(tokens) - len(wording) and all(
            tokens[start + i][0] == word for i, word in enumerate(wording)
        ):
            yield start


def _with_instruction(known: Known, at: int, words: Stream) -> Place:
    """The place of a question that stands word for word, with its instruction where that follows."""
    pairs = tuple((i, at + i) for i in range(known.asked))
    rest = known.words[known.asked :]
    begin = at + known.asked
    if not rest:
        return Place(known, pairs, 1.0)
    if tuple(token[0] for token in words.tokens[begin : begin + len(rest)]) == rest:
        return Place(known, (*pairs, *((known.asked + i, begin + i) for i in range(len(rest)))), 1.0)
    more, worth = nearly(rest, len(rest), words, begin, begin + 3 * len(rest) + 20)
    near = bool(more) and worth >= 0.6
    return Place(known, (*pairs, *((known.asked + i, j) for i, j in more)) if near else pairs, 1.0)


def _windows(wording: Sequence[str], words: Stream) -> list[tuple[int, int]]:
    """The stretches of the document that hold most of a wording's rarer words."""
    hits = sorted(
        (place, word)
        for word in set(wording)
        if len(words.places.get(word, ())) <= COMMON
        for place in words.places.get(word, ())
    )
    if not hits:
        return []
    length = 3 * len(wording) + 40
    starts = [place for place, _ in hits]
    counted = []
    for at, start in enumerate(starts):
        end = bisect_left(starts, start + length)
        counted.append((len({word for _, word in hits[at:end]}), start))
    counted.sort(key=lambda one: (-one[0], one[1]))
    out: list[tuple[int, int]] = []
    for count, start in counted:
        if len(out) == PLACES or 2 * count < counted[0][0] or 3 * count < len(set(wording)) - 3:
            break
        if all(abs(start - other - len(wording)) > len(wording) for other, _ in out):
            out.append((max(0, start - len(wording)), start + length))
    return out
