"""Pieces -> the headings and questions that begin among them.

Numbered ones come from the best outline; in a table without numbers every row with option cells is a question.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Row
from granskning_cli.structure.headers import Header
from granskning_cli.structure.labels import is_mark
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.numbering import Candidate, Chosen, Number, Printed, label, outline, read_number
from granskning_cli.structure.pieces import Piece


class Item(NamedTuple):
    """A heading or question and the pieces that belong to it, `start` to `end` (not included)."""

    start: int
    end: int
    number: Number | None
    printed: Printed | None
    number_piece: int  # the piece that holds the number, -1 without
    skipped: bool
    title_of: Header | None = None  # an unnumbered section: its header row

    @property
    def name(self) -> str | None:
        return label(self.number) if self.number is not None else None


# A line above a table with more words than this is a sentence, not a heading.
LONGEST_HEADING: Final = 12
# A question is announced within this many lines of its number.
SOON: Final = 6


def find_items(
    rows: Sequence[Row], pieces: Sequence[Piece], headers: dict[int, Header], words: Vocabulary
) -> list[Item]:
    """All headings and questions in reading order."""
    chosen = outline(candidates(rows, pieces, words))
    starts: list[Start] = []
    claimed: set[int] = set()
    for choice in chosen:
        at = choice.candidate.line
        row = pieces[at].row
        begin = _first_of(pieces, row) if pieces[at].first else at
        if begin and pieces[at].first and _cut_off(rows, pieces, begin):
            begin = _first_of(pieces, pieces[begin - 1].row)
        starts.append((begin, choice, None))
        claimed.add(row)
    for row, header in headers.items():
        if header.title and row not in claimed and not _names_columns(header, words):
            starts.append((_first_of(pieces, row), None, header))
            claimed.add(row)
    titled = _titles_above(rows, pieces, headers, claimed, words)
    starts += [(at, None, header) for at, header in titled.items()]
    starts += [(at, None, None) for at in _unnumbered(rows, pieces, headers, claimed)]
    starts += [(at, None, None) for at in _named_rows(pieces, claimed)]
    bands = _bands(rows, pieces, claimed)
    starts += [(at, None, header) for at, header in bands.items()]
    if not bands:
        starts = _with_sections(pieces, starts, titled)
    starts.sort(key=lambda s: s[0])
    items: list[Item] = []
    for position, (begin, found, title) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(pieces)
        if found is None:
            items.append(Item(begin, end, None, None, -1, False, title))
        else:
            printed = found.candidate.printed
            items.append(Item(begin, end, found.number, printed, found.candidate.line, found.skipped))
    return items


def _names_columns(header: Header, words: Vocabulary) -> bool:
    """Whether a header row's title only says what the column is for: "Fråga", "Nr"."""
    text = " ".join([line.text for line in header.title])
    parts = [text, *[line.text for line in header.title]]
    return words.has("question_columns", text) or all(
        words.has("question_columns", p) or words.has("number_columns", p) for p in parts[1:]
    )


def _first_of(pieces: Sequence[Piece], row: int) -> int:
    low, high = 0, len(pieces)
    while low < high:
        middle = (low + high) // 2
        if pieces[middle].row < row:
            low = middle + 1
        else:
            high = middle
    return low


def _cut_off(rows: Sequence[Row], pieces: Sequence[Piece], begin: int) -> bool:
    """Whether the piece before belongs to a row that the page break cut off above its text, with only a mark in it."""
    above, row = pieces[begin - 1].row, rows[pieces[begin].row]
    if not rows[above].open or rows[above].page == row.page or rows[above].table != row.table:
        return False
    return all(p.role == "option" for p in pieces[_first_of(pieces, above) : begin] if p.line is not None)


def candidates(rows: Sequence[Row], pieces: Sequence[Piece], words: Vocabulary) -> list[Candidate]:
    """Every line that begins like a number, weighed by how much it looks like the start of a question."""
    out: list[Candidate] = []
    last: dict[str, int] = {}
    for at, piece in enumerate(pieces):
        line = piece.line
        if line is None or piece.role in ("option", "answer", "section", "aside"):
            continue
        if _named_elsewhere(piece):
            continue
        if piece.role == "header" and piece.header is not None and piece.cell.column in piece.header.columns:
            continue  # the 1 2 3 of a scale
        head = line.words[0].text
        if not (head[0].isdigit() or len(head) <= 9) or not (head[0].isalnum() or head[0] in "(["):
            continue
        if piece.first and not _number_cell(line.text) and _text_before(pieces, at):
            continue  # a second cell of the row starts a question only where it holds nothing but the number
        for printed in read_number(line.text):
            if printed.word and not _announces(printed.word, words):
                continue
            weight = _weight(rows, pieces, at, printed, words)
            previous = _previous(out, printed, last)
            last[printed.style] = len(out)
            if weight > -1.2:
                group = piece.header.row if piece.header is not None else -1
                out.append(Candidate(at, printed, weight, previous, group))
    return out


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


def _number_cell(text: str) -> bool:
    found = read_number(text)
    return bool(found) and found[0].length == len(text)


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
    rest = line.text[printed.length :].strip()
    weight = 0.6 if printed.relative else 1.0
    if len(printed.parts) > 1 and not printed.relative:
        weight += 0.4
    if piece.divided:
        weight += 0.8
    elif piece.gap >= 0.3:
        weight += 0.5
    elif at and pieces[at - 1].line is not None:
        weight -= 0.6  # in the middle of a paragraph
    if line.words[0].bold:
        weight += 0.4
    if piece.header is not None and piece.header.row == piece.row:
        weight += 1.2
    if printed.word:
        weight += 0.6
    weight += _sense(rest, words, pieces, at)
    return weight


