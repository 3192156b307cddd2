"""Which options a question offers, and which are marked.

Three ways to know, each with its basis: the mark's cell stands in an option's column; the text has lost its
columns but kept a blank for every empty cell (`ordered`); the box stands beside its label (`inline`).

    3.3 Är styrelsen delaktig i riskanalysen ...?      two blanks before the X and four after it, four columns:
    " " " " "X" " " " " " " " "                        2 blanks a cell, so the X is in the second (Nej)
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import (
    BALLOT,
    FAINT,
    PIXELS,
    TICKED,
    VECTOR,
    WIDGET,
    Basis,
    BBox,
    Word,
)
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.answers.between import is_unnamed, over_several
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import is_empty_box, is_mark, marks_cell

# Questions without a mark leave empty lines too: at most so many for each run with one.
EMPTY_ELSEWHERE: Final = 2
# What crosses out a place to tick.
_DASHES: Final = "-–—−/ "


class Mark(NamedTuple):
    """A marked option and where the mark stands; option None where no column could be told."""

    option: Option | None
    page_row: int
    bbox: BBox
    basis: Basis
    text: str | None = None  # what was written beside the option
    score: float | None = None  # the share of ink, where it was measured


class Run(NamedTuple):
    """The marks and blanks between a question and its answer in a text without columns.

    `marks` are positions in the run, `length` counts marks and blanks; `closed`: an answer follows, so that
    the run's length is known.
    """

    marks: tuple[int, ...]
    length: int
    closed: bool


class Found(NamedTuple):
    """What was read: `offered` says whether the question has places to tick; `used` are the pieces taken."""

    marks: tuple[Mark, ...]
    offered: bool
    options: tuple[Option, ...] | None
    used: frozenset[int]
    stray: tuple[int, ...] = ()  # pieces with text in an option's column
    run: Run | None = None
    lines: Run | None = None  # the same counted in empty lines, for a text that gives each cell a line
    between: bool = False  # a mark stands between two columns
    doubt: str | None = None  # the diagnostic that says how a mark was told, where that is an inference
    unsure: bool = False  # boxes stand between labels, and nothing tells whose they are


NOTHING: Final = Found((), False, None, frozenset())


def _option_of(piece: Piece, header: Header) -> Option | None:
    """The option whose column a cell stands in, by the header right above it: a question may have labels of its own."""
    end = piece.cell.column + piece.cell.span
    for known in (piece.header, header):
        for column, option in known.columns.items() if known is not None else ():
            if piece.cell.column <= column < end:
                return option
    return None


def in_columns(pieces: Sequence[Piece], header: Header, basis: Basis) -> Found:
    """Marks in the cells of a header's columns."""
    marks: list[Mark] = []
    used: set[int] = set()
    stray: list[int] = []
    offered = 0
    for at, piece in enumerate(pieces):
        if piece.role != "option":
            continue
        offered += 1
        if piece.line is None:
            continue
        option = _option_of(piece, header)
        if option is None:
            stray.append(at)
            continue
        text = piece.line.text
        if marks_cell(text) or text == header.mark or text.casefold().strip(" .") == option.label.casefold():
            marks.append(mark_of(option, piece, basis))
            used.add(at)
        elif is_empty_box(text):
            used.add(at)
        else:
            stray.append(at)
    crossed = _crossed_out(pieces, header)
    empty = _dashes(pieces) if marks else crossed
    used.update(empty)
    stray = [at for at in stray if at not in empty]
    lines = [
        (piece.cell, piece.line) for piece in pieces if piece.role == "option" and piece.line is not None
    ]
    between = any(cell.between and is_mark(line.text) for cell, line in lines)
    wide = [at for at, piece in enumerate(pieces) if over_several(piece, header) or is_unnamed(piece, header)]
    used.update(wide, crossed)
    whole = not crossed and (
        (bool(header.columns) and offered >= len(header.columns))
        or bool(marks)
        or any(pieces[at].role == "option" for at in used)
    )
    return Found(
        tuple(marks),
        whole or bool(wide),
        None,
        frozenset(used),
        tuple(stray),
        between=between or bool(wide),
        doubt=_doubt([pieces[at] for at in used], header, marked=bool(marks)),
    )


def _doubt(used: Sequence[Piece], header: Header, *, marked: bool) -> str | None:
    """The diagnostic that says how marks were told, where that is an inference."""
    if any(map(is_faint, used)):
        return "M517"
    if _repeated(header):
        return "M513"
    return "M515" if header.mark and marked else None


def _crossed_out(pieces: Sequence[Piece], header: Header) -> set[int]:
    """The dashes where all of a question's places to tick hold one, "– | – | –": no option is offered."""
    dashes = _dashes(pieces)
    offered = [piece for piece in pieces if piece.role == "option"]
    return dashes if len(dashes) == len(offered) == len(header.columns) > 1 else set()


def _dashes(pieces: Sequence[Piece]) -> set[int]:
    """The places to tick that hold a dash; where another one is marked, it says that this one is not."""
    return {
        at
        for at, piece in enumerate(pieces)
        if piece.role == "option" and piece.line is not None and not piece.line.text.strip(_DASHES)
    }


