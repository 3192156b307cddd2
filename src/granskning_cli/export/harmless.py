"""What a cell may hold so that no program for tables does anything with it.

No cell is a formula, whatever a respondent wrote: one that begins with = + - @, a tab or a line break, also behind blanks,
gets an apostrophe before it (the way of OWASP), and so does what begins so behind a semicolon, where a program that parts
cells by semicolons would see another cell. What a terminal obeys is written as an escape. Programs that take no cell for
a formula may want the text as it was written: `as_written()`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from granskning_cli.export.invisible import escaped

_FORMULA: Final = re.compile(r"(?:(?<=^)|(?<=;))(?=[\s\"']*[=+\-@\t\r\n＝＋－＠])")
_AS_WRITTEN: Final[ContextVar[bool]] = ContextVar("as_written", default=False)
_CONTROL: Final = re.compile(r"[\x00-\x09\x0b-\x1f]")
# What XML cannot hold, and what turns the direction of writing.
_ILLEGAL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
# A cell of a workbook holds 32,767 UTF-16 units.
LONGEST: Final = 32_000
CUT: Final = "… (cut)"


@contextmanager
def as_written(wanted: bool) -> Iterator[None]:
    """Within the block no apostrophe is put before what looks like a formula, if this is wanted."""
    token = _AS_WRITTEN.set(wanted)
    try:
        yield
    finally:
        _AS_WRITTEN.reset(token)


def harmless(text: str) -> str:
    """The text as no program takes it for a formula."""
    text = text.replace("\r\n", "\n")
    if _AS_WRITTEN.get():
        pass
    elif ";" in text:
        text = _FORMULA.sub("'", text)
    elif _FORMULA.match(text):
        text = f"'{text}"
    return escaped(_CONTROL.sub(lambda found: " " if found[0].isspace() else f"\\x{ord(found[0]):02x}", text))


def for_workbook(text: str) -> str:
    """The text as a cell of a workbook can hold it: without control characters, and cut where it is too long."""
    text = _ILLEGAL.sub("", text)
    if too_long(text):
        text = text.encode("utf-16-le")[: 2 * LONGEST].decode("utf-16-le", "ignore") + CUT
    # xlsxwriter takes what is in <r> and </r> for markup of its own
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def too_long(text: str) -> bool:
    """Whether a cell of a workbook cannot hold it all."""
    return len(text) > LONGEST // 2 and len(text.encode("utf-16-le", "replace")) > 2 * LONGEST
