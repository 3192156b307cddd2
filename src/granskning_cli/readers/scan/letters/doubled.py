"""A lone letter whose capital looks like its small form is read as both: "Cc" for a section's C, "Xx" for a cross."""

from __future__ import annotations

import re
from typing import Final

from granskning_cli.readers.scan.picture import Area, Grey
from granskning_cli.readers.scan.pieces import side_by_side

_BOTH: Final = re.compile(r"([cosuvwxz])\1([.):]?)", re.IGNORECASE)
DARK: Final = 175


def undoubled(text: str, grey: Grey, area: Area) -> str:
    """A letter once, in the capital that was read too, where its ink is one piece and not two."""
    found = _BOTH.fullmatch(text)
    if found is None or text[0] == text[1]:
        return text
    ink = grey[area.y0 : area.y1, area.x0 : area.x1] < DARK
    return text if not ink.size or side_by_side(ink) > 1 + len(found[2]) else text[0].upper() + found[2]
