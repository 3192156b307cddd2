"""What an output is called: from the document's path, safe on every system, unique, and inside the output's folder.

    2024/ks.pdf        -> 2024/ks.pdf.yaml
    2024.zip/KS?.pdf   -> 2024.zip/KS_.pdf~1f0c33a2.yaml    "?" is no character of a name on Windows
    CON.pdf            -> _CON.pdf~77a0be01.yaml            a device there
    Ks.pdf             -> Ks.pdf~0b9d5f27.yaml              where ks.pdf came before it: one name on many systems

The names depend on the order of all documents, and on nothing else: machines that share the work agree on them.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from typing import Final

# Names are cut to so many bytes: 255 are allowed, and an ending, a hash and the name while writing must fit.
LONGEST: Final = 180
_FORBIDDEN: Final = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]')
_DEVICES: Final = re.compile(r"(?i)(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|$)")


class Names:
    """Gives names one after the other, in the order of the documents."""

    def __init__(self, suffix: str, reserved: tuple[str, ...] = ()) -> None:
        self._suffix = suffix
        self._paths: set[str] = set()
        self._files = {name.casefold() for name in reserved}
        self._folders = set(self._files)

    def path(self, path: str) -> str:
        """The path that a document goes by: as its source tells it, or with a number where another went by it."""
        path = path.encode("utf-8", "replace").decode()
        told, number = path, 2
        while told in self._paths:
            told, number = f"{path}~{number}", number + 1
        self._paths.add(told)
        return told

    def output(self, path: str) -> str:
        """The name of its output, with `/` between folders."""
        parts = [_safe(part) for part in path.split("/")]
        plain = "/".join(parts)
        if plain != path or self._taken(plain + self._suffix):
            parts[-1] += "~" + hashlib.sha256(path.encode()).hexdigest()[:8]
            if self._taken("/".join(parts) + self._suffix):  # a folder of it is another document's output
                parts = [parts[-1]]
        name = "/".join(parts) + self._suffix
        self._files.add(_folded(name))
        self._folders.update(_above(name))
        return name

    def _taken(self, name: str) -> bool:
        own = _folded(name)
        return own in self._files or own in self._folders or not self._files.isdisjoint(_above(name))


def inside(name: object) -> bool:
    """Whether a name that a manifest holds is one that could have been given here."""
    return isinstance(name, str) and all(part == _clean(part) for part in name.split("/"))


def _safe(part: str) -> str:
    return _clean(_clean(part).encode()[:LONGEST].decode("utf-8", "ignore"))


def _clean(part: str) -> str:
    clean = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", part)).rstrip(". ") or "_"
    return f"_{clean}" if _DEVICES.match(clean) else clean


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name.casefold())


def _above(name: str) -> list[str]:
    parts = _folded(name).split("/")
    return ["/".join(parts[:at]) for at in range(1, len(parts))]
