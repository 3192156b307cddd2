"""A small writer of SVG: every text and attribute is escaped, nothing else is let in."""

from __future__ import annotations

from html import escape

from granskning_cli.export.invisible import visible


def element(name: str, *children: str, **attributes: str | float) -> str:
    """An element; "_" in an attribute's name is a dash, and one at its end is left out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"' for key, value in attributes.items()
    )
    inner = "".join(children)
    return f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>"


def text(said: str) -> str:
    """Words between tags."""
    return escape(visible(said))


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(visible(value))
    return f"{value:.2f}".rstrip("0").rstrip(".")
