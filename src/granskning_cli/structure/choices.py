"""Options that stand beside their labels: which are offered, which are marked, what was written beside one.

    ☐ Ja  ☒ Nej        Ja ☐  Nej ☒        ☐ Ja / ☒ Nej        ● Ja  ○ Nej        _X_ Yes  ___ No
    ☒ Annat (ange vad): genom ombud       the label ends with the colon, the rest was written by the respondent
    Ja ☐ Nej ☒ Delvis                     a box between two labels each: nothing tells whose it is

A box is one by itself. A circle, a low line or an X is one only where what stands beside it is an option's label:
the same characters are bullets, places to write in and letters elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import BALLOT, TICKED, Word
from granskning_cli.structure.labels import MOST_WORDS, SHAPES, state_of
from granskning_cli.structure.language import Vocabulary, starts_with

_BETWEEN: Final = frozenset(("/", "|", "//", "||", ";"))
_EDGE: Final = " .,;:/|"
# A respondent's addition behind a comma is longer than what forms print there.
SENTENCE: Final = 3


class Choice(NamedTuple):
    """One option as printed; `box` is None where a label stands without one."""

    ticked: bool
    label: str
    box: Word
    text: str | None = None


def start_of(line: Sequence[Word], words: Vocabulary) -> int | None:
    """Where the options of a line begin, behind the question or a word that leads to them; None where it has none."""
    hard = next((i for i, word in enumerate(line) if word.text in (BALLOT, TICKED)), None)
    soft = next((i for i, word in enumerate(line) if i and state_of(word.text) is not None), None)
    for at, sure in ((hard, True), (soft, False)):
        if at is None:
            continue
        start = _label_before(line, at, words)
        if start is None and state_of(line[-1].text, soft=not sure) is not None:
            start = _sentence_before(line, at)
        start = at if start is None else start
        if sure or (choices_of(line[start:], words, soft=True) and at < len(line) - 1):
            return start
    return None


def _label_before(line: Sequence[Word], at: int, words: Vocabulary) -> int | None:
    """Where a known label before a box begins, if nothing or the end of a sentence stands before it."""
    for size in range(min(MOST_WORDS, at), 0, -1):
        start = at - size
        whole = " ".join([word.text for word in line[start:at]])
        if words.code_of(whole) and (not start or line[start - 1].text[-1] in ".?!:"):
            return start
    return None


def _sentence_before(line: Sequence[Word], at: int) -> int:
    """Where the last sentence before a box begins."""
    return next((i + 1 for i in range(at - 1, -1, -1) if line[i].text[-1] in ".?!:"), 0)


def choices_of(line: Sequence[Word], words: Vocabulary, *, soft: bool = False) -> list[Choice] | None:
    """A line of boxes and labels; [] where the boxes' labels cannot be told; None for other lines."""
    states = [state_of(word.text, soft=soft) for word in line]
    at = [i for i, state in enumerate(states) if state is not None]
    if not at or len(at) == len(line):
        return None
    labels = [line[: at[0]], *(line[a + 1 : b] for a, b in zip(at, [*at[1:], len(line)], strict=True))]
    texts = [" ".join([w.text for w in label if w.text not in _BETWEEN]).strip(_EDGE) for label in labels]
    behind = _behind(texts, words)
    if behind is None:
        return []
    if behind:
        texts[0] = _after_lead(texts[0], words)
        pairs = list(zip(at, texts[:-1], strict=True))
    else:
        pairs = list(zip(at, texts[1:], strict=True))
    if not all(text for _, text in pairs) or (texts[-1] and behind) or (texts[0] and not behind):
        return None
    out = [_choice(bool(states[i]), text, line[i], words) for i, text in pairs]
    if soft and not all(words.code_of(choice.label) for choice in out) and not _shaped(line, at):
        return None
    return out


def _shaped(line: Sequence[Word], at: Sequence[int]) -> bool:
    """Whether a line holds a hollow and a full shape, or two of them: no bullets look so."""
    return len(at) > 1 and all(line[i].text in SHAPES for i in at)


def _behind(texts: Sequence[str], words: Vocabulary) -> bool | None:
    """Whether the boxes stand behind their labels; None where a label stands at either end."""
    if texts[0] and texts[-1]:
        known = words.code_of(_after_lead(texts[0], words)), words.code_of(texts[-1])
        return None if all(known) else known[0] is not None
    return bool(texts[0])


def _after_lead(text: str, words: Vocabulary) -> str:
    """ "Svar: Ja" -> "Ja": what leads to the first label is none of it."""
    tail = re.split(r"(?<=[:?.])\s+", text)[-1]
    return tail if words.code_of(tail) else text


def _choice(ticked: bool, label: str, box: Word, words: Vocabulary) -> Choice:
    """Parts what the respondent wrote beside an option from its label."""
    if words.code_of(label) is None:
        for found in re.finditer(r"[:.,;–-]\s", label):
            head, rest = label[: found.start()].strip(), label[found.end() :].strip(" _….")
            if not _is_label(head, words) or (found[0][0] == "," and _is_printed(rest, words)):
                continue
            if not rest:
                return Choice(ticked, head, box)
            if ticked:
                return Choice(ticked, head, box, rest)
    return Choice(ticked, label.rstrip(" _…"), box)


def _is_label(head: str, words: Vocabulary) -> bool:
    """A known label, or one with a word to the respondent behind it: "Annat (ange vad)"."""
    return words.code_of(re.split(r"\s*[(,]", head, maxsplit=1)[0]) is not None


def _is_printed(rest: str, words: Vocabulary) -> bool:
    """Whether what follows a comma is the form's: "Annat, ange vad", "Nej, men planeras"."""
    return len(rest.split()) < SENTENCE or any(
        starts_with(rest, language.imperatives) for language in words.languages
    )
