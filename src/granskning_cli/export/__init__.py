"""A result as bytes to keep: a module for each format and kind of result, with `dump(result) -> bytes` in UTF-8.

A format is imported when it is first asked for, since each brings its own library.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple, cast

if TYPE_CHECKING:
    from pydantic import BaseModel


class Exporter(NamedTuple):
    """The endings of the files that a format is kept in, and for each kind of result the module in this folder."""

    suffixes: tuple[str, ...]
    modules: Mapping[str, str]


EXPORTERS: Final[dict[str, Exporter]] = {
    "yaml": Exporter(
        (".yaml", ".yml"), {"questionnaire": "as_yaml", "comparison": "as_yaml", "matrix": "as_yaml"}
    ),
    "json": Exporter((".json",), {"questionnaire": "as_json", "comparison": "as_json", "matrix": "as_json"}),
    "csv": Exporter((".csv",), {"comparison": "changes_csv", "matrix": "matrix_csv"}),
    "markdown": Exporter(
        (".md", ".markdown"), {"comparison": "changes_markdown", "matrix": "matrix_markdown"}
    ),
    "html": Exporter((".html", ".htm"), {"comparison": "changes_html", "matrix": "matrix_html"}),
    "xlsx": Exporter((".xlsx",), {"matrix": "matrix_xlsx"}),
}


def formats(kind: str) -> list[str]:
    """The formats that a "questionnaire", a "comparison" or a "matrix" can be kept in."""
    return [name for name, exporter in EXPORTERS.items() if kind in exporter.modules]


def format_of(suffix: str, kind: str = "questionnaire") -> str | None:
    """The format that files ending so are kept in; None for an ending that is nobody's."""
    known = ((name, EXPORTERS[name].suffixes) for name in formats(kind))
    return next((name for name, suffixes in known if suffix.lower() in suffixes), None)


def export(result: BaseModel, name: str, kind: str = "questionnaire") -> bytes:
    """The result in the format of that name, one of `formats(kind)`, with a newline at the end."""
    module = import_module(f"{__name__}.{EXPORTERS[name].modules[kind]}")
    return cast("bytes", module.dump(result))
