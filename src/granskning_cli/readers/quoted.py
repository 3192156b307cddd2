"""A letter that was answered in between: what it quotes stands behind ">".

> 1. Vilka är nämndens största utmaningar?

Kompetensförsörjningen.
"""

from __future__ import annotations

import re
from typing import Final

# So many lines are quoted where it is a habit and not a sign that opens one line.
FEWEST: Final = 3
_QUOTE: Final = re.compile(r"^(?:> ?)+", re.MULTILINE)


def unquoted(text: str) -> str:
    """The text without the marks of quotation, and a blank line where quotation begins or ends."""
    if ">" not in text or len(_QUOTE.findall(text)) < FEWEST:
        return text
    out: list[str] = []
    before = False
    for line in text.split("\n"):
        mark = _QUOTE.match(line)
        if (mark is not None) != before and out and out[-1].strip():
            out.append("")
        before = mark is not None
        out.append(line[mark.end() :] if mark is not None else line)
    return "\n".join(out)
