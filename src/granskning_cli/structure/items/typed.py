"""Questionnaires without numbers, tables or fields: type alone tells a question from its answer.

    GRUND FÖR MEDICINSKT UNDERLAG          a larger or otherwise third type: a heading
    Min undersökning av patienten          the type that asks
    2016-05-10                             the type that answers
    Annat
    2016-05-10

Two types take turns; the one in which things are asked is the questions'. Whether a document is such a questionnaire is
an inference, so the result says that it was made.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, FIELD, TICKED, WIDGET
from granskning_cli.structure.items.item import NO_OPTIONS, Item
from granskning_cli.structure.items.titles import LARGER, body_size, heading_lines
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.lines.breaks import PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece

# The two types take turns at least so often, and so many of the questions ask something in so many words.
FEWEST_TURNS: Final = 4
FEWEST_ASKING: Final = 2
ASKING: Final = 0.15
MOSTLY: Final = 0.6
# The questions' type asks so much more often than the answers' does.
CLEARLY: Final = 1.5
# More white space than this between two lines of the questions' type begins another question, in lines.
APART: Final = 0.15
LONGEST_HEADING: Final = 14

Style = tuple[str, float, bool]


class _Types(NamedTuple):
    asks: Style
    answers: Style


def typed_items(pieces: Sequence[Piece], words: Vocabulary) -> list[Item]:
    """The headings and questions of such a document, none where its type tells nothing."""
    types = _types(pieces, words)
    if types is None:
        return []
    starts: list[tuple[int, bool]] = []  # where something begins, and whether it is a heading
    answers: dict[int, int] = {}  # where the answer of the question that began last begins
    before: Piece | None = None
    for at, piece in enumerate(pieces):
        style = _style(piece)
        if style is None:
            continue
        asking = bool(starts) and not starts[-1][1] and starts[-1][0] not in answers
        if style == types.asks:
            if not asking or before is None or _begins(before, piece):
                starts.append((at, False))
        elif style != types.answers and _heads(pieces, at, types):
            if not (starts and starts[-1][1] and before is not None and not _begins(before, piece)):
                starts.append((at, True))
        elif asking:
            answers[starts[-1][0]] = at
        before = piece
    items: list[Item] = []
    for position, (start, heading) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(pieces)
        title = NO_OPTIONS if heading else None
        answer = None if heading else answers.get(start, end)
        items.append(Item(start, end, None, None, -1, False, title, answer=answer))
    return items


def ask_mostly(items: Sequence[Item], pieces: Sequence[Piece]) -> bool:
    """Whether most of the questions end with a question mark, and nothing was typed into fields."""
    asked = [item for item in items if item.answer is not None]
    marks = sum(
        any(p.line is not None and p.line.text.endswith("?") for p in pieces[item.start : item.answer])
        for item in asked
    )
    fonts = (word[2] for p in pieces if p.line is not None for word in p.line.words)
    return bool(asked) and marks >= MOSTLY * len(asked) and not any(font in (FIELD, WIDGET) for font in fonts)


def _style(piece: Piece) -> Style | None:
    words = piece.line.words if piece.line is not None else ()
    said = [word for word in words if word[0] not in (BALLOT, TICKED)]
    return (said[-1].font, round(2 * said[-1].size) / 2, said[-1].bold) if said else None


def _types(pieces: Sequence[Piece], words: Vocabulary) -> _Types | None:
    """The two types that take turns most often, the one that asks first; a larger title may stand between them."""
    large = heading_lines(pieces) if pieces else set()
    body = body_size(pieces)
    between = {at for at in large if (line := pieces[at].line) and line.words[0].size >= LARGER * body}
    styled = [(style, piece) for piece in pieces if (style := _style(piece)) is not None]
    untitled = [(s, p) for at, p in enumerate(pieces) if at not in between and (s := _style(p)) is not None]
    return _turning(styled, words) or (_turning(untitled, words) if between else None)


def _turning(styled: Sequence[tuple[Style, Piece]], words: Vocabulary) -> _Types | None:
    turns = Counter((a, b) for (a, _), (b, _) in itertools.pairwise(styled) if a != b)
    best = max(turns, key=lambda pair: (min(turns[pair], turns[pair[1], pair[0]]), pair), default=None)
    if best is None or min(turns[best], turns[best[1], best[0]]) < FEWEST_TURNS:
        return None
    asking = Counter(style for style, piece in styled if _asks(piece, words))
    counts = Counter(style for style, _ in styled)
    share = {style: asking[style] / counts[style] for style in best}  # "Svar:" may stand above each answer
    first, second = sorted(best, key=lambda style: share[style], reverse=True)
    if asking[first] < max(FEWEST_ASKING, ASKING * counts[first]) or share[first] <= CLEARLY * share[second]:
        return None
    return _Types(first, second)


def _asks(piece: Piece, words: Vocabulary) -> bool:
    text = piece.line.text if piece.line is not None else ""
    return (
        text.endswith(("?", ":"))
        or starts_with(text, words.imperatives)
        or starts_with(text, words.open_words)
    )


def _begins(before: Piece, piece: Piece) -> bool:
    """Whether a line in the same type as the one above begins something new."""
    return (piece.gap >= APART or piece.divided) and before.line is not None and before.line.short


def _heads(pieces: Sequence[Piece], at: int, types: _Types) -> bool:
    """Whether a line in a third type leads to a question, through nothing but other such lines."""
    line = pieces[at].line
    if line is None or len(line.words) > LONGEST_HEADING or line.text[-1] in ".,;":
        return False
    for piece in pieces[at + 1 :]:
        style = _style(piece)
        if style is not None:
            return style == types.asks
    return False


def with_breaks(pieces: Sequence[Piece]) -> list[Piece]:
    """Lines that the author broke as paragraphs of their own: a title, and below it what to write."""
    out: list[Piece] = []
    for piece in pieces:
        broken = bool(out) and out[-1].line is not None and out[-1].line.short
        out.append(piece._replace(gap=max(piece.gap, PARAGRAPH)) if broken else piece)
    return out
