"""What stands below a table of several questions: of all of them, or of none, and not of the last.

| 6 Avvikelser leder till åtgärder.       |   | x |   |
| 7 Nämnden deltar i riskanalysen.        | x |   |   |
Kommentarer till avsnittet Intern kontroll                 asks by its name, and is a question of its own
Kommentar: vi har nytt system.                             says itself what was answered: it may be of any of them (Q318)
Anna Berg, ordförande                                      at the document's end, where nothing else is answered (Q317)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import BALLOT, FIELD, OPEN, TICKED, Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.places import place_of

LONGEST: Final = 12
# So many questions in one table show where its answers stand.
FEWEST: Final = 3


def comments_below(
    rows: Sequence[Row], pieces: Sequence[Piece], starts: Sequence[int], claimed: set[int], words: Vocabulary
) -> list[int]:
    """The lines right below such tables that ask for a comment on them."""
    out: list[int] = []
    begun = Counter(id(pieces[at].header) for at in starts if _of_grid(pieces[at]))
    grid: Header | None = None
    for at, piece in enumerate(pieces):
        if piece.line is None:
            continue
        if rows[piece.row].table is not None:
            grid = piece.header
        elif grid is not None:
            if begun[id(grid)] > 1 and piece.row not in claimed and _asks_comment(piece, words):
                out.append(at)
            grid = None
    return out


def below_tables(
    items: Sequence[Item], pieces: Sequence[Piece], rows: Sequence[Row], words: Vocabulary
) -> tuple[list[Piece], list[Diagnostic]]:
    """The pieces, those set aside that stand below a table and answer nothing, and what is to be said of text there."""
    out, told = list(pieces), list[Diagnostic]()
    for table, own in _by_table(items, pieces, rows).items():
        last = own[-1]
        tail = _outside(last, table, pieces, rows)
        # where text stands between the rows too, it goes with the row above it
        if not tail or any(_outside(item, table, pieces, rows) for item in own[:-1]):
            continue
        at = place_of(rows, [pieces[index] for index in tail])
        if last is items[-1] and _is_left_over(own, tail, items, pieces, rows, words):
            for index in range(tail[0], last.end):
                out[index] = pieces[index]._replace(role="aside")
            told.append(diagnostic("Q317", question=last.name, at=at))
        elif _offers(pieces[last.start].header) and not any(_holds_place(pieces[index]) for index in tail):
            told.append(diagnostic("Q318", question=last.name, at=at))
    return out, told


def _by_table(items: Sequence[Item], pieces: Sequence[Piece], rows: Sequence[Row]) -> dict[int, list[Item]]:
    """The questions that begin in each table that has several."""
    out: dict[int, list[Item]] = {}
    for item in items:
        table = rows[pieces[item.start].row].table
        if item.title_of is None and table is not None:
            out.setdefault(table, []).append(item)
    return {table: own for table, own in out.items() if len(own) > 1}


def _outside(item: Item, table: int, pieces: Sequence[Piece], rows: Sequence[Row]) -> list[int]:
    """The lines of a question that stand outside of its table."""
    own = (at for at in range(item.start, item.end) if pieces[at].line is not None)
    return [at for at in own if pieces[at].role in ("text", "answer") and rows[pieces[at].row].table != table]


def _is_left_over(
    own: Sequence[Item],
    tail: Sequence[int],
    items: Sequence[Item],
    pieces: Sequence[Piece],
    rows: Sequence[Row],
    words: Vocabulary,
) -> bool:
    """Whether the document's last lines are no part of the last answer: none of so many is given below a table."""
    if len(own) < FEWEST or own[-1].known is not None or not pieces[own[-1].start].ruled:
        return False
    if any(pieces[at].ruled or _may_answer(pieces[at], words) for at in tail):
        return False
    others = [item for item in items[:-1] if item.title_of is None and pieces[item.start].ruled]
    return not any(
        pieces[at].line is not None and not pieces[at].ruled
        for item in others
        for at in range(item.start, item.end)
    )


def _offers(header: Header | None) -> bool:
    return header is not None and bool(header.columns)


def _may_answer(piece: Piece, words: Vocabulary) -> bool:
    """Whether a line holds a field or a box, or a label such as "Kommentar:" that leads to an answer."""
    if _holds_place(piece) or piece.line is None:
        return True
    head, colon, _ = piece.line.text.partition(":")
    return bool(colon) and words.has("answer_columns", head)


def _holds_place(piece: Piece) -> bool:
    """Whether a line holds a place to mark or to fill in."""
    signs = piece.line.words if piece.line is not None else ()
    return any(word.font == FIELD or word.text in (BALLOT, TICKED, OPEN) for word in signs)


def _of_grid(piece: Piece) -> bool:
    return piece.header is not None and bool(piece.header.columns) and piece.role == "text"


def _asks_comment(piece: Piece, words: Vocabulary) -> bool:
    """Whether a line is named for comments and holds none itself."""
    line = piece.line
    if line is None or piece.role != "text" or len(line.words) > LONGEST:
        return False
    _, colon, rest = line.text.partition(":")
    named = words.has("answer_columns", line.words[0].text.strip(" :"))
    return named and not (colon and rest.strip()) and line.text[-1] not in ".!"
