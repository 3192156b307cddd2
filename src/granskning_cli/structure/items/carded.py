"""Questionnaires as a tool for surveys prints them: each question and its answer below a ruling of their own.

    ---------------------------------------------------
    Har nämnden en aktuell riskanalys? *
       Ja                                          in other type, further in, or behind a question mark
    ---------------------------------------------------
    Ange de lagkrav som är svårast att leva upp till
       Rekrytering i komplexa ärenden.

As where type tells (`typed.py`), this is an inference, and the result says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Line
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks
from granskning_cli.structure.lines.pieces import Piece

# So many questions stand so, and so many of all that do ask something in so many words.
FEWEST: Final = 4
SHARE: Final = 0.6
NEARLY_ALL: Final = 0.8
_REMARK: Final = re.compile(r"\?\s*\([^()]*\)[\s*]*$")


def carded_items(pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The questions of such a document, none where it is something else; white space may stand for the rulings."""
    text = [at for at, p in enumerate(pieces) if not p.ruled and p.role == "text" and p.line is not None]
    divided = [at for at in text if pieces[at].divided]
    apart = [at for at in text if pieces[at].divided or pieces[at].gap >= PARAGRAPH]
    return _cards(pieces, divided, words, SHARE) or _cards(pieces, apart, words, NEARLY_ALL)


def _cards(pieces: Sequence[Piece], starts: Sequence[int], words: Vocabulary, share: float) -> list[Item]:
    if len(starts) < FEWEST:
        return []
    ends = [*starts[1:], len(pieces)]
    cards = [
        (start, answer_of(pieces, start, end, words), end) for start, end in zip(starts, ends, strict=True)
    ]
    asking = [_asks(pieces, start, answer, words) for start, answer, _ in cards]
    first = asking.index(True) if True in asking else len(cards)
    cards = cards[first:]
    answered = sum(answer < end for _, answer, end in cards)
    if len(cards) < FEWEST or min(sum(asking), answered) < share * len(cards):
        return []
    return [Item(start, end, None, None, -1, False, answer=answer) for start, answer, end in cards]


def answer_of(pieces: Sequence[Piece], start: int, end: int, words: Vocabulary) -> int:
    """Where the answer begins: behind a question mark, further in, in other type or below white space."""
    first = pieces[start].line
    above = first
    for at in range(start + 1, end):
        line = pieces[at].line
        if line is None or first is None or above is None:
            continue
        remark = line.text.startswith("(") and line.text.rstrip(" *").endswith(")")
        if _ends(above.text) and not remark and not starts_with(line.text, words.imperatives):
            return at
        broken = above.short and not line.text[:1].islower()
        if line.indent > first.indent or _is_other(first, line) or pieces[at].gap >= PARAGRAPH or broken:
            return at
        above = line
    return end


def _ends(text: str) -> bool:
    return asks(text) or _REMARK.search(text) is not None


def _is_other(first: Line, line: Line) -> bool:
    one, other = first.words[-1], line.words[0]
    return (one.bold, one.italic, one.font) != (other.bold, other.italic, other.font)


def _asks(pieces: Sequence[Piece], start: int, end: int, words: Vocabulary) -> bool:
    lines = [piece.line.text for piece in pieces[start:end] if piece.line is not None]
    return any(map(_ends, lines)) or starts_with(lines[0], words.imperatives)
