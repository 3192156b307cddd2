"""What a label is and what a mark is: the smallest things that tell an answer grid from text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, Cell, Line, Row
from granskning_cli.model.questionnaire import Option
from granskning_cli.model.raised import without_marks
from granskning_cli.structure.language import Vocabulary

MARKS: Final = frozenset(
    ("X", "x", "×", "✕", "✖", "✗", "✘", "╳", "✓", "✔", "√", "☑", "☒", "🗹", "🗷", "✅", TICKED)
)
# In an option's own cell these mark it too; elsewhere they are bullets and operators.
_CELL_MARKS: Final = MARKS | frozenset(
    ("●", "•", "⬤", "■", "▪", "◉", "*", "+", "v", "V", "\uf06c", "\uf0b7", "l")
)
MOST_WORDS: Final = 4
MOST_LINES: Final = 3
# "3", and the ends of such a scale: "1 (inte alls)", "1 = inte alls", "helt 5".
_STEP: Final = re.compile(
    r"([0-9]{1,2})(?:\s*+(?:[^\w\s]\s*+)?[^\W\d].{0,40})?|[^\W\d][^\d]{0,40}\s\(?([0-9]{1,2})\)?"
)
_HOLLOW: Final = frozenset("○◯⚪◌❍〇")
_FULL: Final = frozenset("●⬤◉⦿🔘⊗⊙◍■◼⬛▣◾")
_RADIO: Final = frozenset("◉⦿🔘⊗⊙◍▣")  # no list's bullet
# Characters that may be places to tick and may be bullets.
SHAPES: Final = frozenset((BALLOT, TICKED, *_HOLLOW, *_FULL))
# What an item of a list may begin with: "• ○ Ja", "- ◉ Nej".
_LISTED: Final = frozenset("•·‣▪◦-–*\uf0b7")
_LOW: Final = re.compile(r"_{1,8}([xXvV✓✔✗✘]?)_{0,8}")

# What a line with places to tick holds: a shape, a low line, or a mark by itself.
_SHAPED: Final = "_✓✔" + "".join(sorted(SHAPES))
_BY_ITSELF: Final = "".join(sorted(m for m in MARKS if len(m) == 1))
_MAY_OFFER: Final = re.compile(f"[{_SHAPED}]|(?<!\\S)[{_BY_ITSELF}](?!\\S)")
# A set of characters alone is searched for three times as fast.
_HINT: Final = re.compile(f"[{_SHAPED}{_BY_ITSELF}]")


@lru_cache(maxsize=512)
def may_offer(text: str) -> bool:
    """Whether a line may hold places to tick; most lines hold none, and each is asked about two or three times."""
    return _HINT.search(text) is not None and _MAY_OFFER.search(text) is not None


def state_of(text: str, *, soft: bool = True) -> bool | None:
    """Whether a word is a ticked place (True), an empty one (False) or none (None); `soft`: or may be one."""
    if text in (BALLOT, TICKED):
        return text == TICKED
    if not soft:
        return None
    if text in MARKS or text in _FULL:
        return True
    if text in _HOLLOW:
        return False
    low = _LOW.fullmatch(text) if text[:1] == "_" else None
    return bool(low[1]) if low else None


def is_listed(texts: Sequence[str], *, soft: bool = True) -> bool:
    """Whether words begin with a list's sign and go on with a place to tick, which is the item's."""
    return len(texts) > 2 and texts[0] in _LISTED and state_of(texts[1], soft=soft) is not None


def shape_of(texts: Sequence[str]) -> str | None:
    """The shape that a line begins with, maybe behind a list's sign."""
    first = texts[1 if is_listed(texts) else 0] if len(texts) > 1 else ""
    return first if first in _HOLLOW or first in _FULL else None


def are_places(shapes: Sequence[str]) -> bool:
    """Whether shapes below each other are places to tick, and no bullets of a list and of one within it.

    A list within a list comes after an item of the outer one, whose bullet is full.
    """
    full = [at for at, shape in enumerate(shapes) if shape in _FULL]
    if len(full) in (0, len(shapes)):
        return False
    return any(shapes[at] in _RADIO for at in full) or (len(full) == 1 and full[0] > 0)


