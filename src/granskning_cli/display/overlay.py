"""A file of corrections as a person finds it: entries, and for every doubtful question one to fill in, as a comment.

# 3.3  Är styrelsen delaktig i riskanalysen?
#   page 2: warning M504: Nej is marked, but the text begins with the opposite
#   offers: Ja, Nej
#- question: "3.3"
#  ...
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import yaml

from granskning_cli.corrections import load
from granskning_cli.corrections.find import Place, address, places
from granskning_cli.corrections.record import Who, decision, empty
from granskning_cli.corrections.settle import fields, is_about
from granskning_cli.corrections.values import offered
from granskning_cli.data import tree
from granskning_cli.diagnostics import Unreadable
from granskning_cli.export.as_yaml import to_text
from granskning_cli.export.sound import sound
from granskning_cli.model.overlay import Decision, Overlay, Where
from granskning_cli.model.questionnaire import Questionnaire

_HEAD: Final = """
# Every entry says what was read (`old`) and what holds (`new`); `granskning schema corrections` tells its fields.
# Take the "#" before an entry away and fill in `new`, `who` and `why`; an entry that keeps the value confirms it.
"""
_NOBODY: Final = Who("?")


def whole(overlay: Overlay) -> bytes:
    """The overlay without any comment."""
    text = to_text(sound(overlay).model_dump(mode="json"))
    # an entry that stood after "[]" would be no YAML
    return (text if overlay.corrections else text.replace("corrections: []", "corrections:")).encode()


def skeleton(read: Questionnaire) -> bytes:
    """No decision yet, and an entry to fill in for each question that an error or a warning names."""
    said = "\n".join(doubtful(read)) or "# No question of the document is doubtful.\n"
    return whole(empty(read)) + f"{_HEAD}\n{said}".encode()


def doubtful(read: Questionnaire) -> list[str]:
    """What is to be filled in of each question that an error or a warning names."""
    every = list(places(read))
    numbers = Counter(one.asked.number for one in every)
    blocks = ("".join(_block(read, one, alone=numbers[one.asked.number] == 1)) for one in every)
    return [block for block in blocks if block]


def _block(read: Questionnaire, place: Place, *, alone: bool) -> Iterator[str]:
    asked = place.asked
    doubts = [
        one
        for one in read.diagnostics
        if one.severity != "info" and is_about(one, place, alone=alone or one.at is None)
    ]
    if not doubts or asked.answer is None:
        return
    yield _comment(f" {asked.number or ''}  {_line(asked.text)}")
    for one in doubts:
        page = f"page {one.at.page}: " if one.at else ""
        yield _comment(f"   {page}{one.severity} {one.code}: {_line(one.message)}")
    options = offered(place.of, asked)
    if options:
        yield _comment(f"   offers: {', '.join(_line(one.label) for one in options)}")
    if address(read, place) is None:
        yield _comment("   another question has the same number and wording: it cannot be corrected here")
        return
    wanted = {field for one in doubts for field in fields(one.code)}
    if "selected" in wanted and options:
        yield _entry(_confirming(read, place, "selected"))
    if "text" in wanted:
        yield _entry(_confirming(read, place, "text"))


def _confirming(read: Questionnaire, place: Place, field: Where) -> Decision:
    """An entry that keeps what was read; it is not valid before somebody has put a name to it."""
    told = decision(read, place, field, None, _NOBODY)
    return told.model_copy(update={"new": told.old, "who": "", "why": ""})


def _entry(one: Decision) -> str:
    return "".join(f"#{line}\n" for line in _text([one]).rstrip("\n").split("\n"))


def _text(entries: Sequence[Decision]) -> str:
    return to_text([sound(one).model_dump(mode="json") for one in entries])


def _comment(text: str) -> str:
    return f"#{text}\n"


def _line(text: str) -> str:
    """On one line, and nothing that ends one or that YAML refuses in a comment."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def written(data: bytes | None, before: Overlay, after: Overlay) -> bytes:
    """The file with the new decisions at its end, where nothing else changes; else written anew."""
    if data is not None and after.corrections[: len(before.corrections)] == before.corrections:
        longer = _longer(data, after.corrections[len(before.corrections) :])
        if longer is not None and _holds(longer, after):
            return longer
    return whole(after)


def _longer(data: bytes, more: Sequence[Decision]) -> bytes | None:
    """With more entries at its end. None where the file is laid out otherwise."""
    try:
        text = data.decode()
        root = tree.composed(text)
    except (UnicodeDecodeError, Unreadable):
        return None
    found = [value for key, value in root.value if key.value == "corrections"] if root is not None else []
    if len(found) != 1:
        return None
    indent = " " * found[0].start_mark.column if isinstance(found[0], yaml.SequenceNode) else ""
    entries = "".join(f"{indent}{line}\n" for line in _text(more).rstrip("\n").split("\n"))
    return f"{text}{'' if text.endswith(chr(10)) else chr(10)}{entries}".encode()


def _holds(data: bytes, overlay: Overlay) -> bool:
    try:
        return load(data, "") == overlay
    except Unreadable:
        return False
