"""Words in an answer's place that say that nothing was answered: "Klicka här för att ange text", "Inget svar".

The buttons below a web form say as little: "Föregående   Skicka in".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import OPEN
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece

# A narrow column breaks one over so many lines at the most: "Välj ett" / "objekt."
MOST_LINES: Final = 4
# A line of buttons is no longer than this, and none has more words.
LONGEST: Final = 60
WORDS: Final = 3


def placeholders(pieces: Sequence[Piece], words: Vocabulary) -> set[int]:
    """Which of an answer's lines say nothing but that, alone or with the lines below them in their cell."""
    out: set[int] = set()
    for at, piece in enumerate(pieces):
        text = ""
        for end, below in enumerate(pieces[at : at + MOST_LINES], at):
            if below.line is None or (end > at and below.cell is not piece.cell):
                break
            text = f"{text} {below.line.text}".strip()
            if is_placeholder(text, words):
                out.update(range(at, end + 1))
    return out


def is_placeholder(text: str, words: Vocabulary) -> bool:
    """Whether a line says nothing but that, or is a line to write on."""
    head, colon, rest = text.partition(":")
    if colon and words.has("answer_columns", head):
        text = rest.strip()  # "Svar: [TODO]"
    bare = text.strip("()[]<>–—- ")
    return (
        words.has("placeholders", text)
        or words.has("placeholders", bare)
        or not text.strip("._…-–[]()<>" + OPEN + " ")
        or _are_buttons(text, words)
    )


def _are_buttons(text: str, words: Vocabulary) -> bool:
    """Whether a line is the buttons of a web form: "Föregående Skicka in"; one alone may be an answer."""
    if len(text) > LONGEST or " " not in text:
        return False
    left, count = text.split(), 0
    while left:
        size = next(
            (n for n in range(WORDS, 0, -1) if words.has("buttons", " ".join(left[:n])) and len(left) >= n), 0
        )
        if not size:
            return False
        left, count = left[size:], count + 1
    return not left and count > 1
