"""One paragraph -> its lines, wrapped at the width of the page or cell.

    2.1<tab>Har nämnden en<br>beslutad plan?      ->   2.1   Har nämnden en
                                                            beslutad plan?

A word may change its type in the middle; boxes to tick and characters of symbol fonts are words of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.readers.drawn_at import labelled
from granskning_cli.readers.flow import Field, Paragraph, Run, laid_open, lifted
from granskning_cli.readers.spelling import spell

# How wide a character and a space are, in sizes of type.
LETTER: Final = 0.5
SPACE: Final = 0.28
# A dash may hang out so far at the end of a line, and so may a label of so many characters.
OVER: Final = 3.0
LABEL: Final = 12
_DASHES: Final = frozenset("-–—")
# Where a document sets no tab stops, they stand this far apart.
DEFAULT_STOP: Final = 36.0
# An empty field for text is so many characters wide.
EMPTY_FIELD: Final = 8

_BOXES: Final = "☐☑☒□■▢◻◼⬜⬛❏❐❑❒✅✓✔✗✘🗹🗷"
# 1 234 567 with no-break spaces is one word; "☒Ja" is two.
_TOKEN: Final = re.compile(
    rf"(?P<end>\n)|(?P<tab>\t)|(?P<box>[{_BOXES}])"
    rf"|(?P<word>[^\s{_BOXES}]+(?:(?<=\d)\u00a0(?=\d{{3}}\b)\d+)*)|(?P<space>\s)"
)
# What may stand between two options.
_BETWEEN: Final = re.compile(r"(^/|/$)")
_SYMBOLS: Final = ("wingdings", "webdings", "dingbats", "symbol")


class Item(NamedTuple):
    """A word or a field on a line, `rows` lines high; the ends of its box."""

    text: str
    x0: float
    x1: float
    bold: bool = False
    italic: bool = False
    font: str = ""
    field: Field | None = None
    rows: int = 1


class Line(NamedTuple):
    """The items of one line, left to right."""

    items: tuple[Item, ...]


class _Atom(NamedTuple):
    """What cannot be divided: kind is word, box, space, tab, end or field."""

    kind: str
    text: str
    run: Run
    field: Field | None = None


def set_lines(paragraph: Paragraph, size: float, x0: float, x1: float) -> list[Line]:
    """The lines of a paragraph between x0 and x1; an empty one has one line without items."""
    setter = _Setter(paragraph, size, x0, x1)
    atoms = _joined(_atoms(paragraph))
    if paragraph.label:
        style = next((p for p in paragraph.pieces if isinstance(p, Run) and p.text.strip()), Run(""))
        setter.label(paragraph.label, style)
    for index, atom in enumerate(atoms):
        if atom.kind == "tab":
            setter.tab(atoms[index + 1 :])
        else:
            setter.put(atom)
    return setter.finished()


def _atoms(paragraph: Paragraph) -> Iterator[_Atom]:
    pieces = [
        one
        for p in lifted(labelled(paragraph.pieces))
        for one in (laid_open(p) if isinstance(p, Field) else (p,))
    ]
    for piece in pieces:
        if isinstance(piece, Field):
            yield _Atom("field", piece.value, Run(""), piece)
            continue
        symbols = any(name in piece.font.lower() for name in _SYMBOLS)
        for match in _TOKEN.finditer(piece.text):
            kind = match.lastgroup or "word"
            if kind == "word" and symbols:
                for letter in match.group():
                    yield _Atom("box", letter, piece)
                continue
            text = spell(match.group())[0] if kind in ("word", "box") else match.group()
            if text:
                yield _Atom(kind, text, piece)


def _joined(atoms: Iterator[_Atom]) -> list[_Atom]:
    """Parts of a word that differ in type joined; it looks like its longer part. Of "Ja/Nej" one may be struck out."""
    out: list[_Atom] = []
    for atom in atoms:
        if atom.kind == "word" and out and out[-1].kind == "word" and out[-1].run.drawn != atom.run.drawn:
            before = out.pop()
            out += [before._replace(text=text) for text in _BETWEEN.split(before.text) if text]
            out += [atom._replace(text=text) for text in _BETWEEN.split(atom.text) if text]
        elif atom.kind == "word" and out and out[-1].kind == "word":
            before = out[-1]
            run = before.run if len(before.text) >= len(atom.text) else atom.run
            out[-1] = _Atom("word", before.text + atom.text, run)
        else:
            out.append(atom)
    return out


class _Setter:
    """The line that is being set, and those that are done."""

    def __init__(self, paragraph: Paragraph, size: float, x0: float, x1: float) -> None:
        self.paragraph, self.size, self.x1 = paragraph, size, x1
        room = max(0.0, x1 - x0 - 4 * size)
        self.origin = x0
        self.left = x0 + min(max(paragraph.left, 0.0), room)
        self.x = x0 + min(max(paragraph.first, 0.0), room)
        self.space = 0.0
        self.lines: list[Line] = []
        self.items: list[Item] = []
        self.tabbed = False

    def label(self, text: str, style: Run) -> None:
        """Sets the number or bullet; the text begins at the indent, or after a space where it is too wide."""
        for word in text.split():
            self._place(Item(word, 0, self._width(word), style.bold, style.italic))
            self.space = SPACE * self.size
        self.x = max(self.x + self.space, self.left)
        self.space = 0.0

    def put(self, atom: _Atom) -> None:
        """Sets a word, a space, a field or a line break."""
        if atom.kind == "end":
            self._end()
        elif atom.kind == "space":
            self.space += SPACE * self.size
        elif atom.field is not None:
            width, rows = self._field_size(atom.field)
            run = Run("")
            self._place(Item("", 0, width, run.bold, run.italic, "", atom.field, rows))
        else:
            run = atom.run
            font = run.drawn if run.drawn and atom.kind == "word" else run.font
            self._place(Item(atom.text, 0, self._width(atom.text), run.bold, run.italic, font))

    def tab(self, following: Sequence[_Atom]) -> None:
        """Goes to the next stop; what follows up to the next tab is centred on it or ends at it if it says so."""
        self.tabbed = True
        here = self.x + self.space
        self.space = 0.0
        stops = [(self.origin + stop.at, stop.align) for stop in self.paragraph.stops]
        if self.left > here:
            stops.append((self.left, "left"))
        at, align = min([stop for stop in stops if stop[0] > here + 0.5], default=(0.0, "left"))
        if not at:
            at = self.origin + DEFAULT_STOP * (1 + (here + 0.5 - self.origin) // DEFAULT_STOP)
        if align != "left":
            width = self._ahead(following)
            at -= width / 2 if align == "center" else width
        self.x = max(at, here + SPACE * self.size)

    def finished(self) -> list[Line]:
        """All lines."""
        if self.items or not self.lines or self.lines[-1].items:
            self._end()
        return self.lines

    def _place(self, item: Item) -> None:
        width = item.x1
        start = self.x + self.space
        if self.items and start + width > self.x1 + 0.01:
            if item.text in _DASHES or (self.items[-1].text == "/" and len(item.text) <= LABEL):
                # at the start of a line a dash would be the bullet of a list, and "Ja / Nej" is one offer
                start, width = min(start, self.x1), OVER
            else:
                self._end()
                start = self.x
        if start < self.x1:
            # a word that is wider than its cell is drawn narrower, so that it stays in it
            width = min(width, max(self.x1 - start, 1.0))
        self.items.append(item._replace(x0=round(start, 2), x1=round(start + width, 2)))
        self.x = start + width
        self.space = 0.0

    def _end(self) -> None:
        items = self.items
        align = self.paragraph.align
        if items and align != "left" and not self.tabbed:
            spare = max(0.0, self.x1 - self.x)
            shift = round(spare / 2 if align == "center" else spare, 2)
            items = [item._replace(x0=item.x0 + shift, x1=item.x1 + shift) for item in items]
        self.lines.append(Line(tuple(items)))
        self.items, self.x, self.space, self.tabbed = [], self.left, 0.0, False

    def _width(self, text: str) -> float:
        return max(
            LETTER * self.size * len(text), 0.8 * self.size if len(text) == 1 and not text.isalnum() else 0.0
        )

    def _field_size(self, field: Field) -> tuple[float, int]:
        if field.kind in ("checkbox", "radio"):
            return self.size, 1
        lines = field.value.split("\n")
        longest = max([len(line) for line in lines])
        return LETTER * self.size * (longest or EMPTY_FIELD) + self.size, len(lines)

    def _ahead(self, following: Sequence[_Atom]) -> float:
        """How wide what stands before the next tab or line break is."""
        width = 0.0
        for atom in following:
            if atom.kind in ("tab", "end"):
                break
            if atom.kind == "space":
                width += SPACE * self.size
            else:
                width += self._field_size(atom.field)[0] if atom.field is not None else self._width(atom.text)
        return width
