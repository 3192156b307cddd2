"""Two texts word by word: what stayed, what went, what came.

    OLD  Planen antogs i mars och följs upp.      same "Planen antogs i", gone "mars", come "april",
    NEW  Planen antogs i april och följs upp.     same "och följs upp."

Kinds of quotes and breaks of lines are no difference; the start of a paragraph is a word of its own.
"""

from __future__ import annotations

import re
from typing import Final, Literal, NamedTuple

from granskning_cli.matching.wording import plain

BREAK: Final = "\n"
_WORD: Final = re.compile(r"\n\s*\n\s*|\n(?=- )|\S+")
# A lone word that stayed between two changes is read more easily as a part of them.
_LONE: Final = 1


class Piece(NamedTuple):
    """Words in a row. `gap`: how many that stayed are left out here."""

    kind: Literal["same", "gone", "come", "gap"]
    words: tuple[str, ...]
    left_out: int = 0

    @property
    def text(self) -> str:
        """The words as they stood; a paragraph begins on a new line."""
        return re.sub(r" ?\n ?", "\n", " ".join(self.words))


def pieces(old: str, new: str) -> list[Piece]:
    """The texts as pieces; those of NEW without what came are OLD, and the reverse."""
    from rapidfuzz.distance import Indel

    before, after = _words(old), _words(new)
    found: list[Piece] = []
    for step in Indel.opcodes([plain(w) or w for w in before], [plain(w) or w for w in after]):
        if step.tag == "equal":
            found.append(Piece("same", tuple(after[step.dest_start : step.dest_end])))
            continue
        if step.src_end > step.src_start:
            found.append(Piece("gone", tuple(before[step.src_start : step.src_end])))
        if step.dest_end > step.dest_start:
            found.append(Piece("come", tuple(after[step.dest_start : step.dest_end])))
    return _joined(found)


def _words(text: str) -> list[str]:
    return [BREAK if word[0] == "\n" else word for word in _WORD.findall(text)]


def _joined(found: list[Piece]) -> list[Piece]:
    """Neighbouring changes as one, with the lone word between them on both sides of it."""
    out: list[Piece] = []
    gone: list[str] = []
    come: list[str] = []

    def close() -> None:
        if gone:
            out.append(Piece("gone", tuple(gone)))
        if come:
            out.append(Piece("come", tuple(come)))
        gone.clear()
        come.clear()

    for at, piece in enumerate(found):
        if piece.kind == "gone":
            gone += piece.words
        elif piece.kind == "come":
            come += piece.words
        elif gone and come and at + 1 < len(found) and len(piece.words) <= _LONE and piece.words != (BREAK,):
            gone += piece.words
            come += piece.words
        else:
            close()
            out.append(piece)
    close()
    return out


def shortened(found: list[Piece], context: int) -> list[Piece]:
    """The pieces with no more than `context` words that stayed before and after a change."""
    out: list[Piece] = []
    for at, piece in enumerate(found):
        if piece.kind != "same":
            out.append(piece)
            continue
        head = context if at else 0
        tail = context if at + 1 < len(found) else 0
        if len(piece.words) <= head + tail + 1:
            out.append(piece)
            continue
        left = len(piece.words) - head - tail
        if head:
            out.append(Piece("same", piece.words[:head]))
        out.append(Piece("gap", (), left))
        if tail:
            out.append(Piece("same", piece.words[-tail:]))
    return out
