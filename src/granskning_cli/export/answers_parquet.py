"""Questionnaires as Parquet, a row a question: the columns of the CSV with their types, lists as lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from granskning_cli.diagnostics import Unreadable
from granskning_cli.export.answers import COLUMNS, Row, rows

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Questionnaire

# So many questions are held in memory at a time, and make a row group.
GROUP: Final = 20_000
# What is always there.
_NEVER_NULL: Final = ("sha256", "position", "text", "kind", "state")


def write(results: Iterable[Questionnaire], out: BinaryIO) -> None:
    """Row group by row group. Raises Unreadable R149 where pyarrow is not installed."""
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise Unreadable(
            "R149", "parquet needs the library pyarrow, which is not installed: granskning[parquet]"
        ) from None
    form = schema()
    with parquet.ParquetWriter(out, form, compression="zstd") as writer:
        found = (row for one in results for row in rows(one))
        while group := list(islice(found, GROUP)):
            columns = {
                name: list(column)
                for name, column in zip(COLUMNS, zip(*_plain(group), strict=True), strict=True)
            }
            writer.write_table(pa.table(columns, schema=form))


def schema() -> Any:
    """The columns with their types, whatever the documents hold."""
    import pyarrow as pa

    text = pa.string()
    option = pa.struct([pa.field("code", text, nullable=False), pa.field("label", text, nullable=False)])
    types = {
        "year": pa.int64(),
        "position": pa.int64(),
        "page": pa.int64(),
        "options": pa.list_(option),
        "bbox": pa.list_(pa.float64()),
    } | dict.fromkeys(("selected_codes", "selected_labels", "option_texts", "diagnostics"), pa.list_(text))
    fields = [pa.field(name, types.get(name, text), nullable=name not in _NEVER_NULL) for name in COLUMNS]
    return pa.schema(fields)


def _plain(group: list[Row]) -> Iterator[tuple[Any, ...]]:
    at = COLUMNS.index("options")
    for row in group:
        yield (*row[:at], [one.model_dump() for one in row.options], *row[at + 1 :])
