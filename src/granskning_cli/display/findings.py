"""Findings for the terminal, those of one code together, the gravest first.

M504 mark-against-text  warning, 2 times
  The mark says one thing and the text begins with the opposite.
  ks-2025.pdf
    3.3   page 3: Nej is marked, but the text begins with the opposite
          “Ja, en plan antogs i december.”
  → Both are in the result as they stand. Ask the respondent which holds.
"""

from __future__ import annotations

from itertools import groupby
from typing import Final

from rich.text import Text

from granskning_cli.diagnostics import TABLE
from granskning_cli.display.screen import Screen, shortened, text
from granskning_cli.model.findings import Finding, Findings

_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_ORDER: Final = {"error": 0, "warning": 1, "info": 2}
_MESSAGE: Final = 400
# Numbers of questions stand in so many columns before the texts.
_LABEL: Final = 10
# Of one code so many are shown in full; the rest are counted. Every other format has them all.
MOST: Final = 100


def render(result: Findings, *, width: int, colour: bool) -> str:
    """Text that ends with a newline."""
    screen = Screen(width, colour=colour)
    groups: dict[str, list[tuple[str, Finding]]] = {}
    for document in result.documents:
        for one in document.findings:
            groups.setdefault(one.code, []).append((document.source, one))
    codes = sorted(groups, key=lambda code: (_ORDER[groups[code][0][1].severity], list(TABLE).index(code)))
    for code in codes:
        _group(screen, groups[code])
        screen.space()
    screen.put(Text(summary(result)))
    return screen.text()


def _group(screen: Screen, found: list[tuple[str, Finding]]) -> None:
    first = found[0][1]
    entry = TABLE[first.code]
    head = Text(f"{first.code} {first.name}", _STYLES[first.severity])
    times = "" if len(found) == 1 else f", {len(found)} times"
    screen.put(head.append(f"  {first.severity}{times}", "not bold dim"))
    screen.put(text(entry.summary), indent=2)
    for source, mine in groupby(found[:MOST], key=_source):
        screen.put(text(source, "bold"), indent=2)
        for _, one in mine:
            _one(screen, one, "" if one.message == entry.summary else shortened(one.message, _MESSAGE))
    if len(found) > MOST:
        screen.put(Text(f"and {len(found) - MOST} more"), indent=4)
    screen.put(text(entry.help, "dim"), label=Text("  →", "dim"), indent=4)


def _source(one: tuple[str, Finding]) -> str:
    return one[0]


def _one(screen: Screen, one: Finding, message: str) -> None:
    """Its question before it, the place and the message behind each other, the words it is about below."""
    where = f"page {one.at.page}" if one.at is not None else ""
    if one.line is not None:
        where = f"line {one.line}" if one.at is not None else f"line {one.line}, column {one.column}"
    label = text(f"    {one.question}", "cyan") if one.question is not None else None
    lines = [": ".join(filter(None, (where, message)))]
    lines += [f"“{shortened(one.excerpt, screen.width - _LABEL - 2)}”"] if one.excerpt else []
    for line, style in zip(filter(None, lines), ("", "italic"), strict=False):
        screen.put(text(line, style), label=label, indent=_LABEL)
        label = None


def summary(result: Findings) -> str:
    """The counts in a line."""
    parts = [_counted(len(result.documents), "document")]
    for severity in ("error", "warning", "info"):
        count = result.count(severity)
        if count:
            parts.append(_counted(count, severity) if severity != "info" else f"{count} noted")
    unread = sum(not document.read for document in result.documents)
    parts += [f"{unread} not read"] if unread else []
    return ", ".join(parts) if len(parts) > 1 else f"{parts[0]}, nothing found"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" + ("" if count == 1 else "s")
