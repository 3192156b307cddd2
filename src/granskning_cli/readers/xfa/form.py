"""An XFA template with its data -> printed text and fields, each with its place.

<subform layout="tb">                   one below the other        <subform>   at their x and y
<subform layout="lr-tb">, "row"         side by side               <subform layout="table" columnWidths=...>
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final, Literal, NamedTuple
from xml.etree.ElementTree import Element

from granskning_cli.diagnostics import Unreadable
from granskning_cli.readers.flow import Field
from granskning_cli.readers.xfa.data import Data, Scopes, child, local, text_of
from granskning_cli.readers.xfa.field import Said, button, printed, said, states

_LENGTH: Final = re.compile(r"\s*+(-?(?:\d++(?:\.\d++)?|\.\d++))\s*+(in|cm|mm|pt|px|pc|em)?\s*+$")
_UNITS: Final = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "px": 0.75, "pc": 12.0, "em": 10.0}
_DRAWN: Final = frozenset(("draw", "field", "exclGroup", "subform", "subformSet", "area"))
_NOT_SHOWN: Final = frozenset(("hidden", "invisible", "inactive"))
_BESIDE: Final = frozenset(("lr-tb", "rl-tb", "row", "rl-row"))
USUAL_WIDTH: Final = 484.0
LINE: Final = 13.0
# No page is longer, and no form has more in it.
LONGEST: Final = 14_400.0
MOST: Final = 100_000
LETTER: Final = 5.0


class Item(NamedTuple):
    """Text, a field or a frame in its rectangle: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str = ""
    field: Field | None = None
    size: float = 10.0
    bold: bool = False
    align: Literal["left", "center", "right"] = "left"
    framed: bool = False


@dataclass(slots=True)
class Box:
    """Items as they lie in a rectangle of their own."""

    width: float = 0.0
    height: float = 0.0
    items: list[Item] = field(default_factory=list)

    def put(self, other: Box, x: float, y: float) -> None:
        """Lays another box in this one."""
        for one in other.items:
            self.items.append(
                one._replace(x0=one.x0 + x, top=one.top + y, x1=one.x1 + x, bottom=one.bottom + y)
            )
        self.width, self.height = max(self.width, x + other.width), max(self.height, y + other.height)


def length(node: Element | None, key: str, usual: float = 0.0) -> float:
    """A measure in points."""
    match = _LENGTH.match(node.get(key, "")) if node is not None else None
    found = float(match[1]) * _UNITS[match[2] or "in"] if match else usual
    return min(max(found, -LONGEST), LONGEST)


