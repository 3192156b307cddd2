"""The sources of a report -> every questionnaire with the pages of its document, and what could not be read.

ks-2025.pdf                  the questionnaire is read from it, and the pages are shown
ks-2025.yaml                 only the data
ks-2025.yaml, ks-2025.pdf    the data of the one beside the pages of the other: they name the same content
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from granskning_cli.data import is_data
from granskning_cli.diagnostics import TABLE, Unreadable, diagnostic
from granskning_cli.model.layout import Document
from granskning_cli.model.questionnaire import Diagnostic, Questionnaire
from granskning_cli.readers import read
from granskning_cli.readers.pictures import Picture
from granskning_cli.report.budget import Budget
from granskning_cli.report.decided import decisions
from granskning_cli.report.pages import pages_of
from granskning_cli.sources import NONE, Corrections, Failure, Item, questionnaire
from granskning_cli.templates import Asked


class Reviewed(NamedTuple):
    """A questionnaire; `pages` are those of its document as plain data, empty where it is not there.

    `decided` is what a person decided about it before, applied or not.
    """

    name: str
    result: Questionnaire
    pages: Sequence[dict[str, Any]] = ()
    pictures: Sequence[Picture | None] = ()
    decided: Sequence[dict[str, Any]] = ()


class Gathered(NamedTuple):
    """What a report is made of. `failures` are those that cost a document; `remarks` are about the report itself."""

    documents: tuple[Reviewed, ...]
    failures: tuple[Failure, ...]
    passed_over: tuple[Failure, ...]
    remarks: tuple[Diagnostic, ...]


def gather(
    items: Iterable[Item | Failure],
    *,
    reader: str = "auto",
    password: str | None = None,
    template: Asked = None,
    pictures: bool = True,
    corrections: Corrections = NONE,
    single: bool = False,
) -> Gathered:
    """All that can be read; `single`: there is one source, and it is a document.

    Raises Unreadable where nothing can: with its own code where there was one source.
    """
    budget = Budget(pictures=pictures)
    reading = _Reading(reader, password, template, corrections, single)
    found: list[Reviewed] = []
    failures: list[Failure] = []
    passed_over: list[Failure] = []
    remarks: list[Diagnostic] = []
    for item in items:
        if isinstance(item, Failure):
            (failures if TABLE[item.code].severity == "error" else passed_over).append(item)
            continue
        try:
            one, said = _reviewed(item, reading, budget)
        except Unreadable as problem:
            failures.append(Failure(item.path, problem.code, problem.message))
        except MemoryError:
            raise  # told as the limit of it that was set
        except Exception as bug:  # noqa: BLE001 - one document that shows a bug of ours must not cost the others
            failures.append(Failure(item.path, "R199", f"{item.path}: {type(bug).__name__}: {bug}"))
        else:
            found.append(one)
            remarks += said
    if not found:
        raise _nothing(failures)
    unused = corrections.unused({one.result.source.sha256 for one in found})
    if unused:
        names = ", ".join(unused[:3])
        remarks.append(diagnostic("C913", "report", names=names))
    return Gathered(tuple(_joined(found)), tuple(failures), tuple(passed_over), tuple(remarks))


def _nothing(failures: Sequence[Failure]) -> Unreadable:
    if len(failures) == 1:
        return Unreadable(failures[0].code, failures[0].message)
    return Unreadable(
        "R148",
        f"none of {len(failures)} files could be read" if failures else "there is no document in the sources",
    )


class _Reading(NamedTuple):
    """How documents are read, and what was decided about them."""

    reader: str
    password: str | None
    template: Asked
    corrections: Corrections
    single: bool


def _reviewed(item: Item, how: _Reading, budget: Budget) -> tuple[Reviewed, list[Diagnostic]]:
    data = item.read()
    parsed = is_data(data)
    document = None if parsed else _read(data, item.path, how)
    result = questionnaire(
        data,
        name=item.path,
        template=how.template,
        corrections=how.corrections,
        disk=item.disk,
        single=how.single,
        document=document,
    )
    name = result.source.name if parsed else item.path.rpartition("/")[2] or None
    given = how.corrections.of(
        result.source.sha256 if parsed else hashlib.sha256(data).hexdigest(),
        name,
        item.disk,
        single=how.single,
    )
    decided = decisions(result, given) if given else []
    if document is None:
        return Reviewed(item.path, result, decided=decided), []
    budget.begin()
    pages, pictures = pages_of(data, document, password=how.password, budget=budget)
    return Reviewed(item.path, result, pages, pictures, decided), _remarks(item.path, budget)


def _read(data: bytes, name: str, how: _Reading) -> Document:
    """The document, read once for its data and its pages."""
    try:
        return read(data, reader=how.reader, password=how.password)
    except Unreadable as problem:
        raise Unreadable(problem.code, f"{name}: {problem.message}") from None


def _remarks(name: str, budget: Budget) -> list[Diagnostic]:
    said = []
    if budget.coarser:
        said.append(diagnostic("E803", name=name, count=str(budget.coarser)))
    if budget.left_out:
        said.append(diagnostic("E804", name=name, count=str(budget.left_out)))
    return said


def _joined(found: Sequence[Reviewed]) -> list[Reviewed]:
    """Data takes the pages of the document that it was made of, where that is among the sources, and its place."""
    data = {one.result.source.sha256 for one in found if not one.pages}
    documents = {one.result.source.sha256: one for one in found if one.pages}
    out = []
    for one in found:
        if one.pages and one.result.source.sha256 in data:
            continue
        shown = documents.get(one.result.source.sha256)
        beside = not one.pages and shown is not None
        out.append(one._replace(pages=shown.pages, pictures=shown.pictures) if beside and shown else one)
    return out
