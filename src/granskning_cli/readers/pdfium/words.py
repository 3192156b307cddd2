"""A page's text -> words with their places and type.

One call gives the text, one regular expression the words, and only the first and the last character of a word
are asked for their boxes: 2,700 calls where a box for every character takes 21,000. pdfium's "loose" box is as
high as the type is, whatever the letter, so that a hyphen's word is as high as its neighbours; but it is upright,
and empty for text that is turned. A word that looks odd (turned, too long or too short for its letters, its ends
on two lines, a figure in it raised) is taken apart into characters by `characters.py`.

    "barn\\ufffeoch"      ->  "barn" (hyphen), "och"        a hyphen at the end of a line
    "JaNej" 200 pt wide  ->  "Ja", "Nej"                   two cells that pdfium joined
    "602", its 2 raised   ->  "60²"
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from ctypes import c_void_p
from itertools import accumulate, chain, compress, repeat
from operator import ne, sub
from typing import Final, NamedTuple

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.pdfium.characters import DESCENT, Piece, take_apart
from granskning_cli.readers.pdfium.fonts import Fonts
from granskning_cli.readers.pdfium.raw import Pdfium, run
from granskning_cli.readers.raised import lifted, with_marks
from granskning_cli.readers.seen import Sheet
from granskning_cli.readers.shown import leaves
from granskning_cli.readers.spelling import BROKEN, is_plain, spell

# Control characters are white space here: fonts that map nothing to Unicode give them for bullets and boxes.
_WORD: Final = re.compile(rf"[^\s\x00-\x1f\x7f{BROKEN}]+{BROKEN}?")
# Now and then pdfium leaves such a hyphen as it is.
_LINE_END: Final = re.compile(r"(?<=[^\W\d_])-(?= *\r\n *\w)")
# The last of figures that something stands close to: "risker1", "602", and "1Med", where the letter tells as well.
_FIGURE: Final = re.compile(r"[0-9](?![0-9])(?:(?<=\S[0-9])|(?=[^\W\d_]))")
_LETTER: Final = re.compile(r"[^\W\d_]")
# How wide a word may be, in its type size a letter, before it is taken apart: capitals set solid take 0.7.
WIDEST: Final = 0.78
NARROWEST: Final = 0.12
# A page where so many words, and at least so many of all, are turned alike lies on its side.
FEWEST: Final = 8
TURNED: Final = 0.8
# How far below and above the baseline of a word's first character the bottom of its last one's box may lie: there
# is room for a superscript, and none for another line.
LOWEST: Final = 0.6
HIGHEST: Final = 0.5
# A figure so much above or below the beginning of its word, in points, is looked at: Word's 8 pt are raised by 2.
UNEVEN: Final = 0.7


class Text(NamedTuple):
    """`words` in pdfium's order; `hidden`: which of them are not painted.

    `objects` are the text objects that words begin in, `first` the first word of each run of words in one;
    `over`: some word may hang over the edge of the sheet; `turns`: the quarter turns clockwise that would set the
    page upright.
    """

    words: list[Word]
    hidden: list[bool]
    objects: set[int]
    first: list[Word]
    over: bool
    turns: int = 0

    def replace(self, i: int, text: str, pieces: list[Piece]) -> None:
        """Put the pieces of a word in its place; `text` is the word as pdfium spells it."""
        parts: list[Word] = []
        for start, end, box, size, raised in pieces:
            part, hyphen = spell(lifted(text, raised)[start:end])
            if part:
                parts.append(self.words[i]._replace(text=part, bbox=box, size=size, hyphen=hyphen))
        self.words[i : i + 1] = parts
        self.hidden[i : i + 1] = [self.hidden[i]] * len(parts)


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


def _scratch(pdfium: Pdfium, room: int) -> Scratch:
    scratch: Scratch = pdfium.spare.pop() if pdfium.spare else Scratch(1024)
    return scratch if scratch.room >= room else Scratch(2 * room)


def words_of(pdfium: Pdfium, textpage: c_void_p, fonts: Fonts, sheet: Sheet) -> Text:
    """The words of a text page, in pdfium's order."""
    text = _text(pdfium, textpage)
    matches = list(_WORD.finditer(text))
    if not matches:
        return Text([], [], set(), [], False)
    texts, hyphens, lasts = _spelt(text, matches)
    starts: Sequence[int] = list(map(re.Match.start, matches))
    index = _character_index(pdfium, textpage, text)
    if index is not None:
        starts, lasts = [index[i] for i in starts], [index[i] for i in lasts]
    objects: list[int] = list(map(pdfium.Text_GetTextObject, repeat(textpage), starts))
    types = fonts.types_of(dict(zip(objects, starts, strict=True)), textpage, sheet.place)
    names, sizes, bolds, italics, turns, unseen = zip(*map(types.__getitem__, objects), strict=True)
    if any(turns) and (most := _most(turns)):
        return Text([], [], set(), [], False, most)
    ends = _ends(pdfium, textpage, starts, lasts)
    boxes, over = _boxes(ends, sizes, sheet)
    fields = zip(texts, boxes, names, sizes, bolds, italics, hyphens, repeat(None), turns)
    found = Text(list(map(tuple.__new__, repeat(Word), fields)), list(unseen), set(types), [], over)
    found.first.extend(compress(found.words, map(ne, objects, chain((None,), objects))))
    upright = sheet.place.a == 1 and not any(turns)
    odd: Sequence[int] = range(len(matches))
    if upright:
        uneven = _uneven(pdfium, textpage, text, matches, index, ends)
        odd = sorted({*_odd(ends, sizes, texts), *uneven}) if uneven else _odd(ends, sizes, texts)
    for i in reversed(odd):
        letters: Sequence[int] = range(*matches[i].span())
        if index is not None:
            letters = [index[k] for k in letters]
        pieces = take_apart(pdfium, textpage, sheet.place, letters)
        over = over or any(leaves(piece.bbox, sheet.box) for piece in pieces)
        found.replace(i, matches[i][0], pieces)
    words, hidden = with_marks(found.words, found.hidden, in_order=True)
    return found._replace(words=words, hidden=hidden, over=over)


