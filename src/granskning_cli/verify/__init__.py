"""Two readings of one document -> a diagnostic for every value on which they differ.

    pdfium       3.3  Nej   "Ja, en plan antogs i december."
    pdfplumber   3.3  Ja    "Ja, en plan antogs i december."     V610 at 3.3: they do not see the same mark

The values stay those of the first. How a text is wrapped and parted into paragraphs is no value.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from unicodedata import normalize

from granskning_cli.diagnostics import diagnostic
from granskning_cli.matching import Asked, match
from granskning_cli.model.questionnaire import Diagnostic, Question, Questionnaire, Section

HEAD: Final = ("title", "respondent", "organisation", "year")
_SHOWN: Final = 60


def differences(first: Questionnaire, second: Questionnaire) -> Iterator[Diagnostic]:
    """What the readers of the two do not agree on, in the order of the first."""
    for name in HEAD:
        ours, theirs = getattr(first, name), getattr(second, name)
        if _words(ours) != _words(theirs):
            yield _told("V613", first, second, None, name, ours, theirs)
    yield from _sections(first, second)
    mine, others = _questions(first), _questions(second)
    pairs = _pairs(first, second)
    for at, question in enumerate(mine):
        if at in pairs:
            yield from _values(first, second, question, others[pairs[at]])
        else:
            reader = second.source.reader
            yield diagnostic("V614", "lost", question=question.number, at=question.at, reader=reader)
    for at in sorted(set(range(len(others))) - set(pairs.values())):
        lost = others[at]
        found = _shown(" ".join(filter(None, (lost.number, lost.text))))
        reader = second.source.reader
        yield diagnostic("V614", "found", question=lost.number, at=lost.at, reader=reader, found=found)


def _sections(first: Questionnaire, second: Questionnaire) -> Iterator[Diagnostic]:
    ours, theirs = [*map(_heading, first.sections)], [*map(_heading, second.sections)]
    if [*map(_words, ours)] != [*map(_words, theirs)]:
        yield _told("V613", first, second, None, "sections", "; ".join(ours), "; ".join(theirs))


def _heading(section: Section) -> str:
    labels = [option.label for option in section.scale.options] if section.scale else []
    return " ".join((section.number or "", section.title or "", *labels)).strip()


def _values(
    first: Questionnaire, second: Questionnaire, ours: Question, theirs: Question
) -> Iterator[Diagnostic]:
    """Of one question: what is marked, what is answered, what is asked."""
    for code, name, a, b in (
        ("V610", "mark", _marks(ours), _marks(theirs)),
        ("V611", "answer", _text(ours), _text(theirs)),
        ("V612", "number", ours.number, theirs.number),
        ("V612", "question", _asked(ours), _asked(theirs)),
    ):
        if _words(a) != _words(b):
            yield _told(code, first, second, ours, name, a, b)


def _marks(question: Question) -> str:
    """What is marked, with the text beside a mark, and whether it is sure."""
    answer = question.answer
    if answer is None:
        return ""
    marks = [f"{one.label} ({one.text})" if one.text else one.label for one in answer.selected]
    return ", ".join([*marks, "ambiguous"] if answer.state == "ambiguous" else marks)


def _text(question: Question) -> str | None:
    return question.answer.text if question.answer else None


def _asked(question: Question) -> str:
    labels = [option.label for option in question.options or ()]
    return " ".join((question.text, question.instruction or "", *labels))


def _words(value: str | int | None) -> list[str]:
    return normalize("NFC", str(value)).split() if value is not None else []


def _told(
    code: str, first: Questionnaire, second: Questionnaire, question: Question | None,
    name: str, ours: str | int | None, theirs: str | int | None,
) -> Diagnostic:  # fmt: skip
    """From where the two part, so that a word in a long text is seen."""
    a, b = _words(ours), _words(theirs)
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    begin = max(0, start - 2) if start > 4 else 0
    one, other = (_shown(" ".join(words[begin:])) for words in (a, b))
    at = question.at if question else None
    if question and question.answer and code in ("V610", "V611"):
        at = question.answer.at or at
    number = question.number if question else None
    return diagnostic(
        code, question=number, at=at,
        part=name, first=first.source.reader, one=one, second=second.source.reader, other=other,
    )  # fmt: skip


def _shown(text: str) -> str:
    if not text:
        return "nothing"
    return repr(text if len(text) <= _SHOWN else f"{text[:_SHOWN]}...")


def _questions(questionnaire: Questionnaire) -> list[Question]:
    return [question for section in questionnaire.sections for question in section.questions]


def _pairs(first: Questionnaire, second: Questionnaire) -> dict[int, int]:
    ours, theirs = _questions(first), _questions(second)
    if [(q.number, q.text) for q in ours] == [(q.number, q.text) for q in theirs]:
        return {at: at for at in range(len(ours))}
    return {one.old: one.new for one in match(_all(first), _all(second))}


def _all(questionnaire: Questionnaire) -> list[Asked]:
    asked = [(s, q) for s in questionnaire.sections for q in s.questions]
    last = max(1, len(asked) - 1)
    return [Asked(q.number, q.text, s.title or "", at / last) for at, (s, q) in enumerate(asked)]
