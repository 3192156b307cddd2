"""A result as bytes to keep: a module for each format and kind of result.

Of one result: `dump(result) -> bytes` in UTF-8. Of many questionnaires (and of one): `write(results, out)`, which takes
one after the other and keeps none, so that memory stays flat where the format allows: not for xlsx, nor for parquet.
A format is imported when it is first asked for, since each brings its own library.
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable, Mapping
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple, cast

if TYPE_CHECKING:
    from pydantic import BaseModel

    from granskning_cli.model.questionnaire import Questionnaire

# A kind of result whose modules have `write`: a table of questionnaires, and one with a column a question.
TABLE: Final = "questionnaires"
WIDE: Final = "wide"


class Exporter(NamedTuple):
    """The endings of the files that a format is kept in, and for each kind of result the module in this folder."""

    suffixes: tuple[str, ...]
    modules: Mapping[str, str]
    binary: bool = False


EXPORTERS: Final[dict[str, Exporter]] = {
    "yaml": Exporter(
        (".yaml", ".yml"),
        {
            "questionnaire": "as_yaml",
            "comparison": "as_yaml",
            "matrix": "as_yaml",
            "template": "template_yaml",
            "findings": "as_yaml",
        },
    ),
    "json": Exporter(
        (".json",),
        dict.fromkeys(("questionnaire", "comparison", "matrix", "template", "findings"), "as_json"),
    ),
    "jsonl": Exporter((".jsonl", ".ndjson"), {TABLE: "as_jsonl"}),
    "csv": Exporter(
        (".csv",),
        {TABLE: "answers_csv", WIDE: "wide_csv", "comparison": "changes_csv", "matrix": "matrix_csv"},
    ),
    "markdown": Exporter(
        (".md", ".markdown"),
        {
            "questionnaire": "questionnaire_markdown",
            "comparison": "changes_markdown",
            "matrix": "matrix_markdown",
        },
    ),
    "html": Exporter((".html", ".htm"), {"comparison": "changes_html", "matrix": "matrix_html"}),
    "xlsx": Exporter((".xlsx",), {TABLE: "answers_xlsx", "matrix": "matrix_xlsx"}, binary=True),
    "parquet": Exporter((".parquet", ".pq"), {TABLE: "answers_parquet"}, binary=True),
    "sqlite": Exporter((".sqlite", ".sqlite3", ".db"), {TABLE: "answers_sqlite"}, binary=True),
    "fhir": Exporter((".fhir",), {"questionnaire": "questionnaire_fhir"}),
    "sarif": Exporter((".sarif",), {"findings": "findings_sarif"}),
    "github": Exporter((), {"findings": "findings_github"}),
    "junit": Exporter((".xml",), {"findings": "findings_junit"}),
}


def formats(kind: str) -> list[str]:
    """The formats that a "questionnaire", "comparison", "matrix", "template" or "findings" can be kept in.

    A table can hold one questionnaire, too.
    """
    kinds = {kind, TABLE} if kind == "questionnaire" else {kind}
    return [name for name, exporter in EXPORTERS.items() if kinds & exporter.modules.keys()]


def table_formats(*, wide: bool = False) -> list[str]:
    """The formats that `table` writes."""
    return formats(WIDE if wide else TABLE)


def format_of(suffix: str, kind: str = "questionnaire") -> str | None:
    """The format that files ending so are kept in; None for an ending that is nobody's."""
    known = ((name, EXPORTERS[name].suffixes) for name in formats(kind))
    return next((name for name, suffixes in known if suffix.lower() in suffixes), None)


def is_binary(name: str) -> bool:
    """Whether what the format gives is nothing for a terminal."""
    return name in EXPORTERS and EXPORTERS[name].binary


def export(result: BaseModel, name: str, kind: str = "questionnaire", *, raw: bool = False) -> bytes:
    """The result in the format of that name, one of `formats(kind)`; a text has a newline at the end.

    `raw`: cells that look like formulas stay as they were written.
    """
    from granskning_cli.export.harmless import as_written
    from granskning_cli.export.sound import sound

    modules = EXPORTERS[name].modules
    if kind not in modules or kind == WIDE:
        stream = io.BytesIO()
        table([cast("Questionnaire", result)], name, stream, wide=kind == WIDE, raw=raw)
        return stream.getvalue()
    with as_written(raw):
        return cast("bytes", _module(modules[kind]).dump(sound(result)))


def table(
    results: Iterable[Questionnaire],
    name: str,
    out: BinaryIO | str | os.PathLike[str],
    *,
    wide: bool = False,
    raw: bool = False,
) -> None:
    """Many questionnaires as one, in a format of `table_formats()`. A file at a path is written whole or not at all.

    The same questionnaires in the same order give the same bytes.
    """
    from granskning_cli.export.harmless import as_written
    from granskning_cli.export.sound import sound
    from granskning_cli.export.whole import replaced

    write = _module(EXPORTERS[name].modules[WIDE if wide else TABLE]).write
    with as_written(raw):
        if isinstance(out, (str, os.PathLike)):
            with replaced(os.path.realpath(out)) as stream:  # a link stays a link
                write(map(sound, results), stream)
        else:
            write(map(sound, results), out)


def _module(name: str) -> ModuleType:
    return import_module(f"{__name__}.{name}")
