"""The values of an XFA form, and which of them its fields have shown.

<xfa:data><form1><rad><svar>Ja</svar></rad><rad>...     a subform takes the next group of its name, a field the
                                                        next value; an unnamed subform is not there in the data
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

Scopes = tuple[Element, ...]
# "$record.rad[2].svar": the step's name, without what it counts
_STEP: Final = re.compile(r"([^.\[]+)(?:\[(\d+|\*)\])?")
_ROOTS: Final = ("$record", "$data", "$", "xfa", "datasets", "data", "!data", "$form", "$template")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def child(element: Element | None, *path: str) -> Element | None:
    """The first element below by these names, in any namespace."""
    for name in path:
        element = next((one for one in element if local(one) == name), None) if element is not None else None
    return element


def text_of(element: Element | None) -> str:
    """A text, or rich text with a line for each of its paragraphs."""
    if element is None:
        return ""
    if not len(element):
        return (element.text or "").strip("\r\n")
    parts: list[str] = []
    _collect(element, parts)
    lines = [" ".join(line.split()) for line in "".join(parts).split("\n")]
    return "\n".join(lines).strip()


def _collect(element: Element, parts: list[str]) -> None:
    kind = local(element)
    if kind == "br":
        parts.append("\n")
    elif kind == "li":
        parts.append("- ")
    parts.append(" ".join([" ", *(element.text or "").split(), " "])[1:] if element.text else "")
    for one in element:
        _collect(one, parts)
        parts.append(re.sub(r"\s+", " ", one.tail or ""))
    if kind in ("p", "li", "div", "value"):
        parts.append("\n")


class Data:
    """The record of the packet `datasets`; None where there is none."""

    def __init__(self, datasets: Element | None) -> None:
        self.root = child(datasets, "data")
        self._taken: set[int] = set()
        # with the group itself, so that its id stays its own
        self._names: dict[int, tuple[Element, dict[str, deque[Element]]]] = {}

    def record(self, name: str) -> Scopes:
        """Where the outermost subform finds its values."""
        if self.root is None:
            return ()
        named = child(self.root, name)
        return (named if named is not None else self.root[0] if len(self.root) == 1 else self.root,)

    def groups(self, scopes: Scopes, name: str) -> list[Element]:
        """The groups of a name that no subform has taken."""
        return [one for one in self._named(scopes[0], name) if id(one) not in self._taken] if scopes else []

    def value(self, scopes: Scopes, name: str) -> Element | None:
        """The next value of a name, in the nearest group that has one."""
        for scope in scopes:
            waiting = self._named(scope, name)
            while waiting and id(waiting[0]) in self._taken:
                waiting.popleft()
            if waiting:
                self.take(waiting[0])
                return waiting.popleft()
        return None

    def _named(self, scope: Element, name: str) -> deque[Element]:
        """What stands in a group by a name; each group is looked through once."""
        if id(scope) not in self._names:
            names: dict[str, deque[Element]] = {}
            for one in scope:
                names.setdefault(local(one), deque()).append(one)
            self._names[id(scope)] = scope, names
        return self._names[id(scope)][1].get(name) or deque()

    def at(self, scopes: Scopes, ref: str) -> list[Element]:
        """What a reference ("$record.rad.svar") leads to."""
        steps = [(name, index) for name, index in _STEP.findall(ref)]
        relative = bool(steps) and steps[0][0] == "$"
        while steps and steps[0][0] in _ROOTS:
            steps.pop(0)
        if not steps or not scopes:
            return []
        starts = [scopes[0]] if relative else [*scopes[::-1], *([self.root] if self.root is not None else [])]
        for start in starts:
            found = [start]
            for name, index in steps:
                found = [one for scope in found for one in scope if local(one) == name]
                if index.isdecimal() and len(index) < 7:
                    found = found[int(index) : int(index) + 1]
            if found:
                return found
        return []

    def take(self, element: Element) -> None:
        """Notes that a field or subform has this."""
        self._taken.add(id(element))

    def left(self) -> list[str]:
        """The values that no field has shown, as "name: value"."""
        return list(self._left(self.root)) if self.root is not None else []

    def _left(self, element: Element) -> Iterator[str]:
        for one in element:
            if id(one) in self._taken and not _is_group(one):
                continue
            if _is_group(one):
                yield from self._left(one)
            elif text := (one.text or "").strip():
                yield f"{local(one)}: {text}"


def _is_group(element: Element) -> bool:
    """Whether an element holds fields, and is not a value with rich text or several choices in it."""
    return len(element) > 0 and local(element[0]) not in ("body", "html", "value")
