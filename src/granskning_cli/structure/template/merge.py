"""The items of a document that is read with a template: what is known, and what was found between by the ordinary way."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import BALLOT, TICKED, Row
from granskning_cli.structure.items.fields import is_slot
from granskning_cli.structure.items.item import NO_OPTIONS, Item
from granskning_cli.structure.items.numbers import Number, read_number
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.template.begun import Begun
from granskning_cli.structure.template.settle import settled


def merged(
    found: Sequence[Item], begun: Sequence[Begun], rows: Sequence[Row], pieces: list[Piece]
) -> list[Item]:
    """All items in order, each up to the next; the pieces of wordings that an answer quotes are known no more."""
    starts = named(_unquoted(begun, found, pieces))
    places = settled([_start(one, rows, pieces) for one in starts], starts, pieces, rows)
    known = [
        Item(at, at, _number(one.name), None, -1, False, known=one)
        for at, one in zip(places, starts, strict=True)
    ]
    kept = [item for item in found if _is_further(item, found, known, pieces)]
    ordered = sorted([*known, *kept], key=lambda item: item.start)
    ends = [*[item.start for item in ordered[1:]], len(pieces)]
    return [item._replace(end=end) for item, end in zip(ordered, ends, strict=True)]


def _unquoted(begun: Sequence[Begun], found: Sequence[Item], pieces: list[Piece]) -> list[Begun]:
    """Those that stand a second time only where the ordinary way finds a question too."""
    out: list[Begun] = []
    for one in begun:
        end = one.start
        while end < len(pieces) and pieces[end].known:
            end += 1
        if one.again and not any(one.start <= item.start < end for item in found):
            pieces[one.start : end] = [piece._replace(known="") for piece in pieces[one.start : end]]
        else:
            out.append(one)
    return out


def named(begun: Sequence[Begun]) -> list[Begun]:
    """The known questions with their numbers: as printed, else as the template has them, where the others are so too."""
    printed = [(one, _printed(one)) for one in begun]
    asked = [(one, name) for one, name in printed if one.known.question is not None and name is not None]
    same = sum(name == one.known.number for one, name in asked)
    taken = {name for _, name in printed}
    out: list[Begun] = []
    for one, name in printed:
        missing = name is None and one.known.number is not None and one.known.number not in taken
        if missing and one.known.question is not None and 2 * same >= len(asked) and not one.again:
            out.append(one._replace(name=one.known.number, told=True))
        else:
            out.append(one._replace(name=name))
    return out


def _printed(one: Begun) -> str | None:
    """The number that is printed: "b)" is the template's "6b"."""
    if one.printed is None:
        return None
    wanted = one.known.number
    ways = read_number(one.printed)
    if wanted is not None and (
        one.printed.strip(" .:()[]") == wanted
        or (ways and ways[0].relative and wanted.endswith(str(ways[0].parts[0])))
    ):
        return wanted
    if not ways:
        return None
    names = [Item(0, 0, way.parts, None, -1, False).name for way in ways]
    return wanted if wanted in names else names[0]


def _number(name: str | None) -> Number | None:
    ways = read_number(name) if name else ()
    return ways[0].parts if ways else None


def _start(one: Begun, rows: Sequence[Row], pieces: Sequence[Piece]) -> int:
    """Where an item begins: with the first cell of its row, where no other known wording stands in that row before it."""
    row = pieces[one.start].row
    at = one.start
    if rows[row].table is None:
        return at
    while at and pieces[at - 1].row == row and pieces[at - 1].role != "section":
        if pieces[at - 1].known:
            return one.start
        at -= 1
    return at


def _is_further(item: Item, found: Sequence[Item], known: Sequence[Item], pieces: Sequence[Piece]) -> bool:
    """Whether an item found by the ordinary way is none of the known ones, and no line of an answer."""
    following = min((one.start for one in known if one.start > item.start), default=len(pieces))
    own = pieces[item.start : min(item.end, following)]
    if any(piece.known for piece in own[:1]) or any(
        item.start <= one.start < item.end and _before(item, one, pieces) for one in known
    ):
        return False
    if item.number_piece >= 0 and pieces[item.number_piece].known:
        return False
    before = max((one for one in known if one.start <= item.start), key=lambda one: one.start, default=None)
    after = min((one for one in known if one.start > item.start), key=lambda one: one.start, default=None)
    if item.title_of is not None:
        return item.title_of is not NO_OPTIONS or _heads(item, found, known, pieces)
    if item.number is None:
        if item.answer is not None:
            if any(piece.known for piece in pieces[item.start : item.answer]):
                return False
            label = pieces[item.answer - 1].line
            return label is not None and label.text.rstrip(" *").endswith("?")
        return (item.field and any(map(is_slot, own))) or any(piece.role == "option" for piece in own)
    if item.name in {one.name for one in known}:
        return False
    in_order = (before is None or before.number is None or _key(before.number) < _key(item.number)) and (
        after is None or after.number is None or _key(item.number) < _key(after.number)
    )
    return in_order and (_asks(own) or _heads(item, found, known, pieces))


def _before(item: Item, one: Item, pieces: Sequence[Piece]) -> bool:
    """Whether nothing but numbers, marks and blanks stands between an item's start and a known wording."""
    return all(
        p.line is None or p.role != "text" or p.known or p.row == pieces[one.start].row
        for p in pieces[item.start : one.start]
    )


def _heads(item: Item, found: Sequence[Item], known: Sequence[Item], pieces: Sequence[Piece]) -> bool:
    """Whether the next thing after a title is a question."""
    following = [other.start for other in (*found, *known) if other.start > item.start]
    row = pieces[item.start].row
    return bool(following) and all(
        p.line is None or p.row == row or p.role == "header" for p in pieces[item.start : min(following)]
    )


def _asks(own: Sequence[Piece]) -> bool:
    """Whether pieces hold a question: a mark of it, or places to tick."""
    return any(
        piece.role == "option"
        or (
            piece.line is not None
            and (
                piece.line.text.rstrip(" *").endswith("?")
                or {w.text for w in piece.line.words} & {BALLOT, TICKED}
            )
        )
        for piece in own
    )


def _key(number: Number) -> tuple[tuple[int, int | str], ...]:
    return tuple((isinstance(part, str), part) for part in number)
