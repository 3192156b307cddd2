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
from granskning_cli.structure.items.numbers import Number, Printed, read_number
from granskning_cli.structure.items.titles import LARGER, body_size
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece

# A document is a form of fields where so many places to fill in belong to no question found otherwise.
FEWEST: Final = 3
SHARE: Final = 0.5
# An instruction stands right below its label, in smaller type by so much at the least.
NO_GAP: Final = 0.3
SMALLER: Final = 0.9
# A box that is a question of its own has a sentence for its label: so many words with the box.
LONE: Final = 6


_FIELDS: Final = (FIELD, WIDGET)
_BOXES: Final = (BALLOT, TICKED)


class Span(NamedTuple):
    """Pieces from `start` to `end` that are a heading or a question, with the number they may begin with."""

    start: int
    end: int
    heading: bool
    number: Number | None = None
    printed: Printed | None = None


def is_slot(piece: Piece) -> bool:
    """Whether a piece is a place to fill in: a field, or a line with boxes."""
    line = piece.line
    if line is None:
        return False
    text = line.text  # asked of every line several times, and hardly any has a box in it
    boxed = BALLOT in text or TICKED in text
    return line.fields or (boxed and any(word[0] in _BOXES for word in line.words))


def _is_boxed(piece: Piece) -> bool:
    return piece.line is not None and piece.line.words[0].text in (BALLOT, TICKED)


def _names(piece: Piece) -> bool:
    """Whether a piece may be a label; a digit that is printed in a date's place, "2 0 _ _", is none."""
    line = piece.line
    return (
        line is not None
        and piece.role != "answer"
        and not is_slot(piece)
        and any(character.isalpha() for character in line.text)
    )


def is_form(pieces: Sequence[Piece], owned: Iterable[tuple[int, int]]) -> bool:
    """Whether most places to fill in lie outside the questions found by numbers and tables."""
    slots = {at for at, piece in enumerate(pieces) if is_slot(piece)}
    inside = {at for start, end in owned for at in range(start, end) if at in slots}
    return len(slots) >= FEWEST and len(inside) < SHARE * len(slots)


