"""The name of a file or of a member of an archive, as it is shown: text, relative, and never harmful.

b"kommunstyrelse\\x84"  ->  "kommunstyrelseä"      (an old Windows wrote the archive in cp437 or cp850)
"../x.pdf"             ->  refused
"./2024//x.pdf"        ->  "2024/x.pdf"
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

# Code pages that archives without a mark for UTF-8 are written in, the most common first.
_PAGES: Final = ("cp437", "cp850", "cp1252")
_USUAL: Final = frozenset("åäöéæøüèà")
_HARMFUL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\\]")
_DRIVE: Final = re.compile(r"[A-Za-z]:")
# A file system takes 255 bytes for a name, and an output's ending comes on top.
_LONGEST: Final = 200
_DEEPEST: Final = 40
_HIDDEN: Final = (".", "~$")


def decoded(raw: bytes) -> str:
    """The text of a name whose encoding nothing tells: UTF-8 if it is that, else the code page that makes words of it."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return max((raw.decode(page, "replace") for page in _PAGES), key=_likely)


def _likely(text: str) -> int:
    """How much of what is not ASCII are letters of these languages."""
    return sum(_worth(c) for c in text if c > "\x7f")


def _worth(c: str) -> int:
    if c.casefold() in _USUAL:
        return 2
    return 1 if unicodedata.name(c, "").startswith("LATIN ") else -2


def refused(name: str) -> str | None:
    """Why a member of this name is not read."""
    if "\\" in name:
        return "has backslashes in it"
    if name.startswith("/") or _DRIVE.match(name):
        return "is an absolute path"
    return "leads out of the archive" if ".." in name.split("/") else None


def parts(name: str) -> list[str]:
    """Folders and file, without those that say nothing ("./a//b")."""
    return [part for part in name.split("/") if part not in ("", ".")]


def hidden(path: list[str]) -> bool:
    """Whether a part of it begins as hidden files, and those that Word keeps beside an open document, do."""
    return any(part.startswith(_HIDDEN) for part in path)


def shown(path: list[str]) -> list[str]:
    """The same with nothing that a terminal or a file system obeys or refuses, long parts cut."""
    clean = [_cut(_HARMFUL.sub("\ufffd", "__" if part == ".." else part)) for part in path]
    if len(clean) > _DEEPEST:
        middle = "/".join(clean[1:-1])
        clean = [clean[0], _mark(middle), clean[-1]]
    return clean


def _cut(part: str) -> str:
    if len(part.encode()) <= _LONGEST:
        return part
    dot = part.rfind(".", -12)
    stem, ending = (part[:dot], part[dot:]) if dot > 0 else (part, "")
    return stem.encode()[: _LONGEST - 60].decode("utf-8", "ignore") + "~" + _mark(part) + ending


def _mark(text: str) -> str:
    """A few letters that tell one cut name from another."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


class Names:
    """Gives every item a name of its own: "x.pdf", "x.pdf#2"."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._count: dict[str, int] = {}

    def unique(self, path: str) -> str:
        """The path, or the path with the next free number."""
        name = path
        while name in self._taken:
            self._count[path] = self._count.get(path, 1) + 1
            name = f"{path}#{self._count[path]}"
        self._taken.add(name)
        return name
