"""Questions without numbers that a label names, as another does their answers.

Fråga: Hur följs planen upp?          Q: How is the plan followed?
Svar: Varje kvartal.                  A: Each quarter.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.numbers import Printed
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece

# So many questions are named so, and such a share of them has an answer that is.
FEWEST: Final = 3
ANSWERED: Final = 0.6
_ASKS: Final = frozenset(("q", "f"))
_ANSWERS: Final = frozenset(("a", "s"))


def spoken_items(pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The questions of such a document, none where it is something else."""
    asked = [at for at, piece in enumerate(pieces) if _named(piece, "question_columns", _ASKS, words)]
    items: list[Item] = []
    for start, end in itertools.pairwise([*asked, len(pieces)]):
        own = range(start + 1, end)
        answer = next((at for at in own if _named(pieces[at], "answer_columns", _ANSWERS, words)), None)
        line = pieces[start].line
        length = len(line.text.partition(":")[0]) + 1 if line is not None else 0
        printed = Printed((), length, "label", relative=False)
        items.append(Item(start, end, None, printed, start, False, answer=answer))
    answered = sum(item.answer is not None for item in items)
    return items if len(items) >= FEWEST and answered >= ANSWERED * len(items) else []


def _named(piece: Piece, kind: str, letters: frozenset[str], words: Vocabulary) -> bool:
    """Whether a line begins with a name of that kind, or its letter, and says more."""
    head, colon, rest = piece.line.text.partition(":") if piece.line is not None else ("", "", "")
    return bool(colon and rest.strip()) and (words.has(kind, head) or head.casefold() in letters)
