"""Which words are bold, by the runs of ink across them: half as long again as in the page's usual type.

.099  .097  .144  .146  .101        of a line's height; questions are often bold, and their answers are not
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.picture import Grey

# The usual type is what a fifth of the words fall below, and more where a page has grey type, whose runs look thinner;
# bold is so many times as thick, and what lies between is neither.
USUAL: Final = (0.2, 0.35, 0.5)
BOLD: Final = 1.3
UNSURE: Final = 1.2
# Where more than this share of the words is neither, nothing is told of any.
BETWEEN: Final = 0.12
# A page of fewer words shows no usual type; a word of fewer letters says little of itself.
FEWEST: Final = 12
SHORT: Final = 3
# Sizes that differ by less than this share are one size.
ONE: Final = 0.1
# Heights of type that differ by less than this share are taken for one.
SAME: Final = 0.3
# Words so far apart, in sizes of type, stand in columns of their own.
FAR: Final = 1.5
# Lighter than this is no ink, darker than that a run's.
PAPER: Final = 60
DARK: Final = 90
# Type with no darker ink than this is grey.
GREY: Final = 200


def weighed(grey: Grey, unit: float, words: Sequence[Word]) -> list[Word]:
    """The words, those in bold type marked as such."""
    sizes = sorted(word.size for word in words if not word.font) or [0.0]
    usual_size = sizes[len(sizes) // 2]
    thick = [_thickness(grey, unit, word, usual_size) for word in words]
    told = sorted(one for one, word in zip(thick, words, strict=True) if one and len(word.text) > SHORT)
    if len(told) < FEWEST:
        return list(words)
    even = [_even(words, thick, at) for at in range(len(words))]
    usual = _usual(told, even)
    if usual is None:
        return list(words)
    bold = [bool(own) and one >= BOLD * usual for own, one in zip(thick, even, strict=True)]
    between = [bool(own) and UNSURE * usual <= one for own, one in zip(thick, even, strict=True)]
    return [
        word._replace(bold=True) if bold[at] or (between[at] and _as_line(words, at, bold, between)) else word
        for at, word in enumerate(words)
    ]


def _as_line(words: Sequence[Word], at: int, bold: Sequence[bool], between: Sequence[bool]) -> bool:
    """Whether a word that is neither stands on a line that is bold, or neither, all along."""
    bottom = words[at].bbox.bottom
    line = [index for index, word in enumerate(words) if abs(word.bbox.bottom - bottom) < 1 and not word.font]
    return any(bold[index] for index in line) and all(between[index] for index in line)


def _usual(told: Sequence[float], even: Sequence[float]) -> float | None:
    """The thickness of the usual type, of which what is bold stands well apart; None where there is no such."""
    first, *others = [
        (sum(UNSURE * usual <= one < BOLD * usual for one in even), usual)
        for usual in (told[round(share * len(told))] for share in USUAL)
    ]
    between, usual = first if first[0] <= BETWEEN * len(even) else min(others)
    return usual if between <= BETWEEN * len(even) else None


def sized(words: Sequence[Word]) -> list[Word]:
    """The words, those of one size of type with one size: what is measured of a line differs with its letters."""
    [out] = sized_alike([words])
    return out


def sized_alike(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The same over all pages: one size that is 11.9 here and 10.8 there makes the second page look like small type."""
    rest = Counter(word.size for words in pages for word in words if not word.font)
    size_of: dict[float, float] = {}
    while rest:
        middle = max(
            rest, key=lambda size: (sum(rest[other] for other in rest if _is_one(other, size)), rest[size])
        )
        for size in [size for size in rest if _is_one(size, middle)]:
            size_of[size] = middle
            del rest[size]
    return [
        [word if word.font else word._replace(size=size_of[word.size]) for word in words] for words in pages
    ]


def _is_one(size: float, middle: float) -> bool:
    return abs(size - middle) <= ONE * middle


def _thickness(grey: Grey, unit: float, word: Word, usual: float) -> float:
    """The mean run of ink as a share of the line's height; 0 for what is no word in small letters."""
    import numpy as np

    if word.font or not word.size or (len(word.text) > 1 and word.text.isupper()):
        return 0.0
    x0, top, x1, bottom = (max(0, round(at * unit)) for at in word.bbox)
    ink = 255 - grey[top:bottom, max(0, x0 - 1) : x1 + 1].astype(np.int32)
    black = int(ink.max()) if ink.size else 0
    if PAPER < black < GREY:  # grey type has as much of its ink as black type has
        ink = ink * 255 // black
    ink[ink < PAPER] = 0
    runs = int((np.diff((ink > DARK).astype(np.int8), axis=1, prepend=0) == 1).sum()) if ink.size else 0
    # the height that a word or two alone are given is not to be relied on
    size = usual if abs(word.size - usual) <= SAME * usual else word.size
    return float(ink.sum()) / 255 / runs / unit / size if runs else 0.0


def _even(words: Sequence[Word], thick: Sequence[float], at: int) -> float:
    """The middle one of a word's own thickness and those of the words right before and after it on its line; of two that
    differ as bold type does its own."""
    near = [
        thick[index]
        for index in (at - 1, at, at + 1)
        if 0 <= index < len(words) and thick[index] and _is_near(words[index], words[at])
    ]
    if len(near) == 1 and thick[at]:
        # alone in its column, as the names of columns are, which are in one type
        bottom = words[at].bbox.bottom
        line = [index for index, word in enumerate(words) if thick[index] and abs(word[1][3] - bottom) < 1]
        near = [thick[index] for index in line if _is_lone(words, thick, index)]
    if len(near) == 2 and max(near) >= BOLD * min(near):  # a label in bold and what is said of it: "Svar: Ja"
        return thick[at]
    return sorted(near)[len(near) // 2] if near else 0.0


def _is_lone(words: Sequence[Word], thick: Sequence[float], at: int) -> bool:
    """Whether no word that shows its weight stands right before or after one."""
    beside = [other for other in (at - 1, at + 1) if 0 <= other < len(words) and thick[other]]
    return not any(_is_near(words[other], words[at]) for other in beside)


def _is_near(one: Word, other: Word) -> bool:
    """Whether two words stand on a line with no more white between them than a space or two: columns differ."""
    gap = max(one.bbox.x0, other.bbox.x0) - min(one.bbox.x1, other.bbox.x1)
    return abs(one.bbox.bottom - other.bbox.bottom) < 1 and gap <= FAR * other.size
