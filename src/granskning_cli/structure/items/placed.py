"""Titles that nothing but their place tells: a short line, alone, right above a number.

...får effekt först året därpå.

Ekonomi                                  white space above it and none below
2.1 Vilket resultat prognostiseras?      the first number of another section
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.model.layout import LINED, Row
from granskning_cli.structure.items.item import Item
from granskning_cli.structure.items.numbering import Chosen
from granskning_cli.structure.items.titles import LONGEST
from granskning_cli.structure.language import Vocabulary
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks, is_apart
from granskning_cli.structure.lines.pieces import Piece

# A word of so many letters, all capitals, is no abbreviation.
FEWEST_CAPITALS: Final = 5


def bare_titles(pieces: Sequence[Piece], begins: Iterable[int]) -> dict[int, int]:
    """Lines that only their place may make titles: short, alone in their paragraph, right above one of `begins`.

    By the line that begins a number's count again; in a text without type nothing else tells a title.
    """
    out: dict[int, int] = {}
    for at in begins:
        title = _bare(pieces, at)
        if title is not None and (is_apart(pieces[title]) or title == 0):
            out[at] = title
    return out


def told_by_place(
    rows: Sequence[Row],
    pieces: Sequence[Piece],
    chosen: Sequence[Chosen],
    bare: dict[int, int],
    words: Vocabulary,
) -> list[int]:
    """The titles that nothing but their place tells, as in a text that has no type."""
    begins = [choice.candidate.line for choice in chosen]
    found = (
        _begun_again(chosen, bare)
        + _in_capitals(pieces, begins)
        + _in_own_type(pieces, begins, placed=_is_text(rows))
    )
    if _is_text(rows):
        found += _kept(rows, pieces, begins)
    found += [*_of_other_sections(rows, pieces, chosen), *_in_tables(rows, pieces, chosen)]
    return [at for at in dict.fromkeys(found) if (line := pieces[at].line) and not words.code_of(line.text)]


def doubtful(drafts: Mapping[Item, Sequence[Piece]], words: Vocabulary) -> Iterator[tuple[Item, Piece]]:
    """The questions that end with a line which may be the title of what follows, and that line."""
    apart, close = [], []
    for (item, pieces), following in zip(drafts.items(), [*drafts][1:], strict=False):
        if item.number is None or following.number is None or item.end != following.start:
            continue
        title = _bare(pieces, len(pieces)) if len(pieces) > 1 else None
        line = pieces[title].line if title is not None else None
        if title is None or line is None or pieces[title].ruled or words.code_of(line.text):
            continue
        other = len(following.number) > 1 and item.number[0] != following.number[0]
        if is_apart(pieces[title]) and (other or _answered(pieces[:title], ".")):
            apart.append((item, pieces[title]))
        elif (above := pieces[title - 1].line) and above.short and _answered(pieces[:title], ""):
            close.append((item, pieces[title]))
    yield from apart
    yield from close if len(close) > 1 else ()


def _answered(pieces: Sequence[Piece], end: str) -> bool:
    """Whether a question has an answer with such an end: what stands below that may be no part of it."""
    texts = [piece.line.text for piece in pieces if piece.line is not None]
    asked = max((at for at, text in enumerate(texts) if asks(text)), default=len(texts))
    return asked < len(texts) - 1 and texts[-1].endswith(end)


def _begun_again(chosen: Sequence[Chosen], bare: dict[int, int]) -> list[int]:
    """The bare titles above numbers that begin again, and the one above the first number where there are such."""
    first = [c.candidate.line for c in chosen if c.number == (1,)]
    again = [bare[line] for line in first[1:] if line in bare]
    return [bare[line] for line in first[:1] if line in bare] + again if again else []


def _kept(rows: Sequence[Row], pieces: Sequence[Piece], begins: Sequence[int]) -> list[int]:
    """The lines of a text that stand right on a number, below the white space that most numbers have above them.

    ansvarig tjänsteperson och status.

    Verksamhet
    Fråga 4. Finns det aktuella avtal med samtliga föreningar?

    Or below the only white space, where one question stands right on the other.
    """
    if not begins:
        return []
    close = [at for at in begins if not is_apart(pieces[at])]
    if 0 < 2 * len(close) < len(begins) or (2 * len(close) == len(begins) and begins[0] in close):
        tops = [
            title for at in close if (title := _bare(pieces, at)) is not None and _tops(rows, pieces, title)
        ]
        return [*bare_titles(pieces, close).values(), *tops]
    found = {at: title for at, title in bare_titles(pieces, begins).items() if not _answers(pieces, title)}
    first = _bare(pieces, begins[0])
    if first is not None and (line := pieces[first].line) is not None and line.short and ":" not in line.text:
        found[begins[0]] = first  # the document's title may stand right above it
    # white space on both sides of a line tells nothing where the first has no title
    found = found if begins[0] in found and len(found) > 1 else bare_titles(pieces, close)
    known = {*found, *found.values()}
    others = [p for at, p in enumerate(pieces) if at > begins[0] and at not in known and is_apart(p)]
    return list(found.values()) if sum(p.line is not None for p in others) < len(found) else []


def _is_text(rows: Sequence[Row]) -> bool:
    return bool(rows) and rows[0].unit == "char"


def _in_own_type(pieces: Sequence[Piece], begins: Sequence[int], *, placed: bool) -> list[int]:
    """The bare lines in a type in which nothing else stands however little space is above them.

    `placed`: in a text without types what they have to themselves is how far they are set in.
    """
    above = {at: title for at in begins if (title := _bare(pieces, at)) is not None}
    first = above.get(begins[0]) if begins else None
    own = _type(pieces[first], placed) if first is not None else None
    if first is None or own is None:
        return []
    titles = [at for at in above.values() if _type(pieces[at], placed) == own]
    others = [at for at in range(first, len(pieces)) if at not in titles and _type(pieces[at], placed) == own]
    return titles if 1 < len(titles) <= len(begins) / 2 + 1 and not others else []


def _type(piece: Piece, placed: bool) -> tuple[bool, bool, bool, bool, float, int] | None:
    """What all of a line has in common: bold, italic, underlined, capitals, size; how far it is set in, if `placed`."""
    line = piece.line
    if line is None or piece.ruled or piece.role != "text":
        return None
    words = line.words
    styles = all(w.bold for w in words), all(w.italic for w in words), all(w.font == LINED for w in words)
    return (*styles, _all_capitals(line.text), round(words[0].size), line.indent if placed else 0)


def _in_capitals(pieces: Sequence[Piece], begins: Sequence[int]) -> list[int]:
    """The bare lines all in capitals, two at least, where hardly anything else is."""
    found = list(bare_titles(pieces, begins).values())
    found = [at for at in found if (line := pieces[at].line) and _all_capitals(line.text)]
    inside = range(begins[0], len(pieces)) if begins else ()
    lines = [line for at in inside if at not in found and (line := pieces[at].line) is not None]
    others = sum(_all_capitals(line.text) for line in lines)
    others += sum(_answers(pieces, at) for at in found)
    return found if len(found) > max(1, 2 * others) else []


def _answers(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line stands right below one that asks, where its answer does."""
    above = next((p.line for p in reversed(pieces[:at]) if p.line is not None), None)
    return above is not None and asks(above.text)


