"""A result as bytes to keep: one file a format, each with `dump(result) -> bytes` in UTF-8.

A format is imported when it is first asked for, since each brings its own library.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from pydantic import BaseModel


class Exporter(NamedTuple):
    """A format's module in this folder, and the endings of the files it is kept in."""

    module: str
    suffixes: tuple[str, ...]


EXPORTERS: Final[dict[str, Exporter]] = {
    "yaml": Exporter("as_yaml", (".yaml", ".yml")),
    "json": Exporter("as_json", (".json",)),
}


def format_of(suffix: str) -> str | None:
    """The format that files ending so are kept in; None for an ending that is nobody's."""
    return next((name for name, e in EXPORTERS.items() if suffix.lower() in e.suffixes), None)


def export(result: BaseModel, name: str) -> bytes:
    """The result in the format of that name, one of EXPORTERS, with a newline at the end."""
    module = import_module(f"{__name__}.{EXPORTERS[name].module}")
    return cast("bytes", module.dump(result))
