"""A field for a comment below a question with boxes -> a part of that question, and no question of its own.

Får nämnden en rapport varje månad?
( ) Ja   (x) Nej
Kommentar
[ Den kommer varje kvartal.       ]
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from granskning_cli.model.layout import BALLOT, FIELD, TICKED
from granskning_cli.structure.items.fields import Span
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.pieces import Piece


def with_comments(spans: Iterable[Span], pieces: Sequence[Piece], words: Vocabulary) -> list[Span]:
    """The spans, with those joined to the one above that only take a comment on it."""
    out: list[Span] = []
    for span in spans:
        last = out[-1] if out else None
        if last is not None and not last.heading and last.end == span.start:
            chosen = pieces[last.start : last.end]
            if _is_comment(span, pieces, words) and _has_boxes(chosen) and not _has_fields(chosen):
                out[-1] = last._replace(end=span.end)
                continue
        out.append(span)
    return out


def _is_comment(span: Span, pieces: Sequence[Piece], words: Vocabulary) -> bool:
    label, own = pieces[span.start].line, pieces[span.start : span.end]
    named = label is not None and words.has("answer_columns", label.text)
    return named and span.number is None and not span.heading and _has_fields(own) and not _has_boxes(own)


def _has_boxes(pieces: Sequence[Piece]) -> bool:
    return any(word.text in (BALLOT, TICKED) for p in pieces if p.line is not None for word in p.line.words)


def _has_fields(pieces: Sequence[Piece]) -> bool:
    return any(word.font == FIELD for p in pieces if p.line is not None for word in p.line.words)