class Form:
    """The form while it is laid out; `problems` are fields whose values are odd."""

    def __init__(self, data: Data) -> None:
        self.data = data
        self.problems: list[str] = []
        self.count = 0

    def lay(self, node: Element, scopes: Scopes, room: float, columns: tuple[float, ...] = ()) -> Box:
        """What a node of the template shows, at most `room` wide. Raises Unreadable R117 where that has no end."""
        self.count += 1
        if self.count > MOST:
            raise Unreadable("R117", f"the PDF is a dynamic form (XFA) with more than {MOST:,} parts")
        match local(node):
            case "draw":
                box = _text(printed(node), node, room)
            case "field":
                box = self._field(node, scopes, room)
            case "exclGroup":
                box = self._one_of(node, scopes, room)
            case _:
                box = self._several(node, scopes, room, columns)
        return _framed(box, node)

    def _several(self, node: Element, scopes: Scopes, room: float, columns: tuple[float, ...]) -> Box:
        """A subform: its children where their own places or its manner of layout put them."""
        manner = node.get("layout", "position")
        room = length(node, "w", room)
        widths = _columns(node) if manner == "table" else columns
        box, x, y, high, at = Box(), 0.0, 0.0, 0.0, 0
        for one in node:
            if local(one) not in _DRAWN or one.get("presence") in _NOT_SHOWN:
                continue
            for inner in self._instances(one, scopes):
                if manner == "position":
                    left, top = length(one, "x"), length(one, "y")
                    box.put(self.lay(one, inner, max(room - left, LINE)), left, top)
                    continue
                span = max(1, int(one.get("colSpan", "")[:4])) if one.get("colSpan", "").isdecimal() else 1
                cell = sum(widths[at : at + span]) if manner in ("row", "rl-row") else 0.0
                at += span
                laid = self.lay(one, inner, cell or room, widths)
                beside = manner in _BESIDE and (x == 0 or x + laid.width <= room + 1 or manner == "row")
                if not beside:
                    x, y, high = 0.0, y + high, 0.0
                box.put(laid, x, y)
                x, high = x + (cell or laid.width), max(high, laid.height)
        box.width = length(node, "w", box.width)
        box.height = max(box.height, length(node, "h"), length(node, "minH"))
        return box

    def _instances(self, node: Element, scopes: Scopes) -> list[Scopes]:
        """The data of each time that a child is shown."""
        name, bind = node.get("name", ""), child(node, "bind")
        match = bind.get("match", "once") if bind is not None else "once"
        if local(node) != "subform" or not name or match == "none" or not scopes:
            return [scopes]
        occur = child(node, "occur")
        most = occur.get("max", "1") if occur is not None else "1"
        if match == "dataRef" and bind is not None:
            found = self.data.at(scopes, bind.get("ref", ""))
        else:
            found = self.data.groups(scopes, name)
        found = found[: int(most)] if most.isdecimal() and len(most) < 7 else found
        for one in found:
            self.data.take(one)
        empty = occur is None or occur.get("min", "1") != "0"
        return [(one, *scopes) for one in found] or ([(Element("none"), *scopes)] if empty else [])

    def _bound(self, node: Element, scopes: Scopes) -> tuple[Element | None, bool]:
        bind = child(node, "bind")
        match = bind.get("match", "once") if bind is not None else "once"
        if match == "none":
            return None, False
        if match == "dataRef" and bind is not None:
            found = self.data.at(scopes, bind.get("ref", ""))
            for one in found[:1]:
                self.data.take(one)
            return (found[0] if found else None), True
        name = node.get("name", "")
        return (self.data.value(scopes, name) if name else None), True

    def _field(self, node: Element, scopes: Scopes, room: float) -> Box:
        value, bound = self._bound(node, scopes)
        shown = said(node, value, bound=bound)
        if shown is None:
            return Box()
        if shown.problem:
            self.problems.append(f"the field {node.get('name', '')!r}: {shown.problem}")
        return _beside(shown, node, room)

    def _one_of(self, node: Element, scopes: Scopes, room: float) -> Box:
        """Buttons of which one is on: the group's value is that button's first item."""
        value, _ = self._bound(node, scopes)
        if value is not None and len(value):  # each button has a value of its own
            scopes, value = (value, *scopes), None
        chosen = text_of(value)
        buttons = [one for one in node if local(one) == "field" and one.get("presence") not in _NOT_SHOWN]
        box = _text(printed(child(node, "caption")), Element("caption"), room)
        y = 0.0
        flows = node.get("layout", "position") in _BESIDE
        x = 0.0
        for one in buttons:
            own, _ = self._bound(one, scopes) if value is None else (None, False)
            shown = said(one, None)
            if shown is None:
                continue
            state, _ = button(one, chosen or text_of(own), node.get("name", ""), alone=False)
            laid = _framed(_beside(shown._replace(field=state), one, room), one)
            down = node.get("layout") == "tb"
            left, top = (x if flows else length(one, "x")), (y if down else length(one, "y"))
            box.put(laid, left, top)
            x, y = x + laid.width, y + laid.height
        if chosen and not any(chosen == states(one)[0] for one in buttons):
            self.problems.append(
                f"the group {node.get('name', '')!r}: its value {chosen!r} is none of its buttons'"
            )
        box.width, box.height = length(node, "w", box.width), max(box.height, length(node, "h"))
        return box


