"""What is said on stderr: one line a diagnostic, two lines for a failure.

warning[M504]: question 3.3, page 3: the text begins with Ja, but Nej is ticked
error[R101]: there is no file ks-2025.pdf
hint: Check the path. A name with spaces needs quotes.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

if TYPE_CHECKING:
    from granskning_cli.model.questionnaire import Diagnostic

_COLOURS: Final = {"error": "\x1b[1;31m", "warning": "\x1b[33m", "info": "\x1b[36m", "hint": "\x1b[1m"}
_PLAIN: Final = "\x1b[0m"
# Five lines of a narrow window: a longer message is a document's text or a path gone astray.
_LONGEST: Final = 400


class Messages(NamedTuple):
    """The user's wishes for stderr, and whether stdout may be coloured. A failure is told with `quiet` too."""

    quiet: bool
    colour: bool
    colour_out: bool = False

    def diagnostics(self, found: Iterable[Diagnostic]) -> None:
        """One line each, in their order."""
        if self.quiet:
            return
        for one in found:
            place = [f"question {one.question}"] if one.question is not None else []
            place += [f"page {one.at.page}"] if one.at is not None else []
            where = ", ".join(place) + ": " if place else ""
            self._say(one.severity, f"[{one.code}]", where + one.message)

    def remark(self, text: str) -> None:
        """A line about the run as a whole."""
        if not self.quiet:
            self._write(text)

    def failure(self, code: str, message: str) -> None:
        """Why nothing was converted, and the next step."""
        from granskning_cli.diagnostics import TABLE

        self._say("error", f"[{code}]", message)
        if code in TABLE:
            self._say("hint", "", TABLE[code].help)

    def _say(self, kind: str, code: str, text: str) -> None:
        head = f"{_COLOURS[kind]}{kind}{code}{_PLAIN}" if self.colour else kind + code
        self._write(f": {harmless(text if len(text) <= _LONGEST else text[:_LONGEST] + '…')}", head)

    def _write(self, text: str, head: str = "") -> None:
        stream = sys.stderr
        if stream is None:  # closed: `2>&-`
            return
        try:
            stream.write(f"{head}{text}\n")
            stream.flush()
        except OSError:
            silence(stream)


def harmless(text: str) -> str:
    """The text on one line, with nothing in it that a terminal obeys: \\x1b for an escape code, and so on."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else " " if c.isspace() else _name(c) for c in text)


def _name(c: str) -> str:
    return f"\\x{ord(c):02x}" if c < "\x80" else f"\\u{ord(c):04x}"


def wants_colour(refused: bool, stream: TextIO | None) -> bool:
    """Colours are for a person at a terminal who has not refused them, or for whoever asks for them in a pipe.

    NO_COLOR (no-color.org) goes before CLICOLOR_FORCE and FORCE_COLOR, and these before CLICOLOR=0.
    """
    value = os.environ.get
    if refused or value("NO_COLOR"):
        return False
    if any(value(name, "0") not in ("", "0") for name in ("CLICOLOR_FORCE", "FORCE_COLOR")):
        return True
    if value("TERM") == "dumb" or value("CLICOLOR") == "0":
        return False
    return stream is not None and stream.isatty()


def silence(stream: TextIO) -> None:
    """What is left to write to a stream that nobody reads goes nowhere, also when Python ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
