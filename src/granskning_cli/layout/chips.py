"""Options that each stand in a shape of their own, as on a button -> a box before each of them.

( Ja )  (( Nej ))  ( Delvis )   ->   ☐ Ja  ☒ Nej  ☐ Delvis      the chosen one is filled, or holds a tick

One shape among words is a ring that somebody drew: see `emphasis`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from granskning_cli.layout.apart import MARKS
from granskning_cli.model.layout import BALLOT, LINED, TICKED, VECTOR, BBox, Page, Rect, Rule, Word
from granskning_cli.model.nearby import Nearby

# In points. A chip is as high as a line of type with white above and below it, and wider than high.
LOWEST: Final = 11.0
HIGHEST: Final = 34.0
# A square or a circle is one only around a number of a scale, which has so many steps at least.
SQUARE: Final = 0.8
WIDER: Final = 1.05
STEPS: Final = 3
# So far apart at most, and so alike in height; cells of a table touch.
APART: Final = 40.0
TOUCH: Final = 1.0
ALIKE: Final = 2.0
MOST_WORDS: Final = 8
MOST: Final = 400
# A ground on which type is set in white is darker than this.
DARK: Final = 0.7
_TICKS: Final = MARKS - {BALLOT}
_READ_AS_TICK: Final = frozenset("vV√")


@dataclass(frozen=True, slots=True)
class Chip:
    """A shape and what stands in it; `dark`: it is filled."""

    box: BBox
    words: tuple[Word, ...]
    dark: bool

    @property
    def tick(self) -> Word | None:
        """The mark in it, where there is a label too."""
        found = [word for word in self.words if word.text in _TICKS]
        first = self.words[0]
        if self.dark and not found and first.score is not None and first.text in _READ_AS_TICK:
            found = [first]  # of a picture
        return found[0] if len(found) == 1 < len(self.words) else None


def with_chips(page: Page) -> Page:
    """The page with boxes in place of the shapes, if some of them are told from the others."""
    shapes = [rect for rect in page.rects if (rect.stroked or rect.filled) and _is_chip(rect.bbox)]
    if not 2 <= len(shapes) <= MOST:
        return page
    shapes += _grounds(page, shapes)
    near = Nearby((word.bbox, word) for word in page.words)
    rows = [row for row in _rows(_chips(shapes, near)) if _stands_alone(row, near)]
    chips = [chip for row in rows for chip in row]
    darker = 0 < sum(chip.dark for chip in chips) < len(chips)
    chosen = [chip for chip in chips if chip.tick or (darker and chip.dark)]
    if not 0 < len(chosen) < len(chips):
        return page
    gone = {chip.tick for chip in chips if chip.tick}
    # that a filled one is chosen is told by no mark, so its box says how it is known
    made = [
        _box(chip, chip in chosen, VECTOR if chip.tick or chip not in chosen else LINED) for chip in chips
    ]
    boxes = [chip.box for chip in chips]
    return replace(
        page,
        words=(*[word for word in page.words if word not in gone], *made),
        rects=tuple([rect for rect in page.rects if not any(_same(rect.bbox, box) for box in boxes)]),
        rules=page.rules
        and tuple([rule for rule in page.rules if not any(_along(rule, box) for box in boxes)]),
    )


def _grounds(page: Page, shapes: Sequence[Rect]) -> list[Rect]:
    """The dark grounds that fill one of the shapes: those of long labels are as large as a row's."""
    dark = [shade.bbox for shade in page.shades if shade.light <= DARK and _is_chip(shade.bbox)]
    return [Rect(box, True, False) for box in dark if any(_same(box, shape.bbox) for shape in shapes)]


def _is_chip(box: BBox) -> bool:
    width, height = box.x1 - box.x0, box.bottom - box.top
    return LOWEST <= height <= HIGHEST and width > SQUARE * height


