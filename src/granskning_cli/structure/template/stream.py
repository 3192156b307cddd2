"""The document's words in reading order, in the form in which wordings are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from granskning_cli.model.raised import without_marks
from granskning_cli.structure.lines.pieces import Piece

_OTHER: Final = re.compile(r"[\W_]+")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Token(NamedTuple):
    """A word: where it begins and where it ends, which is on the next piece for a word broken at the end of a line."""

    text: str
    piece: int
    word: int
    last_piece: int
    last_word: int


class Stream(NamedTuple):
    """The words; where each of them stands; for a piece the first and the last of its words."""

    tokens: tuple[Token, ...]
    places: dict[str, list[int]]
    edges: dict[int, tuple[int, int]]


@lru_cache(maxsize=2048)
def plain(word: str) -> str:
    """Letters and figures alone, in lower case; every year is "#"."""
    found = word.casefold()
    if not found.isascii() or not found.isalnum():  # most words are letters alone
        found = _OTHER.sub("", unicodedata.normalize("NFC", without_marks(found)))
    return "#" if len(found) == 4 and _YEAR.fullmatch(found) else found


def stream(pieces: Sequence[Piece]) -> Stream:
    """The words of all lines that may belong to a question."""
    tokens: list[Token] = []
    for at, piece in enumerate(pieces):
        if piece.line is None or piece.role == "aside":
            continue
        for number, word in enumerate(piece.line.words):
            text = plain(word.text)
            if text:
                tokens.append(Token(text, at, number, at, number))
    tokens = _unbroken(tokens, pieces)
    places: dict[str, list[int]] = {}
    edges: dict[int, tuple[int, int]] = {}
    for at, token in enumerate(tokens):
        places.setdefault(token.text, []).append(at)
        here = token.last_piece
        edges[here] = (edges[here][0], at) if here in edges else (at, at)
        if token.piece != here:  # a word broken at the end of a line
            edges[token.piece] = (edges[token.piece][0], at) if token.piece in edges else (at, at)
    return Stream(tuple(tokens), places, edges)


def _unbroken(tokens: Sequence[Token], pieces: Sequence[Piece]) -> list[Token]:
    """The words, those broken at the end of a line as one."""
    out: list[Token] = []
    for token in tokens:
        # only the first word of a line may be the rest of the one before
        before = out[-1] if out and not token.word else None
        if before is not None and before.last_piece != token.piece and _is_broken(before, token, pieces):
            out[-1] = Token(
                before.text + token.text, before.piece, before.word, token.last_piece, token.last_word
            )
        else:
            out.append(token)
    return out


def _is_broken(before: Token, token: Token, pieces: Sequence[Piece]) -> bool:
    line, following = pieces[before.last_piece].line, pieces[token.piece].line
    assert line is not None
    assert following is not None
    last = line.words[-1]
    if before.last_word != len(line.words) - 1 or token.word or before.piece != before.last_piece:
        return False
    return (last.hyphen or last.text.endswith(("-", "\u2010", "\u00ad"))) and following.words[0].text[
        :1
    ].islower()
