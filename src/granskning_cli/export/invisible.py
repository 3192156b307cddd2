"""Characters that a reader of the output cannot see, but that a terminal or an editor obeys.

A document may hold escape codes (U+009B starts one), changes of writing direction and the like. In JSON
and in YAML's double quotes they are written as escapes: the value is the same, and nothing acts on it.
"""

from __future__ import annotations

import re
from typing import Final

# Delete and C1 with NEL, soft hyphen, direction marks, line and paragraph separator, word joiner and what
# follows it, byte order mark, interlinear marks, and code points that are no characters.
# U+200C and U+200D (joiners) are left: words of some languages, and emoji, are spelt with them.
INVISIBLE: Final = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff]"
)


def escaped(text: str) -> str:
    r"""The text with each of INVISIBLE as \uXXXX, which JSON and YAML's double quotes both read."""
    if INVISIBLE.search(text) is None:
        return text
    return INVISIBLE.sub(lambda found: f"\\u{ord(found[0]):04X}", text)


_ORDERS: Final = re.compile(f"[\x00-\x08\x0b-\x1f]|{INVISIBLE.pattern}")


def visible(text: str) -> str:
    r"""The text for where nothing can be escaped: what acts on a terminal stands as \x1b, a tab as a space."""
    text = text.replace("\t", " ").replace("\r\n", "\n")
    if _ORDERS.search(text) is None:
        return text
    return _ORDERS.sub(lambda found: _name(ord(found[0])), text)


def _name(code: int) -> str:
    return f"\\x{code:02x}" if code < 0x80 else f"\\u{code:04x}"
