"""A Comparison for the terminal.

Kommunstyrelsen 2024 (ks-2024.yaml) → Kommunstyrelsen 2025 (ks-2025.yaml)
14 unchanged, 1 mark changed, 1 text changed

Intern kontroll
  3.3 → 3.4  Är styrelsen delaktig i riskanalysen?
    mark     Ja → Nej  ▼ worse
    text     … presenterar [-nämndens-] {+förvaltningens+} förslag …
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Final

from rich.text import Text

from granskning_cli.display.packed import packed
from granskning_cli.display.screen import WIDE, Screen, shortened, text
from granskning_cli.display.worded import COME, GONE, inline, one_side
from granskning_cli.export.changes import Row, named, numbers, of_section, rows, summary
from granskning_cli.matching.words import pieces
from granskning_cli.matching.words import shortened as with_context
from granskning_cli.model.comparison import Comparison

# Numbers and names of changes stand in so many columns before the texts.
_LABEL: Final = 16
_ARROWS: Final = {"better": ("▲ better", "bold green"), "worse": ("▼ worse", "bold red")}
_WORDED: Final = ("text", "wording", "instruction")
# How much of a question is shown, and of an answer that is on one side only, in lines.
_ASKED: Final = 2
_LINES: Final = 3
NO_DIFFERENCES: Final = "No differences."


def render(
    comparisons: Sequence[Comparison], *, width: int, colour: bool, context: int = 8, stat: bool = False
) -> str:
    """Text that ends with a newline. `context`: words that stayed around a change; `stat`: only the summaries."""
    screen = Screen(width, colour=colour)
    for at, comparison in enumerate(comparisons):
        if at:
            screen.space()
        screen.put(text(f"{named(comparison.old)} → {named(comparison.new)}", "bold"))
        told = summary(comparison)
        if comparison.changes:
            for line in packed(told.split(", "), screen.width):
                screen.put(Text(line))
        else:
            screen.put(Text(f"{NO_DIFFERENCES} {told}."))
        if not stat:
            _changes(screen, comparison, context)
    return screen.text()


def _changes(screen: Screen, comparison: Comparison, context: int) -> None:
    for section, found in groupby(rows(comparison), key=lambda row: row.section):
        screen.space()
        screen.put(text(section or "(no title)", "bold underline"))
        for (whole, *_), mine in groupby(found, key=_question):
            changes = list(mine)
            if not whole:
                asked = shortened(changes[0].change.text, _ASKED * (screen.width - _LABEL))
                number = text("  " + (numbers(changes[0].change) or "–"), "cyan")
                screen.put(text(asked, "bold"), label=number, indent=_LABEL)
            for row in changes:
                if row.change.kind != "renumbered":  # its numbers stand before the question
                    columns = _columns(row, screen.width, context)
                    screen.put(*columns, label=Text(f"    {row.name}"), indent=_LABEL)


def _question(row: Row) -> tuple[bool, int | None, int | None]:
    """Changes of one question stand together; those of a section by themselves."""
    change = row.change
    return of_section(change), change.position_old, change.position_new


def _columns(row: Row, width: int, context: int) -> tuple[Text, ...]:
    """What changed: one text, or two to stand side by side."""
    kind, before, after = row.change.kind, row.before, row.after
    if kind in ("added", "removed"):
        return (_alone(after if kind == "added" else before, COME if kind == "added" else GONE, width),)
    if kind in _WORDED:
        return _worded(before or "", after or "", width, context)
    if kind == "moved" and before == after:
        return (Text("within the section"),)
    if kind == "scale" and before == after:
        return (Text("open instead of options to mark, or the reverse, or several marks instead of one"),)
    arrow, style = _ARROWS.get(row.change.direction or "", ("", "bold"))
    out = Text.assemble(text(before or "(none)"), " → ", text(after or "(none)", style))
    if arrow:
        out.append(f"  {arrow}", style)
    return (out,)


def _worded(before: str, after: str, width: int, context: int) -> tuple[Text, ...]:
    found = with_context(pieces(before, after), context)
    if width < WIDE or not before or not after:
        return (inline(found),)
    return one_side(found, "gone"), one_side(found, "come")


def _alone(words: str | None, style: str, width: int) -> Text:
    """The answer to a question that is on one side only, its beginning."""
    if not words:
        return Text("(no answer)", "dim")
    return text(shortened(words.replace("\n\n", " – ", 1), _LINES * (width - _LABEL)), style)
