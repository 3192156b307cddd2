"""A table of contents: its lines name sections and questions that come later, with their pages.

Innehåll
1 Styrning ........................ 3
2 Ekonomi och uppföljning ......... 5
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from granskning_cli.structure.lines.pieces import Piece

# How an entry ends, read from its end: "3 Mål ........ 12" is "21 ........ låM 3". So a long line is read once.
_END: Final = re.compile(r"(?P<page>\d{1,4})(?P<dots>(?:\s?[.…·_]){3,}+\s*+|\s++)")
_LETTER: Final = re.compile(r"[^\W\d_]")
# So many entries make one, with leaders or without, and so many of what they name comes later.
FEWEST: Final = {True: 2, False: 3}
NAMED: Final = {True: 0.5, False: 0.7}
# Lines of a wrapped entry between two others.
BETWEEN: Final = 1
# A heading may be broken where its entry is not: so many letters are enough.
LETTERS: Final = 14
HEADING_WORDS: Final = 2


class _Entry(NamedTuple):
    at: int
    title: str
    page: int
    dots: bool


def contents(pieces: Sequence[Piece]) -> set[int]:
    """The pieces that are a table of contents, with the heading right above it."""
    entries = [entry for at in range(len(pieces)) if (entry := _entry(pieces, at)) is not None]
    if len(entries) < min(FEWEST.values()):
        return set()
    wanted = {entry.title[:LETTERS] for entry in entries}
    lengths = {len(one) for one in wanted}
    lines: dict[str, list[tuple[int, str]]] = {one: [] for one in wanted}  # that begin so
    for at, piece in enumerate(pieces):
        if piece.line is not None:
            line = _letters(piece.line.text)
            for begin in {line[:length] for length in lengths} & wanted:
                lines[begin].append((at, line))
    out: set[int] = set()
    for run in _runs(entries):
        dots = 2 * sum(entry.dots for entry in run) >= len(run)
        end = run[-1].at
        later = sum(_comes_later(entry.title, end, lines) for entry in run)
        if len(run) >= FEWEST[dots] and later >= NAMED[dots] * len(run):
            out.update(range(run[0].at, end + 1))
            above = pieces[run[0].at - 1].line if run[0].at > 1 else None
            if above is not None and len(above.words) <= HEADING_WORDS and above.text[-1] not in ".,;?!":
                out.add(run[0].at - 1)
    return out


def _entry(pieces: Sequence[Piece], at: int) -> _Entry | None:
    piece = pieces[at]
    if piece.line is None or piece.role != "text" or not piece.line.text[-1].isdecimal():
        return None
    text = piece.line.text
    match = _END.match(text[::-1])
    title = text[: -match.end()] if match is not None else ""
    if match is None or _LETTER.search(title) is None:
        return None
    return _Entry(at, _letters(title), int(match["page"][::-1]), bool(match["dots"].strip()))


def _runs(entries: Sequence[_Entry]) -> list[list[_Entry]]:
    """Entries that follow each other, whose pages do not fall."""
    out: list[list[_Entry]] = []
    for entry in entries:
        last = out[-1][-1] if out else None
        if last is not None and entry.at - last.at <= BETWEEN + 1 and entry.page >= last.page:
            out[-1].append(entry)
        else:
            out.append([entry])
    return out


def _letters(text: str) -> str:
    return "".join([letter for letter in text.casefold() if letter.isalnum()])


def _comes_later(title: str, end: int, lines: Mapping[str, Sequence[tuple[int, str]]]) -> bool:
    """Whether a line after the contents begins with an entry's title, or is its first part."""
    if not title:
        return False
    for place, line in reversed(lines[title[:LETTERS]]):
        if place <= end:
            return False
        if line.startswith(title) or title.startswith(line):
            return True
    return False
