"""Lines in three columns: a margin for numbers and pages, the words, and the marks at the right.

3.3   Är styrelsen delaktig i riskanalysen       ☐   ☒     ☐
p. 2  som ligger till grund för planen?
      │ Förvaltningen föreslår, och styrelsen
      │ har möjlighet att ändra.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from rich.console import Console
from rich.text import Text

from granskning_cli.display.said import said
from granskning_cli.display.signs import signs, spelt

FAINT: Final = "dim"
# Longer lines are read badly, however wide the window is.
_WIDEST: Final = 120
_NARROWEST: Final = 40
_ITEM: Final = re.compile(r"(?:[-–•*]|\d{1,3}[.)]|[a-zA-Z][.)])[ \u00a0]+")


class Sheet:
    """Lines are put on it one by one; its text is taken off at the end."""

    def __init__(
        self, width: int, *, colour: bool, encoding: str = "utf-8", margin: int = 6, language: str = "en"
    ) -> None:
        self.width = max(_NARROWEST, min(width, _WIDEST))
        self.margin = margin
        self.room = self.width - margin
        self.signs = signs(encoding)
        self.count = 0
        self._encoding = encoding
        self._language = language
        self._stream = io.StringIO()
        self._console = Console(
            file=self._stream, width=self.width, force_terminal=colour, color_system="standard" if colour else None,
            no_color=not colour, highlight=False, markup=False, emoji=False, legacy_windows=False,
        )  # fmt: skip
        self._lines: list[Text] = []

    def say(self, text: str, style: str = "", /, **values: str | int) -> Text:
        """What the screen says itself, given in English; no value is a document's."""
        return Text(spelt(said(text, self._language, **values), self._encoding), style)

    def words(self, words: str, style: str = "") -> Text:
        """Words of a document on one line."""
        return Text(spelt(" ".join(words.split()), self._encoding), style)

    def wrapped(self, text: Text, width: int, before: Text | None = None) -> list[Text]:
        """Lines of at most the width; what stands `before` them, such as a bullet, has none of theirs below it."""
        hang = before.cell_len if before is not None else 0
        lines = (
            [text]
            if text.cell_len <= width - hang
            else list(text.wrap(self._console, width - hang, overflow="fold"))
        )
        if before is None:
            return lines
        return [
            Text().append_text(Text(" " * hang) if at else before).append_text(line)
            for at, line in enumerate(lines)
        ]

    def prose(self, words: str, width: int, style: str = "") -> list[Text]:
        """Paragraphs with their blank lines between, items of lists hanging."""
        found: list[Text] = []
        for line in spelt(words.strip("\n"), self._encoding).split("\n"):
            item = _ITEM.match(line)
            bullet = Text(item[0], style) if item else None
            found += self.wrapped(Text(line[item.end() if item else 0 :].rstrip(), style), width, bullet)
        return found

    def put(
        self, words: Sequence[Text], *, margin: Sequence[Text] = (), side: Sequence[Text] = (), at: int = 0
    ) -> None:
        """The words behind the margin; what stands at the side begins at the column `at`."""
        for left, middle, right in zip_longest(margin, words, side):
            line = Text()
            if left is not None:
                line.append_text(left)
            if middle is not None:
                line.append(" " * (self.margin - line.cell_len)).append_text(middle)
            if right is not None:
                line.append(" " * (at - line.cell_len)).append_text(right)
            self.line(line)

    def line(self, line: Text) -> None:
        """One line as it is."""
        line.rstrip()
        self._lines.append(line)
        self.count += 1

    def space(self) -> None:
        """An empty line, but not two."""
        if self._lines and self._lines[-1].plain:
            self.line(Text())

    def rule(self) -> None:
        """A line across."""
        self.line(Text(self.signs.rule * self.width, FAINT))

    def text(self) -> str:
        """All of it, ending with a newline."""
        self._console.print(Text("\n").join(self._lines), soft_wrap=True)
        return self._stream.getvalue()


def joined(parts: Iterable[Text], between: str) -> Text:
    """The texts in one line."""
    return Text(between).join(parts)
