"""The questions whose answers may begin above them: a table that was printed as text, its cells centred.

                    Ja, målen antogs i december          the answer of 1.1 begins here
1.1 Har nämnden     och följs upp                        mixed: an answer's words between those of a question
antagit mål?        i maj.
"""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.lines.pieces import Piece


def centred(items: Sequence[Item], pieces: Sequence[Piece], rows: Sequence[Row]) -> set[Item]:
    """The known questions that this concerns."""
    known = [item for item in items if item.known is not None and item.known.known.question is not None]
    loose = [item for item in known if not pieces[item.start].ruled]
    aligned = all(rows[pieces[item.start].row].basis == "aligned" for item in loose)
    if not any(item.known is not None and item.known.mixed for item in loose) and not (
        aligned and any(_late(item, pieces) for item in loose)
    ):
        return set()
    if aligned and not (_above(items, pieces) or any(_late(item, pieces) for item in loose)):
        return {
            item
            for item in loose
            if item.known is not None and item.known.mixed and not _in_cells(item, pieces)
        }
    return set(loose)


def _above(items: Sequence[Item], pieces: Sequence[Piece]) -> bool:
    """Whether text stands between a title, or a table's header, and the first question below it."""
    first = next(
        (item for item in items if item.known is not None and item.known.known.question is not None), None
    )
    if first is None:
        return False
    for piece in reversed(pieces[: first.start]):
        if piece.role in ("answer", "option") and piece.line is not None:
            return True
        if piece.role == "header" or piece.known:
            return False
    return False


def _late(item: Item, pieces: Sequence[Piece]) -> bool:
    """Whether an answer goes on below a question whose first line has none beside it: cells at the top begin together."""
    own = pieces[item.start : item.end]
    row = next(piece.row for piece in own if piece.known in ("asked", "instruction"))
    rows = [piece.row for piece in own if piece.role == "answer" and piece.line is not None]
    return bool(rows) and row not in rows


def _in_cells(item: Item, pieces: Sequence[Piece]) -> bool:
    """Whether the words that stand between those of a question are in columns of their own."""
    columns = {p.cell.column for p in pieces[item.start : item.end] if p.known in ("asked", "instruction")}
    return len(columns) == 1