def is_faint(piece: Piece) -> bool:
    """Whether a piece is ink in a place to tick that is no clear mark."""
    return piece.line is not None and any(word.font == FAINT for word in piece.line.words)


def mark_of(option: Option, piece: Piece, basis: Basis) -> Mark:
    """The mark that a piece's line is."""
    assert piece.line is not None
    words = piece.line.words
    return Mark(option, piece.row, piece.line.bbox, drawn(words, basis), score=words[0].score)


def _repeated(header: Header) -> bool:
    """Whether an option has columns in two places, "Ja | Nej | Ja | Nej": they are not for the same question."""
    codes = [header.columns[column].code for column in sorted(header.columns)]
    runs = [code for at, code in enumerate(codes) if not at or codes[at - 1] != code]
    return len(runs) > len(set(runs))


def by_order(pieces: Sequence[Piece], header: Header | None) -> Found | None:
    """A line of as many boxes as there are options, "☐ ☒ ☐": each box is its option's."""
    if header is None or len(header.options) < 2:
        return None
    for at, piece in enumerate(pieces):
        line = piece.line
        if line is None or len(line.words) != len(header.options) or piece.role != "text":
            continue
        if all(word.text in (BALLOT, TICKED) for word in line.words):
            marks = [
                Mark(option, piece.row, word.bbox, drawn((word,), "ordered"), score=word.score)
                for option, word in zip(header.options, line.words, strict=True)
                if word.text == TICKED
            ]
            return Found(
                tuple(marks), True, None, frozenset((at,)), doubt="M517" if is_faint(piece) else None
            )
    return None


def replace_run(found: Found, run: Run | None) -> Found:
    """The same with a run of marks whose columns are yet to be told."""
    return found._replace(run=run)


def drawn(words: Sequence[Word], basis: Basis) -> Basis:
    """How a mark of these words is known, `basis` where its font does not say."""
    fonts = {word.font for word in words}
    if PIXELS in fonts or FAINT in fonts:
        return "pixels"
    return "widget" if WIDGET in fonts else "vector" if VECTOR in fonts else basis


def runs(pieces: Sequence[Piece]) -> tuple[Run | None, frozenset[int], list[tuple[int, BBox]]]:
    """The run of marks and blanks of one question in a text without columns; the pieces used; places of marks."""
    used: set[int] = set()
    places: list[tuple[int, BBox]] = []
    marks: list[int] = []
    length = 0
    pending = 0
    last_mark = None
    for at, piece in enumerate(pieces):
        if piece.role == "blank" or piece.line is None:
            if at:
                pending += 1
            continue
        if all(is_mark(w.text) or is_empty_box(w.text) for w in piece.line.words):
            length += pending
            pending = 0
            used.add(at)
            last_mark = at
            length = _one_line(piece, marks, length, places)
            continue
        if last_mark is not None:
            return Run(tuple(marks), length + pending, True), frozenset(used), places
        pending = 0
    if last_mark is None:
        return None, frozenset(), []
    return Run(tuple(marks), length + pending, False), frozenset(used), places


def _one_line(piece: Piece, marks: list[int], length: int, places: list[tuple[int, BBox]]) -> int:
    """Counts the cells printed on one line: "  X " is two empty cells, a mark, and the end of its cell."""
    line = piece.line
    assert line is not None
    blanks = piece.cell.blanks
    before = sum(int(b.bbox.x1 - b.bbox.x0) for b in blanks if b.bbox.x1 <= line.bbox.x0)
    after = sum(int(b.bbox.x1 - b.bbox.x0) for b in blanks if b.bbox.x0 >= line.bbox.x1)
    length += before
    at = line.bbox.x0
    for word in line.words:
        if word is not line.words[0]:
            length += max(0, int(word.bbox.x0 - at) - 1)  # each cell ends with one space
        if is_mark(word.text):
            marks.append(length)
            places.append((piece.row, word.bbox))
        length += 1
        at = word.bbox.x1
    return length + max(0, after - 1)


def line_run(pieces: Sequence[Piece], following: float) -> Run | None:
    """The run counted in empty lines; `following` is how many stand before the next question."""
    position, marks, last = 0, [], None
    for at, piece in enumerate(pieces):
        line = piece.line
        if line is None:
            return None  # a line of white space: another manner of text
        if all(is_mark(w.text) or is_empty_box(w.text) for w in line.words):
            if len(line.words) > 1:
                return None  # several cells on a line
            position = int(piece.gap) if last is None else position + int(piece.gap)
            if is_mark(line.text):
                marks.append(position)
            position += 1
            last = at
        elif last is not None:
            return Run(tuple(marks), position + int(piece.gap), True)
    return Run(tuple(marks), position + int(following), True) if last is not None else None


def cell_per_line(runs: Sequence[tuple[Run, int]], empty_lines: int) -> bool:
    """Whether the text gives each cell a line: every run is as long as its scale, and no other line is empty.

    A text that merely sets paragraphs apart has empty lines elsewhere too, and all its marks in one place.
    """
    if len(runs) < 2 or any(run.length != columns for run, columns in runs):
        return False
    inside = sum(run.length - len(run.marks) for run, _ in runs)
    places = {run.marks[0] for run, _ in runs if run.marks}
    return len(places) > 1 and empty_lines - inside <= EMPTY_ELSEWHERE * len(runs)
