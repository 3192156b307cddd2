"""What begins among the pieces: a heading or a question, and the pieces that belong to it."""

from __future__ import annotations

from typing import Final, NamedTuple

from granskning_cli.structure.items.numbers import Number, Printed, label
from granskning_cli.structure.options.header import Header
from granskning_cli.structure.template.begun import Begun


class Item(NamedTuple):
    """A heading or question and the pieces that belong to it, `start` to `end` (not included)."""

    start: int
    end: int
    number: Number | None
    printed: Printed | None
    number_piece: int  # the piece that holds the number, -1 without
    skipped: bool
    title_of: Header | None = None  # an unnumbered section: its header row
    field: bool = False  # a label with places to fill in
    late: bool = False  # the document's first number, and not the first of a count
    answer: int | None = None  # the piece that its answer begins with, where its finder knows
    known: Begun | None = None  # the title or question of a template that it is
    code: str | None = None  # its number, where that is one of no outline: "ICP 1.1"

    @property
    def name(self) -> str | None:
        if self.known is not None:
            return self.known.name
        return label(self.number) if self.number is not None else self.code


# The header of a section that has none: its title stands alone.
NO_OPTIONS: Final = Header(-1, None, (), {}, frozenset(), (), True)
