"""A 1 that was read as an l or an I, by its flag: "Storgatan I" for a house's number, "vel@" for ve1@.

##      #      #       a 1 has ink left of the top of its stem and none at its foot, which an l and an I have on
 #      #      #       both sides or on none; where letters touch, nothing is told
 1      l      I
"""

from __future__ import annotations

from typing import Any, Final

from granskning_cli.readers.scan.picture import Area, Grey

DARK: Final = 150
_STEMS: Final = frozenset("lI|")
# The flag is in so much of the height from above, goes so many stems to the left, and so much more than to the right.
TOP: Final = 0.3
FLAG: Final = 0.8
FOOT: Final = 0.2
LEAST: Final = 8


def may_have_ones(text: str) -> bool:
    """Whether it is a lone stem, or an address with one."""
    return text in _STEMS or ("@" in text and not _STEMS.isdisjoint(text))


def with_ones(text: str, grey: Grey, area: Area) -> str:
    """A text that fills a rectangle and may have them, with a 1 for each stem that has the flag of one."""
    import numpy as np

    ink = grey[area.y0 : area.y1, area.x0 : area.x1] < DARK
    columns = np.flatnonzero(np.diff(np.concatenate(([0], ink.any(axis=0).astype(np.int8), [0]))))
    runs = columns.reshape(-1, 2)
    if len(runs) != len(text):
        return text
    signs = zip(text, runs, strict=True)
    return "".join(["1" if one in _STEMS and _is_one(ink[:, x0:x1]) else one for one, (x0, x1) in signs])


def _is_one(ink: Any) -> bool:
    """Whether a glyph is a stem with a flag to the left of its top, and no foot."""
    import numpy as np

    rows = np.flatnonzero(ink.any(axis=1))
    high = int(rows[-1] - rows[0]) + 1
    if high < LEAST:
        return False
    glyph = ink[rows[0] : rows[-1] + 1]
    stem = np.flatnonzero(glyph[round(high * (TOP + FOOT)) : round(high * (1 - FOOT))].mean(axis=0) > 0.5)
    if not stem.size:
        return False
    thick, right = len(stem), glyph.shape[1] - 1 - int(stem[-1])
    flag = np.flatnonzero(glyph[: round(high * TOP)].any(axis=0))
    foot = np.flatnonzero(glyph[-max(1, round(high * FOOT)) :].any(axis=0))
    return bool(
        right <= FLAG * thick / 2
        and flag.size
        and stem[0] - flag[0] >= FLAG * thick
        and stem[0] - foot[0] < FLAG * thick / 2
    )
