"""Which questions of many questionnaires stand in one column.

    2024  1.1 Har nämnden en plan?  1.2 Följs den upp?                        one form: what most of them print
    2025  1.1 Har nämnden en plan?  1.2 Finns mål?  1.3 Följs planen upp?     1.2 is new, 1.3 stands below "Följs den upp?"

Questionnaires that ask the same in the same words are looked at once, however many they are; what is left over is
matched with the columns so far. Those that have nothing in common are forms of their own, with columns of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from granskning_cli.matching import Asked, match, plain
from granskning_cli.model.questionnaire import Question, Questionnaire, Section

# A questionnaire is of a form where at least this share of the shorter of the two is sure to be the same questions.
IN_COMMON: Final = 0.2
# In another language it must have this share of its numbers, and they of its.
IN_COMMON_BY_NUMBER: Final = 0.8


class Key(NamedTuple):
    """What tells a question within one form; `nth` counts the questions of a questionnaire that are otherwise alike."""

    number: str | None
    text: str
    section: str
    nth: int


class Place(NamedTuple):
    """A question where it stands in a questionnaire."""

    key: Key
    section: Section
    question: Question


@dataclass(slots=True, eq=False)
class Origin:
    """The question that a column was made for."""

    question: Question
    section: str | None
    language: str | None


class Joined(NamedTuple):
    """A question that was put in the column of another one, by how much they are alike; and whose it is."""

    column: Origin
    similarity: float
    number: str | None
    name: str


# A pair that is not sure shares a column from this likeness on: a column too many is seen, two questions in one are not.
LEAST: Final = 0.55


class Foreign(NamedTuple):
    """A questionnaire whose columns were told by numbers alone, and the one that the form was made from."""

    name: str
    language: str
    other: str


@dataclass(slots=True, eq=False)
class Form:
    """Questions that belong together: the columns in order, and the column of each key. `unsure` are doubtful keys."""

    name: str
    language: str | None
    columns: list[Origin] = field(default_factory=list)
    keys: dict[Key, Origin] = field(default_factory=dict)
    unsure: dict[Key, Joined] = field(default_factory=dict)
    foreign: list[Foreign] = field(default_factory=list)


class Filed(NamedTuple):
    """A questionnaire's form, and the keys of its questions in order (those that ask the same share them)."""

    form: Form
    keys: tuple[Key, ...]


def places(questionnaire: Questionnaire) -> Iterator[Place]:
    """The questions in order, each with its key."""
    seen: Counter[tuple[str | None, str, str]] = Counter()
    for section in questionnaire.sections:
        title = plain(section.title or "").casefold()
        for question in section.questions:
            what = (question.number, plain(question.text).casefold(), title)
            yield Place(Key(*what, seen[what]), section, question)
            seen[what] += 1


def forms(
    questionnaires: Sequence[Questionnaire], *, newest_first: bool = False
) -> tuple[list[Form], list[Filed]]:
    """All forms, and where each questionnaire belongs; every key of it is among its form's."""
    same: dict[tuple[Key, ...], list[int]] = {}
    for at, one in enumerate(questionnaires):
        same.setdefault(tuple(place.key for place in places(one)), []).append(at)
    found: list[Form] = []
    of: dict[int, Filed] = {}
    # the first heads the columns: what most of them print, and of two the newer; or the newest of all
    newest = {keys: max(questionnaires[at].year or 0 for at in ats) for keys, ats in same.items()}
    for keys, ats in sorted(
        same.items(), key=lambda one: (newest_first and -newest[one[0]], -len(one[1]), -newest[one[0]])
    ):
        form = _take(questionnaires[ats[0]], keys, found)
        of.update(dict.fromkeys(ats, Filed(form, keys)))
    return found, [of[at] for at in range(len(questionnaires))]


