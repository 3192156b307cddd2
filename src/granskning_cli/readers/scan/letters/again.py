"""What may be a §, a % or an @ is looked at again: its ink first, and the second language where that does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.addresses import address_in, may_be_address, may_be_at
from granskning_cli.readers.scan.letters.crops import around_ink, within
from granskning_cli.readers.scan.letters.percent import may_end_in_percent, signs_in
from granskning_cli.readers.scan.letters.sections import Maybe, hanging, maybe_section
from granskning_cli.readers.scan.picture import Area, Grey, Picture

_NUMBER: Final = re.compile(r"\(?\d")
# What is one thing by its ink and another by its letters is not sure.
UNSURE: Final = 0.5
# A % alone is taken for so many signs.
LONGEST: Final = 3
# Words of one line end within such a share of its height; white around what is looked at, in points.
LEVEL: Final = 0.25
AROUND: Final = 1.5


class Looks(NamedTuple):
    """What a word can be looked at in: the picture, what is read of it, and the second language."""

    picture: Picture
    grey: Grey
    second: Callable[[Area], str]


def looked_at_again(words: Sequence[Word], at: int, looks: Looks) -> Word:
    """A word with the §, % or @ that it was; not sure where its ink says one thing and its letters another."""
    word = words[at]
    behind = at > 0 and words[at - 1].text[-1:].isdigit() and _level(words[at - 1], word)
    if len(word.text) <= LONGEST or may_end_in_percent(word.text):
        told = _percent(words, at, looks, behind=behind)
        if told is not None:
            return told
    if may_be_address(word.text):
        return _address(word, looks)
    if at + 1 < len(words) and may_be_at(word.text, words[at + 1].text):
        seen = "@" in _seen(word, looks)
        return word._replace(text="@") if seen else word._replace(score=min(word.score or UNSURE, UNSURE))
    return _section(words, at, looks)


def _percent(words: Sequence[Word], at: int, looks: Looks, *, behind: bool) -> Word | None:
    """A number with its %, or the % behind it; a fraction alone, which no language of the reading has, is not sure."""
    word = words[at]
    signs = signs_in(looks.grey, _place(word, looks))
    doubted = word._replace(score=min(word.score or UNSURE, UNSURE))
    if len(signs) == 1 and signs[0].maybe and not behind:
        return doubted
    if not signs or not signs[-1].parted or any(sign.parted for sign in signs[:-1]):
        return None
    if len(signs) > 1:
        return _number_with_percent(word, len(signs) - 1, looks)
    return word._replace(text="%") if signs[-1].ringed or "%" in _seen(word, looks) else doubted


def _number_with_percent(word: Word, count: int, looks: Looks) -> Word | None:
    """ "75940" with two digits and a % by its ink; not sure unless the second language reads the same."""
    digits = list(re.finditer(r"\d", word.text))[:count]
    if not word.text[0].isdigit() or len(digits) < count:
        return None
    text = f"{word.text[: digits[-1].end()]}%"
    same = text in re.sub(r"\s", "", _seen(word, looks))
    return word._replace(text=text, score=word.score if same else min(word.score or UNSURE, UNSURE))


def _seen(word: Word, looks: Looks) -> str:
    """What the second language reads in a word."""
    line = _line(word, word, looks)
    return looks.second(line) if line is not None else ""


def _address(word: Word, looks: Looks) -> Word:
    told = address_in(word.text, _seen(word, looks))
    doubted = min(word.score or UNSURE, UNSURE)
    if told is None:
        return word._replace(score=doubted)
    return word._replace(text=told[0], score=word.score if told[1] else doubted)


def _place(word: Word, looks: Looks) -> Area:
    x0, top, x1, bottom = (round(at * looks.picture.unit) for at in word.bbox)
    return within(Area(x0 - 2, top - 1, x1 + 2, bottom), looks.grey)


def _section(words: Sequence[Word], at: int, looks: Looks) -> Word:
    word = words[at]
    whole = maybe_section(word.text)
    if whole is None:
        return word
    told = _hanging(words, at, looks)
    maybe, hangs = whole.hanging(told)
    if hangs is False or not _may_stand(words, at, maybe):
        return word
    doubted = word._replace(score=min(word.score or UNSURE, UNSURE))
    if len(told) > whole.glyphs:
        word = doubted
    if hangs and maybe.lone and "$" not in maybe.signs:
        return word._replace(text=maybe.told())
    seen = _second_look(words, at, looks)
    if "§" in seen:
        return word._replace(text=maybe.told(seen if hangs is None else ""))
    return doubted if not hangs or "$" in seen else doubted._replace(text=maybe.told())


def _hanging(words: Sequence[Word], at: int, looks: Looks) -> list[bool | None]:
    """Which signs of a word hang below the line, as far as two words before and behind it show the line."""
    word, unit = words[at], looks.picture.unit
    level = [one for one in words[max(0, at - 2) : at + 3] if _level(one, word)]
    left, right = min(one.bbox.x0 for one in level), max(one.bbox.x1 for one in level)
    x0, x1, left, right = (round(x * unit) for x in (word.bbox.x0, word.bbox.x1, left, right))
    top, bottom = (round(y * unit) for y in (word.bbox.top, word.bbox.bottom))
    line = within(Area(left - 2, top - 2, right + 2, bottom + 3), looks.grey)
    return hanging(looks.grey, Area(x0 - 1, top, x1 + 1, bottom), line)


def _second_look(words: Sequence[Word], at: int, looks: Looks) -> str:
    seen = ""
    for line in _lines_around(words, at, looks):
        seen += looks.second(line)
        if "§" in seen:
            break
    return seen


def _lines_around(words: Sequence[Word], at: int, looks: Looks) -> Iterator[Area]:
    """A word with the words before and behind it, and with the one behind: one look alone may miss it."""
    word = words[at]
    before, behind = (_beside(words, at, other) for other in (at - 1, at + 1))
    for first in dict.fromkeys((before, word)):
        line = _line(first, behind, looks)
        if line is not None:
            yield line


def _line(first: Word, last: Word, looks: Looks) -> Area | None:
    """From one word to another, with white around their ink."""
    unit, around = looks.picture.unit, looks.picture.px(AROUND)
    line = Area(
        round(first.bbox.x0 * unit) - around, round(first.bbox.top * unit),
        round(last.bbox.x1 * unit) + around, round(first.bbox.bottom * unit),
    )  # fmt: skip
    return around_ink(looks.grey, within(line, looks.grey), around)


def _level(one: Word, other: Word) -> bool:
    return abs(one.bbox.bottom - other.bbox.bottom) < LEVEL * other.size


def _beside(words: Sequence[Word], at: int, other: int) -> Word:
    """The word before or behind one, where it is of its line and none that may hold a § too; else the word itself."""
    word = words[at]
    if not 0 <= other < len(words) or len(word.text) > 2 or maybe_section(words[other].text) is not None:
        return word
    return words[other] if _level(words[other], word) else word


def _may_stand(words: Sequence[Word], at: int, maybe: Maybe) -> bool:
    """Whether a word stands where a § may: beside a number, and not beside a § already."""
    before, behind = (words[i].text if 0 <= i < len(words) else "" for i in (at - 1, at + 1))
    if not maybe.lone:
        return "§" not in before
    return _NUMBER.match(behind) is not None or before[-1:].isdigit()
