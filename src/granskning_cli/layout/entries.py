"""Words that were typed into a printed form -> the words of fields, where another type tells them from the print.

Navn          Ida Prøve          the label in the form's type, behind it what a typewriter or a program put there
+--------------------------+
| Telefon dagtid           |     or below it, on a line or in a frame
| 0322-61 60 00            |
+--------------------------+
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from granskning_cli.layout.framed import with_framed
from granskning_cli.layout.lines import group
from granskning_cli.layout.rooms import left_empty, like, lines_of, rooms_of, with_entries
from granskning_cli.model.layout import FIELD, Document, Page, Rule, Word

# So many entries stand at a label, and such a share of all of them.
FEWEST: Final = 2
ENOUGH: Final = 3  # fewer than these all do
SHARE: Final = 0.7
# A label above its entry ends at most this far above it, and a frame below it begins so far, in sizes.
NEAR: Final = 1.2
FRAME: Final = 4.0
# White space between two entries on a line, in sizes.
APART: Final = 1.5
_STYLE: Final = re.compile(r"[-,].*$|(PS)?MT$|(Bold|Italic|Oblique|Regular)+$")

Run = list[Word]


def entered(document: Document) -> Document:
    """The document with what was typed into it as fields, if its type tells."""
    fonts = {word[2] for page in document.pages for word in page.words}
    families = {font: _family(font) for font in fonts}
    if not any(families.values()) and not any(page.flowed or page.widgets for page in document.pages):
        return _written(document)
    if len({family for family in families.values() if family}) < 2 or any(p.widgets for p in document.pages):
        return document
    counts = Counter(families[word[2]] for page in document.pages for word in page.words)
    print_, *others = [family for family, _ in counts.most_common()]
    able = [
        f
        for f in (*others, print_)
        if f and _may_be_entered([n for n in fonts if families[n] == f], document)
    ]
    runs = [(page, _runs(page)) for page in document.pages] if able else []
    for family in able:
        if _is_entered(family, runs):
            return replace(document, pages=tuple(_with_fields(page, family) for page in document.pages))
    return document


def _written(document: Document) -> Document:
    """A document whose type is unknown, a picture's, with what stands on lines, in frames or on shades as fields."""
    document = replace(document, pages=tuple(with_framed(page) for page in document.pages))
    found = [(page, [*lines_of(page), *rooms_of(page)]) for page in document.pages]
    if sum(len(own) for _, own in found) < FEWEST:
        return document
    rooms = [room for _, own in found for room in own if not room.line]
    found = [(page, [*own, *like(page, rooms)]) for page, own in found]
    return replace(document, pages=tuple(with_entries(page, own) if own else page for page, own in found))


def _may_be_entered(fonts: Sequence[str], document: Document) -> bool:
    """Whether nothing of a family is bold, and enough of it are words: most families end here, cheaply."""
    own = [word for page in document.pages for word in page.words if word[2] in fonts]
    said = sum(any(character.isalnum() for character in word[0]) for word in own)
    return said >= FEWEST and not any(word.bold for word in own)


@lru_cache(maxsize=256)
def _family(font: str) -> str:
    return _STYLE.sub("", font) if not font.startswith("=") else ""


def _runs(page: Page) -> list[list[Run]]:
    """The page's lines, each parted where its family changes or white space is wide."""
    out: list[list[Run]] = []
    for line in group(page.words):
        parts: list[Run] = [[line[0]]]
        for word in line[1:]:
            last = parts[-1][-1]
            near = word[1][0] - last[1][2] <= APART * min(word[3], last[3])
            if near and _family(word[2]) == _family(last[2]):
                parts[-1].append(word)
            else:
                parts.append([word])
        out.append(parts)
    return out


def _is_entered(family: str, pages: Sequence[tuple[Page, list[list[Run]]]]) -> bool:
    """Whether a family's words stand at labels of another, and say nothing otherwise."""
    at_label = elsewhere = 0
    for page, lines in pages:
        for index, line in enumerate(lines):
            for place, run in enumerate(line):
                if _family(run[0][2]) != family:
                    continue
                if run[0].bold or run[-1].text[-1] in "?:":
                    return False  # bold, or asking: print
                if sum(character.isalnum() for word in run for character in word[0]) < 2:
                    continue  # a mark, or a letter of a font of signs
                if _labelled(family, page, lines, index, place):
                    at_label += 1
                else:
                    elsewhere += 1  # the second line of a paragraph too: prose in another type is no entry
    share = SHARE if at_label >= ENOUGH else 1.0
    return at_label >= FEWEST and at_label >= share * (at_label + elsewhere)


def _labelled(family: str, page: Page, lines: Sequence[Sequence[Run]], index: int, place: int) -> bool:
    """Whether a run stands behind, below or above print, in a frame or on a line where it is not behind it."""
    run = lines[index][place]
    if place and _family(lines[index][place - 1][0][2]) != family:
        return True
    above = _print(lines[index - 1], family) if index else []
    below = _print(lines[index + 1], family) if index + 1 < len(lines) else []
    return _below(page, above, run) or _above(page, below, run)


def _print(line: Sequence[Run], family: str) -> list[Run]:
    return [run for run in line if _family(run[0][2]) != family]


def _above(page: Page, below: Sequence[Run], run: Run) -> bool:
    """Whether an entry stands on a line that a label stands under."""
    x0, bottom, size = run[0][1][0], run[0][1][3], run[0][3]
    label = next((part for part in below if abs(part[0][1][0] - x0) <= 0.5 * size), None)
    if label is None or label[0][1][1] - bottom > NEAR * size:
        return False
    middle = label[0][1][3]
    return any(_under(rule, x0, bottom, size) and rule[1] < middle for rule in page.rules or ())


def _below(page: Page, above: Sequence[Run], run: Run) -> bool:
    """Whether a label stands right above an entry, and a frame or a line below it."""
    x0, top, size = run[0][1][0], run[0][1][1], run[0][3]
    label = next((part for part in above if part[0][1][0] - 0.5 * size <= x0 <= part[-1][1][2]), None)
    if label is None or top - label[0][1][3] > NEAR * size:
        return False
    return any(_under(rule, x0, run[0][1][3], size) for rule in page.rules or ()) or any(
        rect[0][0] <= x0 <= rect[0][2] and rect[0][1] < top < rect[0][3] for rect in page.rects
    )


def _under(rule: Rule, x: float, bottom: float, size: float) -> bool:
    return rule[0] == "h" and rule[2] <= x <= rule[3] and -2 <= rule[1] - bottom <= FRAME * size


def _with_fields(page: Page, family: str) -> Page:
    words = [word._replace(font=FIELD) if _family(word[2]) == family else word for word in page.words]
    return replace(page, words=(*words, *left_empty(page, lines_of(page))))