def _all_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) >= FEWEST_CAPITALS


def _of_other_sections(
    rows: Sequence[Row], pieces: Sequence[Piece], chosen: Sequence[Chosen]
) -> Iterator[int]:
    """The lines above the first number of another section, 1.4 -> 2.1, nearer to it than to what is above them."""
    changes = [
        after.candidate.line
        for before, after in itertools.pairwise(chosen)
        if len(after.number) > 1 and after.number[0] != before.number[0]
    ]
    found = [title for at in changes if (title := _nearer(rows, pieces, at)) is not None]
    if found:
        first = _nearer(rows, pieces, chosen[0].candidate.line)
        yield from [] if first is None else [first]
        yield from found


def _nearer(rows: Sequence[Row], pieces: Sequence[Piece], at: int) -> int | None:
    """The bare line right above, where more white space stands above it than below, or the top of a page."""
    title = _bare(pieces, at)
    if title is None:
        return None
    above = next((p for p in reversed(pieces[:title]) if p.line is not None), None)
    if above is None or above.line is None:
        return title
    if _tops(rows, pieces, title) and not is_apart(pieces[at]):
        return title if above.line.short or above.line.text[-1] in ".:?!" else None
    return title if pieces[title].gap >= pieces[at].gap + PARAGRAPH else None


def _tops(rows: Sequence[Row], pieces: Sequence[Piece], at: int) -> bool:
    """Whether a line is the first of its page."""
    above = next((p for p in reversed(pieces[:at]) if p.line is not None), None)
    return above is not None and rows[above.row].page != rows[pieces[at].row].page


def _in_tables(rows: Sequence[Row], pieces: Sequence[Piece], chosen: Sequence[Chosen]) -> Iterator[int]:
    """The lines that have a row of a table set with spaces to themselves and begin where its numbers do.

    3    Nämnden har beslutat om prislista      X
    Kontroll
    4    Riskanalys har gjorts                          X
    """
    begins = [choice.candidate.line for choice in chosen]
    numbered = {pieces[at].row for at in begins}
    for at in begins:
        title = _bare(pieces, at)
        if title is None or rows[pieces[at].row].basis != "aligned":
            continue
        row, below, header = pieces[title].row, pieces[at].row, pieces[title].header
        if header is None or not header.text_columns or row != below - 1 or row in numbered:
            continue
        own, number = pieces[title].line, pieces[at].line
        alone = sum(bool(cell.lines) for cell in rows[row].cells) == 1
        if alone and own and number and own.indent == number.indent and own.short:
            yield title


def _bare(pieces: Sequence[Piece], at: int) -> int | None:
    """The last line above, where it is as short as a title and no sentence."""
    title = next((i for i in range(at - 1, max(0, at - 8) - 1, -1) if pieces[i].line is not None), None)
    line = pieces[title].line if title is not None else None
    if title is None or line is None or pieces[title].role != "text":
        return None
    text = line.text
    return title if len(line.words) <= LONGEST and text[0].isupper() and text[-1].isalpha() else None
