"""The spelling of a word as it comes out of a PDF -> as a person would type it.

Ligatures come apart (U+FB01 -> "fi"), accents join their letters (NFC), what takes up no room is dropped, and
a hyphen that the producer put at the end of a line is told from one that the author wrote.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# pdfium writes U+FFFE (older builds U+0002) for a hyphen that ends a line
BROKEN: Final = "\ufffe"
# Soft hyphens, zero-width spaces, marks of direction, byte order marks: nothing that a reader sees.
_UNSEEN: Final = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ODD: Final = re.compile(f"[{_UNSEEN}{BROKEN}\ufb00-\ufb06\x80-\x9f]")
_DROPPED: Final = re.compile(f"[{_UNSEEN}]")
# The ligatures; and codes that Unicode keeps for control and Windows for quotes, dashes and the euro sign.
_SPELT: Final = {
    **dict(zip(range(0xFB00, 0xFB07), ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)),
    **{code: bytes([code]).decode("cp1252", "replace") for code in range(0x80, 0xA0)},
}


def is_plain(text: str) -> bool:
    """Whether every word of a text may stand as it is, told for a whole page at once."""
    return text.isascii() or (unicodedata.is_normalized("NFC", text) and not _ODD.search(text))


def spell(word: str) -> tuple[str, bool]:
    """The word as typed, and whether the producer broke it at the end of a line; "" where nothing is left."""
    hyphen = len(word) > 1 and word[-1] in "\ufffe\u00ad"
    if hyphen:
        word = word[:-1]
    word = _DROPPED.sub("", word.replace(BROKEN, "-").translate(_SPELT))
    return unicodedata.normalize("NFC", word), hyphen
