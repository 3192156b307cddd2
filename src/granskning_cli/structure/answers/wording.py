"""What is asked: the question itself, and the further sentences to the respondent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.structure.answers.drafts import without_number
from granskning_cli.structure.answers.paragraphs import Hyphens, joined, paragraphs
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece

# What looks behind is slow to look for; this is not, and most texts are one sentence.
_STOP: Final = re.compile(r"[.?!:][)\"”]*\s")
_SENTENCE: Final = re.compile(r"(?<=[.?!:])[)\"”]*\s+(?=[(\"“”»]?[A-ZÅÄÖÆØ])")
# Dots or a line that lead from the question to the place for its answer.
_LEADERS: Final = re.compile(r"(?:[._…]\s?){4,}+")
_DOT: Final = re.compile(r"[._…]\s?[._…]")
# A label's instruction is smaller by so much at the least.
SMALLER: Final = 0.9


def worded(item: Item, asked: Sequence[Piece], hyphens: Hyphens, words: Vocabulary) -> tuple[str, str | None]:
    """The question and its instruction; where a field's label goes on in smaller type, that tells how to fill it in."""
    if item.known is not None:
        said = [p for p in asked if p.known == "asked"]
        rest = _spaced(paragraphs([p for p in asked if p.known != "asked"], hyphens))
        return " ".join(_spaced(paragraphs(said, hyphens))), " ".join(rest) or None
    size = next((p.line.words[0].size for p in asked if p.line is not None), 0.0)
    small = next((i for i, p in enumerate(asked) if p.line and p.line.words[0].size < size - SMALLER), 0)
    if not item.field or not small:
        return _wording(item, asked, hyphens, words)
    wording, instruction = _wording(item, asked[:small], hyphens, words)
    smaller = joined(paragraphs(asked[small:], hyphens))
    return wording, " ".join([part for part in (instruction, smaller) if part]) or None


def last_sentence(text: str) -> str:
    """What a question ends with."""
    return _sentences(text)[-1]


def _sentences(text: str) -> list[str]:
    return _SENTENCE.split(text) if _STOP.search(text) else [text]


def _wording(
    item: Item, asked: Sequence[Piece], hyphens: Hyphens, words: Vocabulary
) -> tuple[str, str | None]:
    numbered = item.printed is not None and item.printed.length > 0
    parts = paragraphs(without_number(asked, item) if numbered else asked, hyphens)
    parts = _spaced(parts)
    if not parts:
        return "", None
    sentences = [sentence for part in parts for sentence in _sentences(part)]
    end = _question_end(sentences, words)
    return " ".join(sentences[:end]), " ".join(sentences[end:]) or None


def _spaced(parts: Sequence[str]) -> list[str]:
    """The paragraphs without the dots that lead to an answer."""
    return [part for part in map(_unled, parts) if part]


def _unled(text: str) -> str:
    if _DOT.search(text) is None:
        return text.strip()
    *before, last = _LEADERS.split(text)
    return " ".join([*(part.rstrip() for part in before), last]).strip()


def _question_end(sentences: Sequence[str], words: Vocabulary) -> int:
    asks = [i for i, sentence in enumerate(sentences) if sentence.rstrip('"”)* ').endswith("?")]
    if asks:
        return asks[-1] + 1
    for index in range(1, len(sentences)):
        if starts_with(sentences[index], words.imperatives):
            return index
    return len(sentences)
