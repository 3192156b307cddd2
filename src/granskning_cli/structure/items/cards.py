"""Web forms that print each question on a card of its own: boxes on some, a text on others.

------------------------------------------
Vilka delar ingår i planen? *
  ☒ Ekonomi   ☐ Personal
------------------------------------------
Beskriv hur planen följs upp                    no field tells that this asks: its card does
Rapporten lämnas i mars.
------------------------------------------
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.structure.items.carded import answer_of
from granskning_cli.structure.items.fields import Span, is_slot, numbered
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.titled import from_span
from granskning_cli.structure.items.titles import LARGER
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece

# So many cards have a label above boxes, and so many of all that have boxes.
FEWEST: Final = 2
SHARE: Final = 0.8


def cards_of_form(pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The questions of such a form; none where boxes stand otherwise, or where every card has some."""
    starts = [
        at for at, p in enumerate(pieces) if p.divided and p.first and not p.ruled and p.line is not None
    ]
    cards = list(pairwise([*starts, len(pieces)]))
    while cards and not _offers(pieces, *cards[0]):
        cards.pop(0)  # what the form says above its questions
    while cards and _is_footer(pieces, cards):
        cards.pop()
    boxed = [card for card in cards if any(map(is_slot, pieces[slice(*card)]))]
    offering = sum(_offers(pieces, *card) for card in boxed)
    before = any(map(is_slot, pieces[: cards[0][0]])) if cards else True
    if before or offering < max(FEWEST, SHARE * len(boxed)) or len(boxed) == len(cards):
        return []
    return [_item(pieces, card, words, written=card not in boxed) for card in cards]


def _offers(pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a card has a label and then boxes, with nothing else between these."""
    slots = [at for at in range(start, end) if is_slot(pieces[at])]
    return bool(slots) and slots[0] > start and slots[-1] - slots[0] < 2 * len(slots)


def _is_footer(pieces: Sequence[Piece], cards: Sequence[tuple[int, int]]) -> bool:
    """Whether the last card is one line in smaller type than what asks: "Formuläret skapades av ..."."""
    start, end = cards[-1]
    line, asked = pieces[start].line, pieces[cards[0][0]].line
    if line is None or asked is None or end - start > 1:
        return False
    return line.words[0].size * LARGER < asked.words[0].size


def _item(pieces: Sequence[Piece], card: tuple[int, int], words: Vocabulary, *, written: bool) -> Item:
    start, end = card
    item = from_span(numbered(Span(start, end, False), pieces, ()))
    return item._replace(field=False, answer=answer_of(pieces, start, end, words)) if written else item
