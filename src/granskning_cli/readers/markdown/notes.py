"""The notes of a Markdown text, "[^1]: Belopp avser helår.", which are shown at its end and belong to no answer."""

from __future__ import annotations

import re
from typing import Final

_NOTE: Final = re.compile(r"^ {0,3}\[\^([^\[\]\s]{1,40})\]:[ \t]*(.*)$")
_FENCE: Final = re.compile(r"^\s*(```+|~~~+)")


def without_notes(text: str) -> tuple[str, list[str]]:
    """The text without them, and what each says; a note goes on in the lines that follow it, and in indented ones."""
    if "[^" not in text:
        return text, []
    kept: list[str] = []
    notes: list[str] = []
    inside = follows = code = False
    for line in text.split("\n"):
        code = code != bool(_FENCE.match(line))
        begins = None if code else _NOTE.match(line)
        if begins is not None:
            notes.append(begins[2].strip())
            inside = True
        elif inside and line.strip() and (follows or line[:1] in (" ", "\t")):
            notes[-1] = f"{notes[-1]} {line.strip()}".strip()
        else:
            kept.append(line)
            inside = inside and not line.strip()
        follows = inside and bool(line.strip())
    return "\n".join(kept), notes
