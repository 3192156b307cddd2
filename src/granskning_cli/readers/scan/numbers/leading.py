"""Numbers at the start of lines that no cell parts from their text: what is hardly read there is looked at by itself.

1.1 Har nämnden ...        among numbers one below the other
kl  Är målen ...           "kl" at .19 may be one too
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word
from granskning_cli.readers.scan.letters.crops import around_ink
from granskning_cli.readers.scan.letters.levels import Levels
from granskning_cli.readers.scan.letters.words import Reading
from granskning_cli.readers.scan.numbers.counting import Count, between, count_of, follows, lacks
from granskning_cli.readers.scan.numbers.hanging import hanging
from granskning_cli.readers.scan.picture import Area, Grey, Picture
from granskning_cli.readers.scan.pieces import areas_of

_STOPPED: Final = re.compile(r"(\d{1,2})[,:;]")
_SECTION: Final = re.compile(r"(\d{1,2})\.")
_ONES: Final = frozenset("Il|")
_PART: Final = re.compile(r"[a-z]\)")
_ENDED: Final = re.compile(r"\..|[.)]$")  # "1.1", "7." and "7)"; a "7" alone may be anything
# Below this a word is hardly read; a number has so few letters; its pieces stand so near, in points.
HARDLY: Final = 0.55
FOLLOWS: Final = 0.9  # below this a number is looked at again where it follows none
LONGEST: Final = 5
SHORT: Final = 4
PIECES: Final = 2.5
# Nothing stands so far left of it; so many numbers begin as far from the edge, give or take so much, in points.
LEFT: Final = 25.0
SAME: Final = 4.0
FEWEST: Final = 2
# The height of ink that may be a number, in points.
LOW: Final = 5.0
HIGH: Final = 14.0
# What was looked at again is not sure.
SURE: Final = 0.5


def led(picture: Picture, grey: Grey, words: Sequence[Word], reading: Reading) -> list[Word]:
    """The words, with numbers where lines begin with what is hardly read among others that begin with numbers."""
    reading.look_at(picture, grey)
    words = [*words, *unread(picture, grey, words, reading)]
    words = [*words, *hanging(picture, grey, words, _leading(words), reading)]
    words = stopped(words, _leading(words))
    words = with_ones(words, _leading(words))
    levels = Levels(words)
    lines = [_line(word, levels) for word in _leading(words)]
    out = list(words)
    for at, line in enumerate(lines):
        first = line[0]
        if len(first.text) > LONGEST or not _among_numbers(line, lines) or not _doubtful(lines, at):
            continue
        pieces = [first]
        for word in line[1:]:
            if word.bbox.x0 - pieces[-1].bbox.x1 > PIECES or (word.score or 0) >= HARDLY:
                break
            pieces.append(word)
        number = _number(picture, grey, pieces, reading, lines, at)
        if number is not None and number != first.text:
            box = first.bbox._replace(x1=max(word.bbox.x1 for word in pieces))
            out = [word for word in out if word not in pieces[1:]]
            out[out.index(first)] = first._replace(text=number, score=SURE, bbox=box)
    return out


def stopped(words: Sequence[Word], leading: Sequence[Word]) -> list[Word]:
    """The words, with the full stop of a number that was read as a comma: "4," below "3." or above "5."."""
    out = list(words)
    for word in leading:
        found = _STOPPED.fullmatch(word.text)
        beside = {f"{int(found[1]) + by}." for by in (-1, 1)} if found else set()
        if any(
            other.text in beside and abs(other.bbox.x0 - word.bbox.x0) <= SAME for other in leading if beside
        ):
            out[out.index(word)] = word._replace(text=f"{word.text[:-1]}.")
    return out


def with_ones(words: Sequence[Word], leading: Sequence[Word]) -> list[Word]:
    """The words, with "1." and the I right behind it as 1.1, where 1.2 is the next number below."""
    out, levels = list(words), Levels(words)
    for first in leading:
        found = _SECTION.fullmatch(first.text)
        line = _line(first, levels)[:3] if found else []
        if len(line) < 3 or line[1].text not in _ONES:
            continue
        near, far = line[1].bbox.x0 - first.bbox.x1, line[2].bbox.x0 - line[1].bbox.x1
        below = [word for word in leading if _is_below(word, first) and "." in word.text[:-1]]
        following = count_of(min(below, key=lambda word: word.bbox.bottom).text) if below and found else None
        if near < far and found and following is not None and following.steps == (int(found[1]), 2):
            out.remove(line[1])
            box = first.bbox._replace(x1=line[1].bbox.x1)
            out[out.index(first)] = first._replace(text=f"{first.text}1", bbox=box, score=SURE)
    return out


def _is_below(word: Word, first: Word) -> bool:
    return abs(word.bbox.x0 - first.bbox.x0) <= SAME and word.bbox.bottom > first.bbox.bottom + 1


def unread(picture: Picture, grey: Grey, words: Sequence[Word], reading: Reading) -> list[Word]:
    """Numbers below each other's column that were passed over: ink of a line's height where no word was read."""
    import cv2

    firsts = [word for word in _leading(words) if "." in word.text[:-1] and count_of(word.text)]
    out: list[Word] = []
    unit = picture.unit
    while firsts:
        same = [word for word in firsts if abs(word.bbox.x0 - firsts[0].bbox.x0) <= SAME]
        firsts = [word for word in firsts if word not in same]
        if len(same) < FEWEST:
            continue
        x0, x1 = min(word.bbox.x0 for word in same) - 2, max(word.bbox.x1 for word in same) + 2
        strip = cv2.threshold(grey[:, round(x0 * unit) : round(x1 * unit)], 150, 255, cv2.THRESH_BINARY_INV)[
            1
        ]
        joined = cv2.morphologyEx(
            strip, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (picture.px(6), 1))
        )
        left = round(x0 * unit)
        for piece in areas_of(joined):
            area = piece._replace(x0=left + piece.x0, x1=left + piece.x1)
            line = _beside(picture, area, words)
            if not LOW <= area.height / unit <= HIGH or area.width < area.height or line is None:
                continue
            for word in reading.read_short(area):
                if "." in word.text[:-1] and count_of(word.text) is not None:
                    place = word.bbox._replace(top=line.bbox.top, bottom=line.bbox.bottom)
                    out.append(word._replace(score=SURE, bbox=place, size=line.size))
    return out


def _beside(picture: Picture, area: Area, words: Sequence[Word]) -> Word | None:
    """The word that stands right of ink on its line; None where a word was read of the ink itself, or none is there."""
    box = picture.box(area)
    middle = (box.top + box.bottom) / 2
    on = [word for word in words if word.bbox.top < middle < word.bbox.bottom]
    if any(word.bbox.x0 < box.x1 and word.bbox.x1 > box.x0 for word in on):
        return None
    return min((word for word in on if word.bbox.x0 >= box.x1), key=lambda word: word.bbox.x0, default=None)


def _doubtful(lines: Sequence[Sequence[Word]], at: int) -> bool:
    """Whether the first word of a line is hardly read, or a number that is not quite sure and follows none."""
    first = lines[at][0]
    if (first.score or 0) < HARDLY:
        return True
    own = count_of(first.text)
    if _is_other(first):  # "TA" or "4:" above 1.2, however surely it was read
        return lacks(*_around(_same(lines, at), lines[at], least=0.0))
    if (first.score or 0) >= FOLLOWS or own is None:
        return False
    if len(own.steps) == 1:  # "2" may be a 2.1 that lost its end, where the numbers around it have two steps
        return first.text.isdigit() and any(_around(_same(lines, at), lines[at]))
    return not follows(own, *_around(_same(lines, at), lines[at]))


def _is_other(word: Word) -> bool:
    """Whether a short word is no number that others of several steps stand among."""
    return len(word.text) <= SHORT and (count_of(word.text) is None or word.text.endswith(":"))


def _same(lines: Sequence[Sequence[Word]], at: int) -> list[Sequence[Word]]:
    """The lines that begin where one does."""
    return [line for line in lines if abs(line[0].bbox.x0 - lines[at][0].bbox.x0) <= SAME]


def _around(
    same: Sequence[Sequence[Word]], own: Sequence[Word], least: float = HARDLY
) -> tuple[Count | None, Count | None]:
    """The numbers of the nearest lines before and after one that are read surely; "3." is of a list between them."""
    same = sorted(same, key=lambda line: line[0].bbox.bottom)
    sure = [line[0].text if (line[0].score or 0) >= least else "" for line in same]
    counts = [count_of(text) if "." in text[:-1] else None for text in sure]
    place = next(at for at, line in enumerate(same) if line is own)
    before = next((one for one in reversed(counts[:place]) if one is not None), None)
    after = next((one for one in counts[place + 1 :] if one is not None), None)
    return before, after


def _number(
    picture: Picture,
    grey: Grey,
    pieces: Sequence[Word],
    reading: Reading,
    lines: Sequence[Sequence[Word]],
    at: int,
) -> str | None:
    """The number that some words' ink is, by a look of its own or by its neighbours; None where it is none."""
    unit = picture.unit
    area = Area(
        round(pieces[0].bbox.x0 * unit) - 2, max(0, round(pieces[0].bbox.top * unit)),
        round(max(word.bbox.x1 for word in pieces) * unit) + 2, round(pieces[0].bbox.bottom * unit),
    )  # fmt: skip
    tight = around_ink(grey, area, 0)
    if tight is None:
        return None
    same = _same(lines, at)
    before, after = _around(same, lines[at])
    first, near = count_of(pieces[0].text), _around(same, lines[at], least=0.0)
    if _counts_on(first, *near) or (first is not None and near == (None, None)):
        return None  # what was told by the count is not read away, nor what nothing around it can tell
    words = reading.read_short(tight)
    own = count_of(words[0].text) if words else None
    sure = (pieces[0].score or 0) >= HARDLY
    if own is not None and (
        follows(own, before, after)
        or (first is not None and own.steps[:-1] == first.steps and not first.letter)
        or (_is_other(pieces[0]) and lacks(*near) and follows(own, *near))
    ):
        return words[0].text
    if own is not None and "." in words[0].text and not sure:
        return words[0].text
    if words and _PART.fullmatch(words[0].text) and any(_PART.fullmatch(line[0].text) for line in same):
        return words[0].text
    if sure:
        return None
    seen = reading.signs(tight, edge=0)
    return _told(seen.signs, lines, at) if seen is not None and "." in seen.signs else None


