"""Options and marks: in columns under their labels where these fit, else beside each other below the question.

                      Vet
Ja   Nej   Delvis     ej          ☐ Ja   ☒ Nej   ☐ Delvis   ☐ Vet ej
☐     ☒      ☐        ☐
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len
from rich.text import Text

from granskning_cli.display.sheet import FAINT, Sheet, joined
from granskning_cli.export.answers import offered
from granskning_cli.model.questionnaire import Option, Provenance, Question, Section, Selected

MARKED: Final = "bold"
# Blanks between two columns, fewer where the labels are mere figures, and before the first.
_GAP: Final = 2
_FIGURES: Final = 1
_BEFORE: Final = 3
# A mark with the sign of how it is known needs so much.
_LEAST: Final = 2
# The columns take at most this part of what is behind the margin, and leave a question this much.
_SHARE: Final = 0.55
_WORDS: Final = 26
# Labels stand on so many lines at most.
_LINES: Final = 3
# How a value is known that was inferred or guessed at, and not read.
INFERRED: Final = {"ordered": "by the blanks around it", "ocr": "by text recognition"}


class Columns(NamedTuple):
    """The options of a section's scale, with the widths of their columns and what is between two."""

    options: tuple[Option, ...]
    widths: tuple[int, ...]
    gap: int

    @property
    def width(self) -> int:
        """Of all together, with the blanks before the first."""
        return _BEFORE + sum(self.widths) + self.gap * (len(self.widths) - 1)


def columns(section: Section, sheet: Sheet) -> Columns | None:
    """Those of the section's scale; None where nobody is asked by it, or the labels do not fit."""
    scale = section.scale
    asked = any(one.options is None and one.kind != "open" for one in section.questions)
    if scale is None or not scale.options or not asked:
        return None
    labels = [sheet.words(option.label).plain for option in scale.options]
    room = min(int(sheet.room * _SHARE), sheet.room - _WORDS)
    gap = _FIGURES if max(map(cell_len, labels)) <= _LEAST else _GAP
    for lines in range(1, _LINES + 1):
        found = Columns(scale.options, tuple(_narrowest(label, lines) for label in labels), gap)
        if found.width <= room:
            return found
    return None


def _narrowest(label: str, lines: int) -> int:
    """The least width at which the label's words stand on so many lines."""
    words = [cell_len(word) for word in label.split()]
    width = max([*words, _LEAST])
    while _height(words, width) > lines:
        width += 1
    return width


def _height(words: Sequence[int], width: int) -> int:
    count, used = 1, 0
    for word in words:
        if used and used + 1 + word > width:
            count, used = count + 1, 0
        used += word + (used > 0)
    return count


def header(which: Columns, sheet: Sheet) -> list[Text]:
    """The labels above their columns, with their last words on one line."""
    stacks = [
        sheet.wrapped(sheet.words(option.label, FAINT), width)
        for option, width in zip(which.options, which.widths, strict=True)
    ]
    height = max(map(len, stacks))
    padded = ([Text()] * (height - len(stack)) + stack for stack in stacks)
    return [_line(row, which) for row in zip_longest(*padded, fillvalue=Text())]


def _line(cells: Sequence[Text], which: Columns) -> Text:
    line = Text(" " * _BEFORE)
    for at, (cell, width) in enumerate(zip(cells, which.widths, strict=True)):
        left = (width - cell.cell_len) // 2
        line.append(" " * (which.gap * (at > 0) + left)).append_text(cell).append(
            " " * (width - left - cell.cell_len)
        )
    return line


def split(
    section: Section, question: Question
) -> tuple[list[tuple[Option, Selected | None]], list[Selected]]:
    """What is offered, each with its mark; then the marks that nobody offered."""
    marks = list(question.answer.selected) if question.answer else []
    found = []
    for option in offered(section, question):
        mark = next((one for one in marks if one.code == option.code), None)
        if mark is not None:
            marks.remove(mark)
        found.append((option, mark))
    return found, marks


def row(which: Columns, question: Question, section: Section, sheet: Sheet) -> Text:
    """The places to mark of one question under their labels; boxes on an empty form."""
    boxes = question.answer is None and len(sheet.signs.empty) == 1
    none = sheet.signs.empty if boxes else sheet.signs.none
    cells = []
    for (_, mark), width in zip(split(section, question)[0], which.widths, strict=True):
        cell = Text(none, FAINT) if mark is None else _ticked(sheet.signs.mark, mark, sheet)
        # the mark stands where it would without its sign
        left = max(0, min((width - 1) // 2, width - cell.cell_len))
        cells.append(Text(" " * left).append_text(cell).append(" " * (width - left - cell.cell_len)))
    return _line(cells, which)


def _ticked(letter: str, mark: Selected, sheet: Sheet) -> Text:
    """A mark, and the sign of a value that was not simply read."""
    return Text(letter + known(mark.at, sheet), MARKED)


def box(mark: Selected | None, sheet: Sheet) -> Text:
    """What stands before a label."""
    return Text(sheet.signs.empty, FAINT) if mark is None else _ticked(sheet.signs.ticked, mark, sheet)


def known(at: Provenance | None, sheet: Sheet) -> str:
    """The sign of a corrected or inferred value; nothing where it was read."""
    if at is None:
        return ""
    if at.basis == "corrected":
        return sheet.signs.corrected
    return sheet.signs.inferred if at.basis in INFERRED else ""


def beside(options: Sequence[tuple[Option, Selected | None]], sheet: Sheet) -> Iterator[Text]:
    """The options in one line, else in as many columns as fit, else below each other."""
    cells = []
    for option, mark in options:
        label = sheet.words(option.label, "" if mark is None else "bold")
        cells.append(joined([box(mark, sheet), label], " "))
    if not cells:
        return
    one_line = joined(cells, " " * _BEFORE)
    if one_line.cell_len <= sheet.room:
        yield one_line
        return
    longest = max(cell.cell_len for cell in cells) + _BEFORE
    each = (sheet.room + _BEFORE) // longest
    if each < 2:
        for (option, mark), _ in zip(options, cells, strict=True):
            yield from labelled(option.label, mark, sheet)
        return
    for start in range(0, len(cells), each):
        line = Text()
        for at, cell in enumerate(cells[start : start + each]):
            line.append(" " * (at * longest - line.cell_len)).append_text(cell)
        yield line


def labelled(label: str, mark: Selected | None, sheet: Sheet, more: str | None = None) -> list[Text]:
    """One option by itself, with what was written beside it."""
    words = sheet.words(label.strip() or sheet.say("(no label)").plain, "" if mark is None else "bold")
    if more:
        words = Text.assemble(words, ": ", sheet.words(more))
    return sheet.wrapped(words, sheet.room, Text.assemble(box(mark, sheet), " "))
