"""The bytes of an overlay, written by a person or by `granskning correct`, to its decisions.

line 7, column 8: correction 1 (question 3.3), new: this is read as true; put it in quotes
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from granskning_cli.corrections.apply import Named
from granskning_cli.data import tree
from granskning_cli.data.mistakes import what
from granskning_cli.data.questionnaire import is_overlay, text_of
from granskning_cli.diagnostics import Unreadable, diagnostic, said
from granskning_cli.model.overlay import Overlay

if TYPE_CHECKING:
    from pydantic import ValidationError

    from granskning_cli.model.questionnaire import Diagnostic

# Decisions about a thousand questions, each with a page of text.
LARGEST: Final = 4 << 20
_VERSION: Final = "1"


def load(data: bytes, name: str) -> Overlay:
    """Raises Unreadable C910, whose message begins with the name and says where the mistake is."""
    try:
        return _loaded(data)
    except Unreadable as problem:
        raise Unreadable("C910", f"{name}: {problem.message}") from None


def loaded(given: Sequence[tuple[str, bytes]]) -> tuple[list[Named], list[Diagnostic]]:
    """Those that can be read, by their names, and what is wrong with the others."""
    found: list[Named] = []
    wrong: list[Diagnostic] = []
    for name, data in given:
        try:
            found.append(Named(name, load(data, name)))
        except Unreadable as problem:
            wrong.append(diagnostic(problem.code, message=problem.message))
    return found, wrong


def _loaded(data: bytes) -> Overlay:
    if len(data) > LARGEST:
        raise Unreadable("C910", said("C910", "large", most=LARGEST >> 20))
    text = text_of(data)
    node = tree.composed(text)
    value = tree.from_node(node)
    if not isinstance(value, dict) or "corrections" not in value:
        raise Unreadable("C910", said("C910", "key"))
    if value["corrections"] is None:  # where a person has taken the last one out, or not yet filled one in
        value["corrections"] = ()
    version = value.get("schema_version", _VERSION)
    if str(version) != _VERSION:
        raise Unreadable("C910", said("C910", "version", version=repr(version), known=repr(_VERSION)))
    from pydantic import ValidationError

    try:
        return Overlay.model_validate(value, strict=True)
    except ValidationError as wrong:
        raise Unreadable("C910", _message(wrong, value, node)) from None


def _message(wrong: ValidationError, value: dict[str, Any], node: Any) -> str:
    """The first mistake with its place, and how many more there are; a field of several types is one mistake."""
    places: dict[tuple[str | int, ...], Any] = {}
    for error in wrong.errors(include_url=False, include_context=False):
        field = tuple(error["loc"][:3])
        before = places.get(field)
        # of a list that holds a wrong value it is said first that it is no text
        if before is None or isinstance(error["loc"][-1], int) > isinstance(before["loc"][-1], int):
            places[field] = error
    first = next(iter(places.values()))
    path = _path(first["loc"])
    more = f" (and {len(places) - 1} more)" if len(places) > 1 else ""
    return f"{tree.find(node, path)}: {_field(path, value)}: {what(first)}{more}"


def _path(path: Sequence[str | int]) -> tuple[str | int, ...]:
    """The path without the names of types that a value could have been of."""
    return tuple(step for at, step in enumerate(path) if at < 3 or not isinstance(step, str))


def _field(path: Sequence[str | int], value: dict[str, Any]) -> str:
    """The field as a person counts: correction 2 (question 3.3), new."""
    if path[0] != "corrections" or len(path) < 2 or not isinstance(path[1], int):
        return ".".join(map(str, path))
    one = value["corrections"][path[1]]
    number = one.get("question") if isinstance(one, dict) else None
    whose = f" (question {number})" if isinstance(number, str) else ""
    rest = ".".join(map(str, path[2:]))
    return f"correction {path[1] + 1}{whose}" + (f", {rest}" if rest else "")


__all__ = ["LARGEST", "is_overlay", "load", "loaded"]
