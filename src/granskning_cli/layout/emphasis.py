"""Lines drawn at words -> the words' font says so: around ("=ringed"), under or behind ("=lined"), through ("=struck").

    (Ja)  Nej      the answer is circled        Ja  Nej      ... underlined, or highlighted
                                                --
A line that belongs to words divides nothing, so it is no ruling any more. Whether the words are options is not
known here: links and headings are underlined too.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import LINED, RINGED, STRUCK, BBox, Page, Rect, Rule, Word

# A ring is drawn around at most so many words, so much wider and higher than they are (in sizes of their type).
MOST_WORDS: Final = 4
WIDER: Final = 3.0
HIGHER: Final = 3.0
# A frame or a shade stands in a line of other words: so near, in points, is the next of them.
NEXT: Final = 90.0
# A line at words is as long as they are, give or take so many points, and no longer than this.
ENDS: Final = 3.5
LONGEST: Final = 170.0
# A line under a title is longer, and has more words above it: all those of their line.
MOST_OF_TITLE: Final = 12
LONGEST_OF_TITLE: Final = 330.0
# Where a line crosses the height of a word: through it, or at its foot.
THROUGH: Final = (0.32, 0.7)
FOOT: Final = 1.4
# So many shades in one line are the cells of a table's row.
SHADED: Final = 3
_BAND: Final = 16.0

Placed = list[tuple[int, Word]]


def emphasised(page: Page) -> Page:
    """The page with its words' fonts changed where lines are drawn at them, and without those lines."""
    rings = _rings(page.rects)
    lines = _free_lines(page.rules or ())
    if not rings and not lines and not page.strokes:
        return page
    bands: dict[int, Placed] = defaultdict(list)
    for index, word in enumerate(page.words):
        bands[int((word[1][1] + word[1][3]) / 2 // _BAND)].append((index, word))
    for placed in bands.values():
        placed.sort(key=_middle)
    fonts: dict[int, str] = {}
    gone_rules: set[Rule] = set()
    gone_rects: set[Rect] = set()
    around = _ringed(rings, bands, page)
    for rect, inside in around.items():
        fonts.update({index: RINGED if rect.stroked else LINED for index, _ in inside})
        gone_rects.add(rect)
        gone_rules.update(_edges(rect, page.rules or ()))
    for rule in [line for line in lines if line not in gone_rules]:
        for index, font in _at_line(rule, bands):
            fonts[index] = font
            gone_rules.add(rule)
    for stroke in page.strokes:
        for index, word in _inside(stroke[0], bands):
            if len(word[0]) > 1 and stroke[0][2] - stroke[0][0] >= 0.6 * (word[1][2] - word[1][0]):
                fonts[index] = STRUCK
    if not fonts:
        return page
    words = tuple([w._replace(font=fonts[i]) if i in fonts else w for i, w in enumerate(page.words)])
    rules = page.rules and tuple([rule for rule in page.rules if rule not in gone_rules])
    rects = tuple([rect for rect in page.rects if rect not in gone_rects])
    return replace(page, words=words, rules=rules, rects=rects)


def _ringed(rings: Sequence[Rect], bands: dict[int, Placed], page: Page) -> dict[Rect, Placed]:
    """The shapes that are drawn around words, with those words."""
    around = {rect: inside for rect in rings if (inside := _inside(rect[0], bands))}
    return {rect: inside for rect, inside in around.items() if _is_ring(rect, inside, bands, page)}


def _free_lines(rules: Sequence[Rule]) -> list[Rule]:
    """The short level lines that no upright one begins or ends: those of a table, nearly all there are, do."""
    upright = {round(rule[1]) + near for rule in rules if rule[0] == "v" for near in (-1, 0, 1)}
    return [
        rule
        for rule in rules
        if rule[0] == "h" and rule[3] - rule[2] <= LONGEST_OF_TITLE and round(rule[2]) not in upright
    ]


def _rings(rects: Sequence[Rect]) -> list[Rect]:
    """The shapes that may be drawn around words; shades side by side are a table's."""
    found = [
        rect
        for rect in rects
        if not rect.filled and (rect.stroked or not rect.round) and rect[0][2] - rect[0][0] <= LONGEST
    ]
    shades = Counter(round(rect[0][1]) for rect in found if not rect.stroked)
    return [rect for rect in found if rect.stroked or shades[round(rect[0][1])] < SHADED]


def _inside(box: BBox, bands: dict[int, Placed]) -> Placed:
    """The words whose middle lies in a box."""
    x0, top, x1, bottom = box
    found: Placed = []
    for band in range(int(top // _BAND), int(bottom // _BAND) + 1):
        placed = bands.get(band, [])
        for one in placed[bisect_left(placed, x0, key=_middle) : bisect_right(placed, x1, key=_middle)]:
            if top <= (one[1][1][1] + one[1][1][3]) / 2 <= bottom:
                found.append(one)
    return found


def _middle(one: tuple[int, Word]) -> float:
    return (one[1][1][0] + one[1][1][2]) / 2


def _is_ring(rect: Rect, inside: Placed, bands: dict[int, Placed], page: Page) -> bool:
    """Whether a shape is drawn around words, and is no box with a mark in it, no field and no cell."""
    words = [word for _, word in inside]
    around = _around(words)
    x0, top, x1, bottom = rect[0]
    size = max(word[3] or word[1][3] - word[1][1] for word in words)
    if len(words) > MOST_WORDS or max(w[1][3] for w in words) - min(w[1][3] for w in words) > size / 2:
        return False
    fits = around[0] >= x0 - 1 and around[2] <= x1 + 1
    if not fits or x1 - x0 > around[2] - around[0] + WIDER * size or bottom - top > HIGHER * size:
        return False
    if len(words) == 1 and len(words[0][0]) == 1 and not _is_label(words[0][0], rect, page, bands):
        return False
    return rect.round or (_has_next(rect[0], words, bands, size) and not _is_cell(rect, page))


def _is_label(text: str, rect: Rect, page: Page, bands: dict[int, Placed]) -> bool:
    """A character in a shape ticks it, unless it is a number and no such shape is empty: "1 (2) 3"."""
    if not text.isdecimal():
        return False
    width = rect[0][2] - rect[0][0]
    alike = [r for r in page.rects if r.round == rect.round and abs(r[0][2] - r[0][0] - width) < 1]
    return all(_inside(r[0], bands) for r in alike)


def _has_next(box: BBox, words: Sequence[Word], bands: dict[int, Placed], size: float) -> bool:
    """Whether another word stands near in the same line."""
    bottom = words[0][1][3]
    wide = BBox(box[0] - NEXT, bottom - size, box[2] + NEXT, bottom)
    return any(
        not box[0] <= (word[1][0] + word[1][2]) / 2 <= box[2] and abs(word[1][3] - bottom) < size / 2
        for _, word in _inside(wide, bands)
    )


def _is_cell(rect: Rect, page: Page) -> bool:
    """Whether other rulings meet a frame, as they do in a table, or another frame stands against it."""
    own, box = _edges(rect, page.rules or ()), rect.bbox
    for axis, position, start, end in page.rules or ():
        if Rule(axis, position, start, end) in own:
            continue
        low, high, first, last = (
            (box[1], box[3], box[0], box[2]) if axis == "h" else (box[0], box[2], box[1], box[3])
        )
        if low - 2 <= position <= high + 2 and start <= last + 2 and end >= first - 2:
            return True
    return False


def _edges(rect: Rect, rules: Iterable[Rule]) -> set[Rule]:
    """The four rulings that are a frame's own; those of a round one begin and end where it is not round any more."""
    found: set[Rule] = set()
    box = rect.bbox
    for rule in rules:
        axis, position, start, end = rule
        ends, places = (
            ((box[0], box[2]), (box[1], box[3])) if axis == "h" else ((box[1], box[3]), (box[0], box[2]))
        )
        if min(abs(position - p) for p in places) >= 1.5:
            continue
        inside = rect.round and start > ends[0] and end < ends[1]
        if inside or (abs(start - ends[0]) < 1.5 and abs(end - ends[1]) < 1.5):
            found.add(rule)
    return found


def _at_line(rule: Rule, bands: dict[int, Placed]) -> list[tuple[int, str]]:
    """The words that a level line runs through or under, from the first to the last."""
    _, y, start, end = rule
    found = [
        (index, word)
        for index, word in _inside(BBox(start, y - _BAND, end, y + _BAND), bands)
        if word[1][1] < y < word[1][1] + FOOT * (word[1][3] - word[1][1])
    ]
    if not found or len(found) > MOST_OF_TITLE:
        return []
    around = _around([word for _, word in found])
    if len(found) > MOST_WORDS or end - start > LONGEST:
        beside = BBox(0.0, around.top, 10 * end, around.bottom)
        if len(_inside(beside, bands)) > len(found) or (y - around[1]) / (around[3] - around[1]) < THROUGH[1]:
            return []
    if abs(around[0] - start) > ENDS or abs(around[2] - end) > ENDS:
        return []
    share = (y - around[1]) / ((around[3] - around[1]) or 1.0)
    if share < THROUGH[0]:
        return []
    return [(index, STRUCK if share <= THROUGH[1] else LINED) for index, _ in found]


def _around(words: Sequence[Word]) -> BBox:
    boxes = [word[1] for word in words]
    return BBox(
        min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes)
    )
