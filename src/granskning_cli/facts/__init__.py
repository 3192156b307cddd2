"""What can be compared in an answer's text: dates, decisions, amounts, percentages, risk values, references.

A kind of fact is a module with `find(Reading)` and its line in KINDS. Facts do not overlap: the longer one is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from granskning_cli.facts import amounts, dates, decisions, percentages, references, risks
from granskning_cli.facts.places import Places
from granskning_cli.facts.reading import Found, Reading, Spot, reading
from granskning_cli.facts.words import Words, words_of
from granskning_cli.model.layout import Row
from granskning_cli.model.questionnaire import Answer, Fact, Provenance, Question, Questionnaire

# In this order: a decision is looked for at the dates.
KINDS: Final[tuple[Callable[[Reading], Iterable[Found]], ...]] = (
    dates.find,
    decisions.find,
    amounts.find,
    percentages.find,
    risks.find,
    references.find,
)


def facts_of(text: str, words: Words, numbers: frozenset[str] = frozenset()) -> list[Found]:
    """The facts of a text in its order."""
    read = reading(text, words, numbers)
    if not read.spots and ":" not in text and "=" not in text:
        return []
    for find in KINDS:
        found = list(find(read))
        if found:
            read.found.extend(found)
            read = read._replace(spots=_free(read.spots, found))
    if not read.found:
        return []
    kept: list[Found] = []
    end = 0
    for one in sorted(read.found, key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            kept.append(one)
            end = one.end
    return kept


def _free(spots: Sequence[Spot], found: Sequence[Found]) -> tuple[Spot, ...]:
    """The numbers that are in no fact yet: each belongs to one."""
    out: list[Spot] = []
    at = 0
    for spot in spots:
        while at < len(found) and found[at].end <= spot.start:
            at += 1
        if at == len(found) or spot.start < found[at].start:
            out.append(spot)
    return tuple(out)


def with_facts(
    result: Questionnaire, languages: tuple[str, ...], rows: Sequence[Row] | None = None
) -> Questionnaire:
    """The questionnaire with the facts of its answers; `rows` tell their places.

    Without rows, what was read back from data is looked at anew, and a fact that is still there keeps its place.
    """
    words = words_of((result.language,) if result.language in languages else languages)
    asked = [question for section in result.sections for question in section.questions]
    numbers = frozenset(question.number for question in asked if question.number)
    places = Places(rows) if rows else None
    changed: dict[int, Question] = {}
    for at, question in enumerate(asked):
        answer = question.answer
        if answer is None or (answer.text is None and not answer.facts):
            continue
        facts = _facts(answer, words, numbers - {question.number}, asked[at + 1 :], places)
        if facts != answer.facts:
            given = answer.model_copy(update={"facts": facts})
            changed[id(question)] = question.model_copy(update={"answer": given})
    if not changed:
        return result
    sections = tuple(
        section.model_copy(update={"questions": tuple(changed.get(id(q), q) for q in section.questions)})
        for section in result.sections
    )
    return result.model_copy(update={"sections": sections})


def _facts(
    answer: Answer,
    words: Words,
    numbers: frozenset[str],
    after: Sequence[Question],
    places: Places | None,
) -> tuple[Fact, ...]:
    text = answer.text or ""
    found = facts_of(text, words, numbers)
    if not found:
        return ()
    following = next((q.at for q in after if q.at is not None), None)
    known = {(one.text, one.start): one.at for one in answer.facts}
    out = []
    for one in found:
        at: Provenance | None = known.get((text[one.start : one.end], one.start))
        if places is not None and answer.at is not None:
            at = places.of(text, one.start, one.end, answer.at, following)
        out.append(
            Fact(kind=one.kind, text=text[one.start : one.end], value=one.value, start=one.start, end=one.end, at=at)
        )  # fmt: skip
    return tuple(out)
