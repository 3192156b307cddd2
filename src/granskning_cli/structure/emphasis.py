"""Options printed side by side without boxes, one of them circled or underlined -> the same with boxes.

    1.1 Har nämnden en plan?    (Ja)  Nej       ->   ☒ Ja ☐ Nej
    1.2 Finns mål?               Ja   Nej       ->   ☐ Ja ☐ Nej    since elsewhere one of these is circled

Where options are struck out, the one that is left was meant; that, and a line under a label, is an inference.
Bold type, and one of many that is struck out, may mean anything: the question is ambiguous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from granskning_cli.model.layout import (
    BALLOT,
    DOUBTFUL,
    LINED,
    RINGED,
    STRUCK,
    TICKED,
    VECTOR,
    Cell,
    Line,
    Row,
    Word,
)
from granskning_cli.structure.labels import MOST_WORDS
from granskning_cli.structure.language import Vocabulary, normal

_MARKED: Final = frozenset((RINGED, LINED, STRUCK))
_BETWEEN: Final = frozenset(("/", "|", "-", "–", ","))

Labels = list[tuple[Word, ...]]
Codes = tuple[str | None, ...]


def with_boxes(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with a box before each option that is marked by a line around, under or through it, or may be."""
    offers = {index: labels for index, row in enumerate(rows) if (labels := _offer(row, words))}
    counts = Counter(_codes(labels, words) for labels in offers.values())
    marked = {
        _codes(labels, words)
        for labels in offers.values()
        if any(label[0].font in _MARKED for label in labels) or _one_bold(labels)
    }
    # a header may print one of its labels in bold; what stands below each question is no header
    marked = {codes for codes in marked if counts[codes] > 1 or _drawn(codes, offers.values(), words)}
    if not marked:
        return rows
    return [
        _boxed(row, offers[index]) if index in offers and _codes(offers[index], words) in marked else row
        for index, row in enumerate(rows)
    ]


def _drawn(codes: Codes, offers: Iterable[Labels], words: Vocabulary) -> bool:
    return any(
        label[0].font in _MARKED for labels in offers if _codes(labels, words) == codes for label in labels
    )


def _one_bold(labels: Labels) -> bool:
    return sum(all(word.bold for word in label) for label in labels) == 1


def _codes(labels: Labels, words: Vocabulary) -> Codes:
    return tuple([words.code_of(" ".join([word.text for word in label])) for label in labels])


def _offer(row: Row, words: Vocabulary) -> Labels:
    """The labels that a row offers: those at the end of its lines; [] where there are fewer than two."""
    found: Labels = []
    for cell in row.cells:
        for line in cell.lines:
            if normal(line.words[-1].text) in words.endings:
                found += _labels(line.words, words)
    codes = _codes(found, words)
    return found if len(found) > 1 and len(set(codes)) == len(codes) else []


def _labels(line: Sequence[Word], words: Vocabulary) -> Labels:
    """The labels that a line ends with; what stands before them ends a sentence or leads to them."""
    found: Labels = []
    end = len(line)
    while end:
        if line[end - 1].text in _BETWEEN:
            end -= 1
            continue
        size = next(
            (
                n
                for n in range(min(MOST_WORDS, end), 0, -1)
                if words.code_of(" ".join([word.text for word in line[end - n : end]]))
            ),
            0,
        )
        if not size:
            break
        found.insert(0, tuple(line[end - size : end]))
        end -= size
    return found if not end or line[end - 1].text[-1] in ".?!:" else []


def _boxed(row: Row, labels: Labels) -> Row:
    """A row with a box before each of its labels."""
    marks = _marks(labels)
    first = {id(label[0]): mark for label, mark in zip(labels, marks, strict=True)}
    return replace(row, cells=tuple([_cell(cell, first) for cell in row.cells]))


def _marks(labels: Labels) -> list[tuple[str, str]]:
    """For each label its box and how it is known. What is ringed beats what is underlined or struck out."""
    fonts = [label[0].font for label in labels]
    for font, known in ((RINGED, VECTOR), (LINED, LINED)):
        if font in fonts:
            return [(TICKED if own == font else BALLOT, known) for own in fonts]
    if STRUCK in fonts:
        left = fonts.count(STRUCK) == len(fonts) - 1
        return [
            (TICKED if (own == STRUCK) != left else BALLOT, STRUCK if left else DOUBTFUL) for own in fonts
        ]
    bold = _one_bold(labels)
    return [(TICKED if bold and label[0].bold else BALLOT, DOUBTFUL if bold else VECTOR) for label in labels]


def _cell(cell: Cell, first: dict[int, tuple[str, str]]) -> Cell:
    lines: list[Line] = []
    for line in cell.lines:
        out: list[Word] = []
        for word in line.words:
            if id(word) in first:
                text, font = first[id(word)]
                out.append(Word(text, word.bbox, font, word.size))
            out.append(word)
        lines.append(replace(line, words=tuple(out)) if len(out) > len(line.words) else line)
    return replace(cell, lines=tuple(lines))
