"""What is read in a field, what may stand there, and when two of either are the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from granskning_cli.diagnostics import Unreadable, said
from granskning_cli.matching import plain
from granskning_cli.model.overlay import Value
from granskning_cli.model.questionnaire import Option, Question, Questionnaire, Section, Selected

_LONGEST: Final = 60
_YEARS: Final = range(1000, 10_000)


def offered(section: Section, question: Question) -> tuple[Option, ...]:
    """What can be marked: the question's own options, else its section's, and what is marked and nobody offered."""
    options = question.options
    if options is None:
        options = section.scale.options if section.scale is not None else ()
    marked = question.answer.selected if question.answer is not None else ()
    extra = [Option(code=one.code, label=one.label) for one in marked]
    return tuple(dict.fromkeys((*options, *extra)))


def option(name: str, options: Sequence[Option]) -> Option | None:
    """The option of that label or, where no label is so, of that code; None where none is, or several are."""
    ways = (
        [one for one in options if one.label == name],
        [one for one in options if one.code == name],
        [one for one in options if _form(one.label) == _form(name)],
    )
    found = next(filter(None, ways), [])
    return found[0] if len(found) == 1 else None


def name_of(wanted: Option, options: Sequence[Option]) -> str:
    """Its label, or its code where another has the same label. Raises Unreadable C904 where neither tells it."""
    for name in (wanted.label, wanted.code):
        if option(name, options) == wanted:
            return name
    raise Unreadable("C904", said("C904", "alike", option=repr(wanted.label)))


def marks(value: Value, section: Section, question: Question) -> tuple[Option, ...]:
    """The options that a decision names, in the order offered. Raises Unreadable C904, C908."""
    options = offered(section, question)
    found: list[Option] = []
    for name in names(value):
        one = option(name, options)
        if one is None:
            labels = ", ".join(f"{each.label} ({each.code})" for each in options)
            way = "" if labels else "nothing"
            raise Unreadable("C904", said("C904", way, option=repr(name), offered=labels))
        if one not in found:
            found.append(one)
    if len(found) > 1 and question.kind != "multiple":
        listed = ", ".join(each.label for each in found)
        raise Unreadable("C908", said("C908", "several", listed=listed))
    return tuple(one for one in options if one in found)


def names(value: Value) -> tuple[str, ...]:
    """A decision's marks as a list; one alone needs none."""
    if value is None or value == "":
        return ()
    return value if isinstance(value, tuple) else (str(value),)


def shown(selected: Sequence[Selected], options: Sequence[Option]) -> tuple[str, ...]:
    """The marks as a decision says what was read: by label (by code where it takes that), with what is written beside."""
    return tuple([_shown(one, options) for one in selected])


def _shown(one: Selected, options: Sequence[Option]) -> str:
    if one.text:
        return f"{one.label}: {one.text}"
    mine = Option(code=one.code, label=one.label)
    return one.code if option(one.label, options) != mine and option(one.code, options) == mine else one.label


def same_marks(old: Value, read: Sequence[Selected]) -> bool:
    """Whether these are the marks that were read, in any order: each by label, code, or label with what is beside it."""
    left = list(read)
    for name in map(_form, names(old)):
        fitting = next((one for one in left if name in _forms(one)), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return not left


def _forms(one: Selected) -> tuple[str, ...]:
    return _form(one.label), _form(one.code), _form(f"{one.label}: {one.text}")


def _form(text: str) -> str:
    return plain(text).casefold()


def text(value: Value) -> str | None:
    """A decision's text as it is written; nothing but blanks is none. Raises Unreadable C908."""
    if isinstance(value, tuple):
        raise Unreadable("C908", said("C908", "list"))
    if value is None:
        return None
    written = str(value)
    return written if written.strip() else None


def year(value: Value) -> int | None:
    """A decision's year. Raises Unreadable C908."""
    if value is None:
        return None
    if isinstance(value, tuple) or not re.fullmatch(r"\d{4}", str(value)) or int(value) not in _YEARS:
        raise Unreadable("C908", said("C908", "year", value=brief(value)))
    return int(value)


def same_text(a: Value, b: Value) -> bool:
    """Whether two texts differ in nothing but breaks of lines and kinds of quotes, which a newer reading may change."""
    return plain(_joined(a)) == plain(_joined(b))


def _joined(value: Value) -> str:
    if value is None:
        return ""
    return "\n".join(value) if isinstance(value, tuple) else str(value)


def of_document(questionnaire: Questionnaire, field: str) -> str | int | None:
    """What is read in a field of the document."""
    found: str | int | None = getattr(questionnaire, field)
    return found


def brief(value: Value) -> str:
    """A value in a message: on one line, cut."""
    if value is None or value == ():
        return "nothing"
    said = ", ".join(value) if isinstance(value, tuple) else " ".join(str(value).split())
    said = said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
    return said if isinstance(value, tuple) else repr(said)
