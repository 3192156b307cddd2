"""Boxes whose outline is far thicker than that of others -> filled: a browser prints a chosen radio button so.

◯ Ja   ⭘ Nej   ◯ Delvis      border: 4px, where the others have 1px
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Final

from granskning_cli.model.layout import Rect

# So many times as thick as the thinnest one, and so much of its own width.
THICKER: Final = 2.0
SHARE: Final = 0.18


def with_heavy(boxes: Sequence[Rect]) -> list[Rect]:
    """The boxes, those filled that stand out; squares and circles are compared among themselves."""
    groups = ([box for box in boxes if box.round is round_] for round_ in (True, False))
    return list(chain.from_iterable(map(_marked, groups)))


def _marked(boxes: list[Rect]) -> list[Rect]:
    """Where more are thick than thin, thick outlines are the form's own."""
    thinnest = min([box.line for box in boxes if box.line], default=0.0)
    heavy = {id(box) for box in boxes if thinnest and _is_heavy(box, thinnest)}
    if not 0 < len(heavy) <= len(boxes) / 2:
        return boxes
    return [box._replace(filled=True) if id(box) in heavy else box for box in boxes]


def _is_heavy(box: Rect, thinnest: float) -> bool:
    return box.line >= THICKER * thinnest and box.line >= SHARE * (box.bbox.x1 - box.bbox.x0)
