"""Who answers, where only the pages' running header says so: "Gullbergs kommun    Utbildningsnämnden"."""

from __future__ import annotations

from collections.abc import Sequence

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.structure.cover import Cover, is_fact, organisation_in, respondent_in
from granskning_cli.structure.language import Vocabulary


def with_running(cover: Cover, running: Sequence[str], words: Vocabulary) -> tuple[Cover, list[Diagnostic]]:
    """The cover with what it leaves open and all headers that name anybody agree on; Q321 where they name who answers."""
    found = [(text, respondent_in(text, words), organisation_in(text, words)) for text in running]
    facts = [(body, place) for text, body, place in found if is_fact(text, body, place)]
    bodies = {body for body, _ in facts if body is not None and not _examines(body, words)}
    places = {place for _, place in facts if place is not None}
    told: list[Diagnostic] = []
    if cover.respondent is None and len(bodies) == 1:
        cover = cover._replace(respondent=bodies.pop())
        told = [diagnostic("Q321", name=cover.respondent or "")]
    if cover.organisation is None and len(places) == 1:
        cover = cover._replace(organisation=places.pop())
    return cover, told


def _examines(body: str, words: Vocabulary) -> bool:
    """Whether a body is one that asks and does not answer: a letterhead is the sender's as often."""
    return any(words.has("auditors", word) for word in (body, *body.split()))
