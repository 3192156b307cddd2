"""A document as geometry: what every reader gives, and the rows that layout makes of it.

The origin is the top left corner; `top` grows downwards. The unit is points, or characters for a text
that is its own grid (`unit="char"`, one line = one unit of height, one character = one unit of width).

Words, boxes and the like are named tuples because a document holds thousands of them and a frozen
dataclass costs four times as much to make; everything there is one of per page is a frozen dataclass.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple

Unit = Literal["pt", "char"]
Basis = Literal[
    "ruled", "aligned", "ordered", "inline", "widget", "vector", "pixels", "ocr", "template", "corrected"
]


class BBox(NamedTuple):
    """A rectangle, x0 <= x1 and top <= bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class Word(NamedTuple):
    """A run of text without white space, in Unicode NFC.

    `size` is the height of a line of its type in the page's unit; `font` is the font's name without its
    subset prefix, "" where the reader cannot tell. A word ends `hyphen=True` where the producer broke it
    at the end of a line (pdfium's U+FFFE, a soft hyphen): the hyphen is then left out of `text`.
    `score` was measured where the word was read from pixels: how sure the letters are, or a mark's share of ink.
    `turns`: the quarter turns clockwise that would set it upright (1: it runs up the page), below 0 where none would.
    """

    text: str
    bbox: BBox
    font: str = ""
    size: float = 0.0
    bold: bool = False
    italic: bool = False
    hyphen: bool = False
    score: float | None = None
    turns: int = 0


class Blank(NamedTuple):
    """White space that takes up room where no word is, such as the paragraph mark in an unticked cell."""

    bbox: BBox


class Rule(NamedTuple):
    """A straight line along an axis: axis "h" lies at y = position from x = start to end; "v" the reverse."""

    axis: Literal["h", "v"]
    position: float
    start: float
    end: float


class Rect(NamedTuple):
    """A closed shape about as wide and high as its box. `round` for circles and ellipses.

    `filled` is painted with something darker than paper; `stroked` has an outline, which is `line` thick where
    the reader can tell.
    """

    bbox: BBox
    filled: bool
    stroked: bool
    round: bool = False
    line: float = 0.0


class Shade(NamedTuple):
    """An area that is painted and has no outline, larger than a box: the ground of a row or of a cell.

    `light`: 0 for black to 1 for white.
    """

    bbox: BBox
    light: float


class Stroke(NamedTuple):
    """A drawn path that is neither ruling nor closed shape: the legs of a cross, a tick, a pen line."""

    bbox: BBox


class Widget(NamedTuple):
    """A form field's place and state. `checked` is None where the field is no button; `value` is its text.

    `kind`: checkbox | radio | text | choice | button | signature. `name` is the field's name, which is a
    hint only: where it disagrees with the place on the page, the place is right. `problem` names a
    contradiction inside the field ("/V against /AS").
    """

    name: str
    kind: Literal["checkbox", "radio", "text", "choice", "button", "signature"]
    value: str
    checked: bool | None
    bbox: BBox
    problem: str = ""


class Image(NamedTuple):
    """A picture's place on the page."""

    bbox: BBox