def _told(signs: str, lines: Sequence[Sequence[Word]], at: int) -> str | None:
    """What the numbers around a line tell of its own; those that are not sure where it would else be one of them."""
    same = _same(lines, at)
    found = between(*_around(same, lines[at]), signs)
    if any(line[0].text == found for line in same):
        return between(*_around(same, lines[at], least=SURE), signs)
    return found


def _counts_on(own: Count | None, before: Count | None, after: Count | None) -> bool:
    """Whether a number of several steps stands between the one before it, if there is one, and the one behind it, as they
    were read."""
    if own is None or after is None or len(own.steps) == 1:
        return False
    return follows(own, before, after) and own.letter == after.letter and own.steps < after.steps


def _leading(words: Sequence[Word]) -> list[Word]:
    """The words that begin a line, or stand far behind what is before them."""
    levels = Levels(words)
    out: list[Word] = []
    for word in words:
        near, x0 = levels.at(word.bbox.bottom, word.size / 2), word.bbox.x0
        if not word.font and not any(x0 - other[1][0] > 0 and x0 - other[1][2] < LEFT for other in near):
            out.append(word)
    return out


def _line(first: Word, levels: Levels) -> list[Word]:
    on = [word for word in levels.at(first.bbox.bottom, 1.0) if word.bbox.x0 >= first.bbox.x0]
    return sorted(on, key=lambda word: word.bbox.x0)


def _among_numbers(line: Sequence[Word], lines: Sequence[Sequence[Word]]) -> bool:
    same = [other[0] for other in lines if abs(other[0].bbox.x0 - line[0].bbox.x0) <= SAME]
    numbers = [word for word in same if _ENDED.search(word.text) and count_of(word.text) is not None]
    return len(line) > 1 and len(numbers) >= FEWEST