def is_mark(text: str) -> bool:
    """Whether a text is nothing but a mark: "X", "[x]", "(X)", "X."."""
    bare = without_marks(text).strip("[]().:, ")
    return bare in MARKS or (len(bare) == 2 and bare in ("XX", "xx"))


def holds_mark(line: Line) -> bool:
    """Whether a mark stands by itself in a line of text, or is all of it: whoever printed it meant it to be seen."""
    words = line.words if may_offer(line.text) else ()
    return any(
        word.text in (BALLOT, TICKED) or (word.text in MARKS and (at or len(words) == 1))
        for at, word in enumerate(words)
    )


def marks_cell(text: str) -> bool:
    """Whether the text of an option's own cell marks it."""
    return is_mark(text) or without_marks(text).strip("[](). ") in _CELL_MARKS


def is_empty_box(text: str) -> bool:
    return text in (BALLOT, "[", "]", "[]", "[ ]", "()", "( )", "[_]", "□", "○", "◯")


def is_choice(text: str) -> bool:
    """Whether a text is a label with its own place to tick, "_ Ja": the options of one question head no others."""
    tokens = text.split()
    return len(tokens) > 1 and (state_of(tokens[0]) is not None or state_of(tokens[-1]) is not None)


def cell_text(cell: Cell) -> str:
    lines = cell.lines
    return lines[0].text if len(lines) == 1 else " ".join([line.text for line in lines])


def labels_of(cell: Cell, words: Vocabulary) -> dict[int, Option]:
    """The options that a header cell names, by column: one for most, several where labels stand close together."""
    label = cell_text(cell)
    if len(label) > 60 or is_choice(label):
        return {}
    code = words.code_of(label)
    if code is None and len(cell.lines) > 1:  # "Osittai" / "n": a word that its narrow cell broke
        whole = "".join([line.text for line in cell.lines])
        code = words.code_of(whole)
        label = whole if code is not None else label
    if code is not None:
        return {cell.column + i: Option(code=code, label=label) for i in range(cell.span)}
    tokens = [word.text for word in cell.lines[0].words]
    if len(cell.lines) > 1 or len(tokens) < 2 or cell.span != len(tokens):
        return {}
    out: dict[int, Option] = {}
    start = 0
    while start < len(tokens):
        for end in range(len(tokens), start, -1):
            part = " ".join(tokens[start:end])
            code = words.code_of(part)
            if code is not None:
                out.update({cell.column + i: Option(code=code, label=part) for i in range(start, end)})
                start = end
                break
        else:
            return {}
    return out


def digits_of(row: Row) -> dict[int, Option]:
    """A scale of consecutive numbers, 1 2 3 4 5, each in a cell; its ends may say what they mean."""
    columns: dict[int, Option] = {}
    for cell in row.cells if len(row.cells) > 2 else ():
        label = cell_text(cell)
        if len(cell.lines) <= MOST_LINES and (step := _STEP.fullmatch(without_marks(label))):
            columns[cell.column] = Option(code=step[1] or step[2], label=label)
    run: list[int] = []
    for column in sorted(
        columns, reverse=True
    ):  # from the right: the section's own number may stand left of them
        if run and int(columns[run[-1]].code) - int(columns[column].code) != 1:
            break
        run.append(column)
    bare = sum(columns[column].label.isdecimal() for column in run)
    # "1 Ekonomi | 2 Personal | 3 Lokaler" are titles
    return {column: columns[column] for column in run} if len(run) > 2 and bare >= len(run) - 2 else {}


def extends(label: str, after: Sequence[Option]) -> bool:
    """Whether a number is the next of a scale "1 2 3 4 5" read from its end."""
    if not re.fullmatch(r"[0-9]{1,2}", label):
        return False
    digits = [int(option.code) for option in after if option.code.isdecimal()]
    return not digits or abs(digits[0] - int(label)) == 1
