"""The signs a questionnaire is drawn with, and how its words are spelt, for what the terminal can write."""

from __future__ import annotations

from typing import Final, NamedTuple

from granskning_cli.export.invisible import visible


class Signs(NamedTuple):
    """`mark` and `none` stand in columns, `ticked` and `empty` before labels and on an empty form."""

    mark: str
    none: str
    ticked: str
    empty: str
    bar: str
    rule: str
    line: str
    arrow: str
    error: str
    warning: str
    info: str
    unanswered: str
    ambiguous: str = "?"
    corrected: str = "*"
    inferred: str = "~"
    fact: str = "="


DRAWN: Final = Signs("X", "·", "☒", "☐", "│", "─", "_", "→", "✗", "▲", "•", "○")
TYPED: Final = Signs("X", ".", "[x]", "[ ]", "|", "-", "_", "->", "x", "!", "i", "o")


def signs(encoding: str) -> Signs:
    """Those that the encoding can write."""
    try:
        "".join(DRAWN).encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return TYPED
    return DRAWN


def spelt(words: str, encoding: str) -> str:
    """The words with nothing in them that a terminal obeys or cannot write."""
    seen = visible(words)
    if seen.isascii():
        return seen
    try:
        return seen.encode(encoding, "backslashreplace").decode(encoding)
    except LookupError:
        return seen.encode("ascii", "backslashreplace").decode("ascii")
