"""Where things begin -> the items, each of which ends where the next one begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from granskning_cli.structure.items.coded import Coded
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.numbering import Chosen
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header

# The first piece, the number where an outline counts it, and the header whose title it is.
Start = tuple[int, Chosen | None, Header | None]


def made(
    pieces: Sequence[Piece], starts: Sequence[Start], chosen: Sequence[Chosen], coded: Mapping[int, Coded]
) -> list[Item]:
    """The items in their order; `coded`: the rows that have a number of no outline."""
    out: list[Item] = []
    ends = [begin for begin, _, _ in starts[1:]] + [len(pieces)]
    for (begin, found, title), end in zip(starts, ends, strict=False):
        last = _in_table(pieces, begin, end)
        item = _item(begin, last, found, title, first=bool(chosen) and found is chosen[0])
        code = coded.get(pieces[begin].row) if found is None and title is None else None
        if code is not None:
            item = item._replace(printed=code.printed, number_piece=code.piece, code=code.name)
        out.append(item)
    return out


def _item(begin: int, end: int, found: Chosen | None, title: Header | None, *, first: bool) -> Item:
    if found is None:
        return Item(begin, end, None, None, -1, False, title)
    printed, line = found.candidate.printed, found.candidate.line
    return Item(begin, end, found.number, printed, line, found.skipped, late=found.skipped and first)


def _in_table(pieces: Sequence[Piece], begin: int, end: int) -> int:
    """Where a question ends that is a row of a ruled table with a column for answers: text below that is none of it."""
    header = pieces[begin].header
    if (
        header is None
        or not pieces[begin].ruled
        or pieces[begin].row == header.row
        or not header.text_columns
    ):
        return end
    while end > begin and not pieces[end - 1].ruled:
        end -= 1
    return end