def _take(one: Questionnaire, keys: Sequence[Key], found: list[Form]) -> Form:
    """The form of a questionnaire, now with columns for all of its questions."""
    name = one.source.name or "-"
    asked = list(places(one))
    best = max(found, key=lambda form: sum(key in form.keys for key in keys), default=None)
    if best is not None and _enough(sum(key in best.keys for key in keys), keys, best):
        _join(best, asked, one.language, name)
        return best
    for form in found:
        if _in_another_language(form, one):
            form.foreign.append(Foreign(name, one.language or "-", form.name))
            numbers = {column.question.number: column for column in form.columns}
            form.keys.update({key: numbers[key.number] for key in keys if key.number in numbers})
            _join(form, asked, one.language, name)
            return form
    alike = {at: _sure(form, asked) for at, form in enumerate(found) if form.language == one.language}
    at = max(alike, key=lambda at: alike[at], default=None)
    if at is not None and _enough(alike[at], keys, found[at]):
        _join(found[at], asked, one.language, name)
        return found[at]
    form = Form(name, one.language)
    found.append(form)
    _join(form, asked, one.language, name)
    return form


def _enough(common: int, keys: Sequence[Key], form: Form) -> bool:
    return common > 0 and common >= IN_COMMON * min(len(keys), len(form.columns))


def _in_another_language(form: Form, one: Questionnaire) -> bool:
    """Whether it has the form's numbers and options, in other words."""
    if not form.language or not one.language or form.language == one.language:
        return False
    theirs = [column.question for column in form.columns]
    mine = [place.question for place in places(one)]
    a, b = {(q.number, q.kind) for q in theirs if q.number}, {(q.number, q.kind) for q in mine if q.number}
    unique = len(b) == len(mine) and len(a) == len(theirs)
    return bool(a and b) and unique and len(a & b) >= IN_COMMON_BY_NUMBER * max(len(a), len(b))


def _sure(form: Form, asked: Sequence[Place]) -> int:
    return sum(one.sure for one in match(_columns(form), _questions(asked)))


def _join(form: Form, asked: Sequence[Place], language: str | None, name: str) -> None:
    """Every key gets a column: its own, that of the question it is taken for, or a new one behind the one before it."""
    taken: dict[int, Key] = {}
    free: list[Place] = []
    # of two questions of this questionnaire in one column, the one that the column was made for stays
    for place in sorted(asked, key=lambda place: not _own(form, place)):
        column = form.keys.get(place.key)
        if column is None or id(column) in taken:
            free.append(place)
        else:
            taken[id(column)] = place.key
    if free and form.columns:
        _match(form, asked, {place.key for place in free}, taken, name)
    before = -1
    for place in asked:
        column = form.keys.get(place.key)
        if column is None or taken.get(id(column)) != place.key:
            column = Origin(place.question, place.section.title, language)
            form.columns.insert(before + 1, column)
            form.keys[place.key] = column
            form.unsure.pop(place.key, None)
            taken[id(column)] = place.key
        before = next(at for at, one in enumerate(form.columns) if one is column)


def _own(form: Form, place: Place) -> bool:
    column = form.keys.get(place.key)
    return column is not None and column.question.text == place.question.text


def _match(form: Form, asked: Sequence[Place], free: set[Key], taken: dict[int, Key], name: str) -> None:
    """What no key tells is matched with the columns that are still free; the others tell how much is in common."""
    for pair in match(_columns(form), _questions(asked), neighbours=False):
        place, column = asked[pair.new], form.columns[pair.old]
        if place.key not in free or id(column) in taken or (not pair.sure and pair.similarity < LEAST):
            continue
        form.keys[place.key] = column
        taken[id(column)] = place.key
        form.unsure.pop(place.key, None)
        if not pair.sure:
            form.unsure[place.key] = Joined(column, pair.similarity, place.question.number, name)


def _columns(form: Form) -> list[Asked]:
    last = max(1, len(form.columns) - 1)
    return [
        Asked(one.question.number, one.question.text, one.section or "", at / last)
        for at, one in enumerate(form.columns)
    ]


def _questions(asked: Sequence[Place]) -> list[Asked]:
    last = max(1, len(asked) - 1)
    return [
        Asked(place.question.number, place.question.text, place.section.title or "", at / last)
        for at, place in enumerate(asked)
    ]
