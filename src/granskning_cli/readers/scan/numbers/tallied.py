"""Labels that count down a column of their own, and what was misread among them: told by the count and a second look.

A1  A2  A3      "Al" above A2 is A1
a   b   &       "&" below b is c, if it looks like a C by itself
3   BE  5       what stands between 3 and 5 is 4
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.crops import around_ink
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.picture import Area, Grey, Picture

_CODE: Final = re.compile(r"([A-Za-z]?)(\d{1,2})([.):]?)")
_LETTER: Final = re.compile(r"([a-z])([.):]?)")
# Letters that stand for a digit behind a letter, where a digit is expected.
_DIGITS: Final = str.maketrans("lIi|!oOsSzZ", "11111005522")
# Their capitals look the same, and codes begin with capitals.
_CASELESS: Final = frozenset("cosuvwxz")
LONGEST: Final = 4
# White right of a label, and how far apart the middles of one column's labels are, in points.
APART: Final = 6.0
SAME: Final = 4.0
FEWEST: Final = 3
# What was told by the count is not sure; what is as sure as this needs no second look.
TOLD: Final = 0.5
SURE: Final = 0.85


class Label(NamedTuple):
    """A counted label: what stands before its number, its number, what stands behind; `letter` where it is an a, b or c."""

    before: str
    number: int
    behind: str
    letter: bool = False

    @property
    def text(self) -> str:
        return (chr(96 + self.number) if self.letter else f"{self.before}{self.number}") + self.behind

    def by(self, steps: int) -> Label:
        return self._replace(number=self.number + steps)


def tallied(picture: Picture, grey: Grey, words: Sequence[Word], reading: Reading) -> list[Word]:
    """The words, with the labels of columns that count put right."""
    levels = Levels(words)
    short = [
        word for word in words if not word.font and len(word.text) <= LONGEST and _is_apart(word, levels)
    ]
    out = list(words)
    while short:
        column = [word for word in short if abs(_middle(word) - _middle(short[0])) <= SAME]
        short = [word for word in short if word not in column]
        column.sort(key=lambda word: word.bbox.bottom)
        if len(column) < FEWEST:
            continue
        for word, text in _counted(picture, grey, column, reading):
            out[out.index(word)] = word._replace(text=text, score=min(word.score or TOLD, TOLD))
    return out


def _counted(
    picture: Picture, grey: Grey, column: Sequence[Word], reading: Reading
) -> list[tuple[Word, str]]:
    """Each word that is another label than it was read as, with that label."""
    said = [_label(word.text) for word in column]
    firm = [_is_next(said, at) for at in range(len(column))]
    doubtful = [
        at
        for at, word in enumerate(column)
        if not firm[at] and not _is_letter(word) and (said[at] is None or (word.score or 0) < SURE)
    ]
    counts = sum(firm) if any(firm) else sum(bool(_labels(word.text)) for word in column)
    if counts < FEWEST - 1 or (not any(firm) and len(doubtful) < len(column) - 1):
        return []
    _fill_gaps(said, firm, doubtful)
    reading.look_at(picture, grey)
    looks = {at: _looked_at(picture, grey, column[at], reading) for at in doubtful}
    for at in [*doubtful, *doubtful[::-1]]:  # what was told tells what is above it
        said[at] = _told(at, said, looks) or said[at]
    return [
        (word, label.text)
        for word, label in zip(column, said, strict=True)
        if label is not None and label.text != word.text
    ]


def _fill_gaps(said: list[Label | None], firm: Sequence[bool], doubtful: Sequence[int]) -> None:
    """Puts the number that two firm ones leave room for in the one place between them where a label was read.

    6.  C  1.  8.        "1." is 7; a section's letter stands there too
    """
    sure = [at for at, is_firm in enumerate(firm) if is_firm]
    for first, last in pairwise(sure):
        before, after = said[first], said[last]
        own = [
            at for at in range(first + 1, last) if (label := said[at]) and before and _is_like(label, before)
        ]
        if before and len(own) == 1 and own[0] in doubtful and before.by(2) == after:
            said[own[0]] = before.by(1)


def _is_like(one: Label, other: Label) -> bool:
    return one._replace(number=other.number) == other


def _told(at: int, said: Sequence[Label | None], looks: dict[int, list[Label]]) -> Label | None:
    """The label at a place of a column: by the two around it, or by one of them and what a look says."""
    before = said[at - 1] if at else None
    after = said[at + 1] if at + 1 < len(said) else None
    if before is not None and after is not None and before.by(2) == after:
        return before.by(1)
    if before is not None and after is not None and _same(before.by(1), after):
        return None  # no label stands between 4 and 5: a section's B does
    wanted = [before.by(1)] if before is not None else []
    wanted += [after.by(-1)] if after is not None and after.number > 1 else []
    # where none of a few was read surely, two looks that count say it
    wanted += [one.by(1) for one in looks.get(at - 1, ())] + [one.by(-1) for one in looks.get(at + 1, ())]
    seen = looks.get(at, [])
    return next((one for one in wanted if any(_same(one, two) for two in seen)), None)


def _same(one: Label, other: Label) -> bool:
    return one.number == other.number and one.letter == other.letter and one.before == other.before


def _is_next(said: Sequence[Label | None], at: int) -> bool:
    """Whether a label follows the one above it, or is followed by the one below."""
    own = said[at]
    if own is None:
        return False
    around = [said[one] for one in (at - 1, at + 1) if 0 <= one < len(said)]
    return any(other is not None and _same(own.by(step), other) for other in around for step in (-1, 1))


def _is_letter(word: Word) -> bool:
    """A capital that was read surely is a section's, though it stands between the numbers of a list and a question's."""
    return len(word.text) == 1 and word.text.isupper() and (word.score or 0) >= SURE


def _label(text: str) -> Label | None:
    found = _CODE.fullmatch(text)
    if found:
        before = found[1].upper() if found[1] in _CASELESS else found[1]
        return Label(before, int(found[2]), found[3])
    letter = _LETTER.fullmatch(text)
    return Label("", ord(letter[1]) - 96, letter[2], letter=True) if letter else None


def _looked_at(picture: Picture, grey: Grey, word: Word, reading: Reading) -> list[Label]:
    """What a word may be: by its text and by a look at its ink alone, with letters that look like digits taken so."""
    unit, box = picture.unit, word.bbox
    area = Area(
        round(box.x0 * unit) - 2, max(0, round(box.top * unit)),
        round(box.x1 * unit) + 2, round(box.bottom * unit),
    )  # fmt: skip
    tight = around_ink(grey, area, 0)
    texts = [word.text, *[one.text for one in (reading.read_short(tight) if tight is not None else [])]]
    return [label for text in texts for label in _labels(text)]


def _labels(text: str) -> list[Label]:
    """The labels that a text may be: as it is, in small letters, and with letters that look like digits as those."""
    forms = (text, text.lower(), text[:1] + text[1:].translate(_DIGITS))
    return [label for form in forms if (label := _label(form)) is not None]


def _middle(word: Word) -> float:
    return (word.bbox.x0 + word.bbox.x1) / 2


def _is_apart(word: Word, levels: Levels) -> bool:
    """Whether white is on both sides of a word."""
    box = word.bbox
    return not any(
        other is not word and other.bbox.x0 < box.x1 + APART and other.bbox.x1 > box.x0 - APART
        for other in levels.at(box.bottom, word.size / 2)
    )
