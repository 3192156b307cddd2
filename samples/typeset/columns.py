"""A form in the manner of `pdftotext -layout`: a character grid whose option columns keep their place.

    2   Ekonomi                                                   Ja      Nej    Delvis
    2.1 Får nämnden en analys av orsaker vid eventuella            X
        avvikelser från budget?
    Ja, avvikelser rapporteras i samband med de ekonomiska rapporterna.

A page ends in a form feed; the labels of the columns are printed again on the next one.
"""

from __future__ import annotations

from textwrap import wrap
from typing import Literal

from typeset.form import BULLET, Form, Question, Section

Row = Literal["first", "middle"]  # the line of the question that its marks stand on
_TEXT, _STEP, _WIDE = 56, 9, 92


def columns(form: Form, *, row: Row = "first", page_lines: int = 56) -> str:
    """The whole text, in pages of about `page_lines` lines with "1 (3)" at the foot of each."""
    blocks: list[tuple[Section | None, list[str]]] = []
    if form.title is not None:
        intro = [line for p in form.intro for line in [*wrap(p, _WIDE), ""]]
        blocks.append((None, [form.title, form.sender, "", *intro]))
    for section in form.sections:
        blocks.append((None, ["", *_head(section)]))
        blocks += [(section, _question(section, question, row)) for question in section.questions]
    return _paged(blocks, page_lines)


def _paged(blocks: list[tuple[Section | None, list[str]]], page_lines: int) -> str:
    pages: list[list[str]] = [[]]
    for section, lines in blocks:
        for line in lines:
            if line and len(pages[-1]) >= page_lines:
                pages.append(_head(section) if section and section.scale else [])
            pages[-1].append(line)
    whole = len(pages)
    return "".join(
        "\n".join([*p, "", f"{i} ({whole})".center(_WIDE)]) + "\n\f" for i, p in enumerate(pages, 1)
    )


def _head(section: Section) -> list[str]:
    number = "" if section.number is None else f"{section.number:<4}"
    return [_placed(number + section.title, section.scale or (), _step(section))]


def _step(section: Section) -> int:
    """How wide a column is: two spaces part long labels."""
    longest = max(map(len, section.scale or ("",)))
    return _STEP if longest < _STEP else longest + 2


def _placed(line: str, cells: tuple[str, ...], step: int) -> str:
    """The line with each cell centred in its column."""
    return (f"{line:<{_TEXT + 4}}" + "".join(cell.center(step) for cell in cells)).rstrip()


def _question(section: Section, question: Question, row: Row) -> list[str]:
    cells = section.cells(question)
    width = _TEXT - 4 if cells else _WIDE - 4
    lines = wrap(question.text, width, break_on_hyphens=False)
    lines += wrap(question.instruction or "", width, break_on_hyphens=False)
    out = [
        f"{question.label if i == 0 else '':<4} "[: max(4, len(question.label) + 1)] + line
        for i, line in enumerate(lines)
    ]
    if cells:
        at = (len(out) - 1) // 2 if row == "middle" else 0
        out[at] = _placed(out[at], tuple("X" if ticked else "" for ticked in cells), _step(section))
    out += [f"    {'[X]' if o in question.marks else '[ ]'} {o}" for o in question.options or ()]
    for block in question.answer:
        item = block.startswith(BULLET)
        for part in block.removeprefix(BULLET).split("\n"):
            folded = wrap(part, _WIDE - 6, break_on_hyphens=False)
            out += [
                ("   • " if item and i == 0 else "     " if item else "") + line
                for i, line in enumerate(folded)
            ]
    return [*out, ""]
