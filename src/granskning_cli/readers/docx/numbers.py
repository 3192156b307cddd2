"""word/numbering.xml -> the numbers that Word prints and the text does not hold.

    level 0  "%1"      decimal       1          2
    level 1  "%1.%2"   decimal       1.1  1.2   2.1
    level 2  "%3)"     lowerLetter   a)   b)    a)

Numbers that share an abstract list count on from each other, until one of them says where it starts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from granskning_cli.readers.docx.styles import Stand, Styles, W, on, value, with_indent
from granskning_cli.readers.numerals import BOXES, figure

BULLET: Final = "•"
LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")


class Level(NamedTuple):
    """One level of a list; `restart` is the level (counted from 1) after which it begins again, 0: never."""

    start: int
    form: str
    text: str
    restart: int | None
    legal: bool
    style: str
    indent: Element | None


@dataclass(slots=True)
class _List:
    """An abstract list: its levels and how far they have counted."""

    levels: dict[int, Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts a document's numbered paragraphs in the order they are asked for."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._abstract: dict[str, str] = {}
        self._own: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._by_style: dict[str, tuple[str, int]] = {}
        if root is None:
            return
        linked: dict[str, str] = {}
        for abstract in root.iter(f"{W}abstractNum"):
            name = abstract.get(f"{W}abstractNumId", "")
            self._lists[name] = _List(dict(_level(one) for one in abstract.iter(f"{W}lvl")))
            if target := value(abstract.find(f"{W}styleLink")):
                linked[target] = name
        for abstract in root.iter(f"{W}abstractNum"):
            if (target := value(abstract.find(f"{W}numStyleLink"))) in linked:
                self._lists[abstract.get(f"{W}abstractNumId", "")] = self._lists[linked[target or ""]]
        for number in root.iter(f"{W}num"):
            self._number(number)
        for style, number_id in styles.numbered():
            for depth, level in self._levels(number_id).items():
                if level.style == style:
                    self._by_style[style] = (number_id, depth)

    def _number(self, number: Element) -> None:
        name = number.get(f"{W}numId", "")
        self._abstract[name] = value(number.find(f"{W}abstractNumId")) or ""
        for override in number.iter(f"{W}lvlOverride"):
            depth = _whole(override.get(f"{W}ilvl"), 0)
            if (level := override.find(f"{W}lvl")) is not None:
                self._own.setdefault(name, {})[depth] = _level(level)[1]
            if (start := value(override.find(f"{W}startOverride"))) is not None:
                self._starts.setdefault(name, {})[depth] = _whole(start, 1)

    def _levels(self, number: str) -> dict[int, Level]:
        found = self._lists.get(self._abstract.get(number, ""))
        return {**found.levels, **self._own.get(number, {})} if found is not None else {}

    def place(self, stand: Stand, style: str) -> tuple[str, int]:
        """A paragraph's list and level: a style that a level is linked to stands on that level."""
        if style in self._by_style and self._by_style[style][0] == stand.number and not stand.level:
            return self._by_style[style]
        return stand.number, min(stand.level, LEVELS - 1)

    def indented(self, stand: Stand, number: str, level: int) -> Stand:
        """A paragraph's place, indented as its list says where it does not say so itself."""
        found = self._levels(number).get(level)
        if stand.indented or found is None or found.indent is None:
            return stand
        return with_indent(stand, found.indent)

    def next(self, number: str, depth: int) -> str:
        """The label of the next paragraph of a list, "" where it prints none."""
        levels = self._levels(number)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._lists[self._abstract[number]].counts
        starts = self._starts.get(number, {})
        if starts and depth in starts:
            counts[depth] = starts.pop(depth) - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            after = levels[deeper].restart if deeper in levels else None
            if after is None or (after and depth < after):
                del counts[deeper]
        for above in range(depth):
            counts.setdefault(above, levels[above].start if above in levels else 1)
        if level.form == "bullet":
            return level.text if level.text in BOXES else BULLET
        if level.form == "none":
            return level.text if not _PLACE.search(level.text) else ""
        return _PLACE.sub(
            lambda m: self._figure(levels, counts, int(m[1]) - 1, level.legal), level.text
        ).strip()

    def _figure(self, levels: dict[int, Level], counts: dict[int, int], depth: int, legal: bool) -> str:
        form = levels[depth].form if depth in levels else "decimal"
        return figure(counts.get(depth, 1), "decimal" if legal else form)


def _level(element: Element) -> tuple[int, Level]:
    restart = value(element.find(f"{W}lvlRestart"))
    level = Level(
        start=_whole(value(element.find(f"{W}start")), 1),
        form=value(element.find(f"{W}numFmt")) or "decimal",
        text=value(element.find(f"{W}lvlText")) or "",
        restart=None if restart is None else _whole(restart, 0),
        legal=bool(on(element.find(f"{W}isLgl"))),
        style=value(element.find(f"{W}pStyle")) or "",
        indent=element.find(f"{W}pPr/{W}ind"),
    )
    return min(_whole(element.get(f"{W}ilvl"), 0), LEVELS - 1), level


def _whole(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 7 else otherwise
