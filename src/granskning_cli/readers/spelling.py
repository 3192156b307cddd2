"""The spelling of a word as it comes out of a PDF -> as a person would type it.

Ligatures come apart (U+FB01 -> "fi"), accents join their letters (NFC), what takes up no room is dropped, and a
hyphen that the producer put at the end of a line is told from one that the author wrote.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# pdfium writes U+FFFE (older builds U+0002) for a hyphen that ends a line
BROKEN: Final = "\ufffe"
_ODD: Final = re.compile(
    "[\u00ad\ufffe\ufb00-\ufb06\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]"
)
_DROPPED: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x7f]")
_LIGATURES: Final = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


def is_plain(text: str) -> bool:
    """Whether every word of a text may stand as it is, told for a whole page at once."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text))


def spell(word: str) -> tuple[str, bool]:
    """The word as typed, and whether the producer broke it at the end of a line; "" where nothing is left."""
    hyphen = len(word) > 1 and word[-1] in "\ufffe\u00ad"
    if hyphen:
        word = word[:-1]
    word = _DROPPED.sub("", word.replace(BROKEN, "-").translate(_LIGATURES))
    return unicodedata.normalize("NFC", word), hyphen
