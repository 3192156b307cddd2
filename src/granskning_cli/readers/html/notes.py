"""The footnotes of an HTML page, which stand at its end and belong to no answer: taken out of its tree.

<section class="footnotes" role="doc-endnotes"><ol><li id="fn1"><p>Belopp avser helår. <a href="#fnref1">↩</a>
<div id="sdfootnote1"><p><a class="sdfootnotesym">1</a>Belopp avser helår.</p></div>        LibreOffice
<div style='mso-element:footnote' id=ftn1><p><a href="#_ftnref1">[1]</a> Belopp ...</p></div>        Word
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from granskning_cli.readers.html.tree import Element

_ROLES: Final = frozenset(("doc-endnotes", "doc-footnote", "doc-endnote"))
_CLASSES: Final = frozenset(("footnotes", "endnotes", "footnote-definition"))
_OWN: Final = re.compile(r"sd(?:foot|end)note\d{1,4}")
_WORD: Final = re.compile(r"mso-element\s*:\s*(?:foot|end)note\b(?!-)")
# A link back to the mark is no longer: "↩", "[12]", "xviii".
LONGEST: Final = 5


def take_notes(element: Element) -> Iterator[str]:
    """The texts of all notes, each as it is taken out."""
    kept: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            kept.append(child)
        elif _is_note(child):
            for one in _single(child):
                text = " ".join(_said(one).split())
                if text:
                    yield text
        else:
            yield from take_notes(child)
            kept.append(child)
    element.children = kept


def _is_note(element: Element) -> bool:
    attributes = element.attributes
    return element.tag in ("div", "section", "aside", "ol", "ul", "li", "p") and (
        attributes.get("role", "") in _ROLES
        or not _CLASSES.isdisjoint(attributes.get("class", "").split())
        or bool(_OWN.fullmatch(attributes.get("id", "")))
        or bool(_WORD.search(attributes.get("style", "")))
    )


def _said(element: Element) -> str:
    """The text inside, without the mark and the arrow that lead back."""
    out: list[str] = []
    for child in element.children:
        if isinstance(child, str):
            out.append(child)
        elif not (
            child.tag == "a"
            and "#" in child.attributes.get("href", "")
            and len(child.text().strip()) <= LONGEST
        ):
            out.append(_said(child))
    return "".join(out)


def _single(element: Element) -> list[Element]:
    """The items of a list of notes, else the element as one."""
    found: list[Element] = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child] if child.tag == "li" else [one for one in _single(child) if one.tag == "li"]
    return found or [element]
