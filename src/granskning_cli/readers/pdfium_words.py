"""A page's text -> words with their places and type.

One call gives the text, one regular expression the words, and only the first and the last character of a word
are asked for their boxes: 2,700 calls where a box for every character takes 21,000. pdfium's "loose" box is as
high as the type is, whatever the letter, so that a hyphen's word is as high as its neighbours; but it is upright,
and empty for text that is turned. A word that looks odd (turned, too long or too short for its letters, its ends
on two lines) is taken apart into characters by `pdfium_characters`.

    "barn\\ufffeoch"      ->  "barn" (hyphen), "och"        a hyphen at the end of a line
    "JaNej" 200 pt wide  ->  "Ja", "Nej"                   two cells that pdfium joined
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from array import array
from ctypes import c_void_p
from itertools import chain, compress, repeat
from operator import ne, sub
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.pdfium_characters import ASCENT, DESCENT, take_apart
from granskning_cli.readers.pdfium_fonts import Fonts
from granskning_cli.readers.pdfium_raw import Pdfium, run
from granskning_cli.readers.seen import Seen, Sheet
from granskning_cli.readers.spelling import BROKEN, is_plain, spell

_WORD: Final = re.compile(rf"[^\s{BROKEN}]+{BROKEN}?")
# How wide a word may be, in its type size a letter, before it is taken apart: capitals set solid take 0.7.
WIDEST: Final = 0.78
NARROWEST: Final = 0.12
# How far below and above the baseline of a word's first character the bottom of its last one's box may lie: there
# is room for a superscript, and none for another line.
LOWEST: Final = 0.6
HIGHEST: Final = 0.5


class Text(NamedTuple):
    """`words` in pdfium's order; `hidden`: which of them are not painted.

    `objects` are the text objects that words begin in, `first` the first word of each run of words in one.
    """

    words: list[Word]
    hidden: list[bool]
    objects: set[int]
    first: list[Word]


class Ends(NamedTuple):
    """Of each word: the origin of its first character, and right and bottom of its last one's box; y upwards."""

    x: list[float]
    y: list[float]
    right: list[float]
    bottom: list[float]


class Scratch:
    """Room for pdfium to write the ends of a page's words to; making the pointers costs, so it is kept."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.origins = array("d", bytes(16 * room))
        self.boxes = array("f", bytes(16 * room))  # left, top, right, bottom
        origins, boxes = self.origins.buffer_info()[0], self.boxes.buffer_info()[0]
        self.xs = list(map(c_void_p, range(origins, origins + 16 * room, 16)))
        self.ys = list(map(c_void_p, range(origins + 8, origins + 16 * room, 16)))
        self.rects = list(map(c_void_p, range(boxes, boxes + 16 * room, 16)))


def words_of(pdfium: Pdfium, textpage: c_void_p, fonts: Fonts, sheet: Sheet) -> Text:
    """The words of a text page, in pdfium's order."""
    text = _text(pdfium, textpage)
    spans = [match.span() for match in _WORD.finditer(text)]
    if not spans:
        return Text([], [], set(), [])
    plain = is_plain(text)
    texts = [text[start:stop] for start, stop in spans]
    starts: Sequence[int] = [start for start, _ in spans]
    lasts: Sequence[int] = [stop - 1 for _, stop in spans] if plain else [_base(text, *span) for span in spans]
    index = _character_index(pdfium, textpage, text)
    if index is not None:
        starts, lasts = [index[i] for i in starts], [index[i] for i in lasts]
    objects = list(map(pdfium.Text_GetTextObject, repeat(textpage), starts))
    types = fonts.types_of(dict(zip(objects, starts, strict=True)), textpage, sheet.place)
    names, sizes, bolds, italics, uprights, unseen = zip(*map(types.__getitem__, objects), strict=True)
    ends = _ends(pdfium, textpage, starts, lasts)
    boxes = _boxes(ends, sizes, sheet.place)
    fields = zip(texts, boxes, names, sizes, bolds, italics, repeat(False))  # noqa: B905 - repeat has no end
    words = list(map(tuple.__new__, repeat(Word), fields))
    first = list(compress(words, map(ne, objects, chain((None,), objects))))
    hidden = list(unseen)
    upright = sheet.place.a == 1 and all(uprights)
    for i in reversed(_odd(ends, sizes, texts) if upright else range(len(words))):
        letters = range(*spans[i])
        pieces = take_apart(pdfium, textpage, sheet.place, letters if index is None else [index[k] for k in letters])
        words[i : i + 1] = [
            words[i]._replace(text=texts[i][piece.start : piece.end], bbox=piece.bbox, size=piece.size)
            for piece in pieces
        ]
        hidden[i : i + 1] = [hidden[i]] * len(pieces)
    if not plain:
        words = [_spelled(word) for word in words]
    return Text(words, hidden, set(objects), first)


def _text(pdfium: Pdfium, textpage: c_void_p) -> str:
    count = pdfium.Text_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = array("H", bytes(4 * count + 2))  # a character outside the basic plane takes two
    written = pdfium.Text_GetText(textpage, 0, count, buffer.buffer_info()[0])
    text = buffer[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
    return text.replace("\x02", BROKEN)


def _character_index(pdfium: Pdfium, textpage: c_void_p, text: str) -> list[int] | None:
    """The character that each place in the text is; None where they count alike, as they nearly always do."""
    if pdfium.Text_CountChars(textpage) == len(text):
        return None
    return [max(pdfium.Text_GetCharIndexFromTextIndex(textpage, i), 0) for i in range(len(text))]


def _base(text: str, start: int, stop: int) -> int:
    """The last character of a word that takes up room of its own (an accent set apart does not)."""
    last = stop - 1
    while last > start and unicodedata.combining(text[last]):
        last -= 1
    return last


def _ends(pdfium: Pdfium, textpage: c_void_p, starts: Sequence[int], lasts: Sequence[int]) -> Ends:
    count = len(starts)
    scratch: Scratch = pdfium.spare.pop() if pdfium.spare else Scratch(1024)
    if scratch.room < count:
        scratch = Scratch(2 * count)
    run(map(pdfium.Text_GetCharOrigin, repeat(textpage), starts, scratch.xs, scratch.ys))
    run(map(pdfium.Text_GetLooseCharBox, repeat(textpage), lasts, scratch.rects))
    origins, boxes = scratch.origins[: 2 * count].tolist(), scratch.boxes[: 4 * count].tolist()
    pdfium.spare.append(scratch)
    return Ends(origins[0::2], origins[1::2], boxes[2::4], boxes[3::4])


def _boxes(ends: Ends, sizes: Sequence[float], place: Seen) -> list[BBox]:
    left, height = place.e, place.f
    x0 = [x + left for x in ends.x] if left else ends.x
    x1 = [x + left for x in ends.right] if left else ends.right
    bottom = [height - y + DESCENT * size for y, size in zip(ends.y, sizes, strict=True)]
    return list(map(tuple.__new__, repeat(BBox), zip(x0, map(sub, bottom, sizes), x1, bottom, strict=True)))


def _odd(ends: Ends, sizes: Sequence[float], texts: list[str]) -> list[int]:
    """The words that their two ends cannot describe."""
    return [
        i
        for i, (x, y, right, bottom, size, letters) in enumerate(
            zip(*ends, sizes, map(len, texts), strict=True)
        )
        if not (
            -LOWEST * size < bottom - y < HIGHEST * size
            and NARROWEST * size * letters < right - x < (WIDEST * letters + 0.5) * size
        )
    ]


def _spelled(word: Word) -> Word:
    text, hyphen = spell(word.text)
    return word._replace(text=text, hyphen=hyphen)
