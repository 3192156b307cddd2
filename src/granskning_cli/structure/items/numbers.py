"""A number as it is printed at the start of a line: "1.1", "6 b", "A.2", "Q1", "II.3", "a)", "ii)", "Fråga 3", "①"."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple
from unicodedata import normalize

from granskning_cli.model.raised import FIGURES

Part = int | str


Number = tuple[Part, ...]


# Roman numbers of sections up to XII; "I", "V" and "X" are letters too.
_UPPER_ROMAN: Final = r"II|III|IV|VI{1,3}|IX|XI{1,2}"


_DECIMAL: Final = re.compile(
    r"^(?:(?P<word>[^\W\d]{2,9})\.?\s)?(?P<open>[(\[]?)"
    rf"(?P<head>(?:{_UPPER_ROMAN})(?=[.:]\d)|[A-Z]\d{{0,2}}(?=[.:]\d)|[A-Z](?=\d)|)(?P<dot>[.:]?)"
    r"(?P<digits>\d{1,3}(?:[.:]\d{1,3}){0,4})(?P<letters>(?:\.[a-z](?:\.[ivx]{1,5})?|\s?[a-z]))?(?P<close>[.):\]°º]*(?:\s[-–—])?)"
    rf"(?:[{FIGURES}]{{1,2}}+)?(?=\s|$)"  # a mark of a note behind it
)


# "1) a. Finns mål?", below which stands "b. Är de nådda?"
_NESTED: Final = re.compile(r"^(?P<digits>\d{1,3})(?P<close>[.):])\s(?P<letter>[a-h])(?P<end>[.)])(?=\s|$)")


_LETTER: Final = re.compile(r"^(?P<open>\(?)(?P<letter>[a-z])(?P<close>[.)])(?=\s|$)")


_ROMAN: Final = re.compile(r"^(?P<open>\(?)(?P<roman>i{1,3}|iv|vi{0,3}|ix|xi{0,2}|x)(?P<close>[.)])(?=\s|$)")


_CAPITAL: Final = re.compile(
    rf"^(?:(?P<word>[^\W\d]{{3,9}})\s)?(?P<letter>{_UPPER_ROMAN}|[A-Z])(?P<close>[.):]?(?:\s[-–—])|[.):]|(?=\s+[A-ZÅÄÖ])|(?=$))(?=\s|$)"
)


ROMANS: Final = {
    r: i for i, r in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}


_CIRCLED: Final = re.compile(r"^[\u2460-\u2473\u2776-\u2793\u24eb-\u24f4](?=\s|$)")


class Printed(NamedTuple):
    """A number as printed. `relative` ones (a, i) hang below the number before them. `style` is its punctuation."""

    parts: Number
    length: int  # characters of the line it takes
    style: str
    relative: bool
    word: str = ""


@lru_cache(maxsize=512)
def read_number(text: str) -> tuple[Printed, ...]:
    """The ways to read the start of a line as a number, none for most lines."""
    # a document asks two or three times for each of its lines
    first = text[:1]
    if not first or not (first.isalnum() or first in "(["):
        return ()
    if _CIRCLED.match(text):
        return (Printed((circled(first),), 1, "①", False),)
    if match := _NESTED.match(text):
        style = f"1{match['close']}a{match['end']}"
        return (Printed((int(match["digits"]), match["letter"]), match.end(), style, False),)
    out: list[Printed] = []
    if (match := _DECIMAL.match(text)) and not (match["word"] and match["head"]):
        parts: list[Part] = [match["head"]] if match["head"] else []
        if match["head"] and not match["dot"] and len(match["head"]) > 1:
            return ()
        parts += [int(d) for d in re.split(r"[.:]", match["digits"])]
        letters = (match["letters"] or "").strip(" .")
        parts += letters.split(".") if letters else []
        style = f"{match['open']}{'A' if match['head'] else ''}{'.'.join('1' * len(parts))}{match['close']}"
        return (Printed(tuple(parts), match.end(), style, False, match["word"] or ""),)
    if match := _ROMAN.match(text):
        out.append(
            Printed((ROMANS[match["roman"]], "i"), match.end(), f"{match['open']}i{match['close']}", True)
        )
    if match := _LETTER.match(text):
        out.append(Printed((match["letter"],), match.end(), f"{match['open']}a{match['close']}", True))
    if not out and (match := _CAPITAL.match(text)):
        out.append(Printed((match["letter"],), match.end(), f"A{match['close']}", False, match["word"] or ""))
    return tuple(out)


def follows(before: Number, number: Number) -> bool:
    """Whether a number is the next one of its count: 2.4 after 2.3."""
    last, here = before[-1], number[-1]
    return before[:-1] == number[:-1] and isinstance(last, int) and isinstance(here, int) and here == last + 1


def circled(character: str) -> int:
    """The number in a circle: 3 in ③, ❸ or ➂."""
    plain = normalize("NFKC", character)
    if plain.isdecimal():
        return int(plain)
    code = ord(character)
    # ⓫ to ⓴; ❶, ➀ and ➊ each begin a run of ten
    return code - 0x24EB + 11 if code < 0x2500 else (code - 0x2776) % 10 + 1


def label(number: Number) -> str:
    """A number as a string: (6, "b") -> "6b", (1, 1) -> "1.1", (6, "b", "ii") -> "6b.ii"."""
    out = ""
    for part in number:
        if isinstance(part, int):
            out += f".{part}" if out else str(part)
        elif not out or not out[-1].isdecimal():
            out += f".{part}" if out else part
        else:
            out += part
    return out
