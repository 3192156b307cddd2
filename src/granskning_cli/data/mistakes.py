"""Every mistake in data that a person edited, each with its line and column.

line 41, column 15: question 3.3, answer.selected.0.code: this is read as false; put it in quotes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from granskning_cli.data import tree
from granskning_cli.diagnostics import Unreadable

if TYPE_CHECKING:
    from pydantic import ValidationError

_EXPECTED: Final = {"string_type": "a text", "int_type": "a whole number", "float_type": "a number"}
# Beyond so many nobody reads on: the file is another kind of file.
MOST: Final = 1000


class Mistake(NamedTuple):
    """What is wrong with the data, and where; `place` is None where nothing tells."""

    code: str
    place: tree.Place | None
    message: str


def mistakes(data: bytes) -> list[Mistake]:
    """All that is wrong, in the order of the text; none where `from_data` reads it."""
    from granskning_cli.data.questionnaire import is_json, is_result, sourced, text_of

    found: list[Mistake] = []
    try:
        text = text_of(data)
        node = None
        if is_json(text):
            value = tree.from_json(text)
        else:
            node = tree.composed(text)
            value = tree.from_node(node, lambda problem: found.append(_of(problem)))
        is_result(value)
        found += _against_schema(sourced(value), text, node, {one.place for one in found})
    except Unreadable as problem:
        found.append(_of(problem))
    return sorted(found, key=lambda one: one.place or (0, 0))[:MOST]


def _of(problem: Unreadable) -> Mistake:
    """The place stands at the beginning of the message."""
    place, message = tree.placed(problem.message)
    return Mistake(problem.code, place, message)


def _against_schema(
    value: dict[str, Any], text: str, node: Any, known: set[tree.Place | None]
) -> Iterator[Mistake]:
    from pydantic import ValidationError

    from granskning_cli.model.questionnaire import Questionnaire

    try:
        Questionnaire.model_validate(value, strict=True)
    except ValidationError as wrong:
        node = node or _composed(text)
        for error in wrong.errors(include_url=False, include_context=False):
            place = tree.find(node, error["loc"]) if node is not None else None
            if place not in known or place is None:
                yield Mistake("R143", place, f"{_field(value, error['loc'])}: {what(error)}")


def _composed(text: str) -> Any:
    """JSON is YAML, but for tabs."""
    try:
        return tree.composed(text)
    except Unreadable:
        return None


def told(wrong: ValidationError, value: dict[str, Any], text: str, node: Any) -> str:
    """The first mistake with its place, and how many more there are."""
    errors = wrong.errors(include_url=False, include_context=False)
    first = errors[0]
    path = first["loc"]
    node = node or _composed(text)
    where = f"{tree.find(node, path)}: " if node is not None else ""
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{where}{_field(value, path)}: {what(first)}{more}"


def _field(value: Any, path: Sequence[str | int]) -> str:
    """The path with the question's own number: question 3.3, answer.state."""
    question, rest = "", list(path)
    for at, step in enumerate(path):
        if at == 4 and path[0] == "sections" and path[2] == "questions" and isinstance(value, dict):
            number = value.get("number")
            question, rest = (f"question {number}, ", list(path[at:])) if number else ("", rest)
            break
        try:
            value = value[step]
        except (LookupError, TypeError):
            break
    return question + ".".join(map(str, rest))


def what(error: Any) -> str:
    """pydantic's message, in words that help where the value was read otherwise than it looks."""
    value, kind = error["input"], error["type"]
    if kind == "missing":
        return "this field is missing"
    if kind == "extra_forbidden":
        return "there is no such field"
    if kind in ("string_type", "literal_error") and isinstance(value, bool):
        return f"this is read as {str(value).lower()}; put it in quotes"
    if kind in ("string_type", "literal_error") and isinstance(value, (int, float)):
        return f"this is read as the number {value}; put it in quotes"
    if kind in _EXPECTED:
        return f"{_EXPECTED[kind]} is expected, not {_short(value)}"
    if kind == "tuple_type":
        return f"a list is expected, not {_short(value)}"
    said = error["msg"].replace("Input should be", "it should be")
    return said if isinstance(value, (dict, tuple)) else f"{said}, not {_short(value)}"


def _short(value: Any) -> str:
    if isinstance(value, (dict, tuple)):
        return "a list" if isinstance(value, tuple) else "a mapping"
    said = "null" if value is None else repr(value)
    return said if len(said) <= 40 else said[:39] + "…"
