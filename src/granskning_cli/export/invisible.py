"""Characters that a reader of the output cannot see, but that a terminal or an editor obeys.

A document may hold escape codes (U+009B starts one), changes of writing direction and the like. In JSON
and in YAML's double quotes they are written as escapes: the value is the same, and nothing acts on it.
"""

from __future__ import annotations

import re
from typing import Final

# Delete and C1 with NEL, soft hyphen, direction marks, line and paragraph separator, word joiner and what
# follows it, byte order mark, interlinear marks, code points that are no characters, and tag characters, which
# spell out whole sentences that nobody sees.
# U+200C and U+200D (joiners) are left: words of some languages, and emoji, are spelt with them.
INVISIBLE: Final = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff\U000e0000-\U000e007f]"
)

# The same for where a character beyond U+FFFF is two, as in JavaScript.
UTF_16: Final = INVISIBLE.pattern.replace("\U000e0000-\U000e007f]", r"]|\udb40[\udc00-\udc7f]")
_LAST_OF_FOUR: Final = 0xFFFF


def escaped(text: str, *, pairs: bool = True) -> str:
    r"""The text with each of INVISIBLE as \uXXXX; beyond U+FFFF as JSON's pair, or without `pairs` as YAML's \UXXXXXXXX."""
    if INVISIBLE.search(text) is None:
        return text
    return INVISIBLE.sub(lambda found: _escape(ord(found[0]), pairs=pairs), text)


def _escape(code: int, *, pairs: bool) -> str:
    if code <= _LAST_OF_FOUR:
        return f"\\u{code:04X}"
    if not pairs:
        return f"\\U{code:08X}"
    return f"\\u{0xD7C0 + (code >> 10):04X}\\u{0xDC00 + (code & 0x3FF):04X}"


_ORDERS: Final = re.compile(f"[\x00-\x08\x0b-\x1f]|{INVISIBLE.pattern}")


def visible(text: str) -> str:
    r"""The text for where nothing can be escaped: what acts on a terminal stands as \x1b, a tab as a space."""
    text = text.replace("\t", " ").replace("\r\n", "\n")
    if _ORDERS.search(text) is None:
        return text
    return _ORDERS.sub(lambda found: _name(ord(found[0])), text)


def _name(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"