def _chips(shapes: Sequence[Rect], near: Nearby[Word]) -> list[Chip]:
    """The shapes that hold words of one line, each once: its ground and its outline are one."""
    out: list[Chip] = []
    for shape in sorted(shapes, key=lambda rect: (round(rect.bbox.top / ALIKE), rect.bbox.x0)):
        if out and _same(out[-1].box, shape.bbox):
            out[-1] = replace(out[-1], dark=out[-1].dark or shape.filled)
            continue
        words = sorted(_inside(shape.bbox, near), key=lambda word: word.bbox.x0)
        # a mark that was told by its ink ends where that does, and type below it
        labels = [word for word in words if word.text not in _TICKS] or words
        bottoms = [word.bbox.bottom for word in labels]
        if 0 < len(words) <= MOST_WORDS and max(bottoms) - min(bottoms) < labels[0].size / 2:
            out.append(Chip(shape.bbox, tuple(words), shape.filled))
    return out


def _inside(box: BBox, near: Nearby[Word]) -> list[Word]:
    x0, top, x1, bottom = box
    return [
        word
        for word in near.around(box)
        if x0 <= (word.bbox.x0 + word.bbox.x1) / 2 <= x1
        and top <= (word.bbox.top + word.bbox.bottom) / 2 <= bottom
    ]


def _rows(chips: Sequence[Chip]) -> list[list[Chip]]:
    """Two chips or more side by side, with white between them."""
    rows: list[list[Chip]] = []
    for chip in sorted(
        chips, key=lambda chip: (round((chip.box.top + chip.box.bottom) / 2 / ALIKE / 2), chip.box.x0)
    ):
        before = rows[-1][-1].box if rows else None
        if before is not None and _level(before, chip.box) and TOUCH < chip.box.x0 - before.x1 < APART:
            rows[-1].append(chip)
        else:
            rows.append([chip])
    return [row for row in rows if len(row) > 1 and (_counts(row) or not any(map(_is_square, row)))]


def _is_square(chip: Chip) -> bool:
    return chip.box.x1 - chip.box.x0 <= WIDER * (chip.box.bottom - chip.box.top)


def _counts(row: Sequence[Chip]) -> bool:
    """Whether each chip holds a number of a scale: 1 2 3 4 5."""
    found = [chip.words[0].text for chip in row if len(chip.words) == 1]
    if len(found) < len(row) or len(row) < STEPS or not all(text.isdecimal() for text in found):
        return False
    return all(abs(int(b) - int(a)) == 1 for a, b in pairwise(found))


def _level(a: BBox, b: BBox) -> bool:
    return abs(a.top - b.top) < ALIKE and abs(a.bottom - b.bottom) < ALIKE


def _stands_alone(row: Sequence[Chip], near: Nearby[Word]) -> bool:
    """Whether no word stands between the chips, as beside one that somebody ringed."""
    between = (
        BBox(a.box.x1, max(a.box.top, b.box.top), b.box.x0, min(a.box.bottom, b.box.bottom))
        for a, b in pairwise(row)
    )
    return not any(_inside(box, near) for box in between)


def _box(chip: Chip, ticked: bool, known: str) -> Word:
    label = next((word for word in chip.words if word is not chip.tick), chip.words[0])
    right = max(chip.box.x0 + 1, min(word.bbox.x0 for word in chip.words if word is not chip.tick) - 1)
    box = BBox(chip.box.x0, label.bbox.top, right, label.bbox.bottom)
    return Word(TICKED if ticked else BALLOT, box, known, label.size)


def _same(a: BBox, b: BBox) -> bool:
    return all(abs(x - y) < ALIKE for x, y in zip(a, b, strict=True))


def _along(rule: Rule, box: BBox) -> bool:
    """Whether a ruling is one of a shape's sides."""
    sides, low, high = (box.top, box.bottom), box.x0, box.x1
    if rule.axis == "v":
        sides, low, high = (box.x0, box.x1), box.top, box.bottom
    near = min(abs(rule.position - side) for side in sides) < ALIKE
    return near and low - ALIKE < rule.start and rule.end < high + ALIKE
