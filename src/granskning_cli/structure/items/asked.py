"""Questionnaires in one type, without numbers or tables: a paragraph that ends with a question mark asks.

    Does this specification allow an origin access to other devices?

    No. It is specifically forbidden to implementations.

As where type tells (`typed.py`), this is an inference, and the result says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.model.layout import Line
from granskning_cli.structure.items.item import NO_OPTIONS, Item
from granskning_cli.structure.items.titles import LARGER, above_items, heading_lines
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks
from granskning_cli.structure.lines.pieces import Piece

# So many paragraphs ask, this share of all from the first of them on, and most of them are followed by one that does not.
FEWEST: Final = 4
SHARE: Final = 0.25
FOLLOWED: Final = 0.6
# So many capitals are no abbreviation.
CAPITALS: Final = 5


def asked_items(pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The questions of such a document, none where it is something else."""
    blocks = [(start, end, _asks(pieces[start:end], words)) for start, end in _blocks(pieces)]
    first = next((at for at, (_, _, asks) in enumerate(blocks) if asks), len(blocks))
    blocks = blocks[first:]
    asking = [at for at, (_, _, asks) in enumerate(blocks) if asks]
    answered = [at for at in asking if at + 1 < len(blocks) and not blocks[at + 1][2]]
    if len(asking) < FEWEST or len(asking) < SHARE * len(blocks) or len(answered) < FOLLOWED * len(asking):
        return []
    answers = {blocks[at][0]: blocks[at][1] for at in asking}
    titles = {*above_items(pieces, heading_lines(pieces), answers), *_in_capitals(blocks, pieces)}
    starts = sorted([*answers, *titles])
    items: list[Item] = []
    for start, end in zip(starts, [*starts[1:], len(pieces)], strict=True):
        answer = answers.get(start)
        title = None if answer is not None else NO_OPTIONS
        items.append(Item(start, end, None, None, -1, False, title, answer=answer))
    return items


def _in_capitals(blocks: Sequence[tuple[int, int, bool]], pieces: Sequence[Piece]) -> Iterator[int]:
    """Paragraphs of a line in capitals between an answer and a question."""
    for before, (start, end, asking), after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        line = pieces[start].line
        between = end - start == 1 and not before[2] and not asking and after[2]
        if between and line is not None and line.text.isupper():
            yield from [start] if sum(map(str.isalpha, line.text)) >= CAPITALS else ()


def _blocks(pieces: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Paragraphs: lines parted by white space or by their type, or behind one that asks and stands on its own line."""
    start: int | None = None
    last = -1
    for at, piece in enumerate(pieces):
        if piece.line is None:
            continue
        before = pieces[last].line if last >= 0 else None
        apart = piece.gap >= PARAGRAPH or piece.divided
        broken = before is not None and before.short and asks(before.text)
        other = before is not None and _is_other(before, piece.line)
        if start is not None and (apart or broken or other):
            yield start, last + 1
            start = at
        start = at if start is None else start
        last = at
    if start is not None:
        yield start, last + 1


def _is_other(above: Line, line: Line) -> bool:
    """Whether all of a line is bold and nothing of the one above it, or the reverse, or it is a title's size."""
    bold, before = {w.bold for w in line.words}, {w.bold for w in above.words}
    sizes = line.words[0].size, above.words[-1].size
    return (len(bold) == len(before) == 1 and bold != before) or max(sizes) > LARGER * min(sizes)


def _asks(block: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether a paragraph ends with a question, or with what to write: "Which data? Please also document ..."."""
    text = " ".join([piece.line.text for piece in block if piece.line is not None])
    _, mark, rest = text.partition("?")
    rest = rest.strip('"”»)_* ')
    told = starts_with(rest, words.imperatives)
    return bool(mark) and (not rest or told or rest.endswith("?"))
