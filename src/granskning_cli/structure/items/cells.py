"""A number that has a cell of a table or a line to itself, and what stands beside or below it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from granskning_cli.structure.items.numbers import Printed, follows, read_number
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks, is_apart
from granskning_cli.structure.lines.pieces import Piece

# A question is announced within this many lines of its number.
SOON: Final = 6


def letter_cell(pieces: Sequence[Piece], at: int) -> tuple[Printed, ...]:
    """A letter in a cell of its own, with what it asks in the next: "1 | a | Finns en plan?", or before it."""
    piece = pieces[at]
    text = piece.line.text if piece.line is not None else ""
    if text[1:2] == " " and "a" < text[0] <= "z" and text[2:3].isupper() and piece.header and piece.first:
        return (Printed((text[0],), 1, "a", True),)
    alone = len(text) == 1 and "a" <= text <= "z" and piece.ruled and piece.first
    return (Printed((text,), 1, "a", True),) if alone and beside(pieces, at)[:1].isupper() else ()


def number_cell(text: str) -> bool:
    """Whether a text is a number and nothing else."""
    found = read_number(text)
    return bool(found) and found[0].length == len(text)


def beside(pieces: Sequence[Piece], at: int) -> str:
    """What stands in the cell to the right of a number that has a cell of its own."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.line is None or following.row != pieces[at].row:
        return ""
    return following.line.text if following.role == "text" and following.cell is not pieces[at].cell else ""


def stands_above(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a number alone on its line has white space and a question below it, and none right above it."""
    line = pieces[at].line
    if line is None or not line.text[0].isdecimal():
        return False  # an X is a mark before it is a ten
    above = pieces[at - 1].line if at else None
    below = [p for p in pieces[at + 1 : at + 1 + SOON] if p.line is not None]
    if pieces[at].ruled or not below or not is_apart(below[0]) or (above is not None and asks(above.text)):
        return False
    paragraph = itertools.takewhile(lambda p: p is below[0] or not is_apart(p), below)
    return any(p.line is not None and asks(p.line.text) for p in paragraph)


def closes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether white space follows a number that stands alone right below a line: "Hur många?" / "4" answers."""
    above = pieces[at - 1] if at else None
    following = next((p for p in pieces[at + 1 :] if p.line is not None), None)
    if above is None or above.line is None or following is None or pieces[at].ruled:
        return False
    near = not is_apart(pieces[at]) and above.row != pieces[at].row
    return near and following.row != pieces[at].row and is_apart(following)


def paragraph_asks(pieces: Sequence[Piece], at: int, others: set[int]) -> bool:
    """Whether a line with one of `others` asks, in its own paragraph."""
    for index, following in enumerate(pieces[at : at + SOON], at):
        apart = index > at and (following.gap >= PARAGRAPH or following.divided or index in others)
        if following.line is None or apart:
            return False
        if following.line.text.endswith("?"):
            return True
    return False


def asks_beside(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a cell asks with the number after that of the row's first cell, which asks too: cards side by side."""
    begin = at
    while begin and pieces[begin - 1].row == pieces[at].row:
        begin -= 1
    first, line = pieces[begin].line, pieces[at].line
    if first is None or line is None or pieces[at].header is not None:
        return False
    before, here = read_number(first.text), read_number(line.text)
    counts = bool(before and here) and follows(before[0].parts, here[0].parts)
    return counts and all(paragraph_asks(pieces, one, set()) for one in (begin, at))
