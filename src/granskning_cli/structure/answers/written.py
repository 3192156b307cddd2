"""Options that are written out: a cell below "Ja/Nej" that says "Nej", or "☐ Ja ☒ Nej"."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import Basis, BBox, Line
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.answers.marks import Found, Mark
from granskning_cli.structure.language import Vocabulary, normal
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.choices import choices_of
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.options.labels import may_offer


def is_written(header: Header) -> bool:
    """Whether a header names a column in which one of its options is written."""
    return "choice" in header.roles.values()


def written(pieces: Sequence[Piece], header: Header, words: Vocabulary) -> Found:
    """The options written in that column; what is none of them is stray text."""
    marks: list[Mark] = []
    used: set[int] = set()
    stray: list[int] = []
    cells: dict[int, list[tuple[int, Line]]] = {}
    for at, piece in enumerate(pieces):
        if piece.role == "option" and piece.line is not None:
            cells.setdefault(id(piece.cell), []).append((at, piece.line))
    for lines in cells.values():
        said = _said([line for _, line in lines], header, words)
        if said is None:
            stray += [at for at, _ in lines]
            continue
        used.update([at for at, _ in lines])
        first = pieces[lines[0][0]]
        basis: Basis = "ruled" if first.ruled else "aligned"
        marks += [Mark(option, first.row, box, basis) for option, box in said]
    return Found(tuple(marks), True, None, frozenset(used), tuple(stray))


def _said(lines: Sequence[Line], header: Header, words: Vocabulary) -> list[tuple[Option, BBox]] | None:
    """The options that a cell says, or that are ticked in it, "☐ Ja ☒ Nej"; None where it says something else."""
    by_code = {option.code: option for option in header.options}
    by_label = {normal(option.label): option.code for option in header.options}

    def option_of(text: str) -> Option | None:
        return by_code.get(by_label.get(normal(text)) or words.code_of(text) or "")

    text = " ".join([line.text for line in lines])
    read = choices_of([word for line in lines for word in line.words], words) if may_offer(text) else None
    if not read:
        option = option_of(text)
        return [(option, lines[0].bbox)] if option is not None else None
    named = [(choice, option_of(choice.label)) for choice in read]
    if any(option is None for _, option in named):
        return None
    return [(option, choice.box.bbox) for choice, option in named if choice.ticked and option is not None]
