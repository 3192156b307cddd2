"""Tables of two columns of text, kept with spaces, that no header tells of: questions at the left, answers beside them.

A3 Hur följs nämndens uppdrag   Uppdragen förs in i ett register med ansvarig tjänsteperson och
från fullmäktige upp?           slutdatum. Registret gås igenom vid presidiets beredning.
A4 Har nämnden haft egna        Ja, två: 24 januari och 5 september.
utvecklingsdagar?

What tells them is the place where the answers begin: the same in all lines, and nothing reaches over it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from granskning_cli.layout.apart import MARKS, Piece, is_below_blank, pieces_in, text_of
from granskning_cli.layout.sheet import Lines
from granskning_cli.layout.spaced_rows import begins, is_title_at, rows_of

# So many lines begin their answers at one place, so many of them with a number.
FEWEST: Final = 3
FEWEST_NUMBERS: Final = 2
# A producer of text rounds the places of each block anew: answers begin within so many characters.
AJAR: Final = 1
# Within so many lines of a table it shows where its answers begin.
SHOWN: Final = 12


class Pair(NamedTuple):
    """Lines of a page from `first` to `last`, and the place between questions and answers."""

    first: int
    last: int
    edge: float


def pairs_in(lines: Lines) -> Iterator[Pair]:
    """Such tables among lines that are in no other, from the top."""
    pieces = [pieces_in(line, "char") for line in lines]
    at = 0
    while at < len(lines):
        edge = _edge(lines, pieces, at) if begins(lines[at]) else None
        if edge is None:
            at += 1
            continue
        last = at
        while last < len(lines) and (_fits(pieces[last], edge) or is_title_at(lines, last)):
            last += 1
        found = _table(lines, pieces, at, _without_text_below(lines, at, last, edge), edge)
        if found is not None:
            yield found
        # lines that are no table together are none from a later one on: a text of them costs its length
        at = found.last if found is not None else max(last, at + 1)


def _edge(lines: Lines, pieces: list[list[Piece]], first: int) -> float | None:
    """Where the answers begin beside the numbered lines from this one on."""
    starts = Counter(
        own[1][0][1][0]
        for line, parts in zip(lines[first : first + SHOWN], pieces[first : first + SHOWN], strict=True)
        if begins(line) and len(own := _texts(parts)) > 1
    )
    # the leftmost one: what begins a little further right is beside it too
    return min((x for x in starts if starts[x] > 1), default=None)


def _table(lines: Lines, pieces: list[list[Piece]], first: int, last: int, edge: float) -> Pair | None:
    """The table of these lines, where there is enough that tells of it."""
    beside = [at for at in range(first, last) if len(_texts(pieces[at])) > 1]
    numbers = sum(begins(lines[at]) for at in beside)
    if len(beside) < FEWEST or numbers < FEWEST_NUMBERS or not _is_wrapped(lines[first:last], edge):
        return None
    if _is_centred(lines, first, last, edge):
        return None
    return Pair(first, last, edge - 0.5)


def _texts(parts: list[Piece]) -> list[Piece]:
    """A line's pieces without a number that stands apart."""
    return parts[1:] if len(parts[0]) == 1 and begins(parts[0]) else parts


def _fits(parts: list[Piece], edge: float) -> bool:
    """Whether a line leaves the white space before the answers, and is one piece of text on its left."""
    left = [piece for piece in _texts(parts) if piece[0][1][0] < edge]
    right = [piece for piece in parts if piece[0][1][0] >= edge]
    if any(piece[-1][1][2] > edge - 1 for piece in left):
        return False
    signs = [word for piece in right for word in piece if word[0] in MARKS or is_sign(word[0])]
    if len(signs) > 1 or any(text_of(piece) in MARKS for piece in parts):  # options beside each other
        return False
    return len(left) < 2 and (not left or not right or right[0][0][1][0] <= edge + AJAR)


def is_sign(text: str) -> bool:
    """Whether a word is a circle, a square, a tick or the like."""
    return len(text) == 1 and "\u2500" <= text <= "\u27bf"


def _without_text_below(lines: Lines, first: int, last: int, edge: float) -> int:
    """The end without the blocks that have neither a number nor anything beside it: a date, a name, a paragraph."""
    while last > first:
        start = last - 1
        while start > first and not is_below_blank(lines, start):
            start -= 1
        if any(begins(line) or line[0][1][0] >= edge for line in lines[start:last]):
            return last
        last = start
    return last


def _is_centred(lines: Lines, first: int, last: int, edge: float) -> bool:
    """Whether answers begin above or below the first line of their question: whose they are is then a guess."""
    if first and lines[first - 1][0][1][0] >= edge and not is_below_blank(lines, first):
        return True
    for row, _ in rows_of(lines[first:last]):
        if any(map(begins, row)) and not begins(row[0]):
            return True
        if begins(row[0]) and row[0][-1][1][2] <= edge and any(line[-1][1][2] > edge for line in row[1:]):
            return True
    return False


def _is_wrapped(lines: Lines, edge: float) -> bool:
    """Whether a question or an answer goes on beside the other: lines of one row each need no table."""
    return any(
        any(line[0][1][0] < edge < line[-1][1][2] for line in row) and len(row) > 1
        for row, _ in rows_of(lines)
    )
