"""The packets of an XFA form, out of pdfminer's objects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class Xfa(NamedTuple):
    """Each packet's XML by its name; `must_render`: the document's pages only stand in for it."""

    packets: Mapping[str, bytes] = {}
    must_render: bool = False


def xfa_of(catalogue: dict[str, Any], form: Any) -> Xfa:
    """What the catalogue and its form say of XFA."""
    from pdfminer.pdftypes import PDFStream, resolve1

    form = resolve1(form)
    held = resolve1(form.get("XFA")) if isinstance(form, dict) else None
    pairs = list(zip(held[::2], held[1::2], strict=False)) if isinstance(held, list) else [(b"", held)]
    packets: dict[str, bytes] = {}
    for name, packet in pairs:
        stream, key = resolve1(packet), resolve1(name)
        if isinstance(stream, PDFStream):
            packets[key.decode("utf-8", "replace") if isinstance(key, bytes) else ""] = stream.get_data()
    return Xfa(packets, resolve1(catalogue.get("NeedsRendering")) is True)
