"""A result beside what was printed: what of it is right, and what is wrong without a word.

The rules are kept apart from the program's own ways of pairing and comparing, which they shall judge.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Final
from unicodedata import normalize

from rapidfuzz.distance import Indel
from typeset.form import Form

from granskning_cli import Questionnaire
from granskning_cli.model.questionnaire import Question

ALIKE: Final = 0.6  # wordings that are less alike are two questions, unless they have one number
BY_NUMBER: Final = 0.3
WHOLE: Final = 0.98  # of a truth that somebody typed; bullets and dashes were typed as they liked


@dataclass(frozen=True)
class Asked:
    """A question as it was printed. `begins`: of its texts only the beginning is known."""

    number: str | None
    text: str
    marks: tuple[str, ...]
    state: str | None
    answer: str | None
    begins: bool = False


@dataclass(frozen=True)
class Truth:
    """A questionnaire as it was printed; `partial`: more is printed than is told here."""

    sections: tuple[tuple[str | None, str], ...]
    questions: tuple[Asked, ...]
    partial: bool = False


@dataclass
class Score:
    """Figures that can be added, and a line for each thing that is wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def truth_of(form: Form) -> Truth:
    """What a form says."""
    asked = [
        Asked(q.number, q.wording, q.marks, q.state, "\n\n".join(q.answer) or None) for q in form.questions
    ]
    return Truth(tuple((s.number, s.title) for s in form.sections), tuple(asked))


def plain(text: str | None) -> str:
    """The words of a text, however it was wrapped, and whatever stands before the items of its lists."""
    words = normalize("NFKC", text or "").replace("\u00ad", "").replace("•", " - ").split()
    return " ".join(word for word in words if word not in ("-", "–", "*", "·")).casefold()


def number(printed: str | None) -> str:
    """ "2 (a)" and "2a." are one number."""
    return re.sub(r"[\s.()]", "", (printed or "").casefold())


def score(truth: Truth, result: Questionnaire) -> Score:
    """Each truth counts once: a question that is not found is wrong in all its parts."""
    out = Score()
    found = [question for section in result.sections for question in section.questions]
    pairs = _pairs(truth.questions, found)
    told = {number(d.question) for d in result.diagnostics if d.severity != "info" and d.question is not None}
    # a question that is not there cannot be named; what is told of the whole document, or of a gap, names it
    whole = any(d.severity != "info" and (d.question is None or d.code in GAPS) for d in result.diagnostics)
    titles = Counter((number(s.number), plain(s.title)) for s in result.sections)
    out.counts.update(documents=1, questions=len(truth.questions), sections=len(truth.sections))
    out.counts["sections right"] = sum(
        (number(s), plain(title)) in titles or (s is None and plain(title) in {t for _, t in titles})
        for s, title in truth.sections
    )
    for at, asked in enumerate(truth.questions):
        question = found[pairs[at]] if at in pairs else None
        _one(asked, question, number(question.number) in told if question else whole, out)
    if not truth.partial:
        for at in sorted(set(range(len(found))) - set(pairs.values())):
            loud = number(found[at].number) in told
            out.counts.update(invented=1, silent=not loud)
            out.wrong.append(
                f"{'' if loud else 'SILENT '}invented {found[at].number} {found[at].text[:60]!r}"
            )
    return out


GAPS: Final = frozenset({"Q301", "V602"})


def _one(asked: Asked, question: Question | None, loud: bool, out: Score) -> None:
    if question is None:
        out.counts.update(silent=not loud)
        out.wrong.append(f"{'' if loud else 'SILENT '}missing {asked.number} {asked.text[:60]!r}")
        return
    answer = question.answer
    marks = tuple(one.label for one in answer.selected) if answer else ()
    text = answer.text if answer else None
    right = {
        "questions": _begins(asked.text, question) if asked.begins else _asks(asked, question),
        "marks": _same_marks(asked, marks, answer.state if answer else None, text),
        "answers": _answers(asked, text, [one.text for one in answer.selected] if answer else []),
    }
    for part, good in right.items():
        out.counts[f"{part} right"] += good
    if all(right.values()):
        return
    out.counts.update(silent=not loud)
    bad = ", ".join(part for part, good in right.items() if not good)
    got = f"{question.number} {question.text[:60]!r} {list(marks)} {(text or '')[:120]!r}"
    want = f"{asked.number} {asked.text[:60]!r} {list(asked.marks)} {(asked.answer or '')[:120]!r}"
    out.wrong.append(f"{'' if loud else 'SILENT '}{bad}: {got} is {want}")


def _asks(asked: Asked, question: Question) -> bool:
    if asked.number is not None and not number(question.number).endswith(number(asked.number)):
        return False
    return plain(f"{question.text} {question.instruction or ''}") == plain(asked.text)


def _begins(start: str, question: Question) -> bool:
    return plain(start) in plain(f"{question.text} {question.instruction or ''}")


def _same_marks(asked: Asked, marks: tuple[str, ...], state: str | None, text: str | None) -> bool:
    if asked.state == "ambiguous" and state != "ambiguous":
        return False
    if sorted(map(plain, marks)) == sorted(map(plain, asked.marks)):
        return True
    # where only a beginning is known, it is not known either whether "Ja" is a mark or the answer's text
    return asked.begins and not marks and len(asked.marks) == 1 and _bare(text) == _bare(asked.marks[0])


def _answers(asked: Asked, text: str | None, beside: list[str | None]) -> bool:
    if asked.answer is None:
        return not plain(text) or (asked.begins and _bare(text) in map(_bare, asked.marks))
    if asked.begins:
        return any(plain(asked.answer) in plain(one) for one in (text, *beside))
    return Indel.normalized_similarity(plain(asked.answer), plain(text)) >= WHOLE


def _bare(text: str | None) -> str:
    return plain(text).strip("[]. ")


def _pairs(truth: tuple[Asked, ...], found: list[Question]) -> dict[int, int]:
    """Which of the found ones is which, in order, so that the sum of the likenesses is greatest."""
    worth = [[_worth(asked, question) for question in found] for asked in truth]
    best = [[0.0] * (len(found) + 1) for _ in range(len(truth) + 1)]
    for i in reversed(range(len(truth))):
        for j in reversed(range(len(found))):
            both = worth[i][j] + best[i + 1][j + 1] if worth[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], both)
    pairs: dict[int, int] = {}
    i = j = 0
    while i < len(truth) and j < len(found):
        if worth[i][j] and best[i][j] == worth[i][j] + best[i + 1][j + 1]:
            pairs[i] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _worth(asked: Asked, question: Question) -> float:
    want, text = plain(asked.text), plain(f"{question.text} {question.instruction or ''}")
    alike = Indel.normalized_similarity(want, text[: len(want)] if asked.begins else text)
    if asked.begins and want and want in text:
        alike = 1.0
    same = asked.number is not None and number(asked.number) == number(question.number)
    return alike + 0.5 * same if alike >= ALIKE or (same and alike >= BY_NUMBER) else 0.0
