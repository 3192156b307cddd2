"""The result as YAML that a person reads and any reader, YAML 1.1 or 1.2, takes for the same tree.

    number: "3.1"                      # quoted: a number, a date or a word such as no, unless in quotes
    text: >-                           # a long paragraph is folded
      Kommunstyrelsen har flera verktyg att använda vid bristande
      måluppfyllelse.
    answer:
      text: |-                         # paragraphs and lists stand as they are
        Kommunstyrelsen ansvarar för ...

        - första punkten
    at: {page: 3, bbox: [72.0, 80.1, 523.2, 94.0], unit: pt, basis: ruled}

The hard case is a text that no block can hold (a carriage return, a line separator, an escape code): it
stands in double quotes, on one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from granskning_cli.export.invisible import INVISIBLE, escaped

if TYPE_CHECKING:
    from pydantic import BaseModel

try:  # libyaml is six times as quick; PyYAML may have been built without it
    from yaml import CSafeDumper as SafeDumper
except ImportError:  # pragma: no cover
    from yaml import SafeDumper  # type: ignore[assignment]

# A longer text is folded; libyaml ends a line after the word that crosses it.
WIDTH: Final = 90

# What YAML 1.1, YAML 1.2 or a careless reader takes for something other than text, and what only looks like
# it: a number in quotes does no harm. Sexagesimal 1:30, 1_000, 0o17, 1e3, 2025-12-16, "..".
_AMBIGUOUS: Final = re.compile(
    r"~|null|y|yes|n|no|true|false|on|off|=|<<|[-+]?\.?(?:inf|nan)|[-+]?[.\d][-+.,:_\d a-fotxz]*",
    re.IGNORECASE,
)
# White space whose place a block does not keep, or an editor takes away.
_FRAGILE: Final = re.compile(r"[\r\t\f\v\x1c-\x1f]|^[ \n]|[ \n]$| \n")
# libyaml writes these as \U0001F600, and a whole text in double quotes for one of them. So they go past it
# in a disguise made of two code points that are no characters.
_ASTRAL: Final = re.compile("[\U00010000-\U0010ffff\ufdd0\ufdd1]")
_DISGUISED: Final = re.compile("\ufdd0([0-9A-F]+)\ufdd1")


class _Dumper(SafeDumper):
    """CSafeDumper with the house's choice of style, and no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _style(text: str) -> str | None:
    """The quotes or the block that the text is written in; None leaves it to libyaml."""
    if INVISIBLE.search(text) is not None or _AMBIGUOUS.fullmatch(text) is not None:
        return '"'
    if "\n" in text or len(text) > WIDTH:
        if _FRAGILE.search(text) is not None:
            return '"'
        if "\n" in text:
            return "|"
        return '"' if "  " in text else ">"
    return None


def _text(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    style = _style(text)
    disguised = _ASTRAL.sub(lambda found: f"\ufdd0{ord(found[0]):X}\ufdd1", text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", disguised, style=style)


def _mapping(dumper: _Dumper, tree: dict[str, Any]) -> yaml.MappingNode:
    # A place and an option are one thing each, and stand on one line.
    one_line = "bbox" in tree or tree.keys() == {"code", "label"}
    return dumper.represent_mapping("tag:yaml.org,2002:map", tree, flow_style=one_line)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(dict, _mapping)


def to_text(tree: object) -> str:
    """Any tree of dicts, lists, strings, numbers, booleans and None, keys in their order."""
    text: str = yaml.dump(
        tree, Dumper=_Dumper, allow_unicode=True, default_flow_style=False, sort_keys=False, width=WIDTH
    )
    return escaped(_DISGUISED.sub(lambda found: chr(int(found[1], 16)), text), pairs=False)


def dump(result: BaseModel) -> bytes:
    """The same tree as the JSON: pydantic's own dump, written as YAML."""
    return to_text(result.model_dump(mode="json")).encode()
