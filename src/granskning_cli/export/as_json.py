"""The result as JSON: two spaces a step, every language's letters as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from granskning_cli.export.invisible import escaped

if TYPE_CHECKING:
    from pydantic import BaseModel


def dump(result: BaseModel) -> bytes:
    """pydantic writes it, which is three times as quick as the standard library."""
    # An invisible character can only stand inside a string there, so the whole text may be escaped at once.
    return escaped(result.model_dump_json(indent=2) + "\n").encode()
