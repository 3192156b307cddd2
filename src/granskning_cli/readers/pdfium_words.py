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
from ctypes import addressof, c_double, c_float, c_ushort, c_void_p
from itertools import chain, compress, repeat
from operator import ne
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.pdfium_characters import ASCENT, DESCENT, take_apart
from granskning_cli.readers.pdfium_fonts import Fonts
from granskning_cli.readers.pdfium_raw import Pdfium, run
from granskning_cli.readers.seen import Seen
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
    """Room for pdfium to write the ends of a page's words to, kept from page to page: making pointers costs."""

    def __init__(self) -> None:
        self._make(256)

    def _make(self, room: int) -> None:
        self.room = room
        self.origins = (c_double * (2 * room))()
        self.boxes = (c_float * (4 * room))()  # left, top, right, bottom
        origins, boxes = addressof(self.origins), addressof(self.boxes)
        self.xs = list(map(c_void_p, range(origins, origins + 16 * room, 16)))
        self.ys = list(map(c_void_p, range(origins + 8, origins + 8 + 16 * room, 16)))
        self.rects = list(map(c_void_p, range(boxes, boxes + 16 * room, 16)))

    def ends(self, pdfium: Pdfium, textpage: c_void_p, starts: Sequence[int], lasts: Sequence[int]) -> Ends:
        count = len(starts)
        if count > self.room:
            self._make(2 * count)
        run(map(pdfium.Text_GetCharOrigin, repeat(textpage), starts, self.xs, self.ys))
        run(map(pdfium.Text_GetLooseCharBox, repeat(textpage), lasts, self.rects))
        origins, boxes = self.origins[: 2 * count], self.boxes[: 4 * count]
        return Ends(origins[0::2], origins[1::2], boxes[2::4], boxes[3::4])


def words_of(pdfium: Pdfium, textpage: c_void_p, fonts: Fonts, scratch: Scratch, place: Seen) -> Text:
    """The words of a text page; `place` maps its coordinates to the page as seen."""
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
    types = {handle: fonts.type_of(handle, textpage, i, place) for handle, i in dict(zip(objects, starts)).items()}
    names, sizes, bolds, italics, uprights, unseen = zip(*map(types.__getitem__, objects), strict=True)
    ends = scratch.ends(pdfium, textpage, starts, lasts)
    boxes = _boxes(ends, sizes, place)
    words = list(map(tuple.__new__, repeat(Word), zip(texts, boxes, names, sizes, bolds, italics, repeat(False))))
    first = list(compress(words, map(ne, objects, chain((None,), objects))))
    hidden = list(unseen)
    upright = place.a == 1 and all(uprights)
    for i in reversed(_odd(ends, sizes, texts) if upright else range(len(words))):
        letters = range(*spans[i])
        pieces = take_apart(pdfium, textpage, place, letters if index is None else [index[k] for k in letters])
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
    buffer = (c_ushort * (count * 2 + 1))()  # a character outside the basic plane takes two
    written = pdfium.Text_GetText(textpage, 0, count, addressof(buffer))
    text = bytes(memoryview(buffer)[: max(written - 1, 0)]).decode("utf-16-le", "replace")
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


def _boxes(ends: Ends, sizes: Sequence[float], place: Seen) -> list[BBox]:
    left, height = place.e, place.f
    x0 = [x + left for x in ends.x] if left else ends.x
    x1 = [x + left for x in ends.right] if left else ends.right
    top = [height - y - ASCENT * size for y, size in zip(ends.y, sizes)]
    bottom = [height - y + DESCENT * size for y, size in zip(ends.y, sizes)]
    return list(map(tuple.__new__, repeat(BBox), zip(x0, top, x1, bottom)))


def _odd(ends: Ends, sizes: Sequence[float], texts: list[str]) -> list[int]:
    """The words that their two ends cannot describe."""
    return [
        i
        for i, (x, y, right, bottom, size, letters) in enumerate(zip(*ends, sizes, map(len, texts)))
        if not (
            -LOWEST * size < bottom - y < HIGHEST * size
            and NARROWEST * size * letters < right - x < (WIDEST * letters + 0.5) * size
        )
    ]


def _spelled(word: Word) -> Word:
    text, hyphen = spell(word.text)
    return word._replace(text=text, hyphen=hyphen)
