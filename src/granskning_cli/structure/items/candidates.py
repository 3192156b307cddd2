"""Lines that may begin a question, each weighed by how much it looks like one."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Row
from granskning_cli.structure.items.cells import (
    SOON,
    asks_beside,
    beside,
    closes,
    letter_cell,
    number_cell,
    paragraph_asks,
    stands_above,
)
from granskning_cli.structure.items.fields import is_slot
from granskning_cli.structure.items.numbering import Candidate
from granskning_cli.structure.items.numbers import Printed, read_number
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.labels import is_mark, state_of

# What options behind a line such as "a) planen" say for its being a question.
SUB: Final = 1.5
# What a colon at the end of the line before says against a question.
LISTED: Final = 1.4
# What a full line before says that ends in the middle of its sentence: "se svaret på fråga" / "1.1. Ja, i mars".
FULL: Final = 1.2
# What white space below says against a number alone, right below another line.
ALONE: Final = -2.0
# What a question below white space says for a number alone above it.
ASKED: Final = 1.4
# What a heading right above says for a number that stands near it.
NEAR: Final = 1.4
# What a title right above says for a number.
TITLED: Final = 0.8
# More than headings and rows count up to.
BELOW: Final = 10**9
# From this weight on a line looks so much like a question that leaving it out must be told.
SURE: Final = 1.0


def candidates(
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    words: Vocabulary,
    headings: set[int],
) -> list[Candidate]:
    """Every line that begins like a number, weighed by how much it looks like the start of a question."""
    out: list[Candidate] = []
    listed: set[int] = set()
    last: dict[str, int] = {}
    passed = 0  # headings so far: below another heading, numbers may begin again
    table = _first_numbered(pieces)
    for at, piece in enumerate(pieces):
        passed += at in headings
        line = piece.line
        if line is None or piece.role in ("option", "answer", "section", "aside"):
            continue
        if _named_elsewhere(piece) or (piece.row < table - 1 and not line.words[0].bold):
            continue
        if piece.role == "header" and piece.header is not None and piece.cell.column in piece.header.columns:
            continue  # the 1 2 3 of a scale
        head = line.words[0].text
        if not (head[0].isdecimal() or len(head) <= 9) or not (head[0].isalnum() or head[0] in "(["):
            continue
        letter = letter_cell(pieces, at)
        if (
            piece.first
            and not letter
            and not number_cell(line.text)
            and _text_before(pieces, at)
            and not _with_boxes(pieces, at)
            and not asks_beside(pieces, at)
        ):
            continue  # a second cell of the row starts a question where it holds the number alone, boxes too, or asks
        for printed in letter or read_number(line.text):
            if printed.word and not _announces(printed.word, words):
                continue
            if printed.word and _within_sentence(pieces, at, printed.word):
                continue
            weight = _weight(rows, pieces, at, printed, words)
            weight += NEAR * (at - 1 in headings and piece.gap < PARAGRAPH and not piece.divided)
            previous = _previous(out, printed, last)
            if _listed(pieces, at, previous, listed):
                listed.add(at)
                weight -= LISTED
            if weight > -1.2:
                last[printed.style] = len(out)
                group = 1000 * passed + (piece.header.row if piece.header is not None else -1)
                out.append(Candidate(at, printed, weight, previous, group))
    return out


def first_ones(found: Sequence[Candidate], pieces: Sequence[Piece]) -> list[int]:
    """The lines that may begin a count: a 1 with white space above it, or that asks."""
    lines = {c.line for c in found if c.printed.parts == (1,)}
    return [
        at
        for at in sorted(lines)
        if pieces[at].gap >= PARAGRAPH or pieces[at].divided or paragraph_asks(pieces, at, lines - {at})
    ]


def regrouped(found: Sequence[Candidate], titles: dict[int, int]) -> list[Candidate]:
    """The candidates, with numbers free to begin again below each of these titles too, by the line below it."""
    above = sorted(titles.values())
    return [
        c._replace(
            group=c.group + BELOW * bisect(above, c.line), weight=c.weight + TITLED * (c.line in titles)
        )
        for c in found
    ]


def passed_over(found: Sequence[Candidate], chosen: set[int], pieces: Sequence[Piece]) -> list[int]:
    """Lines that begin with a number and ask something, but that the outline left out."""
    lines = {c.line for c in found if c.line not in chosen and c.weight >= SURE and not c.printed.relative}
    numbered = {c.line for c in found}
    return sorted(at for at in lines if paragraph_asks(pieces, at, numbered - {at}))


def _first_numbered(pieces: Sequence[Piece]) -> int:
    """The row of the first header that names a column for numbers: "1 High Street" far above it counts nothing."""
    named = (p.header.row for p in pieces if p.header is not None and "number" in p.header.roles.values())
    return next(named, 0)


def _named_elsewhere(piece: Piece) -> bool:
    """Whether the table's header names another column for numbers."""
    roles = piece.header.roles if piece.header is not None else {}
    return "number" in roles.values() and piece.cell.span == 1 and roles.get(piece.cell.column) == "question"


def _text_before(pieces: Sequence[Piece], at: int) -> bool:
    """Whether another cell of the row holds text before this one; options do not count."""
    row, header = pieces[at].row, pieces[at].header
    for earlier in range(at - 1, -1, -1):
        piece = pieces[earlier]
        if piece.row != row:
            return False
        label = piece.role == "header" and header is not None and piece.cell.column in header.columns
        if piece.line is not None and piece.role not in ("option", "section", "aside") and not label:
            return True
    return False


