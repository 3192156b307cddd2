"""The pieces anew: the words of each known wording as pieces of their own, together, where it begins.

1.1 Har nämnden antagit     Ja, den             1.1 | Har nämnden antagit | en plan?
en plan?                    4 maj               Ja, den | 4 maj
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from granskning_cli.model.layout import Line
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.lines.pieces import Piece, Wording
from granskning_cli.structure.options.labels import may_offer
from granskning_cli.structure.template.begun import Begun
from granskning_cli.structure.template.extent import Extent, extent
from granskning_cli.structure.template.find import Place
from granskning_cli.structure.template.order import Paired
from granskning_cli.structure.template.stream import Stream, plain

# A number alone on its line is looked for so many pieces before the wording.
NEAR: Final = 3


class _Number(NamedTuple):
    piece: int
    end: int  # so many words of the piece
    text: str


def recut(pieces: Sequence[Piece], paired: Paired, words: Stream) -> tuple[list[Piece], list[Begun]]:
    """The pieces, and where the known titles and questions begin among them."""
    extents = [(place, extent(place, words, pieces)) for place in paired.places]
    taken = {
        (at, word)
        for _, one in extents
        for at, spans in one.spans.items()
        for a, b, _ in spans
        for word in range(a, b)
    }
    numbers: list[_Number | None] = []
    for place, one in extents:
        number = _number(place, one, pieces, taken)
        numbers.append(number)
        if number is not None:
            taken.update((number.piece, word) for word in range(number.end))
    firsts = {min(one.spans): at for at, (_, one) in enumerate(extents)}
    out: list[Piece] = []
    begun: list[Begun] = []
    for at, piece in enumerate(pieces):
        rest = _rest(piece, at, taken)
        for index in (
            [i for i, (_, one) in enumerate(extents) if min(one.spans) == at] if at in firsts else ()
        ):
            place, one = extents[index]
            left, rest = _left(rest, one.spans[at][0][0])
            out += [part for _, part in left]
            begun.append(_begun(len(out), place, one, numbers[index], pieces, paired, taken))
            out += _wording(pieces, one.spans, numbers[index])
        out += [part for _, part in rest]
    return out, begun


def _begun(
    start: int,
    place: Place,
    one: Extent,
    number: _Number | None,
    pieces: Sequence[Piece],
    paired: Paired,
    taken: set[tuple[int, int]],
) -> Begun:
    return Begun(
        start, place.known, number.text if number is not None else None, one.sure,
        _is_mixed(one, pieces, taken), place.first in paired.moved, place.first in paired.again,
    )  # fmt: skip


def _wording(
    pieces: Sequence[Piece], spans: Mapping[int, Sequence[tuple[int, int, Wording]]], number: _Number | None
) -> Iterator[Piece]:
    if number is not None:
        yield _part(pieces[number.piece], 0, number.end)._replace(known="number")
    for at in sorted(spans):
        for start, end, kind in spans[at]:
            part = _part(pieces[at], start, end)
            yield part._replace(known=kind, role="text")


def _rest(piece: Piece, at: int, taken: set[tuple[int, int]]) -> list[tuple[int, Piece]]:
    """What no wording takes of a piece, each part with the place of its first word."""
    if piece.line is None:
        return [(0, piece)]
    free = [number for number in range(len(piece.line.words)) if (at, number) not in taken]
    if len(free) == len(piece.line.words):
        return [(0, piece)]
    out: list[tuple[int, Piece]] = []
    start = 0
    for index, number in enumerate(free):
        if index + 1 == len(free) or free[index + 1] != number + 1:
            first = free[start]
            out.append((first, _part(piece, first, number + 1)))
            start = index + 1
    return out


def _left(
    rest: list[tuple[int, Piece]], word: int
) -> tuple[list[tuple[int, Piece]], list[tuple[int, Piece]]]:
    """What stands before a word, and what after it."""
    before = [one for one in rest if one[1].line is not None and one[0] < word]
    return before, [one for one in rest if one not in before]


def _part(piece: Piece, start: int, end: int) -> Piece:
    line = piece.line
    assert line is not None
    if end - start == len(line.words):
        return piece
    cut = replace(line, words=line.words[start:end], gap=0.0 if start else line.gap)
    return piece._replace(
        line=cut,
        first=piece.first and not start,
        gap=0.0 if start else piece.gap,
        divided=piece.divided and not start,
    )


def _number(
    place: Place, one: Extent, pieces: Sequence[Piece], taken: set[tuple[int, int]]
) -> _Number | None:
    """The number of a wording: before it on its line, or alone on a line before it or between its lines."""
    first = min(one.spans)
    start = one.spans[first][0][0]
    line = pieces[first].line
    assert line is not None
    if start:
        if (first, 0) in taken:
            return None
        return _Number(first, start, _text(line, start)) if _is_number(_text(line, start)) else None
    near = [*range(first - 1, max(-1, first - NEAR - 1), -1), *range(first + 1, max(one.spans))]
    for at in near:
        other = pieces[at].line
        if other is None or (at, 0) in taken or pieces[at].role in ("option", "answer"):
            continue
        wanted = place.known.number
        said = other.text.strip().rstrip(".:)")
        # "11" alone above may be the end of an answer
        likely = at == first - 1 and wanted is not None and 0 < said.count(".") == wanted.count(".")
        if said == wanted or ((likely or pieces[at].row == pieces[first].row) and _is_number(other.text)):
            return _Number(at, len(other.words), other.text)
    return None


def _text(line: Line, end: int) -> str:
    return " ".join([word.text for word in line.words[:end]])


def _is_number(text: str) -> bool:
    return any(number.length >= len(text.rstrip()) for number in read_number(text))


def _is_mixed(one: Extent, pieces: Sequence[Piece], taken: set[tuple[int, int]]) -> bool:
    """Whether text that is no part of a wording stands between the first and the last of its words."""
    first, last = min(one.spans), max(one.spans)
    if first == last:
        return False
    for at in range(first, last + 1):
        piece = pieces[at]
        if (
            piece.line is None
            or piece.ruled
            or piece.role not in ("text", "answer")
            or may_offer(piece.line.text)
        ):
            continue
        begin = one.spans[first][0][0] if at == first else 0
        end = one.spans[last][-1][1] if at == last else len(piece.line.words)
        free = [word for word in range(begin, end) if (at, word) not in taken]
        if any(len(plain(piece.line.words[word].text)) > 1 for word in free):
            return True
    return False
