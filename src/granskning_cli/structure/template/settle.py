"""Which lines above a known question are its answer's, in a table that was printed as text with its cells centred.

                    Ja, målen antogs i           Lines are counted, blank ones too: an answer's lines stand as far above the
1.1 Har nämnden     december och                 middle of its question as below it. All boundaries of a section are chosen
antagit mål?        följs upp.                   together, so that this holds for all of its questions as nearly as can be.
                    Nej, planen är
1.2 Finns en plan?  inte antagen.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Row
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.template.begun import Begun

# A blank line is a likelier boundary, but paragraphs have blank lines between them too.
BLANK: Final = 1.2


class _Block(NamedTuple):
    """A question: the piece that it begins with, its middle line, and the lines with an answer's words from there on."""

    start: int
    middle: float
    own: tuple[float, ...]  # down to its last line
    below: tuple[
        tuple[float, int, bool], ...
    ]  # further down: the line, its piece, and whether a blank line is above


def settled(
    places: Sequence[int], begun: Sequence[Begun], pieces: Sequence[Piece], rows: Sequence[Row]
) -> list[int]:
    """Where the known titles and questions begin, the lines above them that are theirs taken in."""
    out = list(places)
    heights = _heights(rows)
    for first, last in _runs(begun):
        if any(pieces[place].ruled for place in out[first:last]):
            continue
        above = _above(out[first - 1] if first else 0, out[first], pieces) if first else []
        blocks = [
            _block(out[at], out[at + 1] if at + 1 < len(out) else len(pieces), pieces, rows, heights)
            for at in range(first, last)
        ]
        if not above or not any(one.mixed for one in begun[first:last]):
            continue
        top = tuple(heights[pieces[at].row] for at in above)
        out[first] = above[0]
        for at, start in enumerate(_starts(blocks, top)):
            out[first + 1 + at] = start
    return out


def _runs(begun: Sequence[Begun]) -> Iterator[tuple[int, int]]:
    """The questions that follow each other below a title."""
    first = 0
    for at in range(len(begun) + 1):
        if at == len(begun) or begun[at].known.question is None:
            if at > first:
                yield first, at
            first = at + 1


def _heights(rows: Sequence[Row]) -> list[float]:
    """On which line each row stands, blank ones counted."""
    out: list[float] = []
    line = 0.0
    for row in rows:
        line += 1 + row.gap
        out.append(line)
    return out


def _says(piece: Piece) -> bool:
    return piece.line is not None and not piece.known and piece.role in ("text", "answer", "option")


def _above(title: int, start: int, pieces: Sequence[Piece]) -> list[int]:
    """The lines between a title and the first question below it."""
    return [at for at in range(title, start) if _says(pieces[at]) and pieces[at].row != pieces[title].row]


def _block(
    start: int, end: int, pieces: Sequence[Piece], rows: Sequence[Row], heights: Sequence[float]
) -> _Block:
    asked = [heights[p.row] for p in pieces[start:end] if p.known in ("asked", "instruction")]
    own: list[float] = []
    below: list[tuple[float, int, bool]] = []
    for at in range(start, end):
        if not _says(pieces[at]):
            continue
        height = heights[pieces[at].row]
        if height <= asked[-1]:
            own.append(height)
        elif not below or below[-1][0] < height:
            below.append((height, at, rows[pieces[at].row].gap >= 1))
    return _Block(start, (asked[0] + asked[-1]) / 2, tuple(own), tuple(below))


def _starts(blocks: Sequence[_Block], top: Sequence[float]) -> list[int]:
    """Where each block but the first begins; `top` are the lines above the first."""
    # by how many lines of the block before are this one's: the cost so far, and the way there
    ways: list[tuple[float, tuple[int, ...], tuple[float, ...]]] = [(0.0, (), tuple(top))]
    for block, following in itertools.pairwise(blocks):
        best: list[tuple[float, tuple[int, ...], tuple[float, ...]]] = []
        for cut in range(len(block.below) + 1):
            kept = tuple(line for line, _, _ in block.below[:cut])
            given = tuple(line for line, _, _ in block.below[cut:])
            start = block.below[cut][1] if given else following.start
            blank = BLANK if given and block.below[cut][2] else 0.0
            cost, way = min(
                (cost + _off(block, (*above, *block.own, *kept)) - blank, way) for cost, way, above in ways
            )
            best.append((cost, (*way, start), given))
        ways = best
    last = blocks[-1]
    rest = tuple(line for line, _, _ in last.below)
    return list(min((cost + _off(last, (*above, *last.own, *rest)), way) for cost, way, above in ways)[1])


def _off(block: _Block, lines: Sequence[float]) -> float:
    """How far the middle of an answer's lines is from its question's."""
    return abs((min(lines) + max(lines)) / 2 - block.middle) if lines else 0.0