def _with_boxes(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a cell offers options below its first line: a question that fills its cell, beside others."""
    cell = pieces[at].cell
    return any(
        p.cell is cell and p.row == pieces[at].row and is_slot(p) for p in pieces[at + 1 : at + 1 + SOON]
    )


def _announces(word: str, words: Vocabulary) -> bool:
    key = word.casefold()
    return (
        any(key in language.sections or key in language.questions for language in words.languages)
        or key == "q"
    )


def _previous(found: Sequence[Candidate], printed: Printed, last: dict[str, int]) -> int:
    """The line of the candidate that would stand before this one in a list "1. 2. 3." of the same style."""
    at = last.get(printed.style, -1)
    if at < 0 or at >= len(found) or len(printed.parts) != 1 or not isinstance(printed.parts[0], int):
        return -1
    before = found[at].printed.parts[0]
    return found[at].line if isinstance(before, int) and before == printed.parts[0] - 1 else -1


def _weight(
    rows: Sequence[Row], pieces: Sequence[Piece], at: int, printed: Printed, words: Vocabulary
) -> float:
    piece = pieces[at]
    line = piece.line
    assert line is not None
    rest = line.text[printed.length :].strip() or beside(pieces, at)
    weight = 0.6 if printed.relative else 1.0
    if len(printed.parts) > 1 and not printed.relative:
        weight += 0.4
    if piece.divided:
        weight += 0.8
    elif piece.gap >= PARAGRAPH:
        weight += 0.5
    elif at and pieces[at - 1].role == "header" and piece.role != "header":
        weight += 0.8  # right below a header
    elif at and pieces[at - 1].line is not None:
        weight -= 0.6  # in the middle of a paragraph
        weight -= FULL if _flows(pieces[at - 1], piece) else 0.0
    if line.words[0].bold:
        weight += 0.4
    if piece.header is not None and piece.header.row == piece.row:
        weight += 1.2
    if printed.word:
        weight += 0.6
    if printed.relative and _offers(pieces, at):
        return weight + SUB  # "a) planen  ☐ Ja ☒ Nej", whatever its first letter
    return weight + _sense(rest, words, pieces, at)


def _listed(pieces: Sequence[Piece], at: int, previous: int, listed: set[int]) -> bool:
    """Whether a line is an item of a list that was announced, and asks nothing itself."""
    line = pieces[at].line
    asks = line is not None and line.text.endswith("?")
    return not asks and (_announced(pieces, at) or _goes_on(pieces, at, previous, listed))


def _goes_on(pieces: Sequence[Piece], at: int, previous: int, listed: set[int]) -> bool:
    """Whether a line is the next item of a list that was announced."""
    return previous in listed and (pieces[previous].cell is pieces[at].cell or not pieces[at].ruled)


def _within_sentence(pieces: Sequence[Piece], at: int, word: str) -> bool:
    """Whether a line goes on from the one before: "... se även svaret på" / "fråga 1.2. Nämnden ..."."""
    piece = pieces[at]
    inside = word.islower() or (at > 0 and _flows(pieces[at - 1], piece))
    return inside and piece.gap < PARAGRAPH and not piece.divided


def _flows(before: Piece, piece: Piece) -> bool:
    line = before.line
    return line is not None and before.cell is piece.cell and not line.short and line.text[-1].isalpha()


def _announced(pieces: Sequence[Piece], at: int) -> bool:
    """Whether the text before a line announces a list: "Vi ser dessa risker:" / "1. Lokaler"."""
    piece = pieces[at]
    before = next((p for p in reversed(pieces[max(0, at - 3) : at]) if p.line is not None), None)
    if before is None or before.line is None or before.role == "header":
        return False
    inside = before.cell is piece.cell or not piece.ruled
    return inside and before.line.text.endswith(":") and len(before.line.words) > 1


def _offers(pieces: Sequence[Piece], at: int) -> bool:
    """Whether options stand right behind or below a line."""
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if following is None or following.line is None or following.gap >= PARAGRAPH:
        return False
    words = following.line.words
    return len(words) > 1 and (state_of(words[0].text) is not None or state_of(words[-1].text) is not None)


def _sense(rest: str, words: Vocabulary, pieces: Sequence[Piece], at: int) -> float:
    """What the words after the number say: a question, a title, or the middle of a sentence."""
    if not rest and stands_above(pieces, at):
        return ASKED
    if not rest:
        return ALONE if closes(pieces, at) else 0.2
    first = rest.split(None, 1)[0]
    start = rest.lstrip("\"'“”»«(–-•☐☒ ")[:1]
    if words.has("months", first):
        return -2.5
    if start.islower():
        return -2.0
    if start.isdecimal() or not start or first[0] in "/%§*+=<>":
        return -1.0
    score = 0.4
    for following in pieces[at : at + SOON]:
        if following.line is None:
            continue
        if following.line is not pieces[at].line and (
            following.gap >= PARAGRAPH or (following.row != pieces[at].row and following.divided)
        ):
            break
        if following.line.words[-1].text.endswith("?") or (
            following.role == "option" and is_mark(following.line.text)
        ):
            score += 0.5
            break
    return score