def _sense(rest: str, words: Vocabulary, pieces: Sequence[Piece], at: int) -> float:
    """What the words after the number say: a question, a title, or the middle of a sentence."""
    if not rest:
        return 0.2
    first = rest.split(None, 1)[0]
    start = rest.lstrip("\"'“”»«(–-•☐☒ ")[:1]
    if words.has("months", first):
        return -2.5
    if start.islower():
        return -2.0
    if start.isdigit() or not start or first[0] in "/%§*+=<>":
        return -1.0
    score = 0.4
    for following in pieces[at : at + SOON]:
        if following.line is None:
            continue
        if following.line is not pieces[at].line and (
            following.gap >= 0.3 or (following.row != pieces[at].row and following.divided)
        ):
            break
        if following.line.words[-1].text.endswith("?") or (
            following.role == "option" and is_mark(following.line.text)
        ):
            score += 0.5
            break
    return score


def _unnumbered(
    rows: Sequence[Row], pieces: Sequence[Piece], headers: dict[int, Header], claimed: set[int]
) -> list[int]:
    """Rows of a table with options that no number claims, where none below that header has a number."""
    spans: dict[int, list[tuple[int, int]]] = {}
    for at, piece in enumerate(pieces):
        header = piece.header
        if header is None or not header.columns or piece.row <= header.row or piece.row in claimed:
            continue
        spans.setdefault(header.row, [])
        if (
            piece.first
            and piece.role == "text"
            and piece.line is not None
            and _offers(rows[piece.row], header)
        ):
            found = spans[header.row]
            if not found or found[-1][0] != piece.row:
                found.append((piece.row, at))
    numbered = {pieces[_first_of(pieces, row)].header.row for row in claimed if _has_header(pieces, row)}  # type: ignore[union-attr]
    return [at for row, found in spans.items() if row not in numbered for _, at in found]


def _named_rows(pieces: Sequence[Piece], claimed: set[int]) -> list[int]:
    """Rows of a table that names a column for questions and none for numbers."""
    out: list[int] = []
    last = -1
    for at, piece in enumerate(pieces):
        header = piece.header
        if (
            header is None
            or not header.roles
            or piece.row in claimed
            or piece.row == last
            or piece.role != "text"
        ):
            continue
        if (
            "number" in header.roles.values()
            or header.roles.get(piece.cell.column) != "question"
            or piece.line is None
        ):
            continue
        if all(
            header.roles.get(c) == "question"
            for c in range(piece.cell.column, piece.cell.column + piece.cell.span)
        ):
            out.append(_first_of(pieces, piece.row))
            last = piece.row
    return out


Start = tuple[int, Chosen | None, Header | None]


def _titles_above(
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    headers: dict[int, Header],
    claimed: set[int],
    words: Vocabulary,
) -> dict[int, Header]:
    """Lines that stand right above a table's header which has no title of its own, by their first piece."""
    out: dict[int, Header] = {}
    for row, header in headers.items():
        above = row - 1
        if header.table is None or above < 0 or above in claimed or above in headers:
            continue
        if header.title and not _names_columns(header, words):
            continue
        lines = [line for cell in rows[above].cells for line in cell.lines]
        if (rows[above].table == header.table and len(rows[above].cells) > 1) or len(lines) != 1:
            continue
        if len(lines[0].words) <= LONGEST_HEADING and lines[0].text[-1] not in ".,;?!":
            out[_first_of(pieces, above)] = header
    return out


def _bands(rows: Sequence[Row], pieces: Sequence[Piece], claimed: set[int]) -> dict[int, Header]:
    """Rows of a table with named columns that hold one cell across them: section titles."""
    out: dict[int, Header] = {}
    for at, piece in enumerate(pieces):
        header = piece.header
        if (
            header is None
            or not header.roles
            or not piece.first
            or piece.row in claimed
            or piece.row == header.row
        ):
            continue
        filled = [cell for cell in rows[piece.row].cells if cell.lines]
        own = [c for c in range(piece.cell.column, piece.cell.column + piece.cell.span) if c in header.roles]
        if (
            len(filled) == 1
            and len(own) > 1
            and piece.line is not None
            and len(piece.line.words) <= LONGEST_HEADING
        ):
            out[_first_of(pieces, piece.row)] = header
    return out


def _with_sections(pieces: Sequence[Piece], starts: list[Start], titled: dict[int, Header]) -> list[Start]:
    """Where a column repeats the section's title on each row, a section begins where the title changes."""
    out = list(starts)
    last = ""
    for at, piece in enumerate(pieces):
        if at in titled and piece.line is not None:
            last = piece.line.text
            continue
        if piece.role != "section" or not piece.first or piece.line is None or piece.header is None:
            continue
        cell = [p for p in pieces[at : at + 12] if p.cell is piece.cell and p.row == piece.row]
        text = " ".join([p.line.text for p in cell if p.line is not None])
        if text == last:
            continue
        last = text
        end = at + len(cell)
        # the question of the same row begins after its section's cell
        out = [(end if begin == at else begin, chosen, header) for begin, chosen, header in out]
        out.append((at, None, piece.header))
    return out


def _has_header(pieces: Sequence[Piece], row: int) -> bool:
    at = _first_of(pieces, row)
    return at < len(pieces) and pieces[at].header is not None and pieces[at].header.row != row  # type: ignore[union-attr]


def _offers(row: Row, header: Header) -> bool:
    """Whether a row has cells of its own for the options."""
    columns = {cell.column for cell in row.cells if cell.column in header.columns and cell.span == 1}
    if row.basis == "ruled":
        return len(columns) == len(header.columns)
    return bool(columns)
