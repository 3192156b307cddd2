"""Imported once by the server that the worker processes are forked from, so that none of them pays for it."""

from __future__ import annotations

from contextlib import suppress
from importlib import import_module

from granskning_cli.batch.task import Settings, convert
from granskning_cli.readers import READERS

for _module in {module for module, _ in READERS.values()} - {"plumber"}:
    with suppress(ImportError):
        import_module(f"granskning_cli.readers.{_module}")
# The languages and the models are read when a first document is.
for _format in ("yaml", "json"):
    convert("1 Ekonomi\n\n1.1 Har nämnden en budget?\n☒ Ja ☐ Nej\n".encode(), "", Settings(_format))
