"""A text's change word by word: in one column, or two side by side.

    … antogs i [-mars-] {+april+} och följs …

The brackets say what the colours say, for a pipe and for those who do not see them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from rich.text import Text

from granskning_cli.display.screen import text
from granskning_cli.matching.words import Piece

GONE: Final = "red"
COME: Final = "green"
_FAINT: Final = "dim"
_BRACKETS: Final = {"gone": ("[-", "-]", GONE), "come": ("{+", "+}", COME)}


def inline(pieces: Sequence[Piece]) -> Text:
    """Old and new in one text."""
    return _joined(pieces, ("gone", "come"))


def one_side(pieces: Sequence[Piece], kind: str) -> Text:
    """What stayed with what is marked as that kind: the old text, or the new one."""
    return _joined([piece for piece in pieces if piece.kind in ("same", "gap", kind)], (kind,))


def _joined(pieces: Sequence[Piece], marked: tuple[str, ...]) -> Text:
    out = Text()
    for piece in pieces:
        if out and not out.plain.endswith("\n"):
            out.append(" ")
        if piece.kind == "gap":
            out.append("…", _FAINT)
        elif piece.kind in marked:
            before, after, style = _BRACKETS[piece.kind]
            words = piece.text.strip("\n") or "¶"
            out.append_text(text(f"{before}{words}{after}", style))
        else:
            out.append_text(text(piece.text))
    return out
