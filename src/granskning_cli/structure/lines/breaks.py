"""What parts paragraphs: white space, bullets, and the signs that end a question."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece

BULLETS: Final = frozenset("•●▪■◦‣·∙➢➤►▸\uf0b7\uf0a7\uf02d\uf0d8\uf076\uf0fc\uf0b0")
# More white space between two lines parts paragraphs, in lines.
PARAGRAPH: Final = 0.3


def asks(text: str) -> bool:
    """Whether a line ends with a question mark, or with the asterisk of a question that must be answered."""
    return text.rstrip(' *"”)').endswith("?")


def paragraph_end(pieces: Sequence[Piece], start: int) -> int:
    """The first piece after `start` that begins a new paragraph. A number alone on its line is no paragraph."""
    for at in range(start + 1, len(pieces)):
        before = pieces[at - 1].line
        if before is None or (at == 1 and len(before.words) == 1 and before.text[:1].isdecimal()):
            continue
        if pieces[at].gap >= PARAGRAPH or pieces[at].divided:
            return at
    return len(pieces)


def sentence_end(pieces: Sequence[Piece], start: int) -> int:
    """Where the first sentence that ends with a line ends; the next line where none does."""
    for at in range(start, len(pieces)):
        line = pieces[at].line
        if line is not None and line.text.rstrip(" *")[-1:] in (".", "?", "!", ")"):
            return at + 1
    return start + 1


def imperative(sentence: str, words: Vocabulary) -> bool:
    """Whether a sentence tells the respondent what to do."""
    return starts_with(sentence, words.imperatives)


def goes_on(piece: Piece, following: Piece) -> bool:
    """Whether a sentence goes on in the next line: the column of the questions may be narrower than the answers' lines."""
    if piece.line is None or following.line is None:
        return False
    return following.line.text[:1].islower() and piece.line.text.rstrip(' *"”)')[-1:] not in ".?!:"


def is_apart(piece: Piece) -> bool:
    """Whether white space or a ruling parts a piece from what is above it."""
    return piece.gap >= PARAGRAPH or piece.divided
