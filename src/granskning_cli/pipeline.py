"""The line, top to bottom: read -> lay out -> structure -> correct -> validate."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.facts import with_facts
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Document, Note
from granskning_cli.model.questionnaire import Diagnostic, Provenance, Questionnaire, Source
from granskning_cli.readers import read
from granskning_cli.readers.opening import opened
from granskning_cli.structure import structure, vocabulary
from granskning_cli.structure.language import BUILT_IN as LANGUAGES
from granskning_cli.validate import validate

BUILT_IN: Final = LANGUAGES


def parse(
    path: str | Path | bytes,
    *,
    reader: str = "auto",
    password: str | None = None,
    scales: Sequence[str] = BUILT_IN,
    corrections: Sequence[tuple[str, bytes]] = (),
) -> Questionnaire:
    """One questionnaire as data, from a path or from the document's bytes. Raises Unreadable.

    `corrections` are the overlays that are about it, each a name and its bytes: `granskning correct` writes them.
    """
    name, data = opened(path)
    document = read(data, reader=reader, password=password)
    layout = lay_out(document)
    words = vocabulary(tuple(scales))
    questionnaire = structure(layout, _source(name, data, document), words)
    noted = _noted(questionnaire, (*document.notes, *layout.notes))

    def check(one: Questionnaire) -> Questionnaire:
        return validate(with_facts(one, tuple(scales), layout.rows), words.options)

    return _corrected(noted, corrections, check) if corrections else check(noted)


def _corrected(
    questionnaire: Questionnaire,
    given: Sequence[tuple[str, bytes]],
    check: Callable[[Questionnaire], Questionnaire],
) -> Questionnaire:
    """What is checked is what holds; then the doubts are taken out that a person has settled."""
    from granskning_cli.corrections import apply, loaded, settled  # few documents have any

    overlays, wrong = loaded(given)
    found = settled(check(apply(questionnaire, overlays)))
    return found.model_copy(update={"diagnostics": (*found.diagnostics, *wrong)})


def checked(questionnaire: Questionnaire, *, scales: Sequence[str] = BUILT_IN) -> Questionnaire:
    """The end of the line for what was read back from data: its facts and checks, after a person's edits too."""
    words = vocabulary(tuple(scales))
    return validate(with_facts(questionnaire, tuple(scales)), words.options)


def _source(name: str | None, data: bytes, document: Document) -> Source:
    return Source(
        name=name,
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=document.media_type,
        pages=len(document.pages),
        reader=document.reader,
    )


def _noted(questionnaire: Questionnaire, met: Sequence[Note]) -> Questionnaire:
    """What the reader and the layout met goes before what came later."""
    if not met:
        return questionnaire
    notes: list[Diagnostic] = []
    for note in met:
        at = None
        if note.page is not None and note.bbox is not None:
            x0, top, x1, bottom = note.bbox
            at = Provenance(page=note.page, bbox=(x0, top, x1, bottom), unit=note.unit, basis="inline")
        notes.append(diagnostic(note.code, at=at, message=note.message))
    return questionnaire.model_copy(update={"diagnostics": (*notes, *questionnaire.diagnostics)})
