"""Sources -> what is wrong with each questionnaire in them.

ks.pdf     M504, page 3, question 3.3: "Ja, en plan antogs i december."
bun.yaml   R143, line 41, column 15: question 3.3, kind: this field is missing
x.pdf      R106, nothing else: what cannot be read is a finding, too
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from granskning_cli.data import is_data
from granskning_cli.diagnostics import TABLE, Unreadable
from granskning_cli.findings.excerpts import excerpt, place
from granskning_cli.model.findings import Checked, Finding
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.sources import Failure, Item, items
from granskning_cli.validate.against import against

# Data of another kind, or of another version of it: nothing of it was checked.
_NO_RESULT: Final = ("R140", "R141")
# Of the bytes, a name, and the path on this machine where there is one.
Read = Callable[[bytes, str, str | None], Questionnaire]


def check(
    sources: Sequence[str], read: Read, template: Questionnaire | None = None, *, but: str | None = None
) -> Iterator[Checked]:
    """One document after the other, without the file `but`.

    `read` makes a questionnaire, or raises Unreadable.
    """
    for item in items(sources, parsed=True):
        if isinstance(item, Failure):
            found = _failure(item.code, _unnamed(item.message, item.path))
            yield Checked(source=item.place or item.path, read=False, findings=(found,))
        elif but is None or item.place is None or not _same(item.place, but):
            yield _checked(item, read, template)


def _same(a: str, b: str) -> bool:
    try:
        return os.path.samefile(a, b)
    except OSError:
        return False


def check_bytes(data: bytes, name: str, read: Read, template: Questionnaire | None = None) -> Checked:
    """What is wrong with a document that is no file."""
    return _checked(Item(name, lambda: data, len(data)), read, template)


def _checked(item: Item, read: Read, template: Questionnaire | None) -> Checked:
    named = item.place or item.path
    try:
        data = item.read()
        if is_data(data) and (wrong := _mistakes(data)):
            return Checked(source=named, read=wrong[0].code not in _NO_RESULT, findings=wrong)
        questionnaire = read(data, item.path, item.disk)
    except Unreadable as problem:
        return Checked(
            source=named, read=False, findings=(_failure(problem.code, _unnamed(problem.message, item.path)),)
        )
    except MemoryError:
        raise  # told as the limit of it that was set
    except Exception as bug:  # noqa: BLE001 - one document that shows a bug of ours must not cost the others
        said = f"{type(bug).__name__}: {bug}"
        return Checked(source=named, read=False, findings=(_failure("R199", said),))
    found = questionnaire.diagnostics
    if is_data(data):
        found = (*found, *_anew(questionnaire))
    if template is not None and (is_data(data) or questionnaire.source.template is None):
        differs = against(questionnaire, template)  # else the parse has said it
        if any(one.code == "T530" for one in differs):  # which says more of the same
            found = tuple(one for one in found if one.code != "T501")
        found = (*found, *differs)
    return of(named, questionnaire, found, data=is_data(data))


def of(
    source: str, questionnaire: Questionnaire, found: Sequence[Diagnostic], *, data: bool = True
) -> Checked:
    """Diagnostics of a questionnaire with the words that they are about; the places in `data` are another file's."""
    return Checked(
        source=source,
        respondent=questionnaire.respondent,
        year=questionnaire.year,
        questions=tuple(q.number or "" for section in questionnaire.sections for q in section.questions),
        findings=tuple(_finding(one, questionnaire, data=data) for one in found),
    )


def _anew(questionnaire: Questionnaire) -> Iterator[Diagnostic]:
    """What the checks say of data that may have been edited since they ran, as far as it is not said in it."""
    from granskning_cli.pipeline import checked
    from granskning_cli.validate import gaps

    known = {(one.code, one.question) for one in questionnaire.diagnostics}
    bare = questionnaire.model_copy(update={"diagnostics": ()})
    for one in (*checked(bare).diagnostics, *gaps.check(questionnaire)):
        told = "Q301" if one.code == "V602" else one.code
        if (told, one.question) not in known:
            yield one


def _mistakes(data: bytes) -> tuple[Finding, ...]:
    """What a person's edit broke, each with its line."""
    from granskning_cli.data.mistakes import mistakes

    return tuple(
        _failure(one.code, one.message).model_copy(
            update={"line": one.place and one.place.line, "column": one.place and one.place.column}
        )
        for one in mistakes(data)
    )


def _failure(code: str, message: str) -> Finding:
    entry = TABLE[code]
    return Finding(code=code, name=entry.name, severity=entry.severity, message=message)


def _unnamed(message: str, path: str) -> str:
    """The message without the name that it begins with: whoever shows it has the name above it."""
    return message.removeprefix(f"{path!r}: ").removeprefix(f"{path}: ")


def _finding(one: Diagnostic, of: Questionnaire, *, data: bool) -> Finding:
    line, column = (None, None) if data else place(one, of)
    return Finding(
        code=one.code,
        name=one.name,
        severity=one.severity,
        message=one.message,
        question=one.question,
        line=line,
        column=column,
        excerpt=excerpt(one, of),
        at=one.at,
    )


__all__ = ["check", "check_bytes", "of"]
