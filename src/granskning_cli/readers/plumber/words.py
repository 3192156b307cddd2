"""pdfminer's characters -> words, cut where pdfium cuts them, and the blanks among them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from math import hypot
from typing import Any, Final

from granskning_cli.model.layout import BBox, Word
from granskning_cli.readers.pdfium.characters import ASCENT, DESCENT
from granskning_cli.readers.pdfium.fonts import LEAN, face_of
from granskning_cli.readers.raised import lifted, raised_of, with_marks
from granskning_cli.readers.seen import Seen
from granskning_cli.readers.spelling import BROKEN, spell

# Letters of the same kind so near to each other are one, printed twice to look bold.
NEAR: Final = 0.9
# In shares of the type size: the gap that parts two words, how near to a word a space belongs to it, and how far
# below the next line lies.
GAP: Final = 0.2
BESIDE: Final = 0.5
NEXT_LINE: Final = 2.2
# What is set above or below its line by text rise is moved by more than this.
RISEN: Final = 0.15
# What pdfminer writes for a character that its font does not explain. Of the codes that WinAnsiEncoding leaves open
# the standard says that they are bullets.
_UNKNOWN: Final = re.compile(r"\(cid:(\d+)\)")
_BULLETS: Final = {127, 129, 141, 143, 144, 157}
# The way a line runs, to the right and upwards -> pdfplumber's names for how lines and characters follow.
_WAYS: Final = {
    (1, 0): ("ttb", "ltr"),
    (-1, 0): ("btt", "rtl"),
    (0, 1): ("ltr", "btt"),
    (0, -1): ("rtl", "ttb"),
}
# ... and the quarter turns clockwise that would set such a line upright.
_TURNS: Final = {(1, 0): 0, (0, 1): 1, (-1, 0): 2, (0, -1): 3}


class _Placed(list[dict[str, Any]]):
    """A list that knows where each of its own is: pdfplumber asks it for each letter, and a list compares them all."""

    def __init__(self, chars: Sequence[dict[str, Any]]) -> None:
        super().__init__(chars)
        self._at = {id(one): at for at, one in enumerate(self)}

    def index(self, value: Any, *_: Any) -> int:
        """Where this very one stands."""
        return self._at[id(value)]


def words_of(chars: Sequence[dict[str, Any]], place: Seen) -> list[Word]:
    """The words of each way of running in the order in which they were written: it tells what stands in one cell."""
    from pdfplumber.utils.text import dedupe_chars, extract_words

    ways: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for char in dedupe_chars(_Placed(_risen(chars)), tolerance=NEAR):
        ways.setdefault(_way(char), []).append(char)
    words: list[Word] = []
    written = {id(char): at for at, char in enumerate(chars)}
    for way, group in ways.items():
        lines, letters = _WAYS[way]
        found = extract_words(
            group,
            x_tolerance_ratio=GAP,
            line_dir=lines,
            char_dir=letters,
            line_dir_rotated=lines,
            char_dir_rotated=letters,
            return_chars=True,
        )
        found.sort(key=lambda one: min(written.get(id(char), 0) for char in one["chars"]))
        words += [word for one in found if (word := _word(one["chars"], way, place)).text]
    marked, _ = with_marks(words, [False] * len(words), in_order=False)
    return _broken(marked)


def _risen(chars: Sequence[dict[str, Any]]) -> Sequence[dict[str, Any]]:
    """The characters where text rise puts them: pdfminer moves the box of such a one and leaves its matrix."""
    level = [char for char in chars if not char["matrix"][1] and not char["matrix"][2] and char["height"]]
    below = [(char["y0"] - char["matrix"][5]) / char["height"] for char in level]
    usual: dict[str, Counter[float]] = {}
    for char, share in zip(level, below, strict=True):
        usual.setdefault(char["fontname"], Counter())[round(share, 2)] += 1
    most = {font: counts.most_common(1)[0][0] for font, counts in usual.items() if len(counts) > 1}
    for char, share in zip(level, below, strict=True):
        rise = share - most.get(char["fontname"], share)
        if abs(rise) > RISEN:
            *matrix, height = char["matrix"]
            char["matrix"] = (*matrix, height + rise * char["height"])
    return chars


def blanks_of(chars: Sequence[dict[str, Any]], words: Sequence[Word], place: Seen) -> list[BBox]:
    """White space that no word is beside."""
    boxes: list[BBox] = []
    for char in chars:
        if char["text"].isspace() and char["x1"] > char["x0"]:
            box = _box([char], (1, 0), place)
            reach, middle = BESIDE * (box.bottom - box.top), (box.top + box.bottom) / 2
            if not any(
                other.top <= middle <= other.bottom
                and other.x0 - reach < box.x1
                and other.x1 + reach > box.x0
                for _, other, *_ in words
            ):
                boxes.append(box)
    return boxes


def _way(char: dict[str, Any]) -> tuple[int, int]:
    a, b, *_ = char["matrix"]
    if abs(a) >= abs(b):
        return (1, 0) if a >= 0 else (-1, 0)
    return (0, 1) if b > 0 else (0, -1)


def _word(chars: Sequence[dict[str, Any]], way: tuple[int, int], place: Seen) -> Word:
    face = face_of(str(chars[0]["fontname"]))
    letters = [_UNKNOWN.sub(_unknown, char["text"]) for char in chars]
    raised = _raised(chars, way) if any(letter.isdecimal() for letter in letters) else []
    text, hyphen = spell(lifted("".join(letters), raised if len("".join(letters)) == len(chars) else ()))
    a, b, c, d, *_ = chars[0]["matrix"]
    italic = face.italic or abs(a * c + b * d) > LEAN * abs(a * d - b * c)
    box, size = _box(chars, way, place), _size(chars[0])
    return Word(text, box, face.font, size, face.bold, italic, hyphen, turns=_TURNS[way])


def _raised(chars: Sequence[dict[str, Any]], way: tuple[int, int]) -> list[int]:
    """The characters set above the line of their word."""
    right, up = way
    found: list[tuple[float, float, float, float]] = []
    for char in chars:
        x, y = char["matrix"][4:6]
        along = sorted(char[side] * (right or up) for side in (("x0", "x1") if right else ("y0", "y1")))
        found.append((along[0], along[1], y * right - x * up, _size(char)))
    return raised_of(found)


def _unknown(code: re.Match[str]) -> str:
    return "\u2022" if int(code[1]) in _BULLETS else "\ufffd"


def _size(char: dict[str, Any]) -> float:
    """The type size: pdfminer's own is the height of the box, which is the letter's width where text is turned."""
    a, b, c, d, *_ = char["matrix"]
    across = "width" if abs(b) > abs(a) else "height"
    if a and d and not b and not c:
        return float(char["height"])
    return float(char[across]) or hypot(c, d)


def _box(chars: Sequence[dict[str, Any]], way: tuple[int, int], place: Seen) -> BBox:
    """The characters' boxes along the line; across it what a line of the type takes up, as in the other reader."""
    boxes = [place.box(char["x0"], char["y0"], char["x1"], char["y1"]) for char in chars]
    x0, top = min(box.x0 for box in boxes), min(box.top for box in boxes)
    x1, bottom = max(box.x1 for box in boxes), max(box.bottom for box in boxes)
    sizes = [_size(char) for char in chars]
    bases = [place.point(*char["matrix"][4:6]) for char in chars]
    right, up = way
    if right > 0:
        x0 = min(x for x, _ in bases)  # pdfminer's box of a slanted letter begins before it does
    if right:
        sides = [
            y - right * share * size
            for (_, y), size in zip(bases, sizes, strict=True)
            for share in (ASCENT, -DESCENT)
        ]
        return BBox(x0, min(sides), x1, max(sides))
    sides = [
        x - up * share * size
        for (x, _), size in zip(bases, sizes, strict=True)
        for share in (ASCENT, -DESCENT)
    ]
    return BBox(min(sides), top, max(sides), bottom)


def _broken(words: Sequence[Word]) -> list[Word]:
    """Mark the words that end their line with a hyphen and go on, or seem to, on the next one, as pdfium does."""
    done: list[Word] = []
    for word in words:
        text, size = word.text, word.size
        if len(text) > 1 and text[-1] == "-" and text[-2].isalpha() and not _followed(word, words):
            below = [
                other
                for other in words
                if 0.5 * size < other.bbox.bottom - word.bbox.bottom < NEXT_LINE * size
                and other.bbox.x0 <= word.bbox.x0
                and other.text[0].isalnum()
            ]
            if below:
                text, hyphen = spell(text[:-1] + BROKEN)
                done.append(word._replace(text=text, hyphen=hyphen))
                continue
        done.append(word)
    return done


def _followed(word: Word, words: Sequence[Word]) -> bool:
    box, size = word.bbox, word.size
    return any(
        abs(other.bbox.bottom - box.bottom) < 0.5 * size and 0 <= other.bbox.x0 - box.x1 < 1.5 * size
        for other in words
    )
