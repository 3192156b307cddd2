"""A list of terms and what is said of each (`dl`) -> a table of two columns, where each term has one."""

from __future__ import annotations

from itertools import pairwise

from granskning_cli.readers.html.tree import Element


def is_pairs(element: Element) -> bool:
    """Whether terms and descriptions take turns, and no term begins with a number that would tell more."""
    own = [child for child in element.children if isinstance(child, Element)]
    tags = [child.tag for child in own]
    turns = tags[:1] == ["dt"] and tags[-1:] == ["dd"] and all(a != b for a, b in pairwise(tags))
    return (
        turns
        and set(tags) == {"dt", "dd"}
        and not any(child.text().lstrip()[:1].isdecimal() for child in own if child.tag == "dt")
    )


def paired(element: Element) -> Element:
    """The table."""
    table = Element("table", element.attributes)
    for child in element.children:
        if not isinstance(child, Element):
            continue
        if child.tag == "dt":
            table.children.append(Element("tr", {}))
        cell = Element("td", child.attributes)
        cell.children = child.children
        row = table.children[-1]
        if isinstance(row, Element):
            row.children.append(cell)
    return table
