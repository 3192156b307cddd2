"""Titles with fields below them in a questionnaire that has numbers otherwise.

1. Allmänt                                              a section, though no number follows below it
Patienten har diabetes:  [ ] Typ 1   [ ] Typ 2          its questions
2. Hypoglykemier                             Ja  Nej
a) Gör patienten egenkontroller? ........... [ ] [ ]
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, Row
from granskning_cli.structure.items.fields import Span, field_spans, is_slot
from granskning_cli.structure.items.item import NO_OPTIONS, Item
from granskning_cli.structure.items.titles import heading_lines
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks
from granskning_cli.structure.lines.pieces import Piece

# Sizes nearer than this are one size of type.
SAME_TYPE: Final = 0.6


def with_fields(items: list[Item], rows: Sequence[Row], pieces: Sequence[Piece]) -> list[Item]:
    """Titles with labelled fields below them, "1. Allmänt / Patienten har diabetes: ☐ Typ 1", become sections."""
    if not items or not any(is_slot(piece) for piece in pieces):
        return items
    headings = heading_lines(pieces, apart=False)
    before = field_spans(rows, pieces, headings, range(items[0].start))
    # fields for text alone say who answers; they are part of the cover
    boxed = [at for at, span in enumerate(before) if not span.heading and _boxed(span, pieces)]
    leads = [at for at, span in enumerate(before) if span.heading and at + 1 in boxed]
    out = [from_span(before[at]) for at in sorted(boxed + leads)]
    for position, item in enumerate(items):
        following = items[position + 1] if position + 1 < len(items) else None
        spans = _below(item, following, rows, pieces, headings)
        if spans:
            out.append(item._replace(end=spans[0].start, title_of=NO_OPTIONS))
            out += [from_span(span) for span in spans]
        else:
            out.append(item)
    return out


def _below(
    item: Item, following: Item | None, rows: Sequence[Row], pieces: Sequence[Piece], headings: set[int]
) -> list[Span]:
    """The labelled fields under a title that has no numbers below it; none for a question."""
    if item.number is None or len(item.number) > 1 or item.title_of is not None:
        return []
    if following is not None and following.number is not None and following.number[:1] == item.number:
        return []
    row = pieces[item.start].row
    first = next((at for at in range(item.start, item.end) if pieces[at].row != row), item.end)
    while first < item.end and _goes_on(pieces[first - 1], pieces[first]):
        first += 1
    own = pieces[item.start : first]
    title = item.start in headings and not any(is_slot(p) for p in own)
    if not title or any(p.line is not None and p.line.text.endswith("?") for p in own):
        return []
    spans = field_spans(rows, pieces, headings, range(first, item.end))
    named = bool(spans) and not is_slot(pieces[spans[0].start])
    above = pieces[first : spans[0].start] if named else []
    if any(piece.line is not None and asks(piece.line.text) for piece in above):
        return []  # "Fråga 1" / "Finns en plan?" / "Svar: ☐ Ja ☐ Nej"
    return [span for span in spans if not span.heading] if named else []


def _goes_on(piece: Piece, below: Piece) -> bool:
    """Whether a line goes on in the next one: the same type, no white space between them, nothing to fill in."""
    if piece.line is None or below.line is None or below.gap >= PARAGRAPH or below.divided or is_slot(below):
        return False
    last, first = piece.line.words[-1], below.line.words[0]
    return last.bold == first.bold and abs(last.size - first.size) < SAME_TYPE


def _boxed(span: Span, pieces: Sequence[Piece]) -> bool:
    """Whether a span offers boxes; one alone at the end of its line shows how to mark: "Kryssa så: [X]"."""
    own = [(p.row, p.line.words) for p in pieces[span.start : span.end] if p.line is not None]
    boxes = sum(word.text in (BALLOT, TICKED) for _, words in own for word in words)
    last = [word.text for row, words in own if row == own[-1][0] for word in words]
    return boxes > 1 or (boxes == 1 and not (len(last) > 1 and last[-1] == TICKED))


def from_span(span: Span) -> Item:
    """The heading or question that a span is."""
    title = NO_OPTIONS if span.heading else None
    piece = span.start if span.printed is not None else -1
    return Item(span.start, span.end, span.number, span.printed, piece, False, title, field=not span.heading)
