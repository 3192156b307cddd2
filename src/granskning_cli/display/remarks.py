"""Diagnostics as a reader of the questionnaire meets them: at their question, or at the end."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from rich.text import Text

from granskning_cli.display.sheet import Sheet
from granskning_cli.export.answers import SEVERITIES
from granskning_cli.model.questionnaire import Diagnostic, Severity

LOOKS: Final[dict[Severity, str]] = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def remark(one: Diagnostic, sheet: Sheet, *, named: bool = False) -> list[Text]:
    """Its sign, code, name and page, and what it says."""
    look = LOOKS[one.severity]
    where = (
        [sheet.say("question {number}", number=one.question).plain]
        if named and one.question is not None
        else []
    )
    where += [sheet.say("p. {n}", n=one.at.page).plain] if one.at is not None else []
    place = f" ({', '.join(where)})" if where else ""
    said = Text.assemble(
        sheet.words(one.code, "bold"), " ", sheet.words(one.name + place), ": ", sheet.words(one.message)
    )
    return sheet.wrapped(said, sheet.room, Text(f"{sign(one.severity, sheet)} ", look))


def sign(severity: Severity, sheet: Sheet) -> str:
    """What tells the severity without its colour."""
    return {"error": sheet.signs.error, "warning": sheet.signs.warning, "info": sheet.signs.info}[severity]


def state(which: str, sheet: Sheet, count: int | None = None) -> Text:
    """A state that is not "answered", with its sign; or how many there are of it."""
    letter = sheet.signs.ambiguous if which == "ambiguous" else sheet.signs.unanswered
    said = (sheet.say(which) if count is None else sheet.say(f"{{n}} {which}", n=count)).plain
    return _signed(letter, said, LOOKS["error" if which == "ambiguous" else "warning"])


def _signed(letter: str, said: str, look: str) -> Text:
    """Only the sign is in colour: yellow words cannot be read on a light ground."""
    return Text.assemble((letter, look), f" {said}")


def counted(remarks: Iterable[Diagnostic], sheet: Sheet) -> Text:
    """How many of each severity, the gravest first; it tells what the signs mean, too."""
    found = [one.severity for one in remarks]
    parts = []
    for severity in SEVERITIES:
        count = found.count(severity)
        if count:
            said = sheet.say(f"{{n}} {severity} | {{n}} {severity}s", n=count).plain
            parts.append(_signed(sign(severity, sheet), said, LOOKS[severity]))
    return Text("   ").join(parts) if parts else sheet.say("none")
