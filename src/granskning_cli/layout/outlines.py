"""Boxes to tick that are drawn as four lines -> Rects, as if they had been drawn in one piece.

A cell of a table has four lines too; but there other lines meet them at the corners.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import BBox, Page, Rect, Rule

SMALLEST: Final = 5.0
LARGEST: Final = 22.0
# How far apart two ends may lie that meet.
MEETS: Final = 1.2


def outlined(page: Page) -> Page:
    """The page with its boxes of four lines as Rects, and without those lines."""
    short = [rule for rule in page.rules or () if SMALLEST <= rule[3] - rule[2] <= LARGEST]
    level = [rule for rule in short if rule[0] == "h"]
    upright = [rule for rule in short if rule[0] == "v"]
    if not page.rules or len(level) < 2 or len(upright) < 2:
        return page
    found: list[Rect] = []
    gone: set[Rule] = set()
    for top in level:
        sides = [side for side in upright if _touch(side[2], top[1])]
        left = [side for side in sides if _touch(side[1], top[2])]
        right = [side for side in sides if _touch(side[1], top[3])]
        for a in left:
            for b in right:
                bottoms = [
                    r for r in level if _touch(r[1], a[3]) and _touch(r[2], top[2]) and _touch(r[3], top[3])
                ]
                own = {top, a, b, *bottoms}
                box = BBox(top[2], top[1], top[3], a[3])
                if bottoms and _touch(a[3], b[3]) and not _joined(box, own, page.rules):
                    found.append(Rect(box, filled=False, stroked=True))
                    gone |= own
    if not found:
        return page
    rules = tuple([rule for rule in page.rules if rule not in gone])
    return replace(page, rules=rules, rects=(*page.rects, *found))


def _touch(a: float, b: float) -> bool:
    return abs(a - b) <= MEETS


def _joined(box: BBox, own: set[Rule], rules: Sequence[Rule]) -> bool:
    """Whether another line meets the box at its edge."""
    x0, top, x1, bottom = box
    for rule in rules:
        axis, position, start, end = rule
        low, high, first, last = (top, bottom, x0, x1) if axis == "h" else (x0, x1, top, bottom)
        outside = start < first - MEETS or end > last + MEETS
        if (
            outside
            and low - MEETS <= position <= high + MEETS
            and end >= first - MEETS
            and start <= last + MEETS
        ):
            return rule not in own
    return False
