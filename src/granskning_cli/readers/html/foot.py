"""The foot of a site's page, "Brokinds kommun, 555 00 Brokind": no part of what the page asks."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.html.tree import Element

_FIELDS: Final = frozenset(("input", "select", "textarea", "button"))


FOOT: Final = "pagefoot"  # what such an element is called from here on


def name_foot(root: Element) -> None:
    """Names the foot of the page, so that it is set apart in smaller type; what holds places to fill in is none."""
    for child in root.children:
        if isinstance(child, Element) and _is_foot(child):
            child.tag = FOOT


def _is_foot(element: Element) -> bool:
    return element.tag == "footer" and not _FIELDS & _tags(element)


def _tags(element: Element) -> set[str]:
    """The tags of all that an element holds."""
    out: set[str] = set()
    waiting = [element]
    while waiting:
        inside = [child for child in waiting.pop().children if isinstance(child, Element)]
        out.update(child.tag for child in inside)
        waiting += inside
    return out
