"""The line, top to bottom: read -> lay out -> structure -> correct -> validate."""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Final

from granskning_cli import templates
from granskning_cli.diagnostics import Unreadable, diagnostic
from granskning_cli.facts import with_facts
from granskning_cli.layout import lay_out
from granskning_cli.model.layout import Document, Layout, Note
from granskning_cli.model.questionnaire import Diagnostic, Provenance, Questionnaire, Source
from granskning_cli.readers import SECOND, read
from granskning_cli.readers.opening import opened
from granskning_cli.structure import Template, structure, vocabulary
from granskning_cli.structure.language import BUILT_IN as LANGUAGES
from granskning_cli.validate import validate

BUILT_IN: Final = LANGUAGES


@contextmanager
def uncollected() -> Iterator[None]:
    """The collector of reference cycles stands still meanwhile, where it ran.

    A parse makes hardly any, but many objects that live: to walk them again and again is a third of the time that 600
    pages take. Two threads at once find it running again a little early, and never stopped for good.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@uncollected()
def parse(
    path: str | Path | bytes,
    *,
    reader: str = "auto",
    password: str | None = None,
    ocr: str = "auto",
    scales: Sequence[str] = BUILT_IN,
    template: templates.Asked = None,
    corrections: Sequence[tuple[str, bytes]] = (),
    document: Document | None = None,
    verify: bool = False,
) -> Questionnaire:
    """One questionnaire as data, from a path or from the document's bytes. Raises Unreadable.

    `ocr`: "auto" reads pictures of pages where there is no text or no use in it, "never" and "always" say so.
    `template`: a questionnaire whose questions are known, or its path; None: the known ones are tried; "none": without.
    `corrections` are the overlays that are about it, each a name and its bytes: `granskning correct` writes them.
    `document` is what the bytes were read as, where they have been read before.
    `verify`: a PDF is read by the other engine too, and a diagnostic says where the two differ.
    """
    known, chosen = templates.asked(template)
    name, data = opened(path)
    if document is None:
        document = read(data, reader=reader, password=password, ocr=ocr)
    layout = lay_out(document)
    words = vocabulary(tuple(scales))

    def structured(rows: Layout, read_as: Document) -> Questionnaire:
        source = _source(name, data, read_as)
        return structure(rows, source, words, [*map(_lazily, known)], asked_for=chosen)

    noted = _noted(structured(layout, document), (*document.notes, *layout.notes))
    if verify:
        noted = _verified(noted, data, password, lambda second: structured(lay_out(second), second))

    def check(one: Questionnaire) -> Questionnaire:
        found = validate(with_facts(one, tuple(scales), layout.rows), words.options)
        return _compared(found, known[0]) if chosen and one.source.template else found

    return _corrected(noted, corrections, check) if corrections else check(noted)


def _verified(
    first: Questionnaire, data: bytes, password: str | None, structured: Callable[[Document], Questionnaire]
) -> Questionnaire:
    """The same, with what the other engine of its kind reads otherwise."""
    from granskning_cli.verify import differences

    reader = SECOND.get(first.source.reader)
    if reader is None:
        found = [diagnostic("V616")]
    else:
        try:
            found = [*differences(first, structured(read(data, reader=reader, password=password)))]
        except Unreadable as problem:
            found = [diagnostic("V615", message=f"{reader}: {problem.message}")]
    return first.model_copy(update={"diagnostics": (*first.diagnostics, *found)})


def _compared(questionnaire: Questionnaire, entry: templates.Entry) -> Questionnaire:
    """What differs from the template that was asked for; one that only happened to fit may be another year's."""
    from granskning_cli.validate.against import against

    # what the pairing itself met (a question that stands twice, an answer that is lost) says why already
    told = {one.question for one in questionnaire.diagnostics if one.code.startswith("T5")}
    found = [
        one
        for one in against(questionnaire, templates.questionnaire(entry))
        if one.severity == "error" or one.question not in told
    ]
    return questionnaire.model_copy(update={"diagnostics": (*questionnaire.diagnostics, *found)})


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


@lru_cache(maxsize=256)
def _lazily(entry: templates.Entry) -> Template:
    return Template(entry.name, lambda: templates.questionnaire(entry), templates.rare(entry))


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
