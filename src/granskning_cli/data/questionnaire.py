"""What `granskning parse` wrote, perhaps edited by hand, back to a Questionnaire.

The hard case is a small mistake in a long file: the message names the line, the column and the field.

    line 41, column 15: question 3.3, answer.selected.0.code: this is read as false; put it in quotes
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from granskning_cli.diagnostics import Unreadable

if TYPE_CHECKING:
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
    from granskning_cli.data import tree

    text = text_of(data)

    node = None
    if is_json(text):
        value = tree.from_json(text)
    else:
        node = tree.composed(text)
        value = tree.from_node(node)
    is_result(value)
    return _checked(sourced(value), text, node)


def is_json(text: str) -> bool:
    """Whether the text is JSON, which has other mistakes than YAML."""
    return _JSON.match(text) is not None


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


def is_result(value: Any) -> None:
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


def sourced(value: dict[str, Any]) -> dict[str, Any]:
    """A template need not say what it was made from; what holds answers must."""
    if "source" in value or _has_answer(value):
        return value
    return {
        **value,
        "source": {
            "name": None,
            "sha256": "",
            "media_type": "application/yaml",
            "pages": 0,
            "reader": "template",
        },
    }


def _has_answer(value: Any) -> bool:
    if isinstance(value, dict):
        return value.get("answer") is not None or any(
            map(_has_answer, (value.get("sections"), value.get("questions")))
        )
    return isinstance(value, tuple) and any(map(_has_answer, value))


def _checked(value: dict[str, Any], text: str, node: Any) -> Questionnaire:
    from pydantic import ValidationError

    from granskning_cli.data.mistakes import told
    from granskning_cli.model.questionnaire import Questionnaire

    try:
        return Questionnaire.model_validate(value, strict=True)
    except ValidationError as wrong:
        raise Unreadable("R143", told(wrong, value, text, node)) from None
