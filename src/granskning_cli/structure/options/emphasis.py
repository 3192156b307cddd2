"""Options printed side by side without boxes, one of them circled or underlined -> the same with boxes.

    1.1 Har nämnden en plan?    (Ja)  Nej       ->   ☒ Ja ☐ Nej
    1.2 Finns mål?               Ja   Nej       ->   ☐ Ja ☐ Nej    since elsewhere one of these is circled

Where options are struck out, the one that is left was meant; that, and a line under a label, is an inference.
Bold type in one question or always at the same option, and one of many that is struck out, may mean anything: the
question is ambiguous.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

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
from granskning_cli.structure.language import Vocabulary, normal
from granskning_cli.structure.options.labels import MOST_WORDS

_MARKED: Final = frozenset((RINGED, LINED, STRUCK))
_BETWEEN: Final = frozenset(("/", "|", "-", "–", ","))

_STOPS: Final = ".,:;"
# Numbers are a scale from so many on.
STEPS: Final = 3

# Bold type is a mark where so many questions have it in different places.
FEWEST_BOLD: Final = 3

Codes = tuple[str, ...]


class Offer(NamedTuple):
    """The labels that a row offers, with their codes; `parted`: nothing but slashes stands between them.

    `means`: what stands before a scale says of its first step.
    """

    labels: tuple[tuple[Word, ...], ...]
    codes: Codes
    parted: bool
    means: tuple[Word, ...] = ()

    @property
    def drawn(self) -> bool:
        """Whether a line is drawn at some of the labels; a header may have one at each."""
        return 0 < sum(label[0].font in _MARKED for label in self.labels) < len(self.labels)

    @property
    def bold(self) -> str | None:
        """The code of the first label that is all bold."""
        labels = zip(self.labels, self.codes, strict=True)
        return next((code for label, code in labels if all(word.bold for word in label)), None)

    @property
    def one_bold(self) -> bool:
        return sum(all(word.bold for word in label) for label in self.labels) == 1


def with_boxes(rows: Sequence[Row], words: Vocabulary) -> Sequence[Row]:
    """The rows, with a box before each option that is marked by a line around, under or through it, or may be."""
    offers = {index: offer for index, row in enumerate(rows) if (offer := _offer(row, words))}
    # a header may print one of its labels in bold; what stands below each question is no header
    often = Counter(offer.codes for offer in offers.values())
    marked = {
        offer.codes
        for index, offer in offers.items()
        if offer.drawn
        or (often[offer.codes] > 1 and (offer.one_bold or (offer.parted and not rows[index].leads)))
    }
    if not marked:
        return rows
    sure = _by_weight(list(offers.values()))
    return [
        _boxed(row, offers[index], by_weight=offers[index].codes in sure)
        if index in offers and offers[index].codes in marked
        else row
        for index, row in enumerate(rows)
    ]


def _by_weight(offers: Sequence[Offer]) -> set[Codes]:
    """The options of which most questions have one in bold, here this one and there another: no header is set so."""
    found: dict[Codes, list[Offer]] = {}
    for offer in offers:
        found.setdefault(offer.codes, []).append(offer)
    sure: set[Codes] = set()
    for codes, own in found.items():
        chosen = [offer.bold for offer in own if offer.one_bold]
        bare = sum(offer.bold is None for offer in own)
        if len(chosen) >= FEWEST_BOLD and len(set(chosen)) > 1 and len(chosen) + bare == len(own):
            sure.add(codes)
    return sure


def _offer(row: Row, words: Vocabulary) -> Offer | None:
    """What stands at the end of a row's lines; None where that is fewer than two labels."""
    lines = [line for cell in row.cells for line in cell.lines if _may_end(line.words[-1][0], words)]
    scale = _scale(row)
    if scale is not None or not lines:
        return scale
    found: list[tuple[Word, ...]] = []
    codes: list[str] = []
    parted = False
    for line in lines:
        labels = _labels(line.words, words)
        found += [label for label, _ in labels]
        codes += [code for _, code in labels]
        parted = parted or (len(labels) > 1 and any(word.text == "/" for word in line.words))
    numbers = [int(code) for code in codes if code.isdecimal()]
    if len(found) < 2 or len(set(codes)) < len(codes):
        return None
    if numbers and (
        len(numbers) < len(codes) or len(numbers) < STEPS or numbers[-1] - numbers[0] != len(numbers) - 1
    ):
        return None
    return Offer(tuple(found), tuple(codes), parted)


def _scale(row: Row) -> Offer | None:
    """The steps of a scale between what its ends mean, one of them marked: "trifft nicht zu  1  2  (3)  4  trifft zu"."""
    line = row.cells[0].lines[0].words if len(row.cells) == 1 and len(row.cells[0].lines) == 1 else ()
    steps = [word for word in line if word.text.strip(_STOPS).isdecimal()]
    first = line.index(steps[0]) if len(steps) >= STEPS else 0
    if not first or first + len(steps) == len(line) or line[first : first + len(steps)] != tuple(steps):
        return None
    numbers = [int(word.text.strip(_STOPS)) for word in steps]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))) or numbers[0] > 1:
        return None
    offer = Offer(tuple((word,) for word in steps), tuple(map(str, numbers)), False, tuple(line[:first]))
    return offer if offer.drawn else None


def _may_end(last: str, words: Vocabulary) -> bool:
    """Whether a line's last word may end a label."""
    return last.isdecimal() or normal(last) in words.endings


def _labels(line: Sequence[Word], words: Vocabulary) -> list[tuple[tuple[Word, ...], str]]:
    """The labels that a line ends with; what stands before them ends a sentence or leads to them."""
    found: list[tuple[tuple[Word, ...], str]] = []
    end = len(line)
    while end:
        if line[end - 1].text in _BETWEEN:
            end -= 1
            continue
        for size in range(min(MOST_WORDS, end), 0, -1):
            label = tuple(line[end - size : end])
            text = " ".join([word.text for word in label])
            code = words.code_of(text) or (text if text.isdecimal() and len(text) < 3 else None)
            if code:
                found.insert(0, (label, code))
                end -= size
                break
        else:
            break
    return found if not end or line[end - 1].text[-1] in ".?!:" else []


def _boxed(row: Row, offer: Offer, *, by_weight: bool) -> Row:
    """A row with a box before each of its labels."""
    marks = _marks(offer, LINED if by_weight else DOUBTFUL)
    first = {id(label[0]): mark for label, mark in zip(offer.labels, marks, strict=True)}
    if offer.means:
        line = row.cells[0].lines[0]
        step, *rest = line.words[len(offer.means) :]
        line = replace(line, words=(step, *offer.means, *rest))
        row = replace(row, cells=(replace(row.cells[0], lines=(line,)),))
    return replace(row, cells=tuple([_cell(cell, first) for cell in row.cells]))


def _marks(offer: Offer, bold_is: str) -> list[tuple[str, str]]:
    """For each label its box and how it is known. What is ringed beats what is underlined or struck out."""
    fonts = [label[0].font for label in offer.labels]
    for font, known in ((RINGED, VECTOR), (LINED, LINED)):
        if font in fonts:
            return [(TICKED if own == font else BALLOT, known) for own in fonts]
    if STRUCK in fonts:
        left = fonts.count(STRUCK) == len(fonts) - 1
        return [
            (TICKED if (own == STRUCK) != left else BALLOT, STRUCK if left else DOUBTFUL) for own in fonts
        ]
    bold = offer.one_bold
    return [
        (TICKED if bold and label[0].bold else BALLOT, bold_is if bold else VECTOR) for label in offer.labels
    ]


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