def _framed(box: Box, node: Element) -> Box:
    """The box, with the line that is drawn around it."""
    border = child(node, "border")
    if not box.items or border is None or border.get("presence") in _NOT_SHOWN:
        return box
    if any(local(one) == "edge" and one.get("presence") not in _NOT_SHOWN for one in border):
        box.items.append(Item(0.0, 0.0, box.width, box.height, framed=True))
    return box


def _columns(node: Element) -> tuple[float, ...]:
    widths = [length(Element("w", {"w": one}), "w") for one in node.get("columnWidths", "").split()]
    return tuple([max(0.0, width) for width in widths])


def _text(text: str, node: Element, room: float) -> Box:
    """Printed text, as wide as it says it is and as high as its lines."""
    font = child(node, "font")
    size = min(max(length(font, "size", 10.0), 6.0), 24.0)
    width = min(length(node, "w", max(length(node, "minW"), room)), max(room, LINE))
    lines = sum([1 + int(len(line) * size / 2 // max(width, LINE)) for line in text.split("\n")])
    height = max(length(node, "h"), length(node, "minH"), lines * 1.2 * size)
    bold = font is not None and font.get("weight") == "bold"
    item = Item(0, 0, width, height, text, None, size, bold, _alignment(node))
    return Box(width, height, [item] if text else [])


def _alignment(node: Element) -> Literal["left", "center", "right"]:
    para = child(node, "para")
    match para.get("hAlign") if para is not None else None:
        case "center":
            return "center"
        case "right":
            return "right"
    return "left"


def _beside(shown: Said, node: Element, room: float) -> Box:
    """A field and its caption, one to the left of the other or above it."""
    if shown.field is None:
        return _text(shown.caption, node, room)
    caption = child(node, "caption")
    width = min(length(node, "w", max(length(node, "minW"), min(room, 150.0))), max(room, LINE))
    is_button = shown.field.kind in ("checkbox", "radio")
    lines = shown.field.value.split("\n")
    high = LINE * sum([1 + int(len(line) * LETTER // max(width, LINE)) for line in lines])
    if is_button:
        size = length(child(node, "ui", "checkButton"), "size", 10.0)
        size, high = min(size, width), min(size, LINE)
    label = _text(shown.caption, Element("caption"), width) if shown.caption else Box()
    above = shown.side in ("top", "bottom") and bool(shown.caption)
    height = max(length(node, "h"), length(node, "minH"), high + (label.height if above else 0.0))
    box = Box(width, height)
    if above:
        first = shown.side == "top"
        box.put(label, 0, 0 if first else height - label.height)
        top, bottom = (label.height, height) if first else (0.0, height - label.height)
        box.items.append(Item(0, top, size if is_button else width, bottom, field=shown.field))
        return box
    reserve = (
        length(caption, "reserve", min(width / 2, LETTER * len(shown.caption) + 4)) if shown.caption else 0.0
    )
    if is_button:
        middle = max(0.0, height / 2 - high / 2)
        right = shown.side == "right" or not shown.caption
        at = 0.0 if right else min(reserve, width - size)
        if not shown.caption:
            middle_of = _alignment(node) == "center"
            inset = length(child(node, "margin"), "leftInset")
            at = min(max(inset, (width - size) / 2 if middle_of else 0.0), width - size)
        box.items.append(Item(at, middle, at + size, middle + high, field=shown.field))
        left = size + 3 if right else 0.0
        wide = max(width - left if right else at, LINE)
        label = _text(shown.caption, Element("caption"), wide)
        box.put(label, left, max(0.0, height / 2 - label.height / 2))
        box.width = width
        return box
    label = _text(shown.caption, Element("caption"), max(reserve, LINE))
    right = shown.side == "right"
    box.put(label, width - reserve if right else 0.0, 0)
    box.items.append(
        Item(0.0 if right else reserve, 0, width - reserve if right else width, height, field=shown.field)
    )
    return box
