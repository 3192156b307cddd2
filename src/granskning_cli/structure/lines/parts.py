"""A printed line -> the lines that belong to different things: a question, its options, a comment, the next question.

1.1 Finns en plan? ☐ Ja ☒ Nej Kommentar: på gång       ->  1.1 Finns en plan? | ☐ Ja ☒ Nej | Kommentar: på gång
1.1 Finns en plan? ☐ Ja ☒ Nej   1.2 Finns mål? ☒ Ja    ->  two questions, each with its options
☒ 1.2 Finns mål?                                       ->  1.2 Finns mål? | ☒
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, Line, Word
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.options.choices import start_of
from granskning_cli.structure.options.labels import may_offer, state_of

# The number of a question that begins in the middle of a line.
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?|\d{1,2}[.)]")

# Dots or a low line to write on, as a word.
LEADERS: Final = re.compile(r"[._…]{4,}")
_GLUED: Final = re.compile(f"({LEADERS.pattern})")


def parts(line: Line, known: Vocabulary) -> list[Line]:
    """The line parted; most lines are one part."""
    words = line.words
    offers = may_offer(line.text)
    if not offers and not line.fields:
        return _beside_leaders(line)
    if offers and len(words) > 2 and words[0].text in (BALLOT, TICKED) and _numbered(words[1:]):
        return [_part(line, 1, len(words)), _part(line, 0, 1)]
    start = start_of(words, known) if offers else None
    cuts = [0]
    for at in range(1, len(words)):
        if (
            at == start
            or (words[at].font == FIELD) != (words[at - 1].font == FIELD)
            or (start is not None and at > start and _is_comment(words[at], known))
        ):
            cuts.append(at)
        elif start is not None and at > start + 1 and _asks(words, at):
            rest = Line(words[at:], line.bbox, 0.0, line.short)
            return [*_cut(line, cuts, at), *parts(rest, known)]
    return _cut(line, cuts, len(words)) if len(cuts) > 1 else _beside_leaders(line)


def _beside_leaders(line: Line) -> list[Line]:
    """A label and what was written on the dots behind it: "Soliditet: ..... 18,4 %"; "1.1 Mål ..... 7" is of contents."""
    if "...." not in line.text and "____" not in line.text:
        return [line]
    words = tuple(itertools.chain.from_iterable(map(_unglued, line.words)))
    dots = [at for at, word in enumerate(words) if at and LEADERS.fullmatch(word.text)]
    end = len(words)
    while dots and end - 1 in dots:
        end -= 1
    before = max((at for at in dots if at < end), default=None)
    if before is None or before + 1 >= end:
        return [line]
    written = words[before + 1 : end]
    if end == len(words) and all(word.text.isdecimal() for word in written):
        return [line]
    return [
        _part(replace(line, words=words), 0, before + 1),
        Line(written, line.bbox, 0.0, line.short, line.indent),
    ]


def _unglued(word: Word) -> list[Word]:
    """What was written among dots, with the dots as words of their own: "......214......"."""
    texts = [text for text in _GLUED.split(word.text) if text]
    if len(texts) < 2:
        return [word]
    left, step = word.bbox.x0, (word.bbox.x1 - word.bbox.x0) / len(word.text)
    ends = [0, *itertools.accumulate(map(len, texts))]
    boxes = [word.bbox._replace(x0=left + a * step, x1=left + b * step) for a, b in itertools.pairwise(ends)]
    return [word._replace(text=text, bbox=box) for text, box in zip(texts, boxes, strict=True)]


def _cut(line: Line, cuts: Sequence[int], end: int) -> list[Line]:
    return [_part(line, a, b) for a, b in zip(cuts, [*cuts[1:], end], strict=True)]


def _part(line: Line, start: int, end: int) -> Line:
    if end - start == len(line.words):
        return line
    return Line(line.words[start:end], line.bbox, line.gap if not start else 0.0, line.short, line.indent)


def _is_comment(word: Word, known: Vocabulary) -> bool:
    """ "Kommentar:" behind the options: what follows is written."""
    return word.text[-1] == ":" and known.has("answer_columns", word.text)


def _asks(words: Sequence[Word], at: int) -> bool:
    """Whether words begin with a number and go on to another box: a second question on the same line."""
    return (
        len(words) > at + 3
        and _NUMBER.fullmatch(words[at].text) is not None
        and words[at + 1].text[:1].isupper()
        and any(state_of(word.text) is not None for word in islice(words, at + 2, None))
    )


def _numbered(words: Sequence[Word]) -> bool:
    """Whether words begin like a question with its number: "1.2 Finns mål?", "3. Finns regler?"."""
    found = read_number(" ".join([word.text for word in words]))
    return bool(found) and _NUMBER.fullmatch(words[0].text) is not None and words[1].text[:1].isupper()
