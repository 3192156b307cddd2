"""Which words of the pieces a wording takes: its own, those changed between them, the end of its last sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.lines.pieces import Piece, Wording
from granskning_cli.structure.template.find import Place
from granskning_cli.structure.template.stream import Stream, plain

# Where a wording's last words were changed, its sentence may be longer by so many words.
LONGER: Final = 4
# Where its last words are there and the sentence goes on, by so many.
LONGEST: Final = 12
_CLOSING: Final = frozenset("?!.:…)”\"'»*")
_BETWEEN: Final = _CLOSING | frozenset("-–—/&(,;“„")
_ENDS: Final = ("?", ".", "!", ":")


class Extent(NamedTuple):
    """By piece the words from and to (not included) and what they are; `sure`: the wording's end is there."""

    spans: Mapping[int, list[tuple[int, int, Wording]]]
    sure: bool


def extent(place: Place, words: Stream, pieces: Sequence[Piece]) -> Extent:
    """The words that a place takes."""
    bounds: dict[tuple[int, Wording], tuple[int, int]] = {}
    for i, j in place.pairs:
        token = words.tokens[j]
        kind: Wording = "asked" if i < place.known.asked else "instruction"
        for at, word in ((token.piece, token.word), (token.last_piece, token.last_word)):
            low, high = bounds.get((at, kind), (word, word + 1))
            bounds[at, kind] = (min(low, word), max(high, word + 1))
    spans: dict[int, list[tuple[int, int, Wording]]] = {}
    for (at, kind), (low, high) in bounds.items():
        spans.setdefault(at, []).append((low, high, kind))
    for found in spans.values():
        found.sort()
        for index in range(1, len(found)):  # no word between the question and its instruction is left out
            low, high, kind = found[index]
            found[index] = (found[index - 1][1], high, kind)
    _with_dashes(spans, pieces)
    _from_the_start(place, spans, pieces)
    return Extent(spans, _to_the_end(place, spans, pieces))


def _with_dashes(spans: dict[int, list[tuple[int, int, Wording]]], pieces: Sequence[Piece]) -> None:
    """Takes in a dash that ends or begins a line between two of its words."""
    order = sorted(spans)
    for at in order[1:]:
        line, (low, high, kind) = pieces[at].line, spans[at][0]
        assert line is not None
        if low and not any(map(_says, [word.text for word in line.words[:low]])):
            spans[at][0] = (0, high, kind)
    for at in order[:-1]:
        line, (low, high, kind) = pieces[at].line, spans[at][-1]
        assert line is not None
        if not any(map(_says, [word.text for word in line.words[high:]])):
            spans[at][-1] = (low, len(line.words), kind)


def _says(word: str) -> bool:
    """Whether a word is more than a dash or a bracket: a box is a mark."""
    return bool(plain(word)) or not set(word) <= _BETWEEN


def _from_the_start(
    place: Place, spans: dict[int, list[tuple[int, int, Wording]]], pieces: Sequence[Piece]
) -> None:
    """Takes in the first words where they were changed."""
    missing = place.pairs[0][0]
    first = min(spans)
    low, high, kind = spans[first][0]
    line = pieces[first].line
    assert line is not None
    numbers = 0
    while numbers < low and not any(c.isalpha() for c in line.words[numbers].text):
        numbers += 1
    if missing and 0 < low - numbers <= missing + 1:
        spans[first][0] = (numbers, high, kind)


def _to_the_end(
    place: Place, spans: dict[int, list[tuple[int, int, Wording]]], pieces: Sequence[Piece]
) -> bool:
    """Takes in what closes the last sentence; whether the wording ends here for sure."""
    known = place.known
    reached = place.pairs[-1][0] + 1
    last = max(spans)
    low, high, kind = spans[last][-1]
    line = pieces[last].line
    assert line is not None
    missing = (known.asked if reached <= known.asked else len(known.words)) - reached
    open_end = not _ends(line.words[high - 1].text)
    goes_on = open_end and not missing and _closed(place, reached) and _goes_on(pieces, last, high)
    if open_end and (missing or goes_on):
        most = high + missing + (LONGER if missing else LONGEST)
        found = (at for at in range(high, min(len(line.words), most)) if _ends(line.words[at].text))
        high = next(found, high - 1) + 1
    while (
        high < len(line.words) and not plain(line.words[high].text) and set(line.words[high].text) <= _CLOSING
    ):
        high += 1
    spans[last][-1] = (low, high, kind)
    return not missing and not goes_on and reached == len(known.words)


def _ends(word: str) -> bool:
    return word.rstrip("\"”'»)*").endswith(_ENDS)


def _closed(place: Place, reached: int) -> bool:
    """Whether the known wording ends with a sentence's end."""
    question = place.known.question
    if question is None:
        return False
    said = question.instruction if reached > place.known.asked else question.text
    return _ends((said or question.text).rstrip())


def _goes_on(pieces: Sequence[Piece], last: int, high: int) -> bool:
    """Whether a sentence is longer here than it is known: "Följs planen upp | och hur ofta?"."""
    line = pieces[last].line
    assert line is not None
    if high < len(line.words):
        return line.words[high].text[:1].islower()
    below = pieces[last + 1].line if last + 1 < len(pieces) else None
    return below is not None and pieces[last + 1].role == "text" and below.text[:1].islower()
