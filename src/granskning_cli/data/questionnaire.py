"""What `granskning parse` wrote, perhaps edited by hand, back to a Questionnaire.

The hard case is a small mistake in a long file: the message names the line, the column and the field.

    line 41, column 15: question 3.3, answer.selected.0.code: this is read as false; put it in quotes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from granskning_cli.diagnostics import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import ValidationError

    from granskning_cli.model.questionnaire import Questionnaire

VERSION: Final = "1"
_MARKS: Final = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_JSON: Final = re.compile(r'\s*(?:\{\s*["}]|\[\s*\{\s*["}])')
_FLOW: Final = re.compile(r"\s*\{\s*(?:schema_version|sections|source)\s*:")
_KEY: Final = re.compile(
    r"^(?:- )?[\"']?(schema_version|source|sections|changes|old|new|title|columns|corrections)[\"']?[ \t]*:(?=\s|$)",
    re.M,
)
_TOLD_BY: Final = ({"schema_version"}, {"source", "sections"})
_EXPECTED: Final = {"string_type": "a text", "int_type": "a whole number", "float_type": "a number"}


def is_data(data: bytes) -> bool:
    """Whether the bytes are YAML or JSON, and not a document: told by the braces, or by keys that a result begins with."""
    if data.startswith(b"%PDF-") or not data:
        return False
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        text = data.decode("latin-1")
    if "\0" in text[:1000]:
        return False
    keys = set(_KEY.findall(text))
    return bool(_JSON.match(text) or _FLOW.match(text)) or any(told <= keys for told in _TOLD_BY)


def is_overlay(data: bytes) -> bool:
    """Whether they are a person's corrections of a document: told by the keys, as far as the first bytes show them."""
    if not is_data(data):
        return False
    keys = set(_KEY.findall(data.decode("utf-8", "replace")))
    return "corrections" in keys and not keys & {"title", "sections", "changes", "columns"}


def from_data(data: bytes) -> Questionnaire:
    """The questionnaire. Raises Unreadable R140 to R145."""
    text = text_of(data)
    from granskning_cli.data import tree

    node = None
    if _JSON.match(text):
        value = tree.from_json(text)
    else:
        node = tree.composed(text)
        value = tree.from_node(node)
    _is_result(value)
    return _checked(value, text, node)


def text_of(data: bytes) -> str:
    """The text, by its byte order mark, else UTF-8. Raises Unreadable R142."""
    try:
        return _decoded(data)
    except UnicodeDecodeError as broken:
        line = data.count(b"\n", 0, broken.start) + 1
        raise Unreadable("R142", f"line {line}: byte {data[broken.start]:#x} is not UTF-8") from None


def _decoded(data: bytes) -> str:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "utf-8")
    return data.decode(encoding)


def _is_result(value: Any) -> None:
    """Raises Unreadable where the tree is another one than a questionnaire's."""
    if isinstance(value, tuple):
        raise Unreadable("R140", f"the data is a list of {len(value)}; one questionnaire is expected")
    if isinstance(value, dict) and "corrections" in value and "sections" not in value:
        raise Unreadable(
            "R140", "the data holds corrections of a document; name the document, and they are applied to it"
        )
    if not isinstance(value, dict) or not {"schema_version", "sections"} & value.keys():
        raise Unreadable("R140", "the data has no schema_version and no sections")
    if "changes" in value:
        raise Unreadable("R140", "the data is a comparison, which `granskning diff` wrote")
    version = value.get("schema_version", VERSION)
    if version != VERSION and str(version) != VERSION:
        raise Unreadable("R141", f"the data has schema_version {version!r}; this program reads {VERSION!r}")


def _checked(value: dict[str, Any], text: str, node: Any) -> Questionnaire:
    from pydantic import ValidationError

    from granskning_cli.model.questionnaire import Questionnaire

    try:
        return Questionnaire.model_validate(value, strict=True)
    except ValidationError as wrong:
        raise Unreadable("R143", _message(wrong, value, text, node)) from None


def _message(wrong: ValidationError, value: dict[str, Any], text: str, node: Any) -> str:
    """The first mistake with its place, and how many more there are."""
    from granskning_cli.data import tree

    errors = wrong.errors(include_url=False, include_context=False)
    first = errors[0]
    path = first["loc"]
    where = ""
    try:
        node = node or tree.composed(text)  # JSON is YAML, but for tabs
        where = f"{tree.find(node, path)}: "
    except Unreadable:
        pass
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
    """A mistake that pydantic found, in words that help where the value was read otherwise than it looks."""
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
