"""What a program prints below a form in smaller type than all else: no part of the last answer.

8. Övriga synpunkter
Ange ditt svar
-------------------------------- page
Det här innehållet har varken skapats eller godkänts av ...
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.lines.pieces import Piece

# Type so much smaller than the smallest above it, and so much white space above it, in lines, or a page's end.
SMALLER: Final = 0.92
APART: Final = 1.8
MOST_LINES: Final = 8


def small_print(rows: Sequence[Row], pieces: Sequence[Piece]) -> set[int]:
    """The pieces of the document's end that are set so."""
    lines = [at for at, piece in enumerate(pieces) if piece.line is not None]
    start = len(lines)
    size = 0.0
    while start and len(lines) - start < MOST_LINES and _loose(pieces[lines[start - 1]]):
        own = _largest(pieces[lines[start - 1]])
        if size and abs(own - size) > 0.5:
            break
        size = own
        start -= 1
    if not 0 < start < len(lines) or size <= 0:
        return set()
    first, above = pieces[lines[start]], pieces[lines[start - 1]]
    apart = first.divided or first.gap >= APART or rows[first.row].page != rows[above.row].page
    asked = above.line is None or above.line.text[-1] in "?:"
    others = [found for at in lines[:start] if (found := _largest(pieces[at])) > 0]
    asks = any(map(_asks, pieces[lines[start] :]))
    if not apart or asked or asks or size > SMALLER * min(others, default=0.0):
        return set()
    return set(range(lines[start], len(pieces)))


def _asks(piece: Piece) -> bool:
    """Whether a line may be a question's: it begins with a number, or ends with a question mark."""
    return piece.line is not None and (piece.line.text[-1] == "?" or bool(read_number(piece.line.text)))


def _loose(piece: Piece) -> bool:
    return piece.role == "text" and not piece.ruled and piece.line is not None and not piece.line.fields


def _largest(piece: Piece) -> float:
    return max(word.size for word in piece.line.words) if piece.line is not None else 0.0
