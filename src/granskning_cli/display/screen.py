"""What is known of the screen, and text that is laid out for it."""

from __future__ import annotations

import os
import shutil
import sys
from io import StringIO
from typing import Final

from rich.console import Console
from rich.text import Text

from granskning_cli.export.invisible import visible

# Wide enough for two texts side by side.
WIDE: Final = 120
NARROW: Final = 80
# Longer lines are read badly, however wide the window is.
_WIDEST: Final = 160
# Blanks between two columns.
_BETWEEN: Final = 3


def columns() -> int:
    """The window's width; 80 where nobody looks, so that a pipe gives the same everywhere."""
    seen = sys.stdout is not None and sys.stdout.isatty()
    if not seen and not os.environ.get("COLUMNS"):
        return NARROW
    return max(40, min(shutil.get_terminal_size((NARROW, 24)).columns, _WIDEST))


class Screen:
    """Lines are put on it one by one; its text is taken off at the end."""

    def __init__(self, width: int, *, colour: bool) -> None:
        self.width = width
        self._stream = StringIO()
        self._lines: list[Text] = []
        self._console = Console(
            file=self._stream, width=width, force_terminal=colour, color_system="standard" if colour else None,
            no_color=not colour, highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip

    def put(self, *columns: Text, label: Text | None = None, indent: int = 0) -> None:
        """Texts beside each other, each within its share of the width, behind a label that fills the indentation."""
        share = (self.width - indent - _BETWEEN * (len(columns) - 1)) // len(columns)
        wrapped = [column.wrap(self._console, share, overflow="fold") for column in columns]
        for at in range(max(map(len, wrapped))):
            line = Text()
            if at == 0 and label is not None:
                line.append_text(label)
            line.append(" " * max(indent - line.cell_len, at == 0 and label is not None))
            for place, lines in enumerate(wrapped):
                if at < len(lines):
                    start = indent + place * (share + _BETWEEN)
                    line.append(" " * (start - line.cell_len))
                    line.append_text(lines[at])
            line.rstrip()
            self._lines.append(line)

    def space(self) -> None:
        """An empty line."""
        self._lines.append(Text())

    def text(self) -> str:
        """All of it, ending with a newline."""
        self._console.print(Text("\n").join(self._lines), soft_wrap=True)
        return self._stream.getvalue()


def text(words: str, style: str = "") -> Text:
    """Text of a document."""
    return Text(visible(words), style)


def shortened(words: str, length: int) -> str:
    """One line of at most so many characters, cut between words."""
    line = " ".join(words.split())
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
