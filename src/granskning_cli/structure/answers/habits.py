"""What a document does throughout, learnt from all its questions before one is cut."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Final

from granskning_cli.model.layout import FIELD, Line
from granskning_cli.structure.answers.cuts import Habits
from granskning_cli.structure.answers.drafts import Draft
from granskning_cli.structure.answers.types import regular
from granskning_cli.structure.answers.within import row_below
from granskning_cli.structure.language import Vocabulary, normal, uncounted
from granskning_cli.structure.lines.breaks import PARAGRAPH, asks, imperative, paragraph_end
from granskning_cli.structure.lines.pieces import Piece

# Answers are typed into fields where at least so many questions, and this share of them, have one.
FEWEST_FIELDS: Final = 3
FIELDED: Final = 0.4
# A line below at least so many questions, and this share of them, is a label and no one's answer; it is no sentence.
FEWEST_LABELS: Final = 3
LABELLED: Final = 0.4
LABEL_WORDS: Final = 6
# So many questions with a text in the row below show that such rows answer.
FEWEST_BELOW: Final = 3


def habits_of(drafts: Collection[Draft], words: Vocabulary) -> Habits:
    """The document's habits, from its questions with their marks."""
    marked = [(d.pieces, [one.page_row for one in d.found.marks]) for d in drafts if d.pieces]
    told = learn([(d.below_number() or d).pieces for d in drafts], words)
    return told._replace(below=answered_below(marked, words))


def learn(questions: Sequence[Sequence[Piece]], words: Vocabulary) -> Habits:
    """The document's habits, from the text of all its questions."""
    rows = inside = gaps = runs_on = hanging = flush = back = fields = remarks = inset = wrapped = 0
    for pieces in questions:
        if not pieces:
            continue
        lines = [piece.line for piece in pieces if piece.line is not None and piece.line.fields]
        fields += any(word.font == FIELD for line in lines for word in line.words)
        if any(
            p.role == "answer" or (p.row != pieces[0].row and p.divided and pieces[0].divided) for p in pieces
        ):
            rows += 1
            remarks += regular([p for p in pieces if p.row == pieces[0].row and p.role == "text"]) is not None
        inside += _continues(pieces, words)
        end = paragraph_end(pieces, 0)
        ends = [at for at, p in enumerate(pieces[:end]) if p.line is not None and asks(p.line.text)]
        if end < len(pieces) and (not ends or ends[-1] == end - 1):
            gaps += 1
        elif ends and ends[-1] < end - 1:
            runs_on += 1
        below = _set_in(pieces)
        inset += below is True
        wrapped += below is False
        if len(pieces) > 1 and (depth := _depth(pieces)) is not None:
            hanging += depth
            flush += not depth
            back += depth and any(map(_is_back, pieces[2:], itertools.repeat(pieces[0].line)))
    return Habits(
        rows > 0 and rows >= inside,
        gaps > 0 and gaps >= runs_on,
        hanging > flush
        and back > 0,  # where nothing comes back to the edge, what is set in may be the answers
        fields >= max(FEWEST_FIELDS, FIELDED * len(questions)),
        _labels(questions, words),
        remarks > 0,
        inset > 0 and not wrapped,
    )


def answered_below(questions: Sequence[tuple[Sequence[Piece], Sequence[int]]], words: Vocabulary) -> bool:
    """Whether texts in rows of their own stand below enough marked questions, and no such row holds a mark.

    Of each question its pieces, and the rows in which it is marked.
    """
    below = 0
    for pieces, marked in questions:
        if any(row != pieces[0].row for row in marked):
            return False
        below += bool(marked) and row_below(pieces, words) is not None
    return below >= FEWEST_BELOW


def _labels(questions: Sequence[Sequence[Piece]], words: Vocabulary) -> frozenset[str]:
    """What a line below most questions begins with, word for word, and seems to be printed: up to a colon, or "Svar".

    "Vi vill nämna följande:" may well begin each answer of somebody who likes it.
    """
    seen: Counter[str] = Counter()
    printed: set[str] = set()
    counted: dict[
        str, set[str]
    ] = {}  # "A2: Ja." right below "Q2: Finns en plan?", and another number below each
    for pieces in questions:
        lines = [piece.line for piece in pieces if piece.line is not None]
        for at, line in enumerate(lines[1:], 1):
            label = label_of(line, words)
            if label is None:
                continue
            seen[label] += 1
            named = any(words.has("answer_columns", word.strip(",;#")) for word in label.split())
            rest = line.words[len(label.split()) :]
            if named or (not rest and (at + 1 == len(lines) or _in_other_type(line, lines[at + 1]))):
                printed.add(label)
            elif label.endswith("#") and at == 1:
                counted.setdefault(label, set()).add(line.text.partition(":")[0])
            elif len(label) == 1 and label.isalpha() and at == 1:
                counted.setdefault(label, set()).add(
                    str(seen[label])
                )  # "A: Ja." below each "Q: Finns en plan?"
    enough = max(FEWEST_LABELS, LABELLED * len(questions))
    printed.update(label for label, numbers in counted.items() if len(numbers) == seen[label])
    return frozenset(text for text in printed if enough <= seen[text] <= len(questions))


def label_of(line: Line, words: Vocabulary) -> str | None:
    """What a line may be labelled with: its words up to a colon, or a first word that names answers: "Svar Ja, i mars."."""
    for count, word in enumerate(line.words[:LABEL_WORDS] if ":" in line.text else (), 1):
        if word.text.endswith(":"):
            return uncounted(" ".join([one.text for one in line.words[:count]]))
    first = line.words[0].text
    # "Comment la commission suit-elle ses objectifs ?" asks, and "Comment Yes, in May." is a label without a colon
    asking = len(line.words) > 1 and line.words[1].text[0].islower() and normal(first) in words.open_words
    return normal(first) if words.has("answer_columns", first) and not asking else None


def _in_other_type(line: Line, below: Line) -> bool:
    one, other = line.words[0], below.words[0]
    # a bullet has a font of its own
    return (one.bold, one.italic) != (other.bold, other.italic) or abs(one.size - other.size) > 0.5


def _continues(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """Whether the question's own row holds lines after its question mark that are no instruction."""
    own = [p for p in pieces if p.row == pieces[0].row and p.line is not None]
    for at, piece in enumerate(own[:-1]):
        if piece.line is not None and asks(piece.line.text):
            following = own[at + 1].line
            italic = following is not None and all(w.italic for w in following.words)
            return following is not None and not italic and not imperative(following.text, words)
    return False


def _set_in(pieces: Sequence[Piece]) -> bool | None:
    """Whether what is set in below a question's first line answers it; False where it goes on with the question."""
    first, second = pieces[0].line, pieces[1].line if len(pieces) > 1 else None
    if first is None or second is None or second.indent <= first.indent + 1:
        return None
    if asks(first.text):
        return True
    return False if second.text[0].islower() or asks(second.text) else None


def _is_back(piece: Piece, first: Line | None) -> bool:
    """Whether a line may begin an answer below lines that are set in: at the edge again, or below white space."""
    if piece.line is None or first is None:
        return False
    return piece.line.indent <= first.indent + 1 or piece.gap >= PARAGRAPH


def _depth(pieces: Sequence[Piece]) -> bool | None:
    """Whether the second line of a question is indented below its number; None where the first line ends it."""
    first, second = pieces[0].line, pieces[1].line
    if (
        first is None
        or second is None
        or asks(first.text)
        or first.short
        or pieces[1].gap >= PARAGRAPH
        or pieces[1].divided
    ):
        return None
    return second.indent > first.indent + 1
