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

from granskning_cli.model.layout import BALLOT, TICKED, TYPED, Word
from granskning_cli.structure.language import Vocabulary, starts_with
from granskning_cli.structure.options.labels import MOST_WORDS, SHAPES, is_listed, state_of

_EDGE: Final = " .,;:/|"
_ROOM: Final = " _….:"  # what is printed where an addition may be written
# A respondent's addition behind a comma is longer than what forms print there.
SENTENCE: Final = 3


class Choice(NamedTuple):
    """One option as printed; `text` is what was written beside it, ticked or not."""

    ticked: bool
    label: str
    box: Word
    text: str | None = None


def start_of(line: Sequence[Word], words: Vocabulary) -> int | None:
    """Where the options of a line begin, behind the question or a word that leads to them; None where it has none."""
    states = [state_of(word.text) for word in line]
    at = next((i for i, state in enumerate(states) if state is not None), None)
    if at is None:
        return None
    start = _start(line, at, words, behind=states[-1] is not None)
    read = choices_of(line[start:], words, soft=True)
    if read and len(read) > 1 and all(words.code_of(choice.label) for choice in read):
        return start
    if at == 1 and is_listed([word.text for word in line]):
        return 0
    boxes = [i for i, word in enumerate(line) if word.text in (BALLOT, TICKED)]
    if not boxes or (len(boxes) == 1 and boxes[0] and _in_sentence(line, boxes[0])):
        return None
    return _start(line, boxes[0], words, behind=boxes[-1] == len(line) - 1)


def _start(line: Sequence[Word], at: int, words: Vocabulary, *, behind: bool) -> int:
    """Where the options begin whose first box is at `at`; `behind`: the line ends with a box."""
    start = _label_before(line, at, words)
    if start is None:
        start = _sentence_before(line, at) if behind else at
    return start


def _in_sentence(line: Sequence[Word], at: int) -> bool:
    """ "... variabeln (x) i planen": what was typed with brackets in the middle of a sentence is no box."""
    return line[at].font == TYPED and line[at - 1].text[-1] not in ".?!:"


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


def choices_of(
    line: Sequence[Word], words: Vocabulary, *, soft: bool = False, shaped: bool = False
) -> list[Choice] | None:
    """A line of boxes and labels; [] where the boxes' labels cannot be told; None for other lines.

    `shaped`: the lines around it say that the shape it begins with is no bullet.
    """
    if is_listed([word.text for word in line], soft=soft):
        line = line[1:]
    states = [state_of(word.text, soft=soft) for word in line]
    at = [i for i, state in enumerate(states) if state is not None]
    if not at or len(at) == len(line):
        return None
    labels = [line[: at[0]], *(line[a + 1 : b] for a, b in zip(at, [*at[1:], len(line)], strict=True))]
    texts = [" ".join([word.text for word in label]).strip(_EDGE) for label in labels]
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
    out = [Choice(bool(states[i]), text, line[i]) for i, text in pairs]
    if soft and not all(words.code_of(choice.label) for choice in out) and not (shaped or _shaped(line, at)):
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


def written_beside(choices: Sequence[Choice], words: Vocabulary) -> list[Choice]:
    """Parts what the respondent wrote beside an option from the label that is printed there."""
    # where an option that is not ticked goes on behind a comma, all of it is the form's: "☐ Nej, men planeras"
    printed = any(not c.ticked and _split(c.label, words, ",") for c in choices)
    return [_parted(choice, words, ":" if printed else ":,.;–-") for choice in choices]


def _parted(choice: Choice, words: Vocabulary, signs: str) -> Choice:
    found = None if words.code_of(choice.label) else _split(choice.label, words, signs)
    if found is None:
        return choice._replace(label=choice.label.rstrip(_ROOM))
    label, text = found
    text = " ".join(part for part in (text.strip(_ROOM), choice.text) if part)
    if text and not choice.ticked:  # the label stays whole, so that nothing is lost
        return choice._replace(text=text) if ":" in choice.label else choice
    return choice._replace(label=label, text=text or None)


def _split(label: str, words: Vocabulary, signs: str) -> tuple[str, str] | None:
    """A known label, with what the form says to it in brackets or behind a comma, and the rest: "Annat (ange): x"."""
    for found in re.finditer(rf"[{re.escape(signs)}](?:\s|$)", label):
        head, rest = label[: found.start()].strip(), label[found.end() :].strip()
        lead = re.split(r"\s*[(,]", head, maxsplit=1)[0]
        known = words.code_of(lead) is not None or (found[0][0] == ":" and _is_other(lead, words))
        if known and not (found[0][0] == "," and _is_printed(rest, words)):
            return head, rest
    return None


def _is_other(label: str, words: Vocabulary) -> bool:
    """Whether a label asks for what is not in the list: "Annan form", "Other source"."""
    first, _, rest = label.partition(" ")
    return words.code_of(first) == "other" and 0 < len(rest.split()) < MOST_WORDS


def _is_printed(rest: str, words: Vocabulary) -> bool:
    """Whether what follows a comma is the form's: "Annat, ange vad"."""
    return len(rest.split()) < SENTENCE or starts_with(rest, words.imperatives)
