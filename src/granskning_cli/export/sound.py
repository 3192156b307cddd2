"""Half a surrogate pair is no character, and no encoding can write it; it comes from file names that are not Unicode."""

from __future__ import annotations

import re
from typing import Any, Final, TypeVar

from pydantic import BaseModel
from pydantic_core import PydanticSerializationError

_HALF: Final = re.compile("[\ud800-\udfff]")
Result = TypeVar("Result", bound=BaseModel)


def sound(result: Result) -> Result:
    """The same where every text can be written, else with U+FFFD for each half."""
    try:
        result.model_dump_json()
    except (PydanticSerializationError, UnicodeError):
        return type(result).model_validate(_mended(result.model_dump()))
    return result


def _mended(tree: Any) -> Any:
    if isinstance(tree, str):
        return _HALF.sub("\ufffd", tree)
    if isinstance(tree, dict):
        return {_mended(key): _mended(value) for key, value in tree.items()}
    if isinstance(tree, (list, tuple)):
        return [_mended(value) for value in tree]
    return tree
