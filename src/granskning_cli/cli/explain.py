"""`granskning explain CODE`: what a diagnostic means and what to do."""

from __future__ import annotations

from typing import Annotated

import typer

from granskning_cli.cli import output
from granskning_cli.cli.choice import nearest
from granskning_cli.cli.language import ENGLISH, Language
from granskning_cli.cli.outcome import Debug, NoColor, Quiet, outcome
from granskning_cli.diagnostics import ENTRIES, Entry

# Those of the report, which has the texts.
_PAGE_HEAD = """\
# Diagnostics

Printed by `granskning explain --markdown` from the table in `diagnostics.py`; do not edit it here.

The letter is the stage: R read, L layout, Q structure, M mark, T template, V validation, F facts, B batch,
D several questionnaires beside each other.
*error*: do not trust this value. *warning*: inferred, look at it. *info*: noted.
"""


def _names() -> list[tuple[str, str]]:
    """With what each means; zsh takes a straight apostrophe for a quotation mark."""
    return [(name, entry.summary.replace("'", "’")) for entry in ENTRIES for name in (entry.code, entry.name)]


def explain(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE", autocompletion=_names, show_default=False,
            help="A code such as R101 or a name such as not-found; all of them where it is left out.",
        ),
    ] = None,
    lang: Language = ENGLISH,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print the page docs/diagnostics.md.")] = False,
    quiet: Quiet = False,
    no_color: NoColor = False,
    debug: Debug = False,
) -> None:  # fmt: skip
    """Say what a diagnostic means and what to do."""
    with outcome(ctx, quiet=quiet, no_color=no_color, debug=debug):
        chosen = ENTRIES if code is None else (find(code),)
        named = {one: str(one) for one in ("error", "warning", "info")}
        if lang != ENGLISH:
            chosen, named = _in(lang, chosen)
        if markdown:
            text = page(chosen)
        elif code is None:
            width = max(map(len, named.values()))
            text = "".join(
                f"{e.code}  {named[e.severity]:{width}}  {e.name:24}  {e.summary}\n" for e in chosen
            )
        else:
            text = "".join(
                f"{e.code} {e.name} ({named[e.severity]})\n\n{e.summary}\n{e.help}\n" for e in chosen
            )
        output.write(text.encode(), output.STREAM)


def _in(language: str, entries: tuple[Entry, ...]) -> tuple[tuple[Entry, ...], dict[str, str]]:
    """The entries as the report has them in that language, and the names of their severities."""
    from granskning_cli.report.texts import texts

    told = texts(language)
    said = (
        entry._replace(summary=told["codes"][entry.code][0], help=told["codes"][entry.code][1])
        for entry in entries
    )
    return tuple(said), {name: word.lower() for name, word in told["severity"].items()}


def find(wanted: str) -> Entry:
    """The entry of that code or name, in upper or lower case; BadParameter names the nearest ones."""
    plain = wanted.strip().casefold()
    known = {name.casefold(): entry for entry in ENTRIES for name in (entry.code, entry.name)}
    if plain in known:
        return known[plain]
    near = [f"{known[name].code} {known[name].name}" for name in nearest(plain, known)]
    advice = f"did you mean {' or '.join(dict.fromkeys(near))}?" if near else "`granskning explain` lists all"
    raise typer.BadParameter(f"there is no diagnostic {wanted!r}; {advice}", param_hint="CODE")


def page(entries: tuple[Entry, ...]) -> str:
    """The entries as a page of the documentation."""
    parts = [f"\n## {e.code} {e.name}\n\n*{e.severity}*: {e.summary}\n\n{e.help}\n" for e in entries]
    return _PAGE_HEAD + "".join(parts)
