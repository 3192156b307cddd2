"""The fields of an HTML form -> Field, with the state that the page was saved in."""

from __future__ import annotations

from typing import Final

from granskning_cli.readers.flow import Field, list_field
from granskning_cli.readers.html.tree import Element

# Kinds of input that hold no answer, or none that may be read.
_NO_ANSWER: Final = frozenset(("hidden", "submit", "reset", "button", "image", "password", "file"))


def field_of(element: Element) -> Field | None:
    """The field that an element is; None for buttons and what is hidden."""
    name = element.attributes.get("name") or element.attributes.get("id", "")
    if element.tag == "textarea":
        return Field("text", element.text().replace("\r\n", "\n").strip(), None, name)
    if element.tag == "select":
        return list_field(_offered(element), _chosen(element), name)
    kind = element.attributes.get("type", "text").lower()
    if element.tag != "input" or kind in _NO_ANSWER:
        return None
    checked = "checked" in element.attributes
    if kind == "checkbox":
        return Field("checkbox", "", checked, name)
    if kind == "radio":
        return Field("radio", "", checked, name)
    return Field("text", element.attributes.get("value", "").strip(), None, name)


def is_section(fieldset: Element) -> bool:
    """Whether what a page groups is several questions, which its legend is a title of, and not one with its options."""
    inside = _inside(fieldset)
    kinds = [one.attributes.get("type", "text").lower() for one in inside if one.tag == "input"]
    groups = {one.attributes.get("name", "") for one in inside if one.attributes.get("type") == "radio"}
    texts = sum(one.tag == "textarea" for one in inside) + kinds.count("text")
    alone = texts > 1 and not {"radio", "checkbox"} & set(kinds)
    return len(groups) > 1 or alone or any(one.tag == "fieldset" for one in inside)


def _chosen(select: Element) -> str:
    """What is selected; a list that shows one entry shows its first, which asks for a choice if it has no value."""
    options = [one for one in _inside(select) if one.tag == "option"]
    chosen = [one for one in options if "selected" in one.attributes]
    if not chosen and options and "multiple" not in select.attributes:
        chosen = options[:1]
    return ", ".join([_label(one) for one in chosen if one.attributes.get("value", "-") and _label(one)])


def _offered(select: Element) -> list[tuple[str, bool]]:
    """What a list offers, and whether it is chosen; nothing where the page does not say what was chosen."""
    options = [one for one in _inside(select) if one.tag == "option"]
    prompts = [one for one in options if not one.attributes.get("value", "-")]
    if not prompts and not any("selected" in one.attributes for one in options):
        return []
    return [(_label(one), "selected" in one.attributes) for one in options if one not in prompts]


def _label(option: Element) -> str:
    return " ".join((option.attributes.get("label") or option.text()).split())


def _inside(element: Element) -> list[Element]:
    out: list[Element] = []
    for child in element.children:
        if isinstance(child, Element):
            out += [child, *_inside(child)]
    return out
