"""What stands below a table of several questions: a comment on all of them, and not on the last.

| 6 Avvikelser leder till åtgärder.       |   | x |   |
| 7 Nämnden deltar i riskanalysen.        | x |   |   |
Kommentarer till avsnittet Intern kontroll                 asks by its name, and is a question of its own
Kommentar: vi har nytt system.                             says itself what was answered: it may be of any of them
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.places import place_of

LONGEST: Final = 12


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


def told_below(drafts: Mapping[Item, Draft], rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Q318 for the last question of such a table where text below the table stands in its answer."""
    grids: dict[int, list[tuple[Item, Draft]]] = {}
    for item, one in drafts.items():
        inside = bool(one.pieces) and not _is_outside(one.pieces[0], one.header, rows)
        if inside and one.header is not None and one.header.columns and one.header.table is not None:
            grids.setdefault(one.header.row, []).append((item, one))
    for own in grids.values():
        below = [[p for p in one.pieces if _is_outside(p, one.header, rows)] for _, one in own]
        # where text stands between the rows too, it goes with the row above it
        if len(own) > 1 and below[-1] and not any(below[:-1]) and own[-1][1].found.options is None:
            yield diagnostic("Q318", question=own[-1][0].name, at=place_of(rows, below[-1]))


def _is_outside(piece: Piece, header: Header | None, rows: Sequence[Row]) -> bool:
    return piece.line is not None and header is not None and rows[piece.row].table != header.table


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