def _most(turns: Sequence[int]) -> int:
    """The quarter turns that nearly all words of a page need, 0 where they differ."""
    found, count = Counter(turns).most_common(1)[0]
    return found if found > 0 and count >= max(FEWEST, TURNED * len(turns)) else 0


def _spelt(
    text: str, matches: Sequence[re.Match[str]]
) -> tuple[Sequence[str], Sequence[bool], Sequence[int]]:
    """Of each word: how a person types it, whether it is broken at a line's end, and its last character."""
    texts = list(map(re.Match.group, matches))
    if is_plain(text):
        return texts, (False,) * len(matches), [stop - 1 for stop in map(re.Match.end, matches)]
    spelt = [(word, False) if word.isascii() else spell(word) for word in texts]
    lasts = [_base(text, start, stop - 1) for start, stop in map(re.Match.span, matches)]
    return [word for word, _ in spelt], [hyphen for _, hyphen in spelt], lasts


def _text(pdfium: Pdfium, textpage: c_void_p) -> str:
    count = pdfium.Text_CountChars(textpage)
    if count <= 0:
        return ""
    buffer = array("H", bytes(4 * count + 2))  # a character outside the basic plane takes two
    written = pdfium.Text_GetText(textpage, 0, count, buffer.buffer_info()[0])
    text = buffer[: max(written - 1, 0)].tobytes().decode("utf-16-le", "replace")
    text = text.replace("\x02", BROKEN)
    if "-\r\n" in text or "- \r\n" in text:
        text = _LINE_END.sub(BROKEN, text)
    return text


def _character_index(pdfium: Pdfium, textpage: c_void_p, text: str) -> list[int] | None:
    """The character that each place in the text is; None where they count alike, as they nearly always do.

    pdfium counts in units of UTF-16, and has characters that are not in its text.
    """
    count = pdfium.Text_CountChars(textpage)
    if count == len(text):
        return None
    units = list(accumulate([2 if letter > "\uffff" else 1 for letter in text], initial=0))
    if units.pop() == count:
        return units
    return [max(pdfium.Text_GetCharIndexFromTextIndex(textpage, unit), 0) for unit in units]


