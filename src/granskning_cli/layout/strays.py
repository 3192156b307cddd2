"""Words on a page that are no part of its text: across it, up its margin, or counting its lines.

       F o r m u l a r   k s  7     "UTKAST" across the page, in type far larger than the text
5   Nämnden har under året          a form's name that runs up the margin
    antagit en plan ...             the numbers of lines, as in a legal draft: every one or every fifth
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, pairwise, repeat
from operator import gt, mul, sub
from typing import Final, NamedTuple

from granskning_cli.layout.grid import Grid
from granskning_cli.layout.lines import SAME_LINE
from granskning_cli.model.layout import BALLOT, TICKED, BBox, Page, Word
from granskning_cli.model.nearby import Nearby

# A word this much higher than a line of its type is turned or aslant.
TALL: Final = 1.8
# Nothing of a form but its title is set in type this large, in points; a stamp is so much larger than the text.
LARGE: Final = 28.0
STAMP: Final = 2.0
# Text up the margin stands in this share of the page's width from its edge.
EDGE: Final = 0.12
# Headers and footers, which may stand over the numbers of lines, in this share of the height.
BAND: Final = 0.09
# So many numbers show that they count lines: of every line, or of every fifth.
MOST_STEPS: Final = 10
FEWEST: Final = {1: 5, 2: 5}
FIFTH: Final = 5
FEWEST_FIFTHS: Final = 3  # fewer must each be the count of its line
# ... and so many at equal distances, which differ by no more than this.
PAGEFUL: Final = 20
EVEN: Final = 3.0
# So many lines of the text have a number where all have one; so many go on with a small letter or are numbered
# themselves, as no question is.
NUMBERED: Final = 0.85
RUNS_ON: Final = 0.15
# The number of a line has no more digits than this.
LONGEST: Final = 6
_BOXES: Final = frozenset((BALLOT, TICKED))


class Strip(NamedTuple):
    """The room that numbers of lines take up, from left to right; `left`: the text stands right of it."""

    x0: float
    x1: float
    left: bool


def find_strays(pages: Sequence[Page], grids: Sequence[Sequence[Grid]]) -> list[set[int]]:
    """For each page the positions in `page.words` of such words."""
    out: list[set[int]] = []
    counting: list[_Numbers] = []
    for page, own in zip(pages, grids, strict=True):
        if page.unit == "char" or not page.words:
            out.append(set())
            counting.append(_Numbers(page, []))
            continue
        # on nearly every page there are none, so columns of the table of words are looked at and no word
        texts, boxes, _, sizes, *_ = zip(*page.words, strict=True)
        _, tops, _, bottoms = zip(*boxes, strict=True)
        odd = max(sizes) > LARGE or any(map(gt, map(sub, bottoms, tops), map(mul, sizes, repeat(TALL))))
        out.append(_across(page, own) if odd else set())
        digits = [
            i for i in compress(range(len(texts)), map(str.isdecimal, texts)) if len(texts[i]) <= LONGEST
        ]
        counting.append(_Numbers(page, [i for i in digits if not _in_grid(page.words[i], own)]))
    strips = [strip for numbers in counting for strip in _strips(numbers) if _counts(numbers, strip)]
    for numbers, found in zip(counting if strips else (), out, strict=False):
        for strip in strips:
            inside = [i for i in numbers.digits if _inside(numbers.page.words[i], strip)]
            if inside and _is_clear(numbers.page, inside, strip):
                found.update(inside)
    return out


class _Numbers(NamedTuple):
    """The words of a page that are nothing but digits and stand in no table."""

    page: Page
    digits: list[int]


def _in_grid(word: Word, grids: Sequence[Grid]) -> bool:
    b = word.bbox
    return any(grid.cell_at((b.x0 + b.x1) / 2, (b.top + b.bottom) / 2) is not None for grid in grids)


def _strips(numbers: _Numbers) -> list[Strip]:
    """Where numbers stand in one column that is the outermost of the page."""
    page, digits = numbers
    if not digits:
        return []
    out: list[Strip] = []
    for left in (True, False):
        boxes = [page.words[i].bbox for i in digits]
        outer = min(boxes, key=lambda b: b.x0) if left else max(boxes, key=lambda b: b.x1)
        size = outer.bottom - outer.top
        column = [b for b in boxes if abs(b.x0 - outer.x0) < 2 * size and abs(b.x1 - outer.x1) < 2 * size]
        if len(column) >= FEWEST_FIFTHS or left:
            out.append(Strip(min(b.x0 for b in column), max(b.x1 for b in column), left))
    return out


def _inside(word: Word, strip: Strip) -> bool:
    return strip.x0 - 2 <= word.bbox.x0 and word.bbox.x1 <= strip.x1 + 2


def _is_clear(page: Page, own: Sequence[int], strip: Strip) -> bool:
    """Whether nothing else stands in the strip or beyond it, but for headers and footers."""
    kept, high, low = set(own), BAND * page.height, (1 - BAND) * page.height
    for i, (_, box, *_) in enumerate(page.words):
        beyond = box[0] < strip.x1 + 1 if strip.left else box[2] > strip.x0 - 1
        if beyond and i not in kept and high < box[1] and box[3] < low:
            return False
    return True


def _counts(numbers: _Numbers, strip: Strip) -> bool:
    """Whether the numbers in a strip count lines of text and not questions."""
    page = numbers.page
    own = [i for i in numbers.digits if _inside(page.words[i], strip)]
    own.sort(key=lambda i: page.words[i].bbox.bottom)
    values = [int(page.words[i].text) for i in own]
    if len(own) < FEWEST_FIFTHS:
        return _each_counts(page, own, values) and _is_clear(page, own, strip)
    steps = {b - a for a, b in pairwise(values)}
    step = min(steps, default=0)
    if len(steps) != 1 or not 0 < step <= MOST_STEPS or len(own) < FEWEST.get(step, FEWEST_FIFTHS):
        return False
    if not _is_clear(page, own, strip):
        return False
    lines, heights = _lines(page, own), [page.words[i].bbox.bottom for i in own]
    if step > 2 and all(value % step == 0 for value in values):
        return _evenly(lines, heights, step)
    first, last = heights[0], heights[-1]
    near = SAME_LINE * page.words[own[0]].size + 1
    with_number = [line for line in lines if any(abs(line[0] - height) <= near for height in heights)]
    if 2 * sum(text in _BOXES for _, text in with_number) >= len(own):
        return False  # an answer sheet: its questions are numbers and places to tick
    distances = [b - a for a, b in pairwise(heights)]
    if len(own) >= PAGEFUL and max(distances) - min(distances) < EVEN:
        return True  # a page of pleading paper, numbered whether there is text or not
    inside = [line for line in lines if first - near <= line[0] <= last + near]
    runs_on = sum(not text[:1].isupper() for _, text in with_number)
    return len(with_number) * step >= NUMBERED * len(inside) and runs_on >= max(2, RUNS_ON * len(with_number))


def _each_counts(page: Page, own: Sequence[int], values: Sequence[int]) -> bool:
    """Whether one or two numbers are each the count of its line, and stand before what is no question's text.

    "5   2 Ekonomi" on the fifth line of a page; "5   Har nämnden ...?" may be a question.
    """
    if any(value % FIFTH or not value for value in values) or len(set(values)) < len(values):
        return False
    lines = _lines(page, own)
    before: list[str] = []
    for i, value in zip(own, values, strict=True):
        word = page.words[i]
        if value > len(lines) or abs(lines[value - 1][0] - word.bbox.bottom) > SAME_LINE * word.size + 1:
            return False
        before.append(lines[value - 1][1])
    return any(not text[:1].isupper() for text in before)


def _lines(page: Page, numbers: Sequence[int]) -> list[tuple[float, str]]:
    """The lines of a page without the numbers: their bottom and first word."""
    skip = set(numbers)
    words = sorted((word for i, word in enumerate(page.words) if i not in skip), key=lambda w: w.bbox.bottom)
    lines: list[list[Word]] = []
    for word in words:
        if lines and word.bbox.bottom - lines[-1][0].bbox.bottom <= SAME_LINE * word.size:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [(line[0].bbox.bottom, min(line, key=lambda word: word.bbox.x0).text) for line in lines]


def _evenly(lines: Sequence[tuple[float, str]], heights: Sequence[float], step: int) -> bool:
    """Whether numbers stand at equal distances, or at every so many lines."""
    distances = [b - a for a, b in pairwise(heights)]
    if max(distances) - min(distances) < EVEN:
        return True
    counts = [sum(a + 3 < bottom <= b + 3 for bottom, _ in lines) for a, b in pairwise(heights)]
    return sum(count == step for count in counts) >= NUMBERED * len(counts)


def _across(page: Page, grids: Sequence[Grid]) -> set[int]:
    """Words aslant or stamped over others, and those that run up the margin."""
    words = page.words
    odd = [
        i
        for i, (_, (_, top, _, bottom), font, size, *_) in enumerate(words)
        if (bottom - top > TALL * size > 0 or size > LARGE) and font[:1] != "="
    ]
    sizes = sorted(word.size for word in words)
    usual = sizes[len(sizes) // 2]
    near = Nearby((word.bbox, i) for i, word in enumerate(words) if odd)
    found: set[int] = set()
    heads = _heads(page)
    for i in odd:
        word = words[i]
        wide, high = word.bbox.x1 - word.bbox.x0, word.bbox.bottom - word.bbox.top
        if word.size > STAMP * usual and (_covers(word, words, near) or min(wide, high) > TALL * word.size):
            found.add(i)
        elif high > TALL * word.size and wide < TALL * word.size and not _in_grid(word, grids):
            found.update(_up_margin(page, word, near) if not _is_head(word, heads) else ())
    return found


def _covers(stamp: Word, words: Sequence[Word], near: Nearby[int]) -> bool:
    """Whether a word lies over text."""
    a = stamp.bbox
    return any(
        words[i].size < stamp.size / STAMP
        and min(a.x1, b.x1) - max(a.x0, b.x0) > 1
        and min(a.bottom, b.bottom) - max(a.top, b.top) > 1
        for i in near.each(a)
        if (b := words[i].bbox)
    )


def _up_margin(page: Page, word: Word, near: Nearby[int]) -> set[int]:
    """The words of the strip that a turned word stands in, where it is a margin and holds nothing else."""
    box, width = word.bbox, page.width
    middle = (box.x0 + box.x1) / 2
    if EDGE * width < middle < (1 - EDGE) * width:
        return set()
    beside = near.around(BBox(box.x0, 0.0, box.x1, page.height))
    strip = [i for i in beside if page.words[i].bbox.x0 < box.x1 and page.words[i].bbox.x1 > box.x0]
    high, low = BAND * page.height, (1 - BAND) * page.height
    for i in strip:
        b = page.words[i].bbox
        if b.x1 - b.x0 > TALL * page.words[i].size and high < b.top and b.bottom < low:
            return set()
    return {i for i in strip if page.words[i].bbox.x1 - page.words[i].bbox.x0 <= TALL * page.words[i].size}


def _heads(page: Page) -> dict[int, list[tuple[float, float]]]:
    """From where to where turned words stand further in, as heads of columns do, for each way of turning."""
    out: dict[int, list[tuple[float, float]]] = {}
    inner = (EDGE * page.width, (1 - EDGE) * page.width)
    turned = [word for word in page.words if word.turns]
    for word in sorted(turned, key=lambda word: word.bbox.top):
        x0, top, x1, bottom = word.bbox
        if inner[0] < (x0 + x1) / 2 < inner[1]:
            spans = out.setdefault(word.turns, [(top, bottom)])
            if top < spans[-1][1]:
                spans[-1] = (spans[-1][0], max(spans[-1][1], bottom))
            else:
                spans.append((top, bottom))
    return out


def _is_head(word: Word, heads: dict[int, list[tuple[float, float]]]) -> bool:
    """Whether a word stands at the height of heads; text up the margin goes on above or below them."""
    high, low = word.bbox.top + word.size, word.bbox.bottom - word.size
    return any(top <= high and low <= bottom for top, bottom in heads.get(word.turns, ()))
