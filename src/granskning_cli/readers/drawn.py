"""Paragraphs and tables -> pages in points, so that every kind of document is laid out and read alike.

    +---------------------------+----+-----+     Column widths become x, the order of rows becomes y, and every
    | 1.1 Har nämnden brutit    | ☐  | [v] |     cell gets rulings, also where the document prints none. A row is
    |     ned målen?            |    |     |     never cut; a page is as tall as what stands before the next
    +---------------------------+----+-----+     page break, since a guess at Word's own pages would part paragraphs.

Letters are taken to be half as wide as their type is high; only what stands above, below and beside what counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import BBox, Page, Rule, Widget, Word
from granskning_cli.readers.flow import Block, Cell, NewPage, Paragraph, Table, unframed
from granskning_cli.readers.typeset import Line, set_lines

# From one line to the next, in sizes of type.
PITCH: Final = 1.2
# White space around the text of a cell; more than what layout takes for one ruling drawn twice.
BESIDE: Final = 5.0
ABOVE: Final = 4.0
MARGIN: Final = 56.0
HEIGHT: Final = 842.0
# The share of a page's height at its top and bottom that stays empty.
EDGE: Final = 0.07
# Sizes nearer than this to the document's usual one are that size.
SAME_SIZE: Final = 1.6
SMALLEST: Final = 6.0
LARGEST: Final = 24.0


def draw(blocks: Sequence[Block], width: float) -> tuple[Page, ...]:
    """The pages of a document whose text is `width` points wide."""
    pen = _Pen(width, _usual_size(blocks))
    pen.blocks(list(unframed(blocks)), MARGIN, MARGIN + width)
    pen.close()
    return tuple(pen.pages)


class _Pen:
    """Where on the page the next thing goes, and what has been drawn there."""

    def __init__(self, width: float, usual: float) -> None:
        self.width, self.usual = width, usual
        self.pages: list[Page] = []
        self._begin()

    def _begin(self) -> None:
        self.y = MARGIN
        self.words: list[Word] = []
        self.widgets: list[Widget] = []
        self.rules: list[Rule] = []

    def close(self) -> None:
        """Ends the page; on a tall one all moves down, so that nothing stands where furniture is looked for."""
        right = max([rule.end for rule in self.rules if rule.axis == "h"], default=0.0)
        right = max([right, *[word.bbox.x1 for word in self.words]])
        drawn = self.y - MARGIN
        margin = max(MARGIN, EDGE * drawn / (1 - 2 * EDGE))
        down = round(margin - MARGIN, 1)
        page = Page(
            number=len(self.pages) + 1,
            width=max(self.width + 2 * MARGIN, right + MARGIN / 2),
            height=max(HEIGHT, drawn + 2 * margin),
            words=tuple([word._replace(bbox=_moved(word.bbox, down)) for word in self.words]),
            rules=tuple([_moved_rule(rule, down) for rule in self.rules]),
            widgets=tuple([widget._replace(bbox=_moved(widget.bbox, down)) for widget in self.widgets]),
            flowed=True,
        )
        self.pages.append(page)
        self._begin()

    def blocks(self, blocks: Sequence[Block], x0: float, x1: float, *, inside: bool = False) -> None:
        """Draws what stands in the page's text or, `inside`, in a cell."""
        first = True
        for block in blocks:
            if isinstance(block, NewPage):
                if not inside and (self.words or self.rules or self.widgets):
                    self.close()
                    first = True
            elif isinstance(block, Table):
                self.y += 0.0 if first else ABOVE + 1
                self._table(block, x0, x1, inside)
                self.y += ABOVE + 1
                first = False
            else:
                self._paragraph(block, x0, x1, first)
                first = False

    def _paragraph(self, paragraph: Paragraph, x0: float, x1: float, first: bool) -> None:
        size = paragraph.size if abs(paragraph.size - self.usual) >= SAME_SIZE else self.usual
        size = min(max(size, SMALLEST), LARGEST)
        if not first:
            self.y += paragraph.gap * PITCH * size
        for line in set_lines(paragraph, size, x0, x1):
            self._line(line, size)

    def _line(self, line: Line, size: float) -> None:
        for item in line.items:
            bottom = self.y + PITCH * size * (item.rows - 1) + size
            box = BBox(item.x0, self.y, item.x1, bottom)
            field = item.field
            if field is not None:
                self.widgets.append(Widget(field.name, field.kind, field.value, field.checked, box))
            else:
                self.words.append(Word(item.text, box, item.font, size, item.bold, item.italic))
        self.y += PITCH * size * max([item.rows for item in line.items], default=1)

    def _table(self, table: Table, x0: float, x1: float, inside: bool) -> None:
        edges = table.edges
        scale = min(1.0, (x1 - x0) / (edges[-1] or 1.0)) if inside else 1.0
        xs = [x0 + edge * scale for edge in edges]
        waiting: list[
            tuple[Cell, float, float, int]
        ] = []  # the cell, its top, where its text ends, its last row
        for index, row in enumerate(table.rows):
            if row.new_page and not inside and not waiting and (self.words or self.rules):
                self.close()
            top = self.y
            for cell in row.cells:
                self.y = top + ABOVE
                left, right = xs[cell.column], xs[cell.column + cell.span]
                self.blocks(cell.blocks, left + BESIDE, max(right - BESIDE, left + BESIDE + 1), inside=True)
                waiting.append((cell, top, self.y + ABOVE, index + cell.rows - 1))
            last = index == len(table.rows) - 1
            ending = [one for one in waiting if last or one[3] <= index]
            waiting = [] if last else [one for one in waiting if one[3] > index]
            bottom = max([top + PITCH * self.usual + 2 * ABOVE, *[end for _, _, end, _ in ending]])
            for cell, above, _, _ in ending:
                self._border(xs[cell.column], xs[cell.column + cell.span], above, bottom)
            self.y = bottom

    def _border(self, x0: float, x1: float, top: float, bottom: float) -> None:
        self.rules += [Rule("h", top, x0, x1), Rule("h", bottom, x0, x1)]
        self.rules += [Rule("v", x0, top, bottom), Rule("v", x1, top, bottom)]


def _moved(box: BBox, down: float) -> BBox:
    return BBox(box.x0, round(box.top + down, 2), box.x1, round(box.bottom + down, 2))


def _moved_rule(rule: Rule, down: float) -> Rule:
    if rule.axis == "h":
        return rule._replace(position=round(rule.position + down, 2))
    return rule._replace(start=round(rule.start + down, 2), end=round(rule.end + down, 2))


def _usual_size(blocks: Sequence[Block]) -> float:
    """The size of type that most characters have."""
    counts: Counter[float] = Counter()
    _count(blocks, counts)
    size = counts.most_common(1)[0][0] if counts else 10.0
    return min(max(size, SMALLEST), LARGEST)


def _count(blocks: Sequence[Block], counts: Counter[float]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            counts[block.size] += sum([len(piece[0]) for piece in block.pieces])
        elif isinstance(block, Table):
            for row in block.rows:
                _count([inner for cell in row.cells for inner in cell.blocks], counts)
