"""A number set in the middle of its row's height -> the first word of the text beside it.

        Har nämnden en gemensam          1.1 Har nämnden en gemensam
1.1     bild av vad kvalitet i      ->       bild av vad kvalitet i
        förskolan är?                        förskolan är?
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.lines import bounds
from granskning_cli.model.layout import BBox, Word

# A number has no more characters, and white space parts it from the text, in sizes of type.
LONGEST: Final = 7
WHITE: Final = 0.35
# Its middle lies so near to the middle of the text, in sizes.
NEAR: Final = 0.35


def with_first(lines: Sequence[Sequence[Word]]) -> Sequence[Sequence[Word]]:
    """The lines of a cell; a number that stands centred beside them stands before the first."""
    if len(lines) < 2:
        return lines
    at = min(range(len(lines)), key=lambda i: lines[i][0][1][0])
    number = lines[at][0]
    if not at or not _is_number(number[0]):
        return lines
    edge = number[1][2] + WHITE * number[3]
    others = [line for line in (*lines[:at], lines[at][1:], *lines[at + 1 :]) if line]
    if len(others) < 2 or any(line[0][1][0] < edge for line in others):
        return lines
    text = bounds([word for line in others for word in line])
    box = number[1]
    if abs(box.top + box.bottom - text.top - text.bottom) / 2 > NEAR * number[3]:
        return lines
    bottom = others[0][0][1][3]
    first = number._replace(bbox=BBox(box.x0, bottom - (box.bottom - box.top), box.x1, bottom))
    return [[first, *others[0]], *others[1:]]


def _is_number(text: str) -> bool:
    return len(text) <= LONGEST and (any(map(str.isdigit, text)) or text[-1] in ".)")
