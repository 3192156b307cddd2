"""The full stops between digits, by their ink: "2.1" is read as "21" or "2:1" as surely as it is read rightly.

2.1.2      two stops between three digits are seen, whatever was read: 2.1.2 and not 2.12
1.2 I      so much white before the last stroke parts two words: "1.2 I vilken grad" is no 1.21
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from granskning_cli.readers.scan.picture import Area, Grey
from granskning_cli.readers.scan.pieces import labelled

# As shares of a digit's height: how high what is a digit is, how large a stop is, how far from the line it stands.
DIGIT: Final = 0.6
STOP: Final = (0.08, 0.3)
LEVEL: Final = 0.14
HANGING: Final = 0.45
ROUND: Final = 1.7
# White that parts words, as such a share; no digit but 1 has so much around it, and it less.
PARTED: Final = 0.4
DARK: Final = 175
# Runs of ink that are smaller are dust, in pixels; higher ones are no type that numbers are set in, in points.
DUST: Final = 1
_SIGNS: Final = re.compile(r"[.:,;·]")
_NUMBER: Final = re.compile(r"[A-ZÅÄÖ]?[\dlI]*\d[\dlI]*[.:,;]?|[A-ZÅÄÖ]?[\dlI]*(?:[.:,;·][\dlI]+)+[.:,;]?")
_MISREAD: Final = re.compile(r"\d[^\W\d]\d")  # "3A1" for "3.1"
_STEM: Final = re.compile(r"[1lI|]")


class Seen(NamedTuple):
    """A number's ink from the left: "d" for each digit, "." for each stop; where white parts it, that many digits in."""

    signs: str
    parted: int | None


def seen_in(grey: Grey, area: Area, *, below: float = LEVEL) -> Seen | None:
    """What the ink of a number consists of; None where something is neither digit nor stop.

    `below`: how far below the line a sign may go, as a share of the height; a g goes farther than a digit.
    """
    import cv2

    inside = grey[area.y0 : area.y1, area.x0 : area.x1]
    if not inside.size:
        return None
    _, ink = cv2.threshold(inside, DARK, 255, cv2.THRESH_BINARY_INV)
    count, _, stats, _ = labelled(ink)
    pieces = sorted([tuple(int(v) for v in one) for one in stats[1:count]])
    high = max((h for _, _, _, h, _ in pieces), default=0)
    digits = [(x, y, w, h) for x, y, w, h, _ in pieces if h >= DIGIT * high]
    if not digits:
        return None
    base = sorted(y + h for _, y, _, h in digits)[(len(digits) - 1) // 2]  # one of two may hang
    signs, parted, end = "", None, 0
    for x, y, w, h, _ in pieces:
        low = y + h - base
        if h >= DIGIT * high and -LEVEL * high - 1 <= low <= below * high + 1:
            if signs.count("d") and x - end >= PARTED * high:
                parted = signs.count("d")
            signs, end = f"{signs}d", x + w
        elif _is_stop(w, h, high) and abs(low) <= LEVEL * high:
            signs, end = f"{signs}.", x + w
        elif max(w, h) > DUST + 1 and -0.9 * high < low < 0.5 * high:
            return None
    return Seen(signs, parted)


def _is_stop(wide: int, high: int, digit: int) -> bool:
    small, large = max(DUST + 1, STOP[0] * digit), STOP[1] * digit
    return small <= max(wide, high) <= large and max(wide, high) <= ROUND * max(1, min(wide, high))


def pointed(text: str, seen: Seen | None) -> str:
    """The number with the stops that are seen, where as many digits are seen as were read."""
    if seen is not None and _MISREAD.fullmatch(text) and seen.signs == "d.d":
        return f"{text[0]}.{text[2]}"
    bare = _SIGNS.sub("", text)
    if (
        seen is None
        or not _NUMBER.fullmatch(text)
        or seen.signs.count("d") != len(bare)
        or seen.signs[0] != "d"
    ):
        return text
    if seen.signs.count(".") < len(text) - len(bare):  # a stop may be too faint to be seen, and yet be read
        return text
    digits = iter(bare)
    return "".join([next(digits) if sign == "d" else sign for sign in seen.signs])


def is_number(text: str) -> bool:
    """Whether a word may be a number whose stops were lost."""
    return len(text) > 1 and (_NUMBER.fullmatch(text) or _MISREAD.fullmatch(text)) is not None


def parted(text: str, seen: Seen | None) -> tuple[str, str] | None:
    """A number and the "I" that was read as its last digit, "1.21" for "1.2 I"."""
    if seen is None or seen.parted is None or seen.signs.count("d") - seen.parted != 1:
        return None
    return (text[:-1], "I") if len(text) > 1 and _STEM.fullmatch(text[-1]) else None
