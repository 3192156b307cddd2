"""Labels in a text that lost its columns: at the end of a title's line, or each on a line of its own.

1 Verksamhetsstyrning Ja Nej Delvis Vet ej
1 Verksamhetsstyrning / Ja / Nej / Delvis / Vet ej
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from granskning_cli.model.layout import Line, Row, Word
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.language import Vocabulary, normal, slug
from granskning_cli.structure.options.families import belong_together, told_apart
from granskning_cli.structure.options.labels import MOST_WORDS, extends, is_choice, is_mark

_STEP: Final = re.compile(r"[0-9]{1,2}")
# A title has so many words at the most.
LONGEST_TITLE: Final = 12


class Labels(NamedTuple):
    """Options in the order printed, the words before them, and whether all of them are known."""

    options: tuple[Option, ...]
    rest: tuple[Word, ...]
    known: bool


def at_end(words_of_line: Sequence[Word], words: Vocabulary) -> Labels | None:
    """The labels that end a line; what is before them must be a title, not a sentence."""
    tokens = tuple(words_of_line)
    last = tokens[-1].text
    if not last.isdecimal() and normal(last) not in words.endings:
        return None
    end, labels = _from_the_end(tokens, words)
    while labels and labels[0].code.isdecimal() and sum(o.code.isdecimal() for o in labels) < 3:
        labels.pop(0)
        end += 1  # "... 2025 Ja Nej", "avsnitt 3 Ja Nej": a number of the title
    apart = told_apart(labels)
    if apart is None or len({o.code for o in labels}) < 2 or not belong_together(o.code for o in labels):
        return None
    if len({option.label[0].isupper() for option in apart if option.label[0].isalpha()}) > 1:
        return None  # "Tillräcklig i huvudsak" is an answer: labels are printed alike
    rest = tokens[:end]
    # "Svara Ja Nej" inside a sentence is no header: a title is short and does not end like a sentence
    if len(rest) > LONGEST_TITLE or (rest and rest[-1].text[-1] in ".,;:?!"):
        return None
    return Labels(tuple(apart), rest, all(words.code_of(o.label) or o.label.isdecimal() for o in apart))


def _from_the_end(tokens: Sequence[Word], words: Vocabulary) -> tuple[int, list[Option]]:
    """The labels read backwards, and how many words stand before them."""
    end = len(tokens)
    labels: list[Option] = []
    while end:
        found = _label(tokens, end, labels, words)
        if found is None and labels and end > 1:
            found = _between(tokens, end - 1, labels, words)
        if found is None:
            break
        labels.insert(0, found[1])
        end -= found[0]
    return end, labels


def _between(
    tokens: Sequence[Word], at: int, after: Sequence[Option], words: Vocabulary
) -> tuple[int, Option] | None:
    """ "Ja Nej Kanske Vet ej": a label that nobody knows between two that are of one family."""
    text = tokens[at].text
    before = _label(tokens, at, after, words)
    if before is None or not text[0].isupper() or words.code_of(before[1].label) is None:
        return None
    together = belong_together(option.code for option in (before[1], *after))
    return (1, Option(code=slug(text), label=text)) if together else None


def _label(
    tokens: Sequence[Word], end: int, after: Sequence[Option], words: Vocabulary
) -> tuple[int, Option] | None:
    """The longest label that ends at a word, and how many words it has."""
    for size in range(min(MOST_WORDS, end), 0, -1):
        label = " ".join([word.text for word in tokens[end - size : end]])
        code = words.code_of(label) or (label if extends(label, after) else None)
        if code is not None and label[-1] not in ".,;":
            return size, Option(code=code, label=label)
    return None


def stacked(rows: Sequence[Row], start: int, words: Vocabulary) -> tuple[Labels | None, int]:
    """The labels that stand on consecutive lines from `start`, and the row after them."""
    labels: list[Option] = []
    end = start
    while end < len(rows) and len(rows[end].cells) == 1:
        lines = rows[end].cells[0].lines
        if lines:
            code = _code(lines, labels, words)
            if code is None and labels and _code(_lines(rows, end + 1), labels, words) is not None:
                code = _slug_of(lines)  # one that nobody knows between two that are
            if code is None or code in [option.code for option in labels]:
                break
            labels.append(Option(code=code, label=lines[0].text))
        elif not labels:
            break
        end += 1
    if sum(option.code.isdecimal() for option in labels) in (1, 2):
        return None, end
    if len(labels) < 2 or not belong_together(option.code for option in labels):
        return None, max(end, start + 1)
    return Labels(tuple(labels), (), all(words.code_of(o.label) or o.label.isdecimal() for o in labels)), end


def _lines(rows: Sequence[Row], index: int) -> Sequence[Line]:
    """The lines of the next row that has any, where it is one cell."""
    for row in rows[index : index + 3]:
        if len(row.cells) != 1 or row.cells[0].lines:
            return row.cells[0].lines if len(row.cells) == 1 else ()
    return ()


def _code(lines: Sequence[Line], labels: Sequence[Option], words: Vocabulary) -> str | None:
    if len(lines) != 1 or len(lines[0].words) > MOST_WORDS:
        return None
    text = lines[0].text
    code = words.code_of(text)
    if (code is None and not _STEP.fullmatch(text)) or is_choice(text):
        return None
    if code is not None:
        return code
    digits = [int(option.code) for option in labels if option.code.isdecimal()]
    counts_on = len(digits) == len(labels) and (not digits or int(text) - digits[-1] == 1)
    return text if counts_on else None


def _slug_of(lines: Sequence[Line]) -> str | None:
    """The code of a label that nobody knows: a capital, few words, no sentence, no mark."""
    line = lines[0]
    short = len(lines) == 1 and len(line.words) <= 2 and line.text[0].isupper()
    return (
        slug(line.text)
        if short and line.text[-1] not in ".,;:?!" and not is_mark(line.text) and not is_choice(line.text)
        else None
    )
