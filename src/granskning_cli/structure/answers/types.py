"""Where the type changes from that of a question to that of its answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.structure.lines.pieces import Piece

# Type larger by so much is another's.
LARGER: Final = 1.12


def regular(pieces: Sequence[Piece]) -> int | None:
    """The first piece in regular type below a question in bold; italics are instructions."""
    start = _behind_number(pieces)
    style = _style(pieces[start]) if pieces else None
    if style is None or not style[0]:
        return None
    for at, piece in enumerate(pieces[start:], start):
        here = _style(piece)
        if here is not None and not here[0] and not here[1]:
            return at
    return None


def _behind_number(pieces: Sequence[Piece]) -> int:
    """Where the words begin: a number may have a cell and a type of its own."""
    line = pieces[0].line if len(pieces) > 1 and pieces[1].row == pieces[0].row else None
    return int(
        line is not None and pieces[1].cell is not pieces[0].cell and not any(map(str.isalpha, line.text))
    )


def another(pieces: Sequence[Piece]) -> int | None:
    """The first piece in larger type than the question's, or as large in another: "5. Antal elever" / "23 (av 318)"."""
    first = pieces[0].line
    if first is None:
        return None
    own = first.words[-1]
    for at, piece in enumerate(pieces[1:], 1):
        said = (
            [w for w in piece.line.words if any(map(str.isalnum, w.text))] if piece.line is not None else []
        )
        if not said or any((word.bold, word.italic) != (own.bold, own.italic) for word in said):
            continue
        larger = all(word.size >= LARGER * own.size > 0 for word in said)
        if larger or all(_differs(word, own) and word.size >= own.size for word in said):
            return at
    return None


def _differs(word: Word, own: Word) -> bool:
    """Whether two words are set in different type, neither of them a field's or a mark's."""
    return _is_type(word.font) and _is_type(own.font) and word.font != own.font


def _is_type(font: str) -> bool:
    return font != "" and not font.startswith("=")


def _style(piece: Piece) -> tuple[bool, bool] | None:
    """Whether most of a line is bold, and whether it is italic."""
    if piece.line is None:
        return None
    words = piece.line.words[1:] or piece.line.words
    return 2 * sum(w.bold for w in words) > len(words), 2 * sum(w.italic for w in words) > len(words)
