"""Which questionnaires of two folders or archives belong together: by respondent, then organisation, then file name.

    2024/ks.pdf   Kommunstyrelsen        2025/styrelsen.pdf   Kommunstyrelsen     one pair
    2024/bun.pdf  Barnnämnden                                                     on one side only
    2024/x-2024.txt  (says nobody)       2025/x-2025.txt      (says nobody)       one pair, by the name without its year

Nobody is paired with somebody else: where both say who answered, and it is not the same, a name is no evidence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.matching import plain
from granskning_cli.sources import NONE, Corrections, Failure, items, many, questionnaire
from granskning_cli.sources.addresses import shown

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
    from granskning_cli.templates import Asked

_YEAR: Final = re.compile(r"(?:19|20)\d\d")
# Pictures, archives and empty files are passed over without a word.
_NO_DOCUMENT: Final = ("R104", "R105", "B820", "B821")


class File(NamedTuple):
    """A questionnaire and the file it came from, as it is named within its folder."""

    name: str
    questionnaire: Questionnaire

    @property
    def respondent(self) -> str | None:
        """Who answered, in one form."""
        return _form(self.questionnaire.respondent)

    @property
    def organisation(self) -> str | None:
        """Of what, in one form."""
        return _form(self.questionnaire.organisation)


class Folder(NamedTuple):
    """What was found on one side."""

    files: list[File]
    notes: list[Diagnostic]


def load(
    source: str | Path | bytes,
    *,
    reader: str = "auto",
    password: str | None = None,
    template: Asked = None,
    watch: Callable[[str], object] = bool,
    corrections: Corrections = NONE,
) -> Folder:
    """The questionnaires of a folder, an archive or a pattern, or the one of a file or of bytes. Raises Unreadable.

    `watch` is told the name of each document before it is read.
    """
    if isinstance(source, bytes) or not many(str(source)):
        name = "-" if isinstance(source, bytes) else Path(source).name
        watch(name)
        one = questionnaire(
            source, reader=reader, password=password, template=template, corrections=corrections
        )
        return Folder([File(name, one)], [])
    files: list[File] = []
    notes: list[Diagnostic] = []
    for item in items([str(source)], parsed=True):
        try:
            if isinstance(item, Failure):
                raise Unreadable(item.code, item.message)
            watch(item.path)
            read = questionnaire(
                item.read(), name=item.path, reader=reader, password=password,
                template=template, corrections=corrections, disk=item.disk,
            )  # fmt: skip
            files.append(File(item.path, read))
        except Unreadable as problem:
            if problem.code not in _NO_DOCUMENT:
                notes.append(diagnostic("D706", why=f"{problem.message} ({problem.code})"))
    if not files:
        said = "; ".join(note.message for note in notes[:3])
        raise Unreadable(
            "R146", f"{shown(str(source))!r} holds no questionnaire" + (f": {said}" if said else "")
        )
    return Folder(files, notes)


def pair(old: Sequence[File], new: Sequence[File]) -> tuple[list[tuple[File, File]], list[Diagnostic]]:
    """The pairs in the order of NEW, and what is to be said of the others."""
    found: dict[int, int] = {}
    for key in (_both, _respondent, _organisation, _name):
        left = [at for at in range(len(old)) if at not in found]
        right = [at for at in range(len(new)) if at not in found.values()]
        for i, j in _alone(key, [old[at] for at in left], [new[at] for at in right]):
            if _may_be_one(old[left[i]], new[right[j]]):
                found[left[i]] = right[j]
    notes = [diagnostic("D707", who=who) for who in _doubled(old, new)]
    notes += [_one_side(file, "OLD") for at, file in enumerate(old) if at not in found]
    notes += [_one_side(file, "NEW") for at, file in enumerate(new) if at not in found.values()]
    pairs = sorted(found.items(), key=lambda one: one[1])
    return [(old[i], new[j]) for i, j in pairs], notes


Key = Callable[[File], Hashable]


def _alone(key: Key, old: Sequence[File], new: Sequence[File]) -> list[tuple[int, int]]:
    """Pairs of files that have the same key, and alone on their side."""
    sides = []
    for files in (old, new):
        counts = Counter(map(key, files))
        sides.append({key(file): at for at, file in enumerate(files) if counts[key(file)] == 1})
    return [
        (at, sides[1][value]) for value, at in sides[0].items() if value is not None and value in sides[1]
    ]


def _both(file: File) -> Hashable:
    return (file.respondent, file.organisation) if file.respondent and file.organisation else None


def _respondent(file: File) -> Hashable:
    return file.respondent


def _organisation(file: File) -> Hashable:
    return file.organisation if file.respondent is None else None


def _name(file: File) -> Hashable:
    stem = Path(file.name).stem.casefold()
    return _YEAR.sub("", stem).strip(" -_.") or stem


def _may_be_one(old: File, new: File) -> bool:
    return _agree(old.respondent, new.respondent) and _agree(old.organisation, new.organisation)


def _agree(a: str | None, b: str | None) -> bool:
    return a is None or b is None or a == b


def _doubled(old: Sequence[File], new: Sequence[File]) -> list[str]:
    """Respondents that several files of one side name, of one organisation."""
    out: dict[str, None] = {}
    for files in (old, new):
        counts = Counter((file.respondent, file.organisation) for file in files)
        for file in files:
            if counts[file.respondent, file.organisation] > 1 and file.questionnaire.respondent:
                out[file.questionnaire.respondent] = None
    return list(out)


def _one_side(file: File, side: str) -> Diagnostic:
    who = file.questionnaire.respondent
    return diagnostic("D709", name=f"{who} ({file.name})" if who else file.name, side=side)


def _form(text: str | None) -> str | None:
    return plain(text).casefold() if text else None
