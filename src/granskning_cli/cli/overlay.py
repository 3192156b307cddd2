"""What `granskning correct` does to a file of corrections: add, take out, open, look through, list."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

import typer

from granskning_cli.cli import output
from granskning_cli.cli.messages import Messages, harmless
from granskning_cli.cli.outcome import ERRORS_IN_RESULT
from granskning_cli.diagnostics import Unreadable, said

if TYPE_CHECKING:
    from granskning_cli.corrections.record import Who
    from granskning_cli.model.overlay import Decision, Overlay, Value, Where
    from granskning_cli.model.questionnaire import Questionnaire


class Asked(NamedTuple):
    """Which question is meant, and the new values by their fields."""

    number: str | None
    section: str | None
    wording: str | None
    values: dict[Where, Value]

    @property
    def names_question(self) -> bool:
        """Whether anything says which question."""
        return any(one is not None for one in (self.number, self.section, self.wording))


def _overlay(path: str) -> Overlay | None:
    """The overlay that is there. Raises Unreadable."""
    from granskning_cli.corrections import load
    from granskning_cli.sources.overlays import read

    data = read(path)
    return None if data is None else load(data, path)


def _mine(read: Questionnaire, path: str) -> Overlay:
    """The overlay that is there, else an empty one. Raises Unreadable C902 where it is about another document."""
    from granskning_cli.corrections.record import empty

    overlay = _overlay(path)
    if overlay is None:
        return empty(read)
    if overlay.source.sha256 != read.source.sha256:
        raise Unreadable("C902", said("C902", "file", name=repr(path), other=str(overlay.source.name)))
    return overlay


def decide(read: Questionnaire, path: str, asked: Asked, who: Who) -> None:
    """Adds a decision for each value. Raises Unreadable where it could not be applied."""
    from granskning_cli.corrections import record

    with _alone(path):
        overlay = before = _mine(read, path)
        for field, value in asked.values.items():
            place = None
            if field in ("selected", "text"):
                place = record.place_of(read, asked.number, asked.section, asked.wording)
            overlay = record.added(read, overlay, record.decision(read, place, field, value, who))
        _write(path, before, overlay)


def remove(read: Questionnaire, path: str, asked: Asked) -> None:
    """Takes the decisions about a question out. Raises Unreadable C911 where there are none."""
    from granskning_cli.corrections import record

    if not asked.names_question:
        raise typer.BadParameter("say which question's", param_hint="--question")
    sections = {asked.section, None} if asked.section else None

    def unwanted(one: Decision) -> bool:
        return (
            not one.of_document()
            and one.question == asked.number
            and (sections is None or one.section in sections)
            and (asked.wording is None or (one.wording or "").startswith(asked.wording))
        )

    with _alone(path):
        overlay = _mine(read, path)
        _write(path, overlay, record.without(overlay, unwanted))


@contextmanager
def _alone(path: str) -> Iterator[None]:
    """No other run adds to a file of this folder in between, so that no decision is lost; nothing is left behind."""
    try:
        import fcntl

        folder = os.open(os.path.dirname(os.path.realpath(path)), os.O_RDONLY)
    except (
        ImportError,
        OSError,
    ):  # Windows, and what is said of a folder that is not there is said by the write
        yield
        return
    try:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _write(path: str, before: Overlay, after: Overlay) -> None:
    """With the comments that a person left in the file, where it can be."""
    from granskning_cli.display.overlay import written
    from granskning_cli.sources.overlays import read

    output.write(written(read(path), before, after), path)


def edit(read: Questionnaire, path: str, messages: Messages, *, editor: bool) -> None:
    """A file with every doubtful question where there is none, in the editor where a person sits."""
    if not os.path.lexists(path):
        from granskning_cli.display.overlay import doubtful, skeleton

        output.write(skeleton(read), path)
        if doubtful(read):
            messages.remark(f"{path} names the doubtful questions; fill in what holds")
        else:
            messages.remark(f"no question is doubtful; {path} is there for what you decide all the same")
    if editor:
        from granskning_cli.cli.editor import opened

        opened(path)


def review(read: Questionnaire, path: str, messages: Messages) -> None:
    """What is wrong with the file as it is now. Raises Unreadable C910 with the place of a mistake."""
    from granskning_cli.corrections import Named, apply

    overlay = _overlay(path)
    if overlay is None:
        return
    known = len(read.diagnostics)
    wrong = apply(read, [Named(path, overlay)]).diagnostics[known:]
    messages.diagnostics(wrong)
    count = len(overlay.corrections)
    messages.remark(f"{count} correction{'' if count == 1 else 's'} in {path}")
    if wrong:
        raise typer.Exit(ERRORS_IN_RESULT)


def listed(path: str) -> None:
    """Every correction on a line of stdout. Raises Unreadable."""
    overlay = _overlay(path)
    if overlay is None:
        raise Unreadable("R101", f"there is no file {path!r}")
    output.write("".join(f"{line}\n" for line in _lines(overlay)).encode(), output.STREAM)


def _lines(overlay: Overlay) -> Iterator[str]:
    from granskning_cli.corrections.values import brief, names

    for one in overlay.corrections:
        old, new = (names(v) if one.field == "selected" else v for v in (one.old, one.new))
        whose = one.question or one.wording or "" if not one.of_document() else ""
        by = ", ".join(filter(None, (one.who, one.when)))
        why = f": {one.why}" if one.why else ""
        yield harmless(f"{whose} {one.field}: {brief(old)} -> {brief(new)} ({by}{why})".strip())
