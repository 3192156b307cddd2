"""Characters that are places to tick -> "☐" and "☒": ballot boxes, codes of symbol fonts, boxes typed with brackets.

☑ Ja  ✔Ja  Ja☐       a character, alone or close to its label
þ  4  P              a letter to the text layer, a tick to a person: the font's name tells (Wingdings, ZapfDingbats)
[x]  ( )  [ X ]      brackets; they may come as one word or as several
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from typing import Final

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, BBox, Word

_TICKED: Final = "☑☒✓✔✗✘✕✖❌❎✅🗹🗷🗸⊠⌧⮽⮿🗵🗶\uf0fe\uf0fd\uf0fc\uf0fb\uf078\uf052\uf053\uf051\uf054\uf0d6"
_EMPTY: Final = "☐□❏❐❑❒▢◻⬜\uf0a8\uf06f\uf070\uf071\uf072\uf0a3"
# Shapes that are bullets as often as boxes; structure tells by what stands beside them.
_SHAPES: Final = {"\uf06c": "●", "\uf0a1": "○", "\uf06d": "○", "\uf0a4": "◉", "\uf06e": "■"}
GLYPHS: Final = {**dict.fromkeys(_TICKED, TICKED), **dict.fromkeys(_EMPTY, BALLOT), **_SHAPES}
# A tick and a cross on one line say yes and no: the cross leaves its place empty.
_YES: Final = frozenset("✓✔✅\uf0fc")
_NO: Final = frozenset("✗✘✕✖❌\uf0fb")
# character codes of symbol fonts whose text layer shows the code itself, by the font's name
_SYMBOLS: Final[dict[str, dict[str, str]]] = {
    "wingdings2": {**dict.fromkeys("POQRSTVXUW", TICKED), **dict.fromkeys("£*¢", BALLOT)},
    "wingdings": {
        **dict.fromkeys("xþýüû", TICKED),
        **dict.fromkeys("¨oqpr", BALLOT),
        "l": "●",
        "n": "■",
        "¡": "○",
        "¤": "◉",
    },
    "dingbats": {
        **dict.fromkeys("345678n", TICKED),
        **dict.fromkeys("opqr", BALLOT),
        "l": "●",
        "m": "○",
    },
}
_OPEN: Final = {"[": "]", "(": ")", "{": "}"}
_CLOSE: Final = frozenset(_OPEN.values())
# What is typed between brackets. A letter between round ones is more often a list's: "(v)".
_IN_SQUARE: Final = frozenset("xX✓✔✗✘vV*•●×" + TICKED)
_IN_ROUND: Final = frozenset("xX✓✔✗✘*•●×" + TICKED)
# What a word begins or ends with that may be a box; a round bracket only where the word is short.
_SIGNS: Final = frozenset((*GLYPHS, *"[]{}"))
_TIGHT: Final = re.compile(r"(?P<before>.*?)(?P<box>\[[ _xXvV✓✔*•●]?\])(?P<after>.*)")
# The brackets of one box stand no farther from each other than so many heights of their type.
APART: Final = 3


def named(words: Sequence[Word]) -> list[Word]:
    """The words, with everything that is a place to tick as a word of its own."""
    plain = not any(_is_symbols(font) for font in {word[2] for word in words})
    signs = {word[0][0] for word in words}
    if not _YES.isdisjoint(signs) and not _NO.isdisjoint(signs):
        words = _denied(words)
    out = [word if len(word[0]) > 2 or (plain and word[0].isascii()) else _named(word) for word in words]
    if _has_signs({word[0] for word in out}):
        out = _bracketed(list(_parted(out)))
    return out


def _denied(words: Sequence[Word]) -> list[Word]:
    """The words with an empty box for each cross that stands on a line with a tick."""
    heights = [word[1][3] for word in words if word[0][0] in _YES]
    return [
        word._replace(text=BALLOT + word[0][1:].lstrip("\ufe0f"))
        if word[0][0] in _NO and any(abs(word[1][3] - height) < (word[3] or 1.0) / 2 for height in heights)
        else word
        for word in words
    ]


def _is_symbols(font: str) -> bool:
    return "ings" in font or "ingbat" in font


def _has_signs(texts: set[str]) -> bool:
    """Whether one of a page's texts begins or ends like a box; hardly any page's does."""
    firsts = {text[0] for text in texts}
    if not _SIGNS.isdisjoint(firsts) or not _SIGNS.isdisjoint([text[-1] for text in texts]):
        return True
    return "(" in firsts and any(text[0] == "(" and len(text) < 4 for text in texts)


def _named(word: Word) -> Word:
    text = word[0]
    if text.isascii() and not _is_symbols(word[2]):
        return word
    mark = GLYPHS.get(text[0]) if len(text) == 1 or text[1] == "\ufe0f" else None
    if mark is None and word[2]:
        font = word[2].lower().replace(" ", "").replace("-", "")
        table = next((t for name, t in _SYMBOLS.items() if name in font), None)
        mark = table.get(text) if table else None
    return word if mark is None else word._replace(text=mark)


def _parted(words: Sequence[Word]) -> Iterator[Word]:
    """Boxes that stand close to their labels, "☒Ja" and "Ja[ ]", as words of their own."""
    opened = ""
    for at, word in enumerate(words):
        text = word[0]
        following = words[at + 1][0] if at + 1 < len(words) else ""
        cuts: list[int] = []
        if len(text) > 1:
            if text[0] in GLYPHS:
                cuts.append(2 if text[1] == "\ufe0f" else 1)
            elif text[-1] in GLYPHS:
                cuts.append(len(text) - 1)
            elif text[0] == opened and len(text) > 1:
                cuts.append(1)  # "[ ]Ja"
            elif text[-1] == "[" and following[:1] in ("]", "x", "X"):
                cuts.append(len(text) - 1)  # "Ja[ ]"
            elif "]" in text and (found := _TIGHT.fullmatch(text)) and _beside_label(found):
                cuts += [found.start("box"), found.end("box")]
        parts = _cut(word, cuts) if cuts else [word]
        yield from parts
        last = parts[-1][0]
        opened = _OPEN.get(last[0], "") if len(last) <= 2 and last[0] in _OPEN else ""


def _beside_label(found: re.Match[str]) -> bool:
    """Whether brackets stand on one side of letters: "[x]Ja" and "Ja[]", not "a[x]b"."""
    return bool(found["before"]) != bool(found["after"]) and (found["before"] + found["after"])[:1].isalpha()


def _cut(word: Word, cuts: Sequence[int]) -> list[Word]:
    """A word's parts, each with its share of the room."""
    text, box = word[0], word[1]
    step = (box[2] - box[0]) / len(text)
    ends = [0, *cuts, len(text)]
    return [
        _named(word._replace(text=text[a:b], bbox=BBox(box[0] + a * step, box[1], box[0] + b * step, box[3])))
        for a, b in itertools.pairwise(ends)
        if a < b
    ]