@dataclass(frozen=True, slots=True)
class Page:
    """One page as a reader saw it. `rules=None`: this reader cannot see rulings; `()`: there are none.

    `flowed`: the document has no pages and a reader set it on one, so that nothing runs along its edges.
    """

    number: int
    width: float
    height: float
    unit: Unit = "pt"
    words: tuple[Word, ...] = ()
    blanks: tuple[Blank, ...] = ()
    rules: tuple[Rule, ...] | None = None
    rects: tuple[Rect, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    shades: tuple[Shade, ...] = ()
    widgets: tuple[Widget, ...] = ()
    images: tuple[Image, ...] = ()
    flowed: bool = False


# What an empty and a ticked place look like once layout has found them, however they were drawn.
BALLOT: Final = "\u2610"
TICKED: Final = "\u2612"
OPEN: Final = "\u2423"  # a text field that nobody filled in
# The font of a word that is no word of the page: a drawn box, one typed with brackets,
# a form field's button, a form field's text.
VECTOR: Final = "=vector"
TYPED: Final = "=typed"
WIDGET: Final = "=widget"
FIELD: Final = "=field"
# The font of a mark or a box told by its ink in a picture, and of one whose ink is neither nothing nor a mark.
PIXELS: Final = "=pixels"
FAINT: Final = "=faint"
# The fonts of what is a mark or a place for one, and was drawn and not written.
DRAWN: Final = frozenset((VECTOR, WIDGET, PIXELS, FAINT))
# The font of a word that somebody drew a line around, under or through; highlighted is as good as underlined.
RINGED: Final = "=ringed"
LINED: Final = "=lined"
STRUCK: Final = "=struck"
LEGEND: Final = "=legend"  # of words that say what the ends of a scale mean
DOUBTFUL: Final = "=doubtful"  # of a box that stands for bold type, or for one of many labels struck out


class Note(NamedTuple):
    """Something odd that a stage met: a diagnostic's code, what it says, and where."""

    code: str
    message: str
    page: int | None = None
    bbox: BBox | None = None
    unit: Unit = "pt"


@dataclass(frozen=True, slots=True)
class Document:
    """What a reader gives."""

    pages: tuple[Page, ...]
    media_type: str
    reader: str
    notes: tuple[Note, ...] = ()
    running: tuple[str, ...] = ()  # the lines of headers that a reader leaves out of its pages


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line of one cell, left to right.

    `gap` counts the blank lines above it within its cell (0: the next line of the same paragraph, in
    lines, rounded). `short`: it ends well before the cell does, so that its break is the author's.
    `indent`: 0 at the cell's left edge, more to the right of it, in steps of about a character.
    """

    words: tuple[Word, ...]
    bbox: BBox
    gap: float = 0.0
    short: bool = False
    indent: int = 0
    # asked for a dozen times, so told once
    text: str = field(init=False, repr=False, compare=False)
    fields: bool = field(init=False, repr=False, compare=False)  # whether a word of it is of a form's field

    def __post_init__(self) -> None:
        _set_text(self, " ".join([word[0] for word in self.words]))
        _set_fields(self, not _OF_FIELDS.isdisjoint([word[2] for word in self.words]))


# Frozen is for those who read a line; the slots' own setters cost a third of object.__setattr__.
_set_text = Line.__dict__["text"].__set__
_set_fields = Line.__dict__["fields"].__set__
_OF_FIELDS: Final = frozenset((WIDGET, FIELD))


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row. `column` counts the columns of its table from 0; a merged cell has `span` > 1.

    A place to tick stands in the lines as a word of its own, BALLOT or TICKED, and the text of a form field
    as words too; their `font` says what they are (VECTOR, WIDGET, FIELD).
    """

    bbox: BBox
    column: int = 0
    span: int = 1
    lines: tuple[Line, ...] = ()
    blanks: tuple[Blank, ...] = ()
    between: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A band across the page: a table row between two rulings, or a line of text.

    `table` numbers the grid it belongs to (rows of one grid share their columns, over page breaks too);
    None for text outside every table. `gap` counts the blank lines above a row of text; `divided`: a ruling
    lies between it and the row above; `leads`: it is the first of its grid on its page;
    `open`: no ruling closes it below, so that it goes on at the top of the next page.
    """

    page: int
    bbox: BBox
    cells: tuple[Cell, ...]
    basis: Basis
    table: int | None = None
    gap: float = 0.0
    divided: bool = False
    unit: Unit = "pt"
    leads: bool = False
    open: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """What `lay_out` gives: the rows in reading order, and the words that are page furniture."""

    rows: tuple[Row, ...]
    furniture: tuple[tuple[int, Word], ...] = field(default=())
    notes: tuple[Note, ...] = ()
    running: tuple[str, ...] = ()  # the different lines of running headers
