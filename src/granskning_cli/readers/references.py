"""Character references like "&#167;", as HTML resolves them, of any length."""

from __future__ import annotations

import html
import re
from typing import Final

# Python makes no number of some thousand digits, and raises.
_LONG: Final = re.compile(r"&#(\d{10,});?")


def short(text: str) -> str:
    """The same with references that can be resolved; a number that is no character's is U+FFFD."""
    return _LONG.sub(_shortened, text)


def resolved(text: str) -> str:
    """The text with its characters."""
    return html.unescape(short(text))


def _shortened(match: re.Match[str]) -> str:
    number = match[1].lstrip("0")
    return f"&#{number or 0};" if len(number) < 10 else "\ufffd"