def _bracketed(words: list[Word]) -> list[Word]:
    """Boxes typed with brackets: "[x]" and "( X )" are ticked, "[ ]" and "[_]" are not."""
    out: list[Word] = []
    for word in words:
        text = word[0]
        start = len(out)
        if text[-1] in _CLOSE and len(text) <= 3:
            while start > 0 and len(out) - start < 2 and text[0] not in _OPEN:
                start -= 1
                text = out[start][0] + text
                if len(text) > 4 or not _near(out[start], out[start + 1] if start + 1 < len(out) else word):
                    break
        state = _typed(text) if text[-1] in _CLOSE else None
        if state is None:
            out.append(word)
            continue
        first = out[start] if start < len(out) else word
        del out[start:]
        a, b = first[1], word[1]
        out.append(Word(state, BBox(a[0], min(a[1], b[1]), b[2], max(a[3], b[3])), TYPED, word[3]))
    return out


def _typed(text: str) -> str | None:
    """What brackets hold: a mark, nothing, or something else."""
    if text[0] not in _OPEN or text[-1] != _OPEN[text[0]] or len(text) > 4:
        return None
    inside = text[1:-1]
    if not inside.strip("_ "):
        return BALLOT
    return TICKED if inside in (_IN_ROUND if text[0] == "(" else _IN_SQUARE) else None


def _near(before: Word, word: Word) -> bool:
    size = max(word[3], 1.0)
    return 0 <= word[1][0] - before[1][2] <= APART * size and abs(before[1][3] - word[1][3]) < size
