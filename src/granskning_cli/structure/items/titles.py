"""Headings without numbers: lines in stronger type than the questions below them.

Document History                                         larger, or bold above questions that are not
1. Does the working group (WG) consensus represent ...
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, LINED, TICKED, Line
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece

LONGEST: Final = 14
# A heading is set in type this much larger than most of the text, unless it is bold.
LARGER: Final = 1.12
MUCH_LARGER: Final = 1.2
# Bold above a question that is bold too.
BOLD_LARGER: Final = 1.06
# Between the heading of a form and its first question stand so many lines at the most.
INTRODUCTION: Final = 4


_BOX: Final = re.compile(f"[{BALLOT}{TICKED}]")


def heading_lines(pieces: Sequence[Piece], *, apart: bool = True) -> set[int]:
    """The pieces that look like headings by type alone: short, larger, bold or underlined, with space above (`apart`)."""
    body = body_size(pieces)
    first = next((at for at, piece in enumerate(pieces) if piece.line is not None), -1)
    alone = _alone(pieces)
    out: set[int] = set()
    before: Line | None = None
    for at, piece in enumerate(pieces):
        free = not apart or at == first or _begins_large(before, piece.line, body)
        if _looks(piece, body, first=free, alone=at in alone):
            out.add(at)
        before = piece.line or before
    return out - _written(pieces, out, body)


def above_items(pieces: Sequence[Piece], lines: set[int], starts: Iterable[int]) -> list[int]:
    """Those headings that a question or another heading follows at once, and that stand out from it."""
    begin = set(starts)
    out: list[int] = []
    following: int | None = None
    for at in range(len(pieces) - 1, -1, -1):
        if pieces[at].line is None:
            continue
        if at in begin:
            following = at
        elif at in lines and following is not None and _stronger(pieces[at].line, pieces[following].line):
            out.append(at)  # "following" stays: two headings may stand above one question
        else:
            following = None
    out.sort()
    return out[_titles_on_top(pieces, out) :]


def above_counts(pieces: Sequence[Piece], lines: set[int], first: Sequence[int]) -> list[int]:
    """Those headings below which numbers begin again with a few lines of introduction between: another form, or part.

    `first`: the lines with the first number of each count. What heads the first one is set like the others.
    """
    found = [_introduced(pieces, lines, at) for at in first]
    again = [at for at in found[1:] if at is not None]
    same = {_style(pieces[at].line) for at in again}
    begins = [at for at in found[:1] if at is not None and _style(pieces[at].line) in same]
    return [*begins, *again] if len(again) == len(first) - 1 else []


def _introduced(pieces: Sequence[Piece], lines: set[int], begin: int) -> int | None:
    """The heading above a line, with no more than an introduction between them."""
    above = [at for at in range(begin) if pieces[at].line is not None][-INTRODUCTION - 1 :]
    heading = next((at for at in reversed(above) if at in lines), None)
    between = [at for at in above if heading is not None and at > heading]
    texts = [
        line.text for at in between if (line := pieces[at].line) is not None and pieces[at].role == "text"
    ]
    if heading is None or not texts or len(texts) < len(between) or not texts[-1].endswith((".", ":")):
        return None
    return heading if _stronger(pieces[heading].line, pieces[between[0]].line) else None


def _style(line: Line | None) -> tuple[float, bool]:
    return (_size(line), _all_bold(line)) if line is not None else (0.0, False)


def _titles_on_top(pieces: Sequence[Piece], found: Sequence[int]) -> int:
    """How many of them are the document's title: one on top of everything, alone or stronger than the one below it."""
    if not found or any(pieces[at].line is not None for at in range(found[0])):
        return 0
    if len(found) == 1:
        return 1
    between = any(pieces[at].line is not None for at in range(found[0] + 1, found[1]))
    return int(not between and _stronger(pieces[found[0]].line, pieces[found[1]].line))


