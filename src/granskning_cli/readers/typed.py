"""The text of a comment laid over a page -> words about where a viewer shows them.

A FreeText annotation gives its text and its box, but not where the lines break: they are set here in a type of
usual width. What counts is the box; a cross typed on a flat form is a word in its column.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from granskning_cli.model.layout import BBox, Word

_SIZE: Final = re.compile(r"(?<![\d.])([\d.]{1,12})\s+Tf")
USUAL_SIZE: Final = 11.0
# Shares of the type size: a letter's usual width, the distance of two lines.
LETTER: Final = 0.5
LEADING: Final = 1.15


def typed_words(text: str, appearance: str, box: BBox) -> list[Word]:
    """The words of an annotation's text; `appearance` is its /DA, which names the type size."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    found = _SIZE.search(appearance)
    size = min(
        float(found[1]) if found and float(found[1]) > 0 else USUAL_SIZE, max(box.bottom - box.top, 1.0)
    )
    words: list[Word] = []
    top = box.top
    for line in text.split("\n"):
        x = box.x0
        for token in line.split():
            width = LETTER * size * len(token)
            if x > box.x0 and x + width > box.x1:
                x, top = box.x0, top + LEADING * size
            base = min(top, max(box.bottom - size, box.top))  # what does not fit stays inside the box
            words.append(
                Word(token, BBox(x, base, min(x + width, max(box.x1, x + 1)), base + size), "", size)
            )
            x += width + LETTER * size
        top += LEADING * size
    return words
