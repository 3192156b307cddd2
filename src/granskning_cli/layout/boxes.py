"""Drawn boxes and form fields -> words, so that the rest of the house sees one kind of thing.

A square with nothing in it becomes the word "☐", one with something in it "☒": a cross of two vector lines, a
filled shape, a glyph that stands in it. A form field's button becomes the same, its text becomes words.
Characters that are places to tick are named in `symbols`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from granskning_cli.layout.combs import combed
from granskning_cli.layout.heavy import with_heavy
from granskning_cli.layout.symbols import named
from granskning_cli.model.layout import (
    BALLOT,
    FIELD,
    OPEN,
    TICKED,
    VECTOR,
    WIDGET,
    BBox,
    Page,
    Rect,
    Widget,
    Word,
)
from granskning_cli.model.nearby import Nearby

# A box to tick is about as high as a line of type.
SMALLEST: Final = 5.0
LARGEST: Final = 22.0
# A box with an outline and one without are as large as each other, give or take so many points.
ALIKE: Final = 1.2
# How wide a character typed into a field is, in sizes of type.
LETTER: Final = 0.5
# What is drawn in a box counts from this share of the box's height.
INK: Final = 0.3


def with_boxes(page: Page, words: Sequence[Word]) -> list[Word]:
    """The words, with symbols named, boxes and fields among them. `words` may be fewer than the page's."""
    out = named(words)
    boxes = [r for r in page.rects if _is_box(r)] if page.rects else []
    if boxes:
        boxes = with_heavy(_distinct([*boxes, *_painted_over(page.rects, boxes)]))
        out = _tick(page, boxes, out)
    return _with_widgets(combed(page.widgets), out) if page.widgets else out


def _is_box(rect: Rect) -> bool:
    return rect.stroked and _is_square(rect[0])


def _is_square(b: BBox) -> bool:
    width, height = b[2] - b[0], b[3] - b[1]
    square = SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST
    return square and 0.7 <= width / height <= 1.4


def _painted_over(rects: Sequence[Rect], boxes: Sequence[Rect]) -> list[Rect]:
    """The full squares that are boxes ticked: a browser prints those without an outline, above others that have one."""
    full = [rect for rect in rects if rect.filled and not rect.stroked and _is_square(rect[0])]
    return [rect for rect in full if any(_is_alike(rect[0], box[0]) for box in boxes)] if full else []


def _is_alike(one: BBox, box: BBox) -> bool:
    """Whether two squares are about as large and stand right below or beside each other."""
    wide = abs((one[2] - one[0]) - (box[2] - box[0]))
    aside, down = (abs(a - b) for a, b in zip(_centre(one), _centre(box), strict=True))
    return wide <= ALIKE and min(aside, down) <= ALIKE / 2


def _distinct(boxes: list[Rect]) -> list[Rect]:
    """Boxes drawn twice (a shadow, a fill and an outline) count once; the outer one stays."""
    out: list[Rect] = []
    near: Nearby[Rect] = Nearby()
    for box in sorted(boxes, key=lambda r: r[0][2] - r[0][0], reverse=True):
        if not any(_inside(_centre(box[0]), o[0]) for o in near.around(box[0])):
            out.append(box)
            near.add(box[0], box)
    return out


def _tick(page: Page, boxes: list[Rect], words: list[Word]) -> list[Word]:
    """Each box as a word; a short word that stands in a box is what ticks it."""
    short = Nearby((w[1], w) for w in words if len(w[0]) <= 2)
    shapes = [s[0] for s in page.strokes] + [r[0] for r in page.rects if r.filled and not _is_box(r)]
    painted = Nearby((shape, (shape, _centre(shape))) for shape in shapes)
    taken: set[int] = set()
    made: list[Word] = []
    for box in boxes:
        b = box[0]
        height = b[3] - b[1]
        inside = [w for w in short.around(b) if _inside(_centre(w[1]), b)]
        drawn = any(
            _inside(at, b) and max(s[2] - s[0], s[3] - s[1]) >= INK * height for s, at in painted.around(b)
        )
        mark = TICKED if drawn or box.filled or any(w[0] != BALLOT for w in inside) else BALLOT
        taken.update([id(w) for w in inside])
        made.append(Word(mark, b, VECTOR, height))
    return [w for w in words if id(w) not in taken] + made if taken else words + made


def _with_widgets(widgets: Sequence[Widget], words: list[Word]) -> list[Word]:
    """The words with those of the fields behind them, and without the printed boxes that the fields cover."""
    out = list(words)
    boxes = Nearby((w[1], at) for at, w in enumerate(words) if w[0] in (BALLOT, TICKED) or w[2] == VECTOR)
    gone: set[int] = set()
    for widget in widgets:
        b = widget.bbox
        here = [at for at in boxes.around(b) if at not in gone]
        made: list[Word] = []
        if widget.kind in ("checkbox", "radio"):
            # the printed outline below a field is the same box: the field's state is what counts
            gone.update([at for at in here if _is_printed_box(out[at]) and _near(out[at][1], b)])
            made = [Word(TICKED if widget.checked else BALLOT, b, WIDGET, b[3] - b[1])]
        elif widget.kind in ("text", "choice"):
            # a frame around a field for one letter is no box
            gone.update([at for at in here if out[at][2] == VECTOR and _inside(_centre(out[at][1]), b)])
            height = min(b[3] - b[1], 12.0)
            made = _field_words(widget) if widget.value.strip() else [Word(OPEN, b, FIELD, height)]
        for word in made:
            if word[0] in (BALLOT, TICKED):
                boxes.add(word[1], len(out))
            out.append(word)
    return [word for at, word in enumerate(out) if at not in gone] if gone else out


def _is_printed_box(word: Word) -> bool:
    return word[0] in (BALLOT, TICKED) and word[2] != WIDGET


def _field_words(widget: Widget) -> list[Word]:
    """A field's text as words in its rectangle, line below line and each from the left, as it is typed.

    A line that is longer than the field is drawn narrower: white space in it would look like columns.
    """
    b = widget.bbox
    lines = [line.split() for line in widget.value.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    step = (b[3] - b[1]) / max(1, len(lines))
    size = min(step, 12.0)
    out: list[Word] = []
    for row, line in enumerate(lines):
        letters = sum(map(len, line)) + len(line)
        letter = min(LETTER * size, (b[2] - b[0]) / max(1, letters))
        x, top = b[0], b[1] + row * step
        for text in line:
            end = x + letter * len(text)
            out.append(Word(text, BBox(x, top, end, top + step), FIELD, size))
            x = end + letter
    return out


def _centre(b: BBox) -> tuple[float, float]:
    return (b[0] + b[2]) / 2, (b[1] + b[3]) / 2


def _inside(point: tuple[float, float], b: BBox) -> bool:
    return b[0] - 1 <= point[0] <= b[2] + 1 and b[1] - 1 <= point[1] <= b[3] + 1


def _near(a: BBox, b: BBox) -> bool:
    return _inside(_centre(a), b) or _inside(_centre(b), a)
