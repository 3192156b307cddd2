"""What did not come along with a text: marks that were drawn, columns that slipped, answers parted from their questions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Given

# So many questions offer options where none of them has a mark, and something was answered in words.
FEWEST: Final = 3
# ... or so many in a text, in which nothing that was drawn is left.
FEWEST_IN_TEXT: Final = 2
# So many marks between columns, and such a share of all, mean that the columns of the text have slipped.
BETWEEN: Final = 2
SHARE: Final = 0.1
# A label has no more words, and a list of labels neither.
LONGEST: Final = 5
MOST_WORDS: Final = 30
LONGEST_OWN: Final = 3
# So many paragraphs at the last question are no answer to it alone where nothing else was answered.
PARAGRAPHS: Final = 3


def lost(given: Given) -> Iterator[Diagnostic]:
    """M518 where respondents wrote and nobody seems to have marked anything."""
    offering = [
        case
        for case in given.cases
        if (case.offered and (case.question.kind == "choice" or not case.text))
        or labels_in(case.text, given.leading)
    ]
    in_text = all(case.question.at is not None and case.question.at.unit == "char" for case in offering)
    if len(offering) < (FEWEST_IN_TEXT if in_text else FEWEST) or any(case.codes for case in given.cases):
        return
    if any(case.question.answer and case.question.answer.state == "ambiguous" for case in offering):
        return
    written = sum(bool(case.text) and not labels_in(case.text, given.leading) for case in given.cases)
    if written >= (1 if len(offering) >= FEWEST else FEWEST_IN_TEXT):
        yield diagnostic("M518", offered=str(len(offering)), written=str(written))


def unmarked(given: Given) -> Iterator[Diagnostic]:
    """M520 where what was read as an answer is a list of options: the one that was chosen was drawn, and is lost."""
    for case in given.cases:
        labels = () if case.codes else labels_in(case.text, given.leading)
        if labels:
            question = case.question
            yield diagnostic("M520", question=question.number, at=question.at, labels=", ".join(labels))


def labels_in(text: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The labels that a text consists of, two at least and each of another option; none where it says more.

    Behind two that are known one may be a form's own: "Ja Nej Under arbete".
    """
    words = text.replace("/", " ").split()
    if not 2 <= len(words) <= MOST_WORDS:
        return ()
    out: list[str] = []
    own = 0
    while words:
        count = _known(words, known)
        if not count and len(out) > 1 and words[0][0].isupper():
            count = next((at for at, word in enumerate(words[1:], 1) if word[0].isupper()), len(words))
            own += 1 if count <= LONGEST_OWN else 2
        if not count or own > 1:
            return ()
        out.append(" ".join(words[:count]))
        del words[:count]
    codes = {known.get(label.casefold(), label) for label in out}
    return tuple(out) if len(out) > 1 and len(codes) == len(out) else ()


def _known(words: Sequence[str], known: Mapping[str, str]) -> int:
    """How many words the longest known label has that they begin with."""
    return next(
        (
            count
            for count in range(min(len(words), LONGEST), 0, -1)
            if words[0][0].isupper() and " ".join(words[:count]).casefold() in known
        ),
        0,
    )


def slipped(given: Given) -> Iterator[Diagnostic]:
    """M519 where marks of a text's columns stand between them, or in none."""
    aligned = {
        case.question.number
        for case in given.cases
        for one in (case.question.answer.selected if case.question.answer else ())
        if one.at is not None and one.at.unit == "char" and one.at.basis == "aligned"
    }
    between = {one.question for one in given.told if one.code == "M507" and one.at and one.at.unit == "char"}
    others = aligned - between
    if len(between) >= BETWEEN and len(between) >= SHARE * len(aligned | between) and others:
        yield diagnostic("M519", "between", between=str(len(between)), others=str(len(others)))
    loose = {one.question for one in given.told if one.code == "M502" and one.at and one.at.unit == "char"}
    if len(loose) >= BETWEEN and not between:
        yield diagnostic("M519", "loose", count=str(len(loose)))


def gathered(given: Given) -> Iterator[Diagnostic]:
    """V603 where the last question has all that was answered, as a text of a form of fields may end with their contents."""
    if len(given.cases) <= FEWEST or any(one.text or one.codes for one in given.cases[:-1]):
        return
    last = given.cases[-1]
    paragraphs = len([line for line in last.text.split("\n") if line.strip()])
    if paragraphs >= PARAGRAPHS:
        yield diagnostic(
            "V603", question=last.question.number, at=last.question.at, paragraphs=str(paragraphs)
        )
