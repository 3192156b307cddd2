"""word/styles.xml -> how a run looks and how a paragraph stands, through all that a style is based on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final, Literal, NamedTuple
from xml.etree.ElementTree import Element

from granskning_cli.readers.flow import Stop

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# A style is based on another one at most so often; a circle ends there.
LONGEST_CHAIN: Final = 12
_JC: Final[dict[str, Literal["left", "center", "right"]]] = {
    "center": "center",
    "right": "right",
    "end": "right",
}
_DRAWN: Final = frozenset(("strike", "dstrike", "u", "highlight", "shd"))


class Look(NamedTuple):
    """A run's type; `size`, and how far it is set above the line by a position, in points."""

    bold: bool = False
    italic: bool = False
    size: float = 10.0
    font: str = ""
    hidden: bool = False
    struck: bool = False
    lined: bool = False
    shaded: bool = False
    raised: bool = False
    rise: float = 0.0


@dataclass(frozen=True, slots=True)
class Stand:
    """A paragraph's place: indents and spacing in points, its list (`number`, `level`), its tab stops."""

    number: str = ""
    level: int = 0
    left: float = 0.0
    first: float = 0.0  # from `left`; negative where the first line hangs out
    before: float = 0.0
    after: float = 0.0
    close: bool = False  # no spacing between paragraphs of one style
    align: Literal["left", "center", "right"] = "left"
    stops: tuple[Stop, ...] = field(default=())
    new_page: bool = False
    indented: bool = False  # by the paragraph itself or its style, not by its list


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        self.look = Look()
        self.stand = Stand()
        if root is None:
            return
        if (defaults := root.find(f"{W}docDefaults")) is not None:
            self.look = with_look(self.look, defaults.find(f"{W}rPrDefault/{W}rPr"))
            self.stand = with_stand(self.stand, defaults.find(f"{W}pPrDefault/{W}pPr"))
        for style in root.iter(f"{W}style"):
            name = style.get(f"{W}styleId", "")
            self._styles[name] = style
            if style.get(f"{W}default") in ("1", "true"):
                self._default.setdefault(style.get(f"{W}type", ""), name)

    def chain(self, name: str | None, kind: str = "paragraph") -> list[Element]:
        """A style and what it is based on, the most basic first. `kind` names the default for no name."""
        current = name or self._default.get(kind)
        out: list[Element] = []
        while current and current in self._styles and len(out) < LONGEST_CHAIN:
            style = self._styles[current]
            out.append(style)
            based = style.find(f"{W}basedOn")
            current = based.get(f"{W}val") if based is not None else None
        return out[::-1]

    def title(self, name: str | None) -> str:
        """A style's name in lower case, "" where there is none."""
        style = self._styles.get(name or "")
        found = style.find(f"{W}name") if style is not None else None
        return (found.get(f"{W}val", "") if found is not None else name or "").lower()

    def look_of(self, style: str | None, start: Look | None = None, kind: str = "paragraph") -> Look:
        """The type that a style gives."""
        look = start or self.look
        for one in self.chain(style, kind):
            look = with_look(look, one.find(f"{W}rPr"))
        return look

    def stand_of(self, style: str | None) -> Stand:
        """The place that a paragraph style gives."""
        stand = self.stand
        for one in self.chain(style):
            stand = with_stand(stand, one.find(f"{W}pPr"))
        return stand

    def numbered(self) -> Iterator[tuple[str, str]]:
        """The ids of the paragraph styles that have numbers of their own, with the number's id."""
        for name in self._styles:
            stand = self.stand_of(name)
            if stand.number:
                yield name, stand.number


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element that may not be there."""
    return element.get(f"{W}{name}") if element is not None else None


def on(element: Element | None) -> bool | None:
    """A property that is there or not: None where nothing is said."""
    if element is None:
        return None
    return element.get(f"{W}val", "1") not in ("0", "false", "off", "none")


def points(text: str | None, per: float = 20.0) -> float | None:
    """A length in twips (or half points) as points; None where it is no number."""
    try:
        number = float(text) if text else None
    except ValueError:
        return None
    return None if number is None or not abs(number) < 100_000 else number / per


def with_look(look: Look, properties: Element | None) -> Look:
    """A type changed by an rPr."""
    if properties is None:
        return look
    for child in properties:
        name = child.tag.rpartition("}")[2]
        if name == "b":
            look = look._replace(bold=on(child) is not False)
        elif name == "i":
            look = look._replace(italic=on(child) is not False)
        elif name == "vanish":
            look = look._replace(hidden=on(child) is not False)
        elif name in _DRAWN:
            look = _with_drawn(look, name, child)
        elif name == "vertAlign":
            look = look._replace(raised=value(child) == "superscript")
        elif name == "position":
            look = look._replace(rise=points(value(child), 2.0) or 0.0)
        elif name == "sz":
            look = look._replace(size=points(value(child), 2.0) or look.size)
        elif name == "rFonts":
            look = look._replace(font=value(child, "ascii") or value(child, "hAnsi") or look.font)
    return look


def _with_drawn(look: Look, name: str, child: Element) -> Look:
    """A type changed by a line through or under it, or by a ground behind it."""
    if name in ("strike", "dstrike"):
        return look._replace(struck=on(child) is not False)
    if name == "u":
        return look._replace(lined=on(child) is not False)
    return look._replace(shaded=_is_colour(child, "fill" if name == "shd" else "val"))


def _is_colour(element: Element, name: str) -> bool:
    """Whether a ground behind letters is none of the paper's."""
    return (value(element, name) or "auto").lower() not in ("none", "auto", "white", "ffffff")


def with_stand(stand: Stand, properties: Element | None) -> Stand:
    """A place changed by a pPr."""
    if properties is None:
        return stand
    for child in properties:
        name = child.tag.rpartition("}")[2]
        if name == "numPr":
            number, level = value(child.find(f"{W}numId")), value(child.find(f"{W}ilvl"))
            stand = replace(stand, number=stand.number if number is None else number if number != "0" else "")
            stand = replace(
                stand, level=int(level) if level and re.fullmatch("[0-8]", level) else stand.level
            )
        elif name == "ind":
            stand = replace(with_indent(stand, child), indented=True)
        elif name == "spacing":
            before, after = points(value(child, "before")), points(value(child, "after"))
            stand = replace(
                stand,
                before=stand.before if before is None else before,
                after=stand.after if after is None else after,
            )
        elif name == "contextualSpacing":
            stand = replace(stand, close=on(child) is not False)
        elif name == "jc":
            stand = replace(stand, align=_JC.get(value(child) or "", "left"))
        elif name == "tabs":
            stand = replace(stand, stops=_stops(stand.stops, child))
        elif name == "pageBreakBefore":
            stand = replace(stand, new_page=on(child) is not False)
    return stand


def with_indent(stand: Stand, child: Element) -> Stand:
    """A place changed by a w:ind."""
    left = points(value(child, "left") or value(child, "start"))
    hanging, first = points(value(child, "hanging")), points(value(child, "firstLine"))
    if left is not None:
        stand = replace(stand, left=left)
    if hanging is not None or first is not None:
        stand = replace(stand, first=-hanging if hanging else first or 0.0)
    return stand


def _stops(known: tuple[Stop, ...], tabs: Element) -> tuple[Stop, ...]:
    found = {stop.at: stop for stop in known}
    for tab in tabs:
        at, kind = points(value(tab, "pos")), value(tab) or "left"
        if at is None or kind == "bar":
            continue
        found.pop(at, None)
        if kind != "clear":
            found[at] = Stop(at, "center" if kind == "center" else _JC.get(kind, "left"))
    return tuple(sorted(found.values()))
