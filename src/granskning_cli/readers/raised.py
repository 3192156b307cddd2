"""Figures set above the line in smaller type, as marks of notes and powers are: "risker" with a raised 1 -> "risker¹".

60 of ytan, with a raised 2 behind "60"      ->  60²       never 602
a raised 3, "/" and a lowered 4              ->  3/4       the numerator of a fraction is no mark
"risker", then a raised "1)" of its own      ->  risker¹)
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Sequence
from itertools import chain, pairwise
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.model.raised import lift

# In shares of the size of the line's type: how small a raised figure is, and how far above the line it stands. What
# touches its word may be as large (WeasyPrint's is nearly), and what does not may be in a cell of its own.
SMALLEST: Final = 0.4
SMALLER: Final = 0.975
LARGEST: Final = 1.02
LOWEST: Final = 0.2
HIGHEST: Final = 0.75
# How close to its word it is where it touches it, and where a space parts them.
CLOSE: Final = 0.15
APART: Final = 0.45
OVER: Final = 0.3
# Type of another size differs by so much of it.
OTHER: Final = 0.01
# A page has fewer marks that are painted last.
MOST: Final = 300
# Letters of a word that is a mark.
LONGEST: Final = 8
# Of a line of type, below its baseline.
_BELOW: Final = 0.21
_FRACTION: Final = re.compile(r"(?<![0-9])[0-9]++(?=[/\u2044\u2215](?:[0-9]|$))")
_FIGURES: Final = re.compile(r"[0-9]+")
_MARK: Final = re.compile(r"[-\u2212]?[0-9]{1,3}(?:,[0-9]{1,3})*[).,;:]*")
_FIRST: Final = "0123456789-\u2212"
_GOES_ON: Final = tuple(".,;:!?)")
_SLASH: Final = ("/", "\u2044", "\u2215")


def is_raised(size: float, rise: float, gap: float, line: float) -> bool:
    """Whether type of this size is set above a line of another size; `rise`: above its baseline, `gap`: beside it."""
    largest = LARGEST if gap <= CLOSE * line else SMALLER
    return (
        SMALLEST * line <= size <= largest * line
        and LOWEST * line <= rise <= HIGHEST * line
        and -OVER * line <= gap <= APART * line
    )


def raised_of(letters: Sequence[tuple[float, float, float, float]]) -> list[int]:
    """The letters of a word that stand above the line of the largest one's type.

    Of each letter: where it begins and ends along its line, how high its baseline is, and its size.
    """
    if len(letters) < 2:
        return []
    _, _, line, size = max(letters, key=lambda letter: letter[3])
    gaps = [after[0] - letter[1] for letter, after in pairwise(letters)]
    return [
        at
        for at, ((_, _, height, own), gap) in enumerate(zip(letters, (gaps[0], *gaps), strict=True))
        if is_raised(own, height - line, gap, size)
    ]


def lifted(text: str, places: Collection[int]) -> str:
    """The text with the figures at these places raised, and the sign before them."""
    if not places:
        return text
    numerators = {at for run in _FRACTION.finditer(text) for at in range(*run.span())}
    letters = list(text)
    for run in _FIGURES.finditer(text):
        at = run.start()
        for place in range(at, run.end()):
            if place in places and place not in numerators:
                letters[place] = lift(text[place])
        if at - 1 in places and at - 2 not in places and letters[at] != text[at]:
            letters[at - 1] = lift(text[at - 1])
    return "".join(letters)


def with_marks(words: list[Word], hidden: list[bool], *, in_order: bool) -> tuple[list[Word], list[bool]]:
    """The words with raised figures that are words of their own joined to those that they touch; and which are hidden.

    A mark stands behind its word, or before the first word of a note. Words `in_order` are so but for what was painted
    last, so that figures in type of the usual size are not looked for elsewhere.
    """
    marks = _may_be(words)
    lost = _lost(words, _of_other_size(words, marks) if in_order else marks)
    if lost:
        words, hidden = in_place(words, hidden, lost)
        marks = _may_be(words)
    gone: set[int] = set()
    for at in marks:
        mark = words[at]
        after = words[at + 1] if at + 1 < len(words) else None
        if not _MARK.fullmatch(mark.text) or (after is not None and _divides(mark, after)):
            continue
        home = at - 1
        while home in gone:
            home -= 1
        if home >= 0 and _is_home(mark, words[home]):
            words[at] = _lifted(mark, words[home])
            if hidden[home] == hidden[at] and _touches(words[home], mark):
                words[home] = _joined(words[home], words[at])
                gone.add(at)
                if after is not None and hidden[at + 1] == hidden[at] and _follows(words[home], after):
                    words[home] = _joined(words[home], after)
                    gone.add(at + 1)
        elif after is not None and _is_note(mark, after):
            words[at] = _lifted(mark, after)
    if not gone:
        return words, hidden
    kept = [at for at in range(len(words)) if at not in gone]
    return [words[at] for at in kept], [hidden[at] for at in kept]


def _may_be(words: Sequence[Word]) -> list[int]:
    return [at for at, word in enumerate(words) if word[0][0] in _FIRST and len(word[0]) < LONGEST]


def in_place(words: list[Word], hidden: list[bool], lost: set[int]) -> tuple[list[Word], list[bool]]:
    """The words with the raised figures that were painted after all else beside those they belong to; and the hidden.

    Web pages place them by "position: relative", and a browser paints such things last.
    """
    order = sorted(range(len(words)), key=lambda at: words[at][1][3])
    bottoms = [words[at][1][3] for at in order]
    behind: dict[int, list[int]] = {}
    before: dict[int, list[int]] = {}
    for at in sorted(lost)[:MOST]:
        mark, reach = words[at], words[at].size / SMALLEST
        begin, end = bisect(bottoms, mark.bbox.bottom), bisect(bottoms, mark.bbox.bottom + reach)
        left, right = mark.bbox.x0 - APART * reach, mark.bbox.x1 + APART * reach
        near = [one for one in order[begin:end] if left <= words[one][1][2] and words[one][1][0] <= right]
        homes = [one for one in near if _is_home(mark, words[one])]
        notes = [one for one in near if _is_note(mark, words[one])]
        if homes:
            behind.setdefault(max(homes, key=lambda one: words[one].bbox.x1), []).append(at)
        elif notes:
            before.setdefault(min(notes, key=lambda one: words[one].bbox.x0), []).append(at)
    moved = {at for found in (behind, before) for marks in found.values() for at in marks}
    # what belongs to a mark that is moved itself stays where it is
    moved -= {at for found in (behind, before) for home in moved & found.keys() for at in found[home]}
    placed: list[int] = []
    for at in range(len(words)):
        if at not in moved:
            beside = chain(before.get(at, ()), (at,), behind.get(at, ()))
            placed += [one for one in beside if one == at or one in moved]
    return [words[at] for at in placed], [hidden[at] for at in placed]


def _lost(words: Sequence[Word], marks: Sequence[int]) -> set[int]:
    """The marks that do not follow the word they belong to."""
    return {
        at
        for at in marks
        if _MARK.fullmatch(words[at][0]) and not (at and _is_home(words[at], words[at - 1]))
    }


def _of_other_size(words: Sequence[Word], marks: Sequence[int]) -> list[int]:
    """The marks in type of another size than most words."""
    if not marks:
        return []
    usual = sorted([word[3] for word in words])[len(words) // 2]
    return [at for at in marks if abs(words[at][3] - usual) > OTHER * usual]


def _is_home(mark: Word, word: Word) -> bool:
    """Whether a mark stands behind a word and above its line."""
    return _above(mark, word, mark.bbox.x0 - word.bbox.x1)


def _is_note(mark: Word, word: Word) -> bool:
    """Whether a mark stands before a word and above its line."""
    return _above(mark, word, word.bbox.x0 - mark.bbox.x1)


def _lifted(mark: Word, home: Word) -> Word:
    """A mark on the line of the word that it belongs to, so that it makes no line of its own."""
    box = mark.bbox._replace(top=home.bbox.top, bottom=home.bbox.bottom)
    return mark._replace(text=lifted(mark.text, range(len(mark.text))), bbox=box)


def _above(mark: Word, word: Word, gap: float) -> bool:
    rise = (word.bbox.bottom - _BELOW * word.size) - (mark.bbox.bottom - _BELOW * mark.size)
    return is_raised(mark.size, rise, gap, word.size)


def _touches(word: Word, mark: Word) -> bool:
    return not word.hyphen and mark.bbox.x0 - word.bbox.x1 <= CLOSE * word.size


def _divides(mark: Word, after: Word) -> bool:
    """Whether a figure is a fraction's upper one: a stroke follows it, or the lower one stands below its middle."""
    if after.text.startswith(_SLASH):
        return abs(after.bbox.x0 - mark.bbox.x1) <= OVER * after.size
    a, b = mark.bbox, after.bbox
    below = 0 < b.bottom - a.bottom < 2 * mark.size and abs(a.x0 + a.x1 - b.x0 - b.x1) < mark.size / 2
    return below and after.text.isdecimal()


def _joined(word: Word, other: Word) -> Word:
    box = word.bbox._replace(x1=max(word.bbox.x1, other.bbox.x1))
    return word._replace(text=word.text + other.text, bbox=box, hyphen=other.hyphen)


def _follows(word: Word, after: Word) -> bool:
    """Whether a mark's word goes on behind it: the comma of "m²,"."""
    return (
        after.text.startswith(_GOES_ON)
        and abs(after.bbox.bottom - word.bbox.bottom) < LOWEST * word.size
        and -OVER * word.size <= after.bbox.x0 - word.bbox.x1 <= CLOSE * word.size
    )
