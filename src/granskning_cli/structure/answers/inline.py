"""The options of one question that stand beside their labels, over one line or many, in one cell or many."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile
from typing import NamedTuple

from granskning_cli.model.layout import (
    BALLOT,
    DOUBTFUL,
    FAINT,
    LINED,
    PIXELS,
    STRUCK,
    VECTOR,
    WIDGET,
    Basis,
    Word,
)
from granskning_cli.model.questionnaire import Option
from granskning_cli.structure.answers.marks import Found, Mark
from granskning_cli.structure.language import Vocabulary, slug
from granskning_cli.structure.lines.breaks import BULLETS, PARAGRAPH
from granskning_cli.structure.lines.pieces import Piece
from granskning_cli.structure.options.choices import Choice, choices_of, written_beside
from granskning_cli.structure.options.labels import (
    MOST_WORDS,
    are_places,
    is_listed,
    may_offer,
    shape_of,
    state_of,
)


class Read(NamedTuple):
    """Choices with their rows and the pieces used; `lost`: some could not be told; `repeated`: more stand below."""

    choices: list[tuple[int, Choice]]
    used: set[int]
    lost: bool
    repeated: bool


class Stream(NamedTuple):
    """Words that are read together, and the pieces they come from."""

    pieces: tuple[int, ...]
    words: tuple[Word, ...]


def found_inline(own: Sequence[Piece], words: Vocabulary, *, first: bool = False) -> Found | None:
    """The options of a question whose boxes stand beside their labels; None where it has none."""
    usable = [
        at
        for at, piece in enumerate(own)
        if piece.line is not None
        and piece.role in ("text", "answer")
        and not piece.known
        and not (
            at == 0 and len(own) > 1 and piece.first and not first
        )  # the question's own line is no label
    ]
    if not any(may_offer(piece.line.text) for at in usable if (piece := own[at]).line is not None):
        return None
    read = _read(own, usable, words, soft=False)
    likely = _read(own, usable, words, soft=True)
    if len(likely.choices) > len(read.choices) and _is_question_of(likely.choices, words):
        read = likely
    if read.lost:
        return Found((), True, None, frozenset(), unsure=True)
    return _found(read, words) if read.choices else None


def lone_box(own: Sequence[Piece], used: frozenset[int]) -> Found | None:
    """A question whose only place to tick is a box without a label, as before the numbers of a check list."""
    if len(used) != 1 or len(_words(own[min(used)])) != 1:
        return None
    box = _words(own[min(used)])[0]
    state = state_of(box.text, soft=False)
    if state is None:
        return None
    option = Option(code="ticked", label=BALLOT)
    marks = (Mark(option, own[min(used)].row, box.bbox, _basis(box), score=box.score),) if state else ()
    return Found(marks, True, (option,), used, doubt="M517" if box.font == FAINT else None)


def _read(own: Sequence[Piece], usable: Sequence[int], words: Vocabulary, *, soft: bool) -> Read:
    """The choices of some pieces, up to where an option comes a second time."""
    choices: list[tuple[int, Choice]] = []
    used: set[int] = set()
    before: set[str] = set()
    lost = repeated = False
    shaped = _shaped(own, usable) if soft else frozenset()
    for stream in _streams(own, usable, soft=soft):
        read = choices_of(stream.words, words, soft=soft, shaped=not shaped.isdisjoint(stream.pieces))
        if read is None:
            continue
        if not before.isdisjoint(_names(read, words)):
            repeated = True  # another question's options, which has no number: they stay in the text
            break
        lost = lost or not read
        used.update(stream.pieces)
        if len(read) == 1:
            more = _continued(own, stream.pieces[-1], read[0], words)
            used.update(more)
            read = [_with(read[0], [own[i] for i in more], words)]
        elif len(read) > 1 and (more := _below_last(own, stream, read[-1])):
            used.update(more)
            read = [*read[:-1], _with(read[-1], [own[i] for i in more], words)]
        before.update(_names(read, words))
        choices += [(own[stream.pieces[0]].row, choice) for choice in read]
    return Read(choices, used, lost, repeated)


def _shaped(own: Sequence[Piece], usable: Sequence[int]) -> frozenset[int]:
    """The lines that begin with shapes which are no bullets: some are hollow and some full, or a bullet stands before.

    A list within a list has other bullets, and stands farther in.
    """
    found: dict[int, dict[int, str]] = {}
    sure: set[int] = set()
    for at in usable:
        line = own[at].line
        texts = [word.text for word in line.words] if line is not None and may_offer(line.text) else []
        shape = shape_of(texts)
        if line is not None and shape is not None:
            found.setdefault(line.indent, {})[at] = shape
            sure.update([at] if is_listed(texts) else [])
    return frozenset(sure.union(*[run for run in found.values() if are_places(list(run.values()))]))


def _names(choices: Sequence[Choice], words: Vocabulary) -> list[str]:
    return [words.code_of(choice.label) or choice.label for choice in choices]


def _continued(own: Sequence[Piece], at: int, choice: Choice, words: Vocabulary) -> list[int]:
    """The lines below an option that belong to it: they hang below its label, or stand before the next option."""
    first = own[at].line
    if first is None or (words.code_of(choice.label) and not choice.ticked):
        return []
    out: list[int] = []
    for index in range(at + 1, len(own)):
        piece = own[index]
        if (
            piece.line is None
            or piece.gap >= PARAGRAPH
            or (piece.first and piece.ruled)
            or piece.role != "text"
            or piece.line.text[0] in BULLETS  # a list is the answer's
        ):
            return out
        if any(state_of(word.text) is not None for word in piece.line.words):
            return list(range(at + 1, index))
        if piece.line.indent > first.indent:
            out.append(index)
    return out


def _below_last(own: Sequence[Piece], stream: Stream, last: Choice) -> list[int]:
    """The lines below a line of several options that hang below its last one, where somebody wrote behind that.

    ☐ Direktupphandling  ☒ Annan form: Entreprenad i samverkan
                         (partnering)
    """
    first = own[stream.pieces[-1]].line
    if first is None or not last.ticked or ":" not in last.label:
        return []
    before = " ".join([word.text for word in stream.words[: stream.words.index(last.box)]])
    out: list[int] = []
    for index in range(stream.pieces[-1] + 1, len(own)):
        piece = own[index]
        if (
            piece.line is None
            or piece.role != "text"
            or piece.gap >= PARAGRAPH
            or (piece.first and piece.ruled)
            or piece.line.indent - first.indent < len(before)
            or any(state_of(word.text) is not None for word in piece.line.words)
        ):
            break
        out.append(index)
    return out


def _with(choice: Choice, more: Sequence[Piece], words: Vocabulary) -> Choice:
    """An option with the lines that it goes on over: its label's end, or what was written to it."""
    text = ""
    for piece in more:
        assert piece.line is not None
        text += ("" if text.endswith("-") else " ") + piece.line.text
    if not text:
        return choice
    if words.code_of(choice.label):
        return choice._replace(text=text.strip())
    return choice._replace(label=choice.label + text)