def goes_on(pieces: Sequence[Piece], row: int) -> bool:
    """Whether the row above begins the title that a header row ends: "2. Mål och" / "uppdrag   Ja   Nej"."""
    at = bisect_left(pieces, row, key=lambda piece: piece.row)
    below, above = pieces[at], pieces[at - 1] if at else None
    if above is None or above.line is None or below.line is None or below.gap >= PARAGRAPH or below.divided:
        return False
    first, second = above.line.words[-1], below.line.words[0]
    alike = first.bold == second.bold and abs(first.size - second.size) < 0.6 and first.font == second.font
    broken = not above.line.short or below.line.text[0].islower() or below.line.text[0] == "("
    return alike and broken and above.line.text[-1] not in ".?!:"


def _written(pieces: Sequence[Piece], found: set[int], body: float) -> set[int]:
    """Those in a type in which mostly sentences stand: it is larger because answers are written in it.

    3. Antal elever med åtgärdsprogram
       23 (av 318)                           no heading, though larger than what is printed
    4. Känner alla elever till reglerna?
       Reglerna gås igenom vid terminsstart.
    """
    sizes = {_size(line) for at in found if (line := pieces[at].line) is not None and not _all_bold(line)}
    large = {size for size in sizes if size >= LARGER * body}
    said: Counter[float] = Counter()
    for piece in pieces if large else ():
        if piece.line is not None and piece.line.text.endswith((".", ",", ";")):
            said[_size(piece.line)] += 1
    of_answers = {size for size in large if said[size] > sum(_is_of(pieces[at], size) for at in found)}
    return {at for at in found if any(_is_of(pieces[at], size) for size in of_answers)}


def _is_of(piece: Piece, size: float) -> bool:
    return piece.line is not None and _size(piece.line) == size and not _all_bold(piece.line)


def _size(line: Line) -> float:
    return round(line.words[0].size, 1)


def _all_bold(line: Line) -> bool:
    return all(word.bold for word in line.words)


def body_size(pieces: Sequence[Piece]) -> float:
    """The size of most of the text."""
    exact: dict[float, int] = {}
    for piece in pieces:
        line = piece.line
        if line is not None:
            words = line.words
            size = words[0][3]
            exact[size] = exact.get(size, 0) + len(words)
    sizes: Counter[float] = Counter()
    for size, count in exact.items():  # a handful: rounding costs more than counting
        sizes[round(size, 1)] += count
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _begins_large(before: Line | None, line: Line | None, body: float) -> bool:
    """Whether a line is set so large that it needs no white space above it, and the line before is not as large."""
    if line is None or before is None or line.words[0].size < MUCH_LARGER * body:
        return False
    return not 1 / LARGER <= _times(before, line.words[0].size) <= BOLD_LARGER


def _times(line: Line, size: float) -> float:
    """How many times as large as `size` a line's type is; 1 where a reader cannot tell."""
    return line.words[0].size / size if size else 1.0


def _alone(pieces: Sequence[Piece]) -> set[int]:
    """The pieces that are all that their row of a table holds."""
    lines = Counter(piece.row for piece in pieces if piece.line is not None)
    return {at for at, piece in enumerate(pieces) if piece.ruled and lines[piece.row] == 1}


def _looks(piece: Piece, body: float, *, first: bool, alone: bool) -> bool:
    line = piece.line
    if line is None or piece.role != "text" or (piece.ruled and not alone) or len(line.words) > LONGEST:
        return False
    if line.text[-1] in ".,;:?!" or not any(c.isalpha() for c in line.text) or _BOX.search(line.text):
        return False
    apart = piece.gap >= PARAGRAPH or piece.divided or first
    if piece.gap > 0.0 and _underlined(line):
        return True
    return apart and (line.words[0].size >= LARGER * body > 0 or _all_bold(line))


def _underlined(line: Line) -> bool:
    """Whether a line is drawn under all of it; a link's is no title's."""
    return (
        all(word.font == LINED for word in line.words) and "www." not in line.text and "//" not in line.text
    )


def _stronger(heading: Line | None, question: Line | None) -> bool:
    if heading is None or question is None:
        return False
    words = question.words[1:] or question.words
    bold = _all_bold(heading)
    lined = _underlined(heading) and not _underlined(question)
    times = _times(heading, question.words[0].size)
    return times >= (BOLD_LARGER if bold else LARGER) or lined or (bold and not all(w.bold for w in words))
