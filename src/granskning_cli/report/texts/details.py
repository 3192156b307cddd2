"""What a diagnostic says of its own case, in another language.

page 3 was read from its picture   ->   "page {page} was read from its picture"   ->   {page: 3}
                                   ->   "sida {page} lästes från sin bild"        ->   sida 3 lästes från sin bild

The message in a result is English, also where the result is read back from YAML. Its values are found again by the
message of the table that it was made with, and filled into the message of the same name in the other language.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final, NamedTuple

from granskning_cli.diagnostics import TABLE
from granskning_cli.report.texts import texts

PLACE: Final = re.compile(r"\{(\w+)\}")


class _Way(NamedTuple):
    """A message of the table as a pattern, and the same in the other language."""

    pattern: re.Pattern[str]
    said: str


def translated(code: str, message: str, language: str) -> str | None:
    """The message in that language; None where nothing says how."""
    told = texts(language).get("codes", {}).get(code)
    if told and message == TABLE[code].summary:
        return str(told[0])
    for way in _ways(code, language):
        found = way.pattern.fullmatch(message)
        if found is not None:
            own = texts(language).get("values", {})
            values = {name: own.get(name, {}).get(value, value) for name, value in found.groupdict().items()}
            return way.said.format(**values)
    # a name stands before it: "ks.pdf.corrections.yaml (Revisor 2): the question does not offer ..."
    head, colon, rest = message.partition(": ")
    inner = translated(code, rest, language) if colon else None
    return f"{head}: {inner}" if inner is not None else None


@cache
def _ways(code: str, language: str) -> tuple[_Way, ...]:
    """Those that say most in words of their own come first."""
    said = messages(code, language)
    entry = TABLE.get(code)
    known = entry.messages() if entry is not None and said else {}
    found = [
        (len(PLACE.sub("", text)), _Way(_pattern(text), said[name]))
        for name, text in known.items()
        if name in said
    ]
    return tuple(way for _, way in sorted(found, key=lambda one: -one[0]))


def messages(code: str, language: str) -> dict[str, str]:
    """The messages of a code in that language by their names, as `Entry.messages` has them in English."""
    told = texts(language).get("codes", {}).get(code, ())
    if len(told) < 3:
        return {}
    return told[2] if isinstance(told[2], dict) else {"": told[2]}


def _pattern(text: str) -> re.Pattern[str]:
    """A place that is named twice holds the same both times."""
    seen: set[str] = set()

    def place(name: str) -> str:
        if name in seen:
            return f"(?P={name})"
        seen.add(name)
        return f"(?P<{name}>.*?)"

    parts = re.split(r"\{(\w+)\}", text)
    return re.compile(
        "".join(place(part) if at % 2 else re.escape(part) for at, part in enumerate(parts)), re.DOTALL
    )
