"""Footnotes: small type at the foot of a page, begun with the mark that the text above refers to.

Planen antogs i december ¹ och följs upp i maj.
----------
1 Kommunfullmäktige § 112.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.titles import body_size
from granskning_cli.structure.lines.pieces import Piece

# Type this much smaller than the text's, at the most.
SMALL: Final = 0.92
# A ruling parts a note from the text, or this much white space in lines.
APART: Final = 0.8
_MARK: Final = re.compile(r"^(?:\d{1,3}\)?|[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s?\S")


def footnotes(rows: Sequence[Row], pieces: Sequence[Piece]) -> set[int]:
    """The pieces of all footnotes."""
    size = body_size(pieces)
    out: set[int] = set()
    if not size or (rows and rows[0].unit == "char"):
        return out
    end = len(pieces)
    while end:
        page = rows[pieces[end - 1].row].page
        start = end
        while start and rows[pieces[start - 1].row].page == page and _small(pieces[start - 1], size):
            start -= 1
        first = next((at for at in range(start, end) if pieces[at].line is not None), None)
        above = any(rows[piece.row].page == page for piece in pieces[:start][-1:])
        if first is not None and above and _begins(pieces[first]):
            out.update(range(first, end))
        while end and rows[pieces[end - 1].row].page == page:
            end -= 1
    return out


def _small(piece: Piece, size: float) -> bool:
    if piece.line is None:
        return piece.role == "blank"
    return not piece.ruled and piece.role == "text" and max(w.size for w in piece.line.words) <= SMALL * size


def _begins(piece: Piece) -> bool:
    return (
        piece.line is not None
        and (piece.divided or piece.gap >= APART)
        and bool(_MARK.match(piece.line.text))
    )
