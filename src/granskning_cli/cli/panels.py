"""The help of a command: its options under a heading each kind has, so that its own are not lost among those of all.

Options:
  -o, --output OUT     A file to write; - for stdout.
How a document is read:
  --reader auto|...    What it is read with.  [default: auto]
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

OWN: Final = "Options"
# An option names the heading it stands under (`rich_help_panel`), where it is not the command's own.
RUN: Final = "How a run goes"
WHICH: Final = "Which question"
VALUE: Final = "What holds"
READING: Final = "How a document is read"
EVERYWHERE: Final = "Everywhere"
_ORDER: Final = (WHICH, VALUE, OWN, RUN, READING, EVERYWHERE)
# Stands for a blank until lines are broken.
UNBROKEN: Final = "\u00a0"
# So few need no headings.
_FEW: Final = 8
# Wider names stand on a line of their own.
_WIDEST: Final = 30


def usage(parameters: Iterable[Any]) -> list[str]:
    """ "[OPTIONS] -o OUT SOURCE...": what must be there, and what else there is."""
    given = [*parameters]
    needed = [f"{one.opts[-1]} {one.metavar}" for one in given if _is_option(one) and one.required]
    arguments = [one.metavar if one.required else f"[{one.metavar}]" for one in given if not _is_option(one)]
    return ["[OPTIONS]", *needed, *arguments]


def arguments(parameters: Iterable[Any]) -> list[tuple[str, str]]:
    """Each by its name, and what it is."""
    return [(one.metavar, one.help or "") for one in parameters if not _is_option(one)]


def options(parameters: Iterable[Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The headings with their options, all of them in one column."""
    given = [one for one in parameters if _is_option(one)]
    found: dict[str, list[tuple[str, str]]] = {}
    for one in given:
        panel = EVERYWHERE if one.name == "help" else getattr(one, "rich_help_panel", None) or OWN
        found.setdefault(OWN if len(given) <= _FEW else panel, []).append((names(one), meaning(one)))
    widest = max(len(name) for rows in found.values() for name, _ in rows)
    for rows in found.values():
        rows[0] = (rows[0][0].ljust(min(widest, _WIDEST)), rows[0][1])
    return [(title, found[title]) for title in sorted(found, key=_ORDER.index)]


def names(option: Any) -> str:
    """ "-o, --output OUT": the short one first."""
    short = sorted(option.opts, key=lambda name: name.startswith("--"))
    both = " / ".join(filter(None, (", ".join(short), ", ".join(option.secondary_opts))))
    return f"{both} {option.metavar}" if option.metavar else both


def meaning(option: Any) -> str:
    """What it does, and what holds where it is left out."""
    told = [f"variable {option.envvar}"] if option.envvar else []
    if option.show_default and option.default not in (None, False, True, ()):
        value = option.default
        told.append(f"default: {f'{value:g}' if isinstance(value, float) else value}")
    if option.required:
        told.append("required")
    notes = "; ".join(one.replace(" ", UNBROKEN) for one in told)
    return f"{option.help or ''} [{notes}]" if notes else option.help or ""


def _is_option(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "option")
