"""The words of a document that are in no title, question or answer."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.model.layout import OPEN, Row
from granskning_cli.model.questionnaire import Unplaced
from granskning_cli.structure.cover import Cover
from granskning_cli.structure.items.cells import paragraph_asks
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.numbers import read_number
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.places import place_of
from granskning_cli.structure.sections import Heading


def loose(
    pieces: Sequence[Piece],
    items: Sequence[Item],
    cover: Cover,
    headings: Sequence[Heading],
    set_aside: Sequence[Piece],
) -> list[int]:
    """The pieces with words that are in no field: cover text, columns of other things, placeholders."""
    aside = {id(piece) for piece in set_aside}
    ends = [0, *[item.end for item in items]]
    gaps = [range(end, item.start) for end, item in zip(ends, items, strict=False)]
    gaps.append(range(ends[-1], len(pieces)))
    found = [at for gap in gaps for at in gap if at not in cover.used and pieces[at].role != "header"]
    found += [at for heading in headings for at in heading.loose]
    found += [at for at, p in enumerate(pieces) if p.role in ("aside", "section") or id(p) in aside]
    titles = {id(piece) for heading in headings for piece in heading.title}
    return [at for at in found if id(pieces[at]) not in titles and _says_something(pieces[at])]


def unplaced(found: Sequence[int], pieces: Sequence[Piece], rows: Sequence[Row]) -> tuple[Unplaced, ...]:
    """Lines that follow each other as one entry."""
    out: list[Unplaced] = []
    run: list[int] = []
    for at in [*sorted(set(found)), -1]:
        if run and (
            at < 0
            or at - run[-1] > 1
            or pieces[at].gap >= PARAGRAPH
            or rows[pieces[at].row].page != rows[pieces[run[0]].row].page
        ):
            place = place_of(rows, [pieces[i] for i in run])
            text = " ".join([pieces[i].line.text for i in run if pieces[i].line is not None])  # type: ignore[union-attr]
            if place is not None:
                out.append(Unplaced(text=text, at=place))
            run = []
        if at >= 0:
            run.append(at)
    return tuple(out)


def passed_by(left: Sequence[int], spare: Sequence[int], pieces: Sequence[Piece]) -> list[Piece]:
    """The lines that begin with a number and ask: those that fit no outline, and those that nothing became of.

    A row of a table that has a mark, "4." above 2. and 3., asks whatever its number stands in.
    """
    out = list(left)
    marked = {pieces[at].row for at in spare if pieces[at].role == "option"}
    begun = {pieces[at].row for at in out}
    for at in spare:
        line = pieces[at].line
        numbered = line is not None and any(not printed.relative for printed in read_number(line.text))
        asks = pieces[at].row in marked - begun or paragraph_asks(pieces, at, set())
        if numbered and pieces[at].role != "aside" and at not in out and asks:
            out.append(at)
            begun.add(pieces[at].row)
    return [pieces[at] for at in out]


def _says_something(piece: Piece) -> bool:
    """Whether a piece holds words; an empty field's place holds none."""
    return piece.line is not None and any(word.text != OPEN for word in piece.line.words)