def _found(read: Read, words: Vocabulary) -> Found:
    choices = read.choices
    marks: list[Mark] = []
    options: list[Option] = []
    rows = [row for row, _ in choices]
    beside = False
    for row, choice in zip(rows, written_beside([c for _, c in choices], words), strict=True):
        option = Option(
            code=words.code_of(choice.label) or _lead_code(choice.label, words), label=choice.label
        )
        options.append(option)
        beside = beside or (choice.text is not None and not choice.ticked)
        if choice.ticked:
            marks.append(
                Mark(option, row, choice.box.bbox, _basis(choice.box), choice.text, choice.box.score)
            )
    fonts = {choice.box.font for _, choice in choices} if marks else set()
    doubt = "M512" if DOUBTFUL in fonts else "M511" if fonts & {LINED, STRUCK} else None
    if read.repeated or beside:
        doubt = "M513" if read.repeated else "M516"
    if FAINT in fonts:
        doubt = "M517"
    return Found(tuple(marks), True, tuple(options), frozenset(read.used), doubt=doubt)


def _lead_code(label: str, words: Vocabulary) -> str:
    """The code of a label that goes on after one that is known: "Annat (ange vad)"."""
    head = re.split(r"\s*[(,:–]", label, maxsplit=1)[0]
    return (words.code_of(head) if head != label and words.code_of(head) == "other" else None) or slug(label)


def _basis(box: Word) -> Basis:
    if box.font in (PIXELS, FAINT):
        return "pixels"
    return (
        "vector"
        if box.font in (VECTOR, LINED, STRUCK, DOUBTFUL)
        else "widget"
        if box.font == WIDGET
        else "inline"
    )


def _is_question_of(choices: Sequence[tuple[int, Choice]], words: Vocabulary) -> bool:
    """Whether characters that may be boxes are: they stand beside different labels, and are no bullets."""
    codes = [words.code_of(choice.label) for _, choice in choices]
    labels = [code or choice.label for code, (_, choice) in zip(codes, choices, strict=True)]
    distinct = len(set(labels)) == len(labels) > 1
    return distinct and (all(codes) or not all(choice.ticked for _, choice in choices))


def _streams(own: Sequence[Piece], usable: Sequence[int], *, soft: bool) -> Iterator[Stream]:
    """Lines with boxes; the cells of a row where a box has a cell to itself; lines that only make sense together."""
    at = 0
    while at < len(usable):
        index = usable[at]
        row = list(takewhile(lambda i: own[i].row == own[index].row, islice(usable, at, None)))  # noqa: B023
        cells = [_words(own[i]) for i in row]
        alone = any(all(state_of(w.text, soft=soft) is not None for w in cell) for cell in cells)
        short = [i for i, cell in zip(row, cells, strict=True) if len(cell) <= MOST_WORDS]
        if alone and len(short) > 1 and short == row[-len(short) :] and len({own[i].cell for i in short}) > 1:
            yield Stream(tuple(short), tuple(word for i in short for word in _words(own[i])))
            at += len(row)
            continue
        yield Stream((index,), _words(own[index]))
        at += 1


def _words(piece: Piece) -> tuple[Word, ...]:
    return piece.line.words if piece.line is not None else ()
