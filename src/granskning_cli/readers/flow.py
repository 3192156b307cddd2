"""What a document without pages holds, before it is drawn: paragraphs and tables in reading order.

DOCX, ODT, HTML and Markdown become this; `drawn` sets it on pages in points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from granskning_cli.diagnostics import said
from granskning_cli.model.layout import Note
from granskning_cli.model.raised import lift_mark

LONGEST_NOTE = 200
FRACTION: Final = ("/", "\u2044", "\u2215")
# The size of type where a document does not say.
BODY = 10.0


class Run(NamedTuple):
    """Text of one kind of type. A tab goes to the next stop, a line feed breaks the line; `raised`: above the line.

    `drawn`: LINED where it is underlined or highlighted, STRUCK where a line runs through it.
    """

    text: str
    bold: bool = False
    italic: bool = False
    font: str = ""
    raised: bool = False
    drawn: str = ""


class Field(NamedTuple):
    """A place to fill in. `checked` is None where it is no button; `value` may hold several lines.

    `options` are what a list offers, and whether each is chosen; empty where it offers too much to be shown.
    """

    kind: Literal["checkbox", "radio", "text", "choice"]
    value: str = ""
    checked: bool | None = None
    name: str = ""
    options: tuple[tuple[str, bool], ...] = ()


# A list of more entries is one to look something up in (a municipality, a year), no scale.
MOST_OPTIONS = 10
LONGEST_OPTION = 60
# Options that are shorter together stand on one line.
ONE_LINE = 40


def list_field(options: Sequence[tuple[str, bool]], value: str, name: str) -> Field:
    """A list of entries to choose from, with what it offers where that can be shown."""
    labels = [label for label, _ in options]
    chosen = ", ".join([label for label, ticked in options if ticked])
    shown = (
        1 < len(labels) <= MOST_OPTIONS
        and len(set(labels)) == len(labels)
        and all(label and len(label) <= LONGEST_OPTION for label in labels)
        and chosen == value
    )
    return Field("choice", value, None, name, tuple(options) if shown else ())


def laid_open(field: Field) -> tuple[Run | Field, ...]:
    """A list as buttons beside their labels, which is what it stands for: ( ) Ja (x) Nej."""
    if not field.options:
        return (field,)
    kind: Literal["checkbox", "radio"] = "checkbox" if sum(on for _, on in field.options) > 1 else "radio"
    between = "  " if sum([len(label) + 4 for label, _ in field.options]) <= ONE_LINE else "\n"
    out: list[Run | Field] = []
    for label, chosen in field.options:
        out += [Field(kind, "", chosen, field.name), Run(f" {label}{between}")]
    out[-1] = Run(f" {field.options[-1][0]}")
    return tuple(out)


def lifted(pieces: Sequence[Run | Field]) -> Sequence[Run | Field]:
    """The pieces with the figures that are set above the line raised: marks of notes and powers.

    Where all of a paragraph is raised it is above no line, and the upper figure of a fraction is no mark.
    """
    runs = [piece for piece in pieces if isinstance(piece, Run)]
    if not any(run.raised for run in runs) or all(run.raised or not run.text.strip() for run in runs):
        return pieces
    out: list[Run | Field] = []
    after: Run | Field | None = None
    for piece in reversed(pieces):
        if not isinstance(piece, Run) or not piece.raised:
            after = piece
            out.append(piece)
        else:
            over = isinstance(after, Run) and after.text.startswith(FRACTION)
            out.append(piece if over else piece._replace(text=lift_mark(piece.text)))
    return out[::-1]


class Stop(NamedTuple):
    """A tab stop, in points from the left edge of the text."""

    at: float
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`left` and `first` indent its lines and its first line, in points; `gap` is the white space above, in lines.

    `label` is its number or bullet, which the document's text does not hold.
    """

    pieces: tuple[Run | Field, ...] = ()
    label: str = ""
    size: float = BODY
    left: float = 0.0
    first: float = 0.0
    gap: float = 0.5
    stops: tuple[Stop, ...] = ()
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its first column, how many columns and rows it takes, and what it holds."""

    column: int
    span: int
    rows: int
    blocks: tuple[Block, ...]


class Row(NamedTuple):
    """The cells that begin in a row of a table; `new_page`: the document last showed it at the top of a page."""

    cells: tuple[Cell, ...]
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """`edges` are the edges of its columns in points, one more than there are columns."""

    edges: tuple[float, ...]
    rows: tuple[Row, ...]


class NewPage(NamedTuple):
    """A page break that the author made."""


Block = Paragraph | Table | NewPage


def too_wide(most: int) -> Note:
    """What is to be said of a table with more columns than are read."""
    return Note("R164", said("R164", "columns", most=most))


def struck(texts: Sequence[str]) -> list[Note]:
    """What is to be said of words that are struck through: "Ja / Nej" with one of them struck is an answer."""
    all_of_it = "; ".join([" ".join(text.split()) for text in texts if text.strip()])
    shown = all_of_it if len(all_of_it) <= LONGEST_NOTE else f"{all_of_it[:LONGEST_NOTE]} ..."
    return [Note("R134", said("R134", words=shown))] if all_of_it else []


def unframed(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a table that lies alone in a row of another one taken out of it.

    Such a row is a frame around a form, not a cell of it.
    """
    for block in blocks:
        if not isinstance(block, Table):
            yield block
            continue
        rows: list[Row] = []
        for row in block.rows:
            frame = _frame(row)
            if frame is None:
                rows.append(row)
                continue
            if rows:
                yield replace(block, rows=tuple(rows))
                rows = []
            yield from unframed(frame.blocks)
        if rows:
            yield replace(block, rows=tuple(rows))


def _frame(row: Row) -> Cell | None:
    filled = [cell for cell in row.cells if any(_says(block) for block in cell.blocks)]
    if len(filled) == 1 and any(isinstance(block, Table) for block in filled[0].blocks):
        return filled[0]
    return None


def _says(block: Block) -> bool:
    return isinstance(block, Table) or (isinstance(block, Paragraph) and bool(block.pieces or block.label))


def shared_widths(tables: Sequence[Sequence[Row]], width: float) -> list[tuple[float, ...]]:
    """The edges of tables that give no widths: each column gets room for its text, the same in tables alike.

    Tables with as many columns share their edges, so that the sections of a form line up.
    """
    weights: dict[int, list[float]] = {}
    counts = [
        max([cell.column + cell.span for row in rows for cell in row.cells], default=1) for rows in tables
    ]
    for rows, count in zip(tables, counts, strict=True):
        found = weights.setdefault(count, [4.0] * count)
        for row in rows:
            for cell in row.cells:
                if cell.span == 1:
                    found[cell.column] = max(found[cell.column], min(60.0, float(_length(cell.blocks))))
    out: list[tuple[float, ...]] = []
    for count in counts:
        at, total, edges = 0.0, sum(weights[count]), [0.0]
        for weight in weights[count]:
            at += weight / total * width
            edges.append(round(at, 2))
        out.append(tuple(edges))
    return out


def _length(blocks: Sequence[Block]) -> int:
    """The longest paragraph's characters."""
    return max([len(_text(block)) for block in blocks if isinstance(block, Paragraph)], default=0)


def _text(paragraph: Paragraph) -> str:
    return paragraph.label + "".join(
        [p.text if isinstance(p, Run) else p.value or "  " for p in paragraph.pieces]
    )