def is_small_form(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a document in which nothing else was found asks in a field or two.

    Two labelled places do, or one whose label asks; a caption beside a lone field does not.
    """
    slots = [at for at, piece in enumerate(pieces) if is_slot(piece)]
    labels = [line for at in slots if (line := _label_of(pieces, at)) is not None]
    if not labels:
        return False
    asks = any(text.endswith(("?", ":")) or starts_with(text, words.imperatives) for text in labels)
    return asks or len(labels) > 1


def _label_of(pieces: Sequence[Piece], at: int) -> str | None:
    """What is printed before a place to fill in, on its line or above."""
    if at and _names(pieces[at - 1]):
        line = pieces[at - 1].line
        return line.text if line is not None else None
    return None


def field_spans(
    rows: Sequence[Row], pieces: Sequence[Piece], headings: set[int], within: range | None = None
) -> list[Span]:
    """The headings and questions of a form of fields, or of the part `within`, in order."""
    out = _Spans(rows, pieces, headings)
    within = range(len(pieces)) if within is None else within
    for start, end in _groups(pieces, within):
        out.add(start, end)
    return out.finished(within.stop)


class _Spans:
    """Spans on their way from the top; `label` is where the paragraph began that may be the next one's label."""

    def __init__(self, rows: Sequence[Row], pieces: Sequence[Piece], headings: set[int]) -> None:
        self._rows, self._pieces, self._headings = rows, pieces, headings
        self._filled = {rows[p.row].table for p in pieces if p.ruled and is_slot(p)}
        # where nothing is typed into fields, answers are written as text
        fonts = (w.font for p in pieces if p.line is not None for w in p.line.words)
        self._written = not any(font in (FIELD, WIDGET) for font in fonts)
        self._body = body_size(pieces)
        self._out: list[Span] = []
        self._label: int | None = None
        self._section: Number = ()

    def add(self, start: int, end: int) -> None:
        """A group of pieces: those of one ruled cell, or of one row outside of any."""
        piece, group = self._pieces[start], self._pieces[start:end]
        slot = any(is_slot(p) for p in group)
        label = any(_names(p) for p in group)
        inside = piece.ruled and self._rows[piece.row].table in self._filled
        if not slot and (self._is_band(start, end) if inside else self._is_heading(start)):
            self._drop_label()
            span = numbered(Span(start, end, True), self._pieces, ())
            self._section = span.number or ()
            self._out.append(span)
        elif inside and label:
            self._drop_label()
            self._ask(start, end)
        elif slot:
            goes_on = self._label is not None and (not label or self._follows(start))
            if label and not goes_on:
                self._drop_label()
            if label or goes_on:
                self._ask(self._label if self._label is not None else start, end)
            else:
                self._fill(start, end, inside)
            self._label = None
        elif label:
            if self._label is not None and not self._follows(start):
                self._drop_label()
            self._label = start if self._label is None else self._label

    def finished(self, end: int) -> list[Span]:
        """All spans but headings that nothing follows; a last paragraph goes on to `end`."""
        self._drop_label(end)
        return [span for at, span in enumerate(self._out) if not span.heading or _leads(self._out, at)]

    def _is_heading(self, start: int) -> bool:
        line = self._pieces[start].line
        return (
            start in self._headings and (line is None or "?" not in line.text) and not self._explained(start)
        )

    def _explained(self, start: int) -> bool:
        """Whether smaller type goes on right below a label, and its field follows: "Antal / Räkna varje ärende"."""
        if start + 2 >= len(self._pieces):
            return False
        label, below, slot = [piece.line for piece in self._pieces[start : start + 3]]
        follows = self._pieces[start + 1]
        apart = follows.ruled or follows.divided or follows.gap > NO_GAP
        if label is None or below is None or slot is None or apart:
            return False
        # a title is larger than the text; what asks is no instruction
        if label.words[0].size > LARGER * self._body or below.text.endswith("?"):
            return False
        smaller = below.words[0].size < label.words[0].size - SMALLER
        field = self._pieces[start + 2]
        return smaller and not is_slot(follows) and is_slot(field) and not field.ruled

    def _is_band(self, start: int, end: int) -> bool:
        """Whether a ruled cell is a title in bold across its table, or at the side of several rows."""
        piece = self._pieces[start]
        row = self._rows[piece.row]
        if any(w.bold is False for p in self._pieces[start:end] if p.line is not None for w in p.line.words):
            return False
        if sum(bool(cell.lines) for cell in row.cells) == 1 and piece.cell.span > 1:
            return True
        below = self._rows[piece.row + 1] if piece.row + 1 < len(self._rows) else None
        return (
            below is not None
            and below.table == row.table
            and len(row.cells) > 1
            and piece.cell is row.cells[0]
            and piece.cell.column < min(cell.column for cell in below.cells)
        )

    def _follows(self, start: int) -> bool:
        """Whether a group goes on with the paragraph above it."""
        piece = self._pieces[start]
        return piece.gap < PARAGRAPH and not piece.divided

    def _ask(self, start: int, end: int) -> None:
        self._out.append(numbered(Span(start, end, False), self._pieces, self._section))

    def _fill(self, start: int, end: int, inside: bool) -> None:
        """A place to fill in without a label of its own: it goes with the question before it."""
        last = self._out[-1] if self._out else None
        near = last is not None and not last.heading and last.end == start
        if near and last is not None and self._lone(last, start, end):
            self._out.append(Span(start, end, False))
        elif (
            near
            and last is not None
            and (not inside or self._pieces[last.start].row == self._pieces[start].row)
        ):
            self._out[-1] = last._replace(end=end)
        elif len(self._out) > 1 and last is not None and last.heading and self._out[-2].heading:
            self._out[-1] = last._replace(end=end, heading=False)  # of two headings the lower is what asks
        else:
            self._out.append(Span(start, end, False))

    def _lone(self, last: Span, start: int, end: int) -> bool:
        """Whether a box with words, in white space of its own, is no further option of a list of boxes."""
        line = self._pieces[start].line
        if line is None or line.words[0].text not in (BALLOT, TICKED) or len(line.words) < LONE:
            return False
        above = [p for p in self._pieces[last.start : last.end] if _is_boxed(p)]
        return len(above) > 1 and self._pieces[start].gap >= max(PARAGRAPH, *[2 * p.gap for p in above[1:]])

    def _drop_label(self, end: int | None = None) -> None:
        """A paragraph that turned out to be no label: where answers are written it is one."""
        start, self._label = self._label, None
        if start is None or not self._written or not self._out:
            return
        last = self._out[-1]
        if not last.heading and last.end == start:
            self._out[-1] = last._replace(end=end if end is not None else self._end_of(start))

    def _end_of(self, start: int) -> int:
        """Where the paragraph ends that begins here."""
        at = start + 1
        while at < len(self._pieces) and (
            self._pieces[at].row == self._pieces[at - 1].row or self._follows(at)
        ):
            if is_slot(self._pieces[at]) or self._is_heading(at):
                break
            at += 1
        return at


def _groups(pieces: Sequence[Piece], within: range) -> Iterator[tuple[int, int]]:
    """Pieces of one cell; outside ruled cells, of one row."""
    start = within.start
    for at in range(within.start + 1, within.stop + 1):
        here = pieces[start]
        same = (
            at < within.stop
            and pieces[at].row == here.row
            and (not here.ruled or pieces[at].cell is here.cell)
        )
        if not same:
            yield start, at
            start = at


def numbered(span: Span, pieces: Sequence[Piece], section: Number) -> Span:
    line = pieces[span.start].line
    found = read_number(line.text) if line is not None else ()
    if not found or found[0].word:
        return span
    printed = found[-1] if found[-1].relative else found[0]
    number = (*section, *printed.parts[:1]) if printed.relative else printed.parts
    return span._replace(number=number, printed=printed)


def _leads(spans: Sequence[Span], at: int) -> bool:
    """Whether a heading is followed by a question before the next heading of the page."""
    return at + 1 < len(spans) and not spans[at + 1].heading
