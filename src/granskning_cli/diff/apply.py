"""A Comparison put on the older questionnaire gives what the newer one says: the proof that none of it was left out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from granskning_cli.diff.content import Entry, entries, labels, offered, shared, written
from granskning_cli.matching import plain
from granskning_cli.model.comparison import Change, Comparison
from granskning_cli.model.questionnaire import Option, Question, Questionnaire, Scale, Section


class Content(NamedTuple):
    """What is compared of one question, without what says nothing: breaks, kinds of quotes, the case of what is printed."""

    section: str
    number: str | None
    text: str
    instruction: str
    options: tuple[str, ...]
    marks: tuple[str, ...]
    written: str


def content(questionnaire: Questionnaire) -> list[Content]:
    """What is compared of a questionnaire, in its order."""
    return [_content(questionnaire.sections[e.section], e.question) for e in entries(questionnaire)]


def apply(old: Questionnaire, comparison: Comparison) -> list[Content]:
    """The content of NEW, made of OLD and of what changed."""
    old = shared(old)
    found = entries(old)
    sections = _sections(old, found, comparison)
    ours: dict[int, list[Change]] = {}
    for change in comparison.changes:
        if change.position_old is not None and change.similarity is not None:
            ours.setdefault(change.position_old, []).append(change)
    gone = {c.position_old for c in comparison.changes if c.kind == "removed"}
    placed: dict[int, Content] = {
        c.position_new: _added(c)
        for c in comparison.changes
        if c.kind == "added" and c.position_new is not None
    }
    steady: list[Content] = []
    for entry in found:
        if entry.at in gone:
            continue
        changes = ours.get(entry.at, ())
        left = any(change.kind == "moved" for change in changes)
        section = (old.sections if left else sections)[entry.section]
        changed = _changed(_content(section, entry.question), changes)
        place = _place(changes)
        if place is None:
            steady.append(changed)
        else:
            placed[place] = changed
    rest = iter(steady)
    return [placed[at] if at in placed else next(rest) for at in range(len(steady) + len(placed))]


def _sections(old: Questionnaire, found: Sequence[Entry], comparison: Comparison) -> list[Section]:
    """The sections of OLD with the titles and options that NEW has."""
    out = list(old.sections)
    for change in comparison.changes:
        if change.similarity is not None or change.position_old is None or change.kind == "removed":
            continue
        at = found[change.position_old].section
        if change.kind == "wording":
            out[at] = out[at].model_copy(update={"title": change.after})
        elif change.kind == "scale":
            out[at] = out[at].model_copy(update={"scale": _scale(change.after)})
    return out


def _scale(found: Sequence[str] | None) -> Scale | None:
    return Scale(id="", options=tuple(Option(code=one, label=one) for one in found)) if found else None


def _added(change: Change) -> Content:
    """A new question; the options of its section are in the change where it has none of its own."""
    section = Section(number=None, title=change.section_new)
    return _content(section, Question.model_validate(change.after))


def _place(changes: Sequence[Change]) -> int | None:
    return next((c.position_new for c in changes if c.kind in ("moved", "renumbered")), None)


def _changed(one: Content, changes: Sequence[Change]) -> Content:
    for change in changes:
        after: Any = change.after
        if change.kind == "moved":
            one = one._replace(section=_form(change.section_new), number=change.number_new)
        elif change.kind == "renumbered":
            one = one._replace(number=after)
        elif change.kind == "wording":
            one = one._replace(text=_form(after))
        elif change.kind == "instruction":
            one = one._replace(instruction=_form(after))
        elif change.kind == "scale":
            one = one._replace(options=_forms(after))
        elif change.kind == "answer":
            one = one._replace(marks=_forms(after))
        elif change.kind == "text":
            one = one._replace(written=plain(after or ""))
    return one


def _content(section: Section, question: Question) -> Content:
    return Content(
        _form(section.title),
        question.number,
        _form(question.text),
        _form(question.instruction),
        _forms([option.label for option in offered(question, section)]),
        _forms(labels(question)),
        plain(written(question) or ""),
    )


def _form(text: str | None) -> str:
    return plain(text or "").casefold()


def _forms(found: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(_form(one) for one in found or ())
