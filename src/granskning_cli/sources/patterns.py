"""Patterns as a shell has them, for shells that do not: "2024/*.pdf", "forms/**/*.docx".

A pattern that names a folder takes all that is in it. Links are followed before the first sign only.
"""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from typing import Final, NamedTuple

_MAGIC: Final = re.compile(r"[*?\[]")


class Pattern(NamedTuple):
    """The folder to look in and the parts to look for below it."""

    root: str
    parts: tuple[str, ...]

    def wanted(self, path: list[str]) -> bool:
        """Whether the pattern names the file, or a folder that holds it."""
        return _fits(tuple(path), self.parts, begun=False)

    def within(self, path: list[str]) -> bool:
        """Whether a folder may hold something that the pattern names."""
        return _fits(tuple(path), self.parts, begun=True)


def pattern(text: str, magic: re.Pattern[str] = _MAGIC) -> Pattern | None:
    """None where the text has none of the signs."""
    steps = text.replace("\\", "/").split("/") if "/" not in text else text.split("/")
    first = next((at for at, step in enumerate(steps) if magic.search(step)), None)
    if first is None:
        return None
    root = "/".join(steps[:first])
    # several ** after each other are one
    parts = [step for at, step in enumerate(steps) if at >= first and step]
    parts = [step for at, step in enumerate(parts) if not (step == "**" and parts[at - 1 : at] == ["**"])]
    return Pattern(root or ("/" if text.startswith("/") else ""), tuple(parts))


def _fits(path: tuple[str, ...], parts: tuple[str, ...], *, begun: bool) -> bool:
    """Every place in the pattern that the path may have come to, step by step: time grows with their product only."""
    places = _skipped({0}, parts)
    for step in path:
        if len(parts) in places:
            return True
        onward = {at for at in places if parts[at] == "**"}
        onward |= {at + 1 for at in places if parts[at] != "**" and fnmatchcase(step, parts[at])}
        places = _skipped(onward, parts)
    return bool(places) if begun else len(parts) in places


def _skipped(places: set[int], parts: tuple[str, ...]) -> set[int]:
    """`**` may stand for no folder at all."""
    return places | {at + 1 for at in places if at < len(parts) and parts[at] == "**"}