def _base(text: str, start: int, last: int) -> int:
    """The last character of a word that takes up room of its own (an accent set apart does not)."""
    while last > start and unicodedata.combining(text[last]):
        last -= 1
    return last


def _ends(pdfium: Pdfium, textpage: c_void_p, starts: Sequence[int], lasts: Sequence[int]) -> Ends:
    count = len(starts)
    scratch = _scratch(pdfium, count)
    run(map(pdfium.Text_GetCharOrigin, repeat(textpage), starts, scratch.xs, scratch.ys))
    run(map(pdfium.Text_GetLooseCharBox, repeat(textpage), lasts, scratch.rects))
    origins, boxes = scratch.origins[: 2 * count].tolist(), scratch.boxes[: 4 * count].tolist()
    pdfium.spare.append(scratch)
    return Ends(origins[0::2], origins[1::2], boxes[2::4], boxes[3::4])


def _uneven(
    pdfium: Pdfium,
    textpage: c_void_p,
    text: str,
    matches: Sequence[re.Match[str]],
    index: Sequence[int] | None,
    ends: Ends,
) -> list[int]:
    """The words with a figure that stands higher or lower than the word begins."""
    figures = [at.start() for at in _FIGURE.finditer(text)]
    figures += [at + 1 for at in figures if _LETTER.match(text, at + 1)]
    if not figures:
        return []
    starts = list(map(re.Match.start, matches))
    homes = [bisect_right(starts, at) - 1 for at in figures]
    places = figures if index is None else [index[at] for at in figures]
    scratch = _scratch(pdfium, len(places))
    run(map(pdfium.Text_GetCharOrigin, repeat(textpage), places, scratch.xs, scratch.ys))
    heights = scratch.origins[1 : 2 * len(places) : 2].tolist()
    pdfium.spare.append(scratch)
    begins = map(ends.y.__getitem__, homes)
    return [home for home, at, y in zip(homes, heights, begins, strict=True) if abs(at - y) > UNEVEN]


def _boxes(ends: Ends, sizes: Sequence[float], sheet: Sheet) -> tuple[list[BBox], bool]:
    """The words' boxes, and whether one of them hangs over the edge of the sheet."""
    left, height = sheet.place.e, sheet.place.f
    x0 = [x + left for x in ends.x] if left else ends.x
    x1 = [x + left for x in ends.right] if left else ends.right
    bottom = [height - y + DESCENT * size for y, size in zip(ends.y, sizes, strict=True)]
    top = list(map(sub, bottom, sizes))
    over = min(x0) < 0 or min(top) < 0 or max(x1) > sheet.box.x1 or max(bottom) > sheet.box.bottom
    return list(map(tuple.__new__, repeat(BBox), zip(x0, top, x1, bottom, strict=True))), over


def _odd(ends: Ends, sizes: Sequence[float], texts: Sequence[str]) -> list[int]:
    """The words that their two ends cannot describe, and those that nothing is left of."""
    widths = map(sub, ends.right, ends.x)
    drops = list(map(sub, ends.bottom, ends.y))
    smallest = min(sizes)
    if (
        -LOWEST * smallest < min(drops) and max(drops) < HIGHEST * smallest
    ):  # true of whole pages, and quickly told
        return [
            i
            for i, (width, size, letters) in enumerate(zip(widths, sizes, map(len, texts), strict=True))
            if not (NARROWEST * size * letters < width < (WIDEST * letters + 0.5) * size and letters)
        ]
    return [
        i
        for i, (width, drop, size, letters) in enumerate(
            zip(widths, drops, sizes, map(len, texts), strict=True)
        )
        if not (
            NARROWEST * size * letters < width < (WIDEST * letters + 0.5) * size
            and -LOWEST * size < drop < HIGHEST * size
            and letters
        )
    ]
