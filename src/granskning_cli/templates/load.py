"""A template that somebody names: a file."""

from __future__ import annotations

from pathlib import Path

from granskning_cli.diagnostics import Unreadable
from granskning_cli.templates.entry import Entry, questionnaire


def load(path: str | Path) -> Entry:
    """The template in a file. Raises Unreadable T510 where there is none, R140 to R145 where it is broken."""
    path = Path(path)
    try:
        data = path.read_bytes()
    except (OSError, ValueError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else str(problem)
        raise Unreadable("T510", f"the template {str(path)!r} cannot be read: {why}") from None
    from granskning_cli.data import is_data

    if not is_data(data):
        raise Unreadable(
            "T510",
            f"{str(path)!r} is a document and no template; make one of it with `granskning template`",
        )
    entry = Entry(path.stem, data)
    try:
        if not any(section.questions for section in questionnaire(entry).sections):
            raise Unreadable("T510", "it asks nothing")
    except Unreadable as problem:
        raise Unreadable(problem.code, f"the template {str(path)!r}: {problem.message}") from None
    return entry
