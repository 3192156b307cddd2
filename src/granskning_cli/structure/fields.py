"""Forms of fields: no numbers, no table of options, but labels with places to fill in.

+---------------------------+-----------------------+      Each cell with a label is a question; what is
| Efternamn                 | Förnamn               |      typed or ticked in it is the answer. A cell that
| Olsson                    | Olivia                |      holds only boxes goes with the label before it.
+---------------------------+-----------------------+
Patienten har diabetes:  [ ] Typ 1   [ ] Typ 2             Outside cells a line with a box or a field does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, WIDGET, Row
from granskning_cli.structure.numbers import Number, Printed, read_number
from granskning_cli.structure.pieces import Piece

# A document is a form of fields where so many places to fill in belong to no question found otherwise.
FEWEST: Final = 3
SHARE: Final = 0.5


class Span(NamedTuple):
    """Pieces from `start` to `end` that are a heading or a question, with the number they may begin with."""

    start: int
    end: int
    heading: bool
    number: Number | None = None
    printed: Printed | None = None


def is_slot(piece: Piece) -> bool:
    """Whether a piece is a place to fill in: a field, or a line with boxes."""
    words = piece.line.words if piece.line is not None else ()
    return any(word.font in (FIELD, WIDGET) or word.text in (BALLOT, TICKED) for word in words)


def is_form(pieces: Sequence[Piece], owned: Iterable[tuple[int, int]]) -> bool:
    """Whether most places to fill in lie outside the questions found by numbers and tables."""
    slots = {at for at, piece in enumerate(pieces) if is_slot(piece)}
    inside = {at for start, end in owned for at in range(start, end) if at in slots}
    return len(slots) >= FEWEST and len(inside) < SHARE * len(slots)


def field_spans(rows: Sequence[Row], pieces: Sequence[Piece], headings: set[int]) -> list[Span]:
    """The headings and questions of a form of fields, in order."""
    filled = {rows[p.row].table for p in pieces if p.ruled and is_slot(p)}
    groups = list(_groups(pieces))
    # where nothing is typed into fields, answers are written as text
    written = not any(w.font in (FIELD, WIDGET) for p in pieces if p.line is not None for w in p.line.words)
    out: list[Span] = []
    section: Number = ()
    for position, (start, end) in enumerate(groups):
        piece = pieces[start]
        slot = any(is_slot(p) for p in pieces[start:end])
        label = any(p.line is not None and p.role != "answer" and not is_slot(p) for p in pieces[start:end])
        inside = piece.ruled and rows[piece.row].table in filled
        if start in headings and not slot and not inside:
            span = _numbered(Span(start, end, True), pieces, ())
            section = span.number or ()
            out.append(span)
        elif label and (slot or inside or _slot_follows(pieces, groups, position)):
            out.append(_numbered(Span(start, end, False), pieces, section))
        elif slot:
            last = out[-1] if out else None
            near = last is not None and not last.heading and last.end == start
            if near and last is not None and (not inside or pieces[last.start].row == piece.row):
                out[-1] = last._replace(end=end)
            else:
                out.append(Span(start, end, False))
        elif label and written and out and not out[-1].heading and out[-1].end == start:
            out[-1] = out[-1]._replace(end=end)
    return [span for at, span in enumerate(out) if not span.heading or _leads(out, at)]


def _groups(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Pieces of one cell; outside ruled cells, of one row."""
    start = 0
    for at in range(1, len(pieces) + 1):
        here = pieces[start]
        same = (
            at < len(pieces)
            and pieces[at].row == here.row
            and (not here.ruled or pieces[at].cell is here.cell)
        )
        if not same:
            yield start, at
            start = at


def _slot_follows(pieces: Sequence[Piece], groups: Sequence[tuple[int, int]], position: int) -> bool:
    """Whether the next group holds nothing but places to fill in."""
    if position + 1 == len(groups) or pieces[groups[position][0]].ruled:
        return False
    start, end = groups[position + 1]
    return all(p.line is None or is_slot(p) or p.role == "answer" for p in pieces[start:end]) and any(
        is_slot(p) for p in pieces[start:end]
    )


def _numbered(span: Span, pieces: Sequence[Piece], section: Number) -> Span:
    line = pieces[span.start].line
    found = read_number(line.text) if line is not None else []
    if not found or found[0].word:
        return span
    printed = found[-1] if found[-1].relative else found[0]
    number = (*section, *printed.parts[:1]) if printed.relative else printed.parts
    return span._replace(number=number, printed=printed)


def _leads(spans: Sequence[Span], at: int) -> bool:
    """Whether a heading is followed by a question before the next heading of the page."""
    return at + 1 < len(spans) and not spans[at + 1].heading
