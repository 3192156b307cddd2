"""What is left of a ruling beside a line of type is no bar: "| 2.4 Är investeringsbudgeten ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.model.layout import Word

_EDGE: Final = re.compile(r"[|¦]+")
# How sure a bar within a line is at the most.
BAR: Final = 0.3


def without_edges(words: Sequence[Word]) -> list[Word]:
    """The words without a bar at the beginning or the end of its line."""
    out: list[Word] = []
    for at, word in enumerate(words):
        beside = [words[i].bbox.bottom == word.bbox.bottom for i in (at - 1, at + 1) if 0 <= i < len(words)]
        if not _EDGE.fullmatch(word.text):
            out.append(word)
        elif len(beside) == 2 and all(beside):  # of a ruling that was not found, if it is no bar
            out.append(word._replace(score=min(word.score or BAR, BAR)))
    return out
