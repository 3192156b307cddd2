"""One field of an XFA template with its value -> what is printed beside it and what is filled in."""

from __future__ import annotations

from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from granskning_cli.readers.flow import Field
from granskning_cli.readers.xfa.data import child, local, text_of

# What a person presses, signs or looks at.
_NO_ANSWER: Final = frozenset(("button", "signature", "imageEdit", "barcode"))
_LOCKED: Final = frozenset(("readOnly", "protected", "nonInteractive"))


class Said(NamedTuple):
    """A field, None where it is only text; its caption and on which side of it that stands; what is odd."""

    field: Field | None
    caption: str = ""
    side: str = "left"
    problem: str = ""


def said(node: Element, value: Element | None, *, bound: bool = True) -> Said | None:
    """A field and its value; None for buttons and the like. `bound`: it keeps its value in the data."""
    ui = child(node, "ui")
    kind = next((local(one) for one in ui if local(one) != "picture"), "") if ui is not None else ""
    if kind in _NO_ANSWER:
        return None
    caption = child(node, "caption")
    label = printed(caption)
    side = caption.get("placement", "left") if caption is not None else "left"
    name = node.get("name", "")
    if kind == "checkButton":
        field, problem = button(node, text_of(value), name)
        return Said(field, label, side, problem)
    if value is None and (not bound or node.get("access") in _LOCKED):
        # nobody can fill it in: what the template says in it is printed text
        return Said(None, f"{label} {printed(node)}".strip())
    if kind == "choiceList":
        return Said(Field("choice", _chosen(node, value), None, name), label, side)
    return Said(Field("text", text_of(value), None, name), label, side)


def button(node: Element, value: str, name: str, *, alone: bool = True) -> tuple[Field, str]:
    """A check box or radio button, on where the value is its first item; `alone`: it shares its value with no other."""
    on, off = (*states(node), "", "")[:2]
    shape = child(node, "ui", "checkButton")
    kind = "radio" if not alone or (shape is not None and shape.get("shape") == "round") else "checkbox"
    problem = f"its value is {value!r}, which is neither {on!r} nor {off!r}"
    odd = alone and bool(value) and value not in (on, off, "0", "")
    return Field("radio" if kind == "radio" else "checkbox", "", value == on, name), problem if odd else ""


def states(node: Element) -> list[str]:
    """The values of a button: on, and off where that has one."""
    items = child(node, "items")
    found = [text_of(one) for one in items] if items is not None else []
    return found or ["1", "0"]


def printed(node: Element | None) -> str:
    """The text of something drawn, of a caption, or what the template says in a field."""
    value = child(node, "value")
    if value is None:
        return ""
    return next(
        (text_of(one) for one in value if local(one) in ("text", "exData", "integer", "decimal", "date")), ""
    )


def _chosen(node: Element, value: Element | None) -> str:
    """The labels of what is chosen: the data often hold a code that nobody sees."""
    if value is None:
        return ""
    codes = [text_of(one) for one in value] if len(value) else text_of(value).split("\n")
    lists = [one for one in node if local(one) == "items"]
    labels = next(([text_of(one) for one in items] for items in lists if items.get("save") != "1"), [])
    saved = next(([text_of(one) for one in items] for items in lists if items.get("save") == "1"), labels)
    table = dict(zip(saved, labels or saved, strict=False))
    return ", ".join([table.get(code, code) for code in codes if code])
