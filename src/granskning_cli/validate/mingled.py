"""Options that were read as a text: what other questions offer stands in the answer, or ends the question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from granskning_cli.diagnostics import diagnostic
from granskning_cli.model.questionnaire import Diagnostic
from granskning_cli.validate.case import Case, Given

# Between two labels stands no more than a mark, or what a stamp over it was read as.
BETWEEN: Final = r"\W{0,3}(?:\S{1,3}\s+){0,3}"
# A mark by itself before a label.
MARKS: Final = r"(?:[xX×☒☑✓✔✗✘])\s+"


def mingled(given: Given) -> Iterator[Diagnostic]:
    """M521 where a question without a mark, not in doubt already, has in its text labels that other questions offer."""
    # in one order: which of several is named must not change from run to run
    sets = sorted({tuple(one.label for one in case.options) for case in given.cases if len(case.options) > 1})
    patterns = [_pattern(labels) for labels in sets]
    for case in given.cases:
        answer = case.question.answer
        # boxes that stand between labels are told as an error already
        told = answer is not None and answer.state == "ambiguous"
        if told or (case.codes and not _ends_in_label(case, sets)):
            continue
        found = next((match[0] for one in patterns if (match := one.search(case.text))), None)
        found = found or _asked_among(case, sets) or _ends_in_label(case, sets)
        if found:
            question = case.question
            yield diagnostic("M521", question=question.number, at=question.at, labels=" ".join(found.split()))


def _pattern(labels: Sequence[str]) -> re.Pattern[str]:
    """Two of the labels one after the other, or the whole of a text that is a mark and a label."""
    own = [re.escape(label) for label in labels]
    pairs = "|".join(f"{one}{BETWEEN}{other}" for one, other in pairwise(own))
    return re.compile(rf"(?<!\w)(?:{pairs})(?!\w)|^{MARKS}(?:{'|'.join(own)})$")


def _asked_among(case: Case, sets: Sequence[tuple[str, ...]]) -> str | None:
    """All labels of another question, one after the other in a question that has none: nobody writes them so."""
    if case.options:
        return None
    text = " ".join(case.question.text.split())
    return next((each for labels in sets if (each := " ".join(labels)) in text), None)


def _ends_in_label(case: Case, sets: Sequence[tuple[str, ...]]) -> str | None:
    """The label that stands behind the full stop of a question, and that it does not offer itself."""
    text = case.question.text
    own = {option.label for option in case.options}
    for label in [label for labels in sets for label in labels if label not in own]:
        if text.endswith(f" {label}") and text[: -len(label)].rstrip().endswith((".", "?", "!", ":")):
            return label
    return None
