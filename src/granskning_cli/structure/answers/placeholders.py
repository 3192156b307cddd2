"""Words in an answer's place that say that nothing was answered: "Klicka här för att ange text", "Inget svar"."""

from __future__ import annotations

from granskning_cli.model.layout import OPEN
from granskning_cli.structure.language import Vocabulary


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
    )
