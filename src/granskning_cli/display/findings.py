"""Findings for the terminal, those of one code together, the gravest first.

M504 mark-against-text  warning, 2 times
  The mark says one thing and the text begins with the opposite.
  ks-2025.pdf
    3.3   page 3: Nej is marked, but the text begins with the opposite
          “Ja, en plan antogs i december.”
  → Both are in the result as they stand. Ask the respondent which holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Final

from rich.text import Text

from granskning_cli.diagnostics import TABLE
from granskning_cli.display.said import said
from granskning_cli.display.screen import Screen, shortened, text
from granskning_cli.model.findings import Finding, Findings

_STYLES: Final = {"error": "bold red", "warning": "yellow", "info": "cyan"}
_ORDER: Final = {"error": 0, "warning": 1, "info": 2}
_MESSAGE: Final = 400
# Numbers of questions stand in so many columns before the texts.
_LABEL: Final = 10
# Of one code so many are shown in full; the rest are counted. Every other format has them all.
MOST: Final = 100


def render(
    result: Findings,
    *,
    width: int,
    colour: bool,
    language: str = "en",
    told: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> str:
    """Text that ends with a newline; `told`: what each code means and what to do, where another language says it."""
    screen = Screen(width, colour=colour)
    groups: dict[str, list[tuple[str, Finding]]] = {}
    for document in result.documents:
        for one in document.findings:
            groups.setdefault(one.code, []).append((document.source, one))
    codes = sorted(groups, key=lambda code: (_ORDER[groups[code][0][1].severity], list(TABLE).index(code)))
    for code in codes:
        entry = TABLE[code]
        means, help_ = told[code][:2] if code in told else (entry.summary, entry.help)
        _group(screen, groups[code], means, help_, language)
        screen.space()
    screen.put(Text(summary(result, language)))
    return screen.text()


def _group(screen: Screen, found: list[tuple[str, Finding]], means: str, help_: str, language: str) -> None:
    first = found[0][1]
    head = Text(f"{first.code} {first.name}", _STYLES[first.severity])
    times = "" if len(found) == 1 else f", {said('{n} times', language, n=len(found))}"
    screen.put(head.append(f"  {said(first.severity, language)}{times}", "not bold dim"))
    screen.put(text(means), indent=2)
    for source, mine in groupby(found[:MOST], key=_source):
        screen.put(text(source, "bold"), indent=2)
        for _, one in mine:
            _one(screen, one, "" if one.message == means else shortened(one.message, _MESSAGE), language)
    if len(found) > MOST:
        screen.put(Text(said("and {n} more", language, n=len(found) - MOST)), indent=4)
    screen.put(text(help_, "dim"), label=Text("  →", "dim"), indent=4)


def _source(one: tuple[str, Finding]) -> str:
    return one[0]


def _one(screen: Screen, one: Finding, message: str, language: str) -> None:
    """Its question before it, the place and the message behind each other, the words it is about below."""
    where = said("page {n}", language, n=one.at.page) if one.at is not None else ""
    if one.line is not None:
        place = "line {line}" if one.at is not None else "line {line}, column {column}"
        where = said(place, language, line=one.line, column=one.column or 0)
    label = text(f"    {one.question}", "cyan") if one.question is not None else None
    lines = [": ".join(filter(None, (where, message)))]
    lines += [f"“{shortened(one.excerpt, screen.width - _LABEL - 2)}”"] if one.excerpt else []
    for line, style in zip(filter(None, lines), ("", "italic"), strict=False):
        screen.put(text(line, style), label=label, indent=_LABEL)
        label = None


def summary(result: Findings, language: str = "en") -> str:
    """The counts in a line."""
    parts = [said("{n} document | {n} documents", language, n=len(result.documents))]
    for severity in ("error", "warning", "info"):
        count = result.count(severity)
        if count:
            counted = f"{{n}} {severity} | {{n}} {severity}s" if severity != "info" else "{n} noted"
            parts.append(said(counted, language, n=count))
    unread = sum(not document.read for document in result.documents)
    parts += [said("{n} not read", language, n=unread)] if unread else []
    return ", ".join(parts if len(parts) > 1 else [parts[0], said("nothing found", language)])
