"""A small typesetter: paragraphs and tables of questions set on pages, as a reader would give them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sheets import LETTER, SPACE, document, line, page

from granskning_cli.model.layout import Document, Rule, Word

WIDTH, HEIGHT, MARGIN, PITCH = 600.0, 800.0, 60.0, 13.0


def wrap(text: str, width: float, size: float = 10.0) -> list[str]:
    """The lines of a text; a line feed in it stays a break."""
    out: list[str] = []
    for part in text.split("\n"):
        here, used = [], 0.0
        for word in part.split():
            long = len(word) * LETTER * size / 10
            if here and used + long > width:
                out.append(" ".join(here))
                here, used = [], 0.0
            here.append(word)
            used += long + SPACE * size / 10
        out.append(" ".join(here))
    return out


@dataclass
class Setter:
    """Fills columns from the top and pages from the left; `columns` are (left edge, width)."""

    columns: Sequence[tuple[float, float]] = ((MARGIN, WIDTH - 2 * MARGIN),)
    pages: list[list[list[Word]]] = field(default_factory=lambda: [[]])
    rules: dict[int, list[Rule]] = field(default_factory=dict)
    column: int = 0
    y: float = MARGIN

    def paragraph(self, text: str, *, bold: bool = False, size: float = 10.0, above: float = 6.0) -> None:
        """One paragraph with white space above it."""
        x, width = self.columns[self.column]
        self.y += above if self.y > MARGIN else 0.0
        for words in wrap(text, width, size):
            if self.y + PITCH > HEIGHT - MARGIN:
                self.next_column()
                x, width = self.columns[self.column]
            self.y += PITCH * size / 10
            self.pages[-1].append(line(words, x, self.y, size=size, bold=bold))

    def next_column(self) -> None:
        """On to the next column, or the next page."""
        self.column += 1
        if self.column == len(self.columns):
            self.next_page()
        self.y = MARGIN

    def next_page(self) -> None:
        """On to a new page."""
        self.pages.append([])
        self.column, self.y = 0, MARGIN

    def row(self, cells: Sequence[str], edges: Sequence[float], *, ruled: bool, bold: bool = False) -> None:
        """One row of a table; a row that does not fit stands on the next page."""
        texts = [
            [li for part in cell.split("\n\n") for li in wrap(part, right - left - 16)]
            for cell, left, right in zip(cells, edges[:-1], edges[1:], strict=True)
        ]
        high = PITCH * max(map(len, texts)) + 8
        if self.y + high > HEIGHT - MARGIN:
            self.next_page()
        for lines, left in zip(texts, edges, strict=False):
            for at, words in enumerate(lines):
                if words:
                    self.pages[-1].append(line(words, left + 4, self.y + 2 + PITCH * (at + 1), bold=bold))
        if ruled:
            own = self.rules.setdefault(len(self.pages), [])
            own += [Rule("h", y, edges[0], edges[-1]) for y in (self.y, self.y + high)]
            own += [Rule("v", x, self.y, self.y + high) for x in edges]
        self.y += high

    def number_lines(self, every: int) -> None:
        """A number beside every so many lines of each page."""
        for lines in self.pages:
            heights = sorted({words[0].bbox.bottom for words in lines})
            for at, bottom in enumerate(heights, 1):
                if at % every == 0:
                    lines.append(line(str(at), 20, bottom))

    def document(self) -> Document:
        """All pages."""
        made = [
            page(*lines, number=number, rules=self.rules.get(number, ()))
            for number, lines in enumerate(self.pages, 1)
        ]
        return document(*made)
