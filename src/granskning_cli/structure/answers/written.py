"""Options that are written out: a cell below "Ja/Nej" that says "Nej"."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import Basis, Line
from granskning_cli.structure.answers.marks import Found, Mark
from granskning_cli.structure.language import Vocabulary, normal
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.header import Header


def is_written(header: Header) -> bool:
    """Whether a header names a column in which one of its options is written."""
    return "choice" in header.roles.values()


def written(pieces: Sequence[Piece], header: Header, words: Vocabulary) -> Found:
    """The options written in that column; what is none of them is stray text."""
    marks: list[Mark] = []
    used: set[int] = set()
    stray: list[int] = []
    by_code = {option.code: option for option in header.options}
    by_label = {normal(option.label): option.code for option in header.options}
    cells: dict[int, list[tuple[int, Line]]] = {}
    for at, piece in enumerate(pieces):
        if piece.role == "option" and piece.line is not None:
            cells.setdefault(id(piece.cell), []).append((at, piece.line))
    for lines in cells.values():
        text = " ".join([line.text for _, line in lines])
        said = by_label.get(normal(text)) or words.code_of(text)
        if said not in by_code:
            stray += [at for at, _ in lines]
            continue
        used.update([at for at, _ in lines])
        first = pieces[lines[0][0]]
        basis: Basis = "ruled" if first.ruled else "aligned"
        marks.append(Mark(by_code[said], first.row, lines[0][1].bbox, basis))
    return Found(tuple(marks), True, None, frozenset(used), tuple(stray))
