"""Footnotes: lines at the foot of a page, begun with the marks that the text above refers to.

Planen antogs i december¹ och följs upp i maj.
----------
1 Kommunfullmäktige § 112.

In small type they are told by it. In any type they are told by their marks: each stands as a raised figure in the text of
the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.model.raised import FIGURES, marks_in
from granskning_cli.structure.items.titles import body_size
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.pieces import Piece

# Type this much smaller than the text's, at the most.
SMALL: Final = 0.92
# A ruling parts a note from the text, or this much white space in lines; more of it where its mark is not raised, since
# a list of numbers may follow a text too.
APART: Final = 0.8
FAR_APART: Final = 1.8
_MARK: Final = re.compile(  # "4.1 Vilka ..." is no note's
    r"^(?:\d{1,3}(?!\d|\.\d)\)?|[*†‡]{1,3}|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)\s?\S"
)
_NUMBERED: Final = re.compile(
    rf"^(?:(?P<plain>\d{{1,3}})[.)]?\s|(?P<raised>[{FIGURES}]{{1,3}})[.):]?\s?)(?P<rest>\S.*)"
)
_PLAIN: Final = str.maketrans(FIGURES, "0123456789")


def footnotes(rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary) -> set[int]:
    """The pieces of all footnotes."""
    size = body_size(pieces)
    out: set[int] = set()
    if not size or (rows and rows[0].unit == "char"):
        return out
    end = len(pieces)
    while end:
        page = rows[pieces[end - 1].row].page
        begin = end
        while begin and rows[pieces[begin - 1].row].page == page:
            begin -= 1
        first = _in_small_type(pieces, begin, end, size, words)
        if first is None:
            first = _referred_to(pieces, begin, end, words)
        if first is not None:
            out.update(range(first, end))
        end = begin
    return out


def _in_small_type(
    pieces: Sequence[Piece], begin: int, end: int, size: float, words: Vocabulary
) -> int | None:
    """Where on a page, which goes from `begin` to `end`, its notes in small type begin."""
    start = end
    while start > begin and _small(pieces[start - 1], size):
        start -= 1
    first = next((at for at in range(start, end) if pieces[at].line is not None), None)
    if first is None or start == begin or _is_bold(pieces[first]):  # a question is bold, its answer larger
        return None
    note = _NUMBERED.match(_text(pieces, first))
    return first if _begins(pieces, first) and (note is None or _may_be(note, words)) else None


def _is_bold(piece: Piece) -> bool:
    return piece.line is not None and all(word.bold for word in piece.line.words)


def _referred_to(pieces: Sequence[Piece], begin: int, end: int, words: Vocabulary) -> int | None:
    """Where the notes begin whose marks all stand raised in the text above them."""
    texts = [piece.line.text if piece.line is not None else "" for piece in pieces[begin:end]]
    if not marks_in(" ".join(texts)):
        return None
    referred = [marks_in(text) for text in texts]
    found: int | None = None
    numbers: list[int] = []
    for at in range(end - 1, begin, -1):
        piece = pieces[at]
        if piece.ruled or piece.role not in ("text", "blank"):
            break
        note = _NUMBERED.match(_text(pieces, at)) if piece.line is not None else None
        if piece.line is None or (note is None and piece.gap < APART):
            continue
        if note is None or not _may_be(note, words):
            break
        number = int((note["plain"] or note["raised"]).translate(_PLAIN))
        if numbers and number >= numbers[-1]:
            break
        numbers.append(number)
        apart = piece.divided or piece.gap >= (APART if note["raised"] else FAR_APART)
        if apart and set(numbers) <= set().union(*referred[: at - begin]):
            found = at
    return found


def _may_be(note: re.Match[str], words: Vocabulary) -> bool:
    """Whether a line may be a note's first one, and not a question's."""
    return note["raised"] is not None or not (
        note["rest"].endswith("?") or starts_with(note["rest"], words.imperatives)
    )


def _small(piece: Piece, size: float) -> bool:
    if piece.line is None:
        return piece.role == "blank"
    return (
        not piece.ruled and piece.role == "text" and 0 < max(w.size for w in piece.line.words) <= SMALL * size
    )


def _begins(pieces: Sequence[Piece], at: int) -> bool:
    piece = pieces[at]
    return (piece.divided or piece.gap >= APART) and bool(_MARK.match(_text(pieces, at)))


def _text(pieces: Sequence[Piece], at: int) -> str:
    """A line's text, and what stands beside it: marks below each other may be a column of their own."""
    beside = [piece.line.text for piece in pieces[at : at + 2] if piece.line and piece.row == pieces[at].row]
    return " ".join(beside)
