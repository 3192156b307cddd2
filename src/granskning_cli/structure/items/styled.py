"""Headings told by a type that stands right above questions and nowhere else.

Ansvarstagande                         13 points, bold, with hardly any white space above it
1. Har nämnden en samlad bild?         11 points, bold too
Resultat                               ... and once more: two such lines are enough
4. Andel bygglov inom tio veckor
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, DRAWN, FIELD, TICKED, Line
from granskning_cli.structure.items.titles import LONGEST, body_size
from granskning_cli.structure.lines.pieces import Piece

FEWEST: Final = 2
# Font, size, bold, italic, and whether all is in capitals.
Style = tuple[str, float, bool, bool, bool]


def styled_headings(pieces: Sequence[Piece], begins: Collection[int]) -> list[int]:
    """The lines of such types, where `begins` are the first pieces of questions that have a number."""
    begin = set(begins)
    usual = body_size(pieces)
    styles = [_style(piece.line) for piece in pieces]
    asking = {style for at in begin if (style := styles[at]) is not None}
    lines = Counter(piece.row for piece in pieces if piece.line is not None)
    groups: dict[Style, list[int]] = {}
    spoilt: set[Style] = set(asking)
    following: int | None = None
    for at in range(len(pieces) - 1, -1, -1):
        line = pieces[at].line
        style = styles[at]
        if line is None or style is None:
            continue
        single = not pieces[at].ruled or lines[pieces[at].row] == 1
        leads = following in begin or (following is not None and styles[following] in groups)
        if style not in spoilt and _strong(style, usual) and single and leads and _may_head(pieces[at], line):
            groups.setdefault(style, []).append(at)
        else:
            spoilt.add(style)
        following = at
    told = [
        at for style, found in groups.items() if style not in spoilt and len(found) >= FEWEST for at in found
    ]
    return sorted([*told, *_set_like_questions(pieces, styles, begin, asking, usual)])


def _set_like_questions(
    pieces: Sequence[Piece],
    styles: Sequence[Style | None],
    begin: Collection[int],
    asking: Collection[Style],
    usual: float,
) -> list[int]:
    """Lines without a number in the questions' own strong type, between an answer in another and a question."""
    written = [at for at, piece in enumerate(pieces) if piece.line is not None]
    out: list[int] = []
    for above, at, below in zip(written, written[1:], written[2:], strict=False):
        line, style = pieces[at].line, styles[at]
        if below not in begin or at in begin or line is None or style is None or style not in asking:
            continue
        if _strong(style, usual) and styles[above] != style and _may_head(pieces[at], line):
            out.append(at)
    return out


def _style(line: Line | None) -> Style | None:
    if line is None:
        return None
    word = line.words[-1]  # a number may be set in type of its own
    return word.font, round(2 * word.size) / 2, word.bold, word.italic, line.text.isupper()


def _strong(style: Style, usual: float) -> bool:
    _, size, bold, _, capitals = style
    return bold or capitals or size > usual + 0.5


def _may_head(piece: Piece, line: Line) -> bool:
    if piece.role != "text" or len(line.words) > LONGEST or line.text[-1] in ".,;:?!":
        return False
    said = sum(map(str.isalpha, line.text)) > 1  # an X alone in its row is a mark
    return said and not any(
        word.font == FIELD or word.font in DRAWN or word.text in (BALLOT, TICKED) for word in line.words
    )
