"""Text below a table of questions, none of which is answered outside of it: it is no part of the last answer.

| 3 | Finns en riskanalys? | Nej    |
| 4 | Övriga upplysningar  |        |
Anna Berg, ordförande
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import BALLOT, FIELD, OPEN, TICKED, Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.places import place_of

# So many questions in one table show where its answers stand.
FEWEST: Final = 3


def below_table(
    items: Sequence[Item], pieces: list[Piece], rows: Sequence[Row], words: Vocabulary
) -> tuple[list[Piece], list[Diagnostic]]:
    """The pieces, those below the last question's table set aside, and what is to be said of them."""
    asked = [item for item in items if item.title_of is None]
    last = items[-1]
    if not asked or asked[-1] is not last or last.known is not None or not pieces[last.start].ruled:
        return pieces, []
    below = last.end
    while not pieces[below - 1].ruled:
        below -= 1
    tail = [piece for piece in pieces[below : last.end] if piece.line is not None and piece.role == "text"]
    table = rows[pieces[last.start].row].table
    inside = [item for item in asked[:-1] if rows[pieces[item.start].row].table == table]
    if not tail or len(inside) + 1 < FEWEST or any(_may_answer(piece, words) for piece in tail):
        return pieces, []
    ruled = (item for item in asked[:-1] if pieces[item.start].ruled)
    if any(piece.line is not None and not piece.ruled for item in ruled for piece in _of(item, pieces)):
        return pieces, []  # another one is answered below its table
    out = [*pieces[:below], *[piece._replace(role="aside") for piece in pieces[below : last.end]]]
    return [*out, *pieces[last.end :]], [diagnostic("Q317", question=last.name, at=place_of(rows, tail))]


def _of(item: Item, pieces: Sequence[Piece]) -> Sequence[Piece]:
    return pieces[item.start : item.end]


def _may_answer(piece: Piece, words: Vocabulary) -> bool:
    """Whether a line holds a field or a box, or a label such as "Kommentar:" that leads to an answer."""
    if piece.line is None:
        return False
    if any(word.font == FIELD or word.text in (BALLOT, TICKED, OPEN) for word in piece.line.words):
        return True
    head, colon, _ = piece.line.text.partition(":")
    return bool(colon) and words.has("answer_columns", head)
